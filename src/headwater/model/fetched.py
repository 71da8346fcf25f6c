"""What came from the net: one answer, and where its raw record is kept."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer of a server to one request.

    ``asked`` is the address that was asked for, ``url`` the one that answered in the end. ``body``
    is inflated; ``fetched`` is when, ISO 8601 in UTC.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: str

    @property
    def digest(self) -> str:
        """The SHA-256 of the body, in hexadecimal: ``Article.raw_sha256`` of what is made of it."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the record of one answer lies: ``length`` bytes from ``offset`` of a WARC file.

    ``id`` is the id of the record, ``digest`` the SHA-256 of the body, in hexadecimal.
    """

    id: str
    url: str
    fetched: str
    digest: str
    file: str
    offset: int
    length: int
