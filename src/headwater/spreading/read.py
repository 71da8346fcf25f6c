"""The per-article part on a cluster: from names of files to readings and rejects."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, replace
from functools import partial

from headwater.engines.spark import Flow, Row, SparkEngine
from headwater.model import Article, Reading, Reject
from headwater.model.codec import decode, encode
from headwater.pipeline import read_articles
from headwater.readers.pieces import Piece, count_lines, cut, files, read_piece
from headwater.settings import Settings
from headwater.spreading.dataset import Dataset, Progress
from headwater.spreading.versions import several, superseded
from headwater.stores.schema import clean, sha

LEAST, PIECE = 250_000, 2_000_000  # bytes of a piece: some 50 to 400 articles, seconds of work
EACH = 8  # pieces for each core, where there is enough: so that none waits long for the last
FILES = 500  # pieces of one task, where they are small
COUNTED = 32  # pieces whose lines one task counts
PIECES = {"task": "long", "pieces": "string"}
LINES = {"path": "string", "start": "long", "lines": "long"}
SHOWN = ("lang", "publisher", "domain", "published", "title", "url")
READINGS = dict.fromkeys(("id", *SHOWN, "sha", "record"), "string")
ROWS = {"kind": "string", **READINGS, "task": "long", "number": "long"}

# Of readings with one id the last one stays. One that says other than the one before takes back
# the rejects that were told of its article so far. So it is in a store, article after article.
ONCE = """
    SELECT r.* EXCEPT (kind, task, number) FROM {raw} AS r LEFT ANTI JOIN {several} AS s
    ON r.id = s.id WHERE r.kind = 'reading'
"""
TOLD = """
    SELECT DISTINCT r.id, r.record FROM {raw} AS r LEFT ANTI JOIN {several} AS s
    ON r.id = s.id WHERE r.kind = 'reject'
"""
OF_KIND = "SELECT id, record FROM {kept} WHERE kind = '{kind}'"
BOTH = "SELECT * FROM {once} UNION ALL SELECT * FROM {again}"


def read_all(
    inputs: Sequence[str], dataset: Dataset, settings: Settings, engine: SparkEngine
) -> Progress:
    """Read all inputs; an article that comes again with other words has versions."""
    whole = list(files(inputs))
    size = sum(piece.size for piece in whole) // (EACH * engine.cores)
    size = min(max(size, LEAST), PIECE)
    cut_up = _numbered([piece for file in whole for piece in cut(file, size)], engine)
    names = engine.flow(_tasks(cut_up, size), PIECES)
    raw = engine.settled(
        names.map_parts(partial(_read, settings=settings), ROWS), f"{dataset.work}/read"
    )
    ids = several(raw, dataset, engine)
    kept = superseded(raw, ids, dataset, engine)
    once, told = (engine.ask(query, raw=raw, several=ids) for query in (ONCE, TOLD))
    again = _kept("reading", kept, engine).map_parts(_shown_again, READINGS)
    engine.ask(BOTH, once=once, again=again).write(dataset.folder("readings"))
    rejects = engine.ask(BOTH, once=told, again=_kept("reject", kept, engine))
    rejects.write(dataset.folder("rejects"))
    _kept("history", kept, engine).write(dataset.folder("histories"))
    _kept("wording", kept, engine).write(dataset.folder("wordings"))
    return dataset.told("read", engine, "readings", "rejects")


def _kept(kind: str, kept: Flow, engine: SparkEngine) -> Flow:
    return engine.ask(OF_KIND.replace("{kind}", kind), kept=kept)


def _numbered(found: Sequence[Piece], engine: SparkEngine) -> list[Piece]:
    """Tell each piece of a file how many lines come before it."""
    cut = [piece for piece in found if piece.end]
    runs = [cut[at : at + COUNTED] for at in range(0, len(cut), COUNTED)]
    flow = engine.flow([(task, _written(run)) for task, run in enumerate(runs)], PIECES)
    lines = {(path, start): n for path, start, n in flow.map_parts(_count, LINES).at_once()}
    made, path, before = list[Piece](), "", 0
    for piece in found:
        before = before if piece.path == path else 0
        made.append(replace(piece, before=before))
        path, before = piece.path, before + lines.get((piece.path, piece.start), 0)
    return made


def _tasks(found: Iterable[Piece], size: int) -> list[Row]:
    """Give each task a long piece, or so many short ones as make one, in their order."""
    runs: list[list[Piece]] = [[]]
    for piece in found:
        if runs[-1] and (len(runs[-1]) == FILES or sum(p.size for p in (*runs[-1], piece)) > size):
            runs.append([])
        runs[-1].append(piece)
    return [(task, _written(run)) for task, run in enumerate(runs)]


def _written(run: Sequence[Piece]) -> str:
    return json.dumps([astuple(piece) for piece in run])


def _pieces(rows: Iterable[Row]) -> Iterator[tuple[int, Piece]]:
    return ((task, Piece(*values)) for task, run in rows for values in json.loads(run))


def _count(rows: Iterator[Row]) -> Iterator[Row]:
    return ((piece.path, piece.start, count_lines(piece)) for _, piece in _pieces(rows))


def _read(rows: Iterator[Row], settings: Settings) -> Iterator[Row]:
    """Read the pieces of a task as one stream, so that an encoder has many articles at once."""
    for task, run in rows:
        items = (
            item for _, piece in _pieces([(task, run)]) for item in read_piece(piece, settings)
        )
        for number, found in enumerate(read_articles(items, settings.encoder)):
            yield (*_row(found), task, number)


def _row(found: Reading | Reject) -> Row:
    if isinstance(found, Reject):
        return ("reject", clean(found.where), *(None for _ in SHOWN), None, encode(found))
    return ("reading", *_columns(found))


def _columns(reading: Reading) -> Row:
    article = reading.article
    shown = (_shown(article, name) for name in SHOWN)
    return clean(article.id), *shown, sha(article, reading.encoder), encode(reading)


def _shown_again(rows: Iterator[Row]) -> Iterator[Row]:
    return (_columns(decode(Reading, line)) for _, line in rows)


def _shown(article: Article, name: str) -> str | None:
    value: str | None = getattr(article, name)
    return None if value is None else clean(value)
