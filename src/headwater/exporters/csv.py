"""Records as tables for a spreadsheet: flat rows, and no cell that a spreadsheet would run."""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, TextIO

from headwater.errors import HeadwaterError
from headwater.model import (
    Article,
    Attribution,
    Carriage,
    Claim,
    Correction,
    Entity,
    Entry,
    Link,
    Reading,
    Reject,
    Span,
    Statement,
    Story,
)

ACTIVE = frozenset("=+-@")  # a cell that begins so may be taken for a formula
WIDE = "\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"  # what some programs take for these
# Where a semicolon or a tab is what parts cells, one begins in the middle of ours.
INNER = re.compile(f"([;\t\r\n])(?=[=+@{WIDE}-])")
Cells = dict[str, object]


class CsvExporter:
    """Writes rows after RFC 4180: one a statement of a reading or of a claim, else one a record.

    A claim's ledger follows its statements, a line a row. A new kind of record
    begins a new table, after an empty line.
    """

    suffix = ".csv"
    kind = "readings"

    def export(self, records: Iterable[object], out: TextIO) -> None:
        """Write all records; those of one kind should follow one another."""
        for index, (kind, group) in enumerate(groupby(records, type)):
            if kind not in TABLES:
                raise HeadwaterError(f"csv has no table for {kind.__name__}; use jsonl")
            if index:
                out.write("\r\n")
            _table(kind, group, out)


def _table(kind: type, records: Iterable[object], out: TextIO) -> None:
    columns, flatten = TABLES[kind]
    writer = csv.DictWriter(out, columns.split(), lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        for cells in flatten(record):
            writer.writerow({name: _safe(value) for name, value in cells.items()})


def _safe(value: object) -> str:
    """Write one cell: nothing for None, and no formula."""
    if isinstance(value, (tuple, list)):
        value = "; ".join(str(item) for item in value)
    text = "" if value is None else str(value).encode("utf-8", "backslashreplace").decode()
    text = INNER.sub(r"\1'", text)
    return f"'{text}" if _begins_formula(text) else text


def _begins_formula(text: str) -> bool:
    """Tell whether a program may run a cell: blanks and marks without width before it are none."""
    if text.startswith(("\t", "\r")):
        return True
    first = next((letter for letter in text if _shows(letter)), "")
    return first in ACTIVE or (first != "" and first in WIDE)


def _shows(letter: str) -> bool:
    return not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Cc")


def _reading(reading: Reading) -> Iterator[Cells]:
    article = reading.article
    known = {attribution.id: attribution for attribution in reading.attributions}
    for statement in reading.statements:
        attribution = known.get(statement.attribution) if statement.attribution else None
        yield _article(article) | _statement(article, statement) | _source(article, attribution)


def _article(article: Article) -> Cells:
    names = ("id", "lang", "publisher", "published", "title", "url")
    return {name: getattr(article, name) for name in names}


def _statement(article: Article, statement: Statement) -> Cells:
    return {
        "speaker": statement.speaker,
        "content": _words(article, statement.content),
        "start": statement.content[0].start,
        "end": statement.content[-1].end,
    }


def _source(article: Article, attribution: Attribution | None) -> Cells:
    if attribution is None:
        return {}
    source = attribution.source
    return {
        "source": source and source.of(article.text),
        "source_name": attribution.source_name,
        "source_kind": attribution.source_kind,
        "cue": attribution.cue.of(article.text),
        "stance": attribution.stance,
        "quote": attribution.quote,
        "rule": attribution.provenance.rule,
    }


def _words(article: Article, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(article.text) for span in spans)


def _claim(claim: Claim) -> Iterator[Cells]:
    shared: Cells = {
        "claim": claim.id,
        "text": claim.text,
        "story": claim.story_id,
        "articles": claim.outlets,
        "independent_origins": claim.independent_origins,
        "possible_origins": claim.possible_origins,
        "origins": tuple(origin.party for origin in claim.origins),
    }
    yield from (shared | _carriage(carriage) for carriage in claim.carriages)
    yield from (shared | _entry(entry) for entry in claim.ledger)


def _carriage(carriage: Carriage) -> Cells:
    return {
        "row": "statement",
        "article": carriage.article_id,
        "start": carriage.content[0].start,
        "end": carriage.content[-1].end,
        "stance": carriage.stance,
        "speaker": carriage.speaker,
        "chain": carriage.chain,
        "ended": carriage.ended,
        "drift": tuple(drift.kind for drift in carriage.drift),
    }


def _entry(entry: Entry) -> Cells:
    return {
        "row": "ledger",
        "article": entry.article_id,
        "start": entry.span.start,
        "end": entry.span.end,
        "act": entry.act,
        "speaker": entry.party,
        "chain": entry.through,
        "published": entry.published,
    }


def _flat(*names: str) -> Callable[[Any], Iterator[Cells]]:
    def flatten(record: object) -> Iterator[Cells]:
        yield {name: getattr(record, name) for name in names}

    return flatten


READING = (
    "id lang publisher published title url speaker content start end"
    " source source_name source_kind cue stance quote rule"
)
CLAIM = (
    "claim text story articles independent_origins possible_origins origins"
    " row article start end act stance speaker chain ended drift published"
)
FLAT: dict[type, str] = {
    Article: "id lang publisher domain published section title url authors tags",
    Story: "id title started ended article_ids",
    Entity: "id name kind names articles article_ids",
    Link: "left right kind judgement score why",
    Reject: "where step reason",
    Correction: "id ruling subject left right made told undone",
}
TABLES: dict[type, tuple[str, Callable[[Any], Iterator[Cells]]]] = {
    Reading: (READING, _reading),
    Claim: (CLAIM, _claim),
    **{kind: (columns, _flat(*columns.split())) for kind, columns in FLAT.items()},
}
