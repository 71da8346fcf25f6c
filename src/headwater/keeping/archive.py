"""A backup: one zip file with the store, what was kept, and a list of digests.

The store lies in it as an SQLite file, whatever it was, so that any backup can be brought back into
any kind of store, and read without Headwater.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from headwater.errors import KeepError
from headwater.model.codec import decode, encode

FORMAT = 1
STORE = "store.db"
KEPT = "kept/"
MANIFEST = "manifest.json"
NAME = re.compile(r"store\.db|kept/[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.warc\.gz")
CHUNK = 1 << 20
MOST = 1 << 26  # bytes of a manifest: half a million files


@dataclass(frozen=True, slots=True)
class Saved:
    """A file of a backup: its name there, its size in bytes, its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup: when it was made, by which Headwater, its files and articles."""

    format: int
    headwater: str
    made: str
    articles: int
    files: tuple[Saved, ...]

    @property
    def size(self) -> int:
        """How many bytes its files have."""
        return sum(saved.size for saved in self.files)


def add(archive: ZipFile, name: str, path: Path, limit: int | None = None) -> Saved:
    """Add a file, or its first ``limit`` bytes, to an archive that is being written."""
    digest, size = hashlib.sha256(), 0
    info = ZipInfo.from_file(path, name)
    info.compress_type = ZIP_STORED if name.startswith(KEPT) else ZIP_DEFLATED
    with path.open("rb") as file, archive.open(info, "w", force_zip64=True) as into:
        for block in blocks(file, limit):
            digest.update(block)
            size += len(block)
            into.write(block)
    return Saved(name, size, digest.hexdigest())


def add_manifest(archive: ZipFile, manifest: Manifest) -> None:
    """Add the list of what was added."""
    archive.writestr(MANIFEST, encode(manifest) + "\n")


def read_manifest(archive: ZipFile) -> Manifest:
    """Read the list of an archive; KeepError when it is none of ours, or names what it must not."""
    try:
        info = archive.getinfo(MANIFEST)
        if info.file_size > MOST:
            raise KeepError(f"{MANIFEST} is larger than {MOST} bytes")
        manifest = decode(Manifest, archive.read(info).decode())
    except (KeyError, ValueError, BadZipFile) as error:
        raise KeepError(f"not a backup of Headwater: {error}") from error
    if manifest.format != FORMAT:
        raise KeepError(f"a backup of form {manifest.format}; this Headwater knows {FORMAT}")
    names = [saved.name for saved in manifest.files]
    odd = [name for name in names if not NAME.fullmatch(name)]
    if odd or len(names) != len(set(names)) or STORE not in names:
        raise KeepError(f"its list of files is not one that a backup has: {odd[:1] or names[:3]}")
    return manifest


def extract(archive: ZipFile, saved: Saved, path: Path) -> None:
    """Write a file of an archive to ``path``; KeepError when it is not what its digest says."""
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(saved.name) as packed, path.open("xb") as into:
            for block in blocks(packed, saved.size + 1):
                digest.update(block)
                size += len(block)
                into.write(block)
    except (KeyError, BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise KeepError(f"{saved.name}: damaged: {error}") from error
    if (size, digest.hexdigest()) != (saved.size, saved.sha256):
        raise KeepError(f"{saved.name}: not the file that was saved: its digest differs")


def blocks(file: IO[bytes], limit: int | None = None) -> Iterator[bytes]:
    """Read a file block by block, to its end or to ``limit`` bytes."""
    left = limit
    while block := file.read(CHUNK if left is None else min(CHUNK, left)):
        yield block
        left = None if left is None else left - len(block)
