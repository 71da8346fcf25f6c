"""What belongs together: a story, its readings and its claims, one after another in a stream.

A format that shows claims in the words of articles needs both at hand, and not all of a store.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO
from urllib.parse import quote

from headwater.model import Article, Carriage, Claim, Origin, Reading, Side, Span, Stance, Story


@dataclass(slots=True)
class Case:
    """A story with what there is of its readings and claims; or one record without a story."""

    story: Story | None = None
    readings: dict[str, Reading] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The address of the story, or of the one record there is."""
        if self.story:
            return iri("story", self.story.id)
        if self.claims:
            return iri("claim", self.claims[0].id)
        return iri("article", next(iter(self.readings)))

    def text(self, article_id: str, spans: Iterable[Span]) -> str | None:
        """Return what spans of an article say, None where the article is not at hand."""
        reading = self.readings.get(article_id)
        return None if reading is None else said(reading.article.text, spans)


def cases(records: Iterable[object]) -> Iterator[Case]:
    """Cut a stream: a story opens a case, what is not of that story is a case by itself.

    An article stands for a reading that found nothing. Records of other kinds are left out.
    """
    case = Case()
    for item in records:
        record = Reading(item) if isinstance(item, Article) else item
        if not isinstance(record, (Story, Reading, Claim)):
            continue
        if not _joins(case, record):
            if case != Case():
                yield case
            case = Case()
        _add(case, record)
    if case != Case():
        yield case


def _joins(case: Case, record: Story | Reading | Claim) -> bool:
    if case.story is None or isinstance(record, Story):
        return False
    if isinstance(record, Reading):
        return record.article.id in case.story.article_ids
    return record.story_id == case.story.id


def _add(case: Case, record: Story | Reading | Claim) -> None:
    if isinstance(record, Story):
        case.story = record
    elif isinstance(record, Reading):
        case.readings[record.article.id] = record
    else:
        case.claims.append(record)


def said(text: str, spans: Iterable[Span]) -> str:
    """Return what several spans of a text say."""
    return " … ".join(span.of(text) for span in spans)


def end(claim: Claim, carriage: Carriage) -> Origin | None:
    """Find the origin that a chain ends in: by its name, else the only one the article leads to."""
    side = Side.DENIES if carriage.stance is Stance.DENIES else Side.SUPPORTS
    mine = [origin for origin in claim.origins if origin.side is side]
    named = [origin for origin in mine if carriage.chain and origin.party == carriage.chain[-1]]
    near = [origin for origin in mine if carriage.article_id in origin.article_ids]
    return next(iter(named), near[0] if len(near) == 1 else None)


def names(claim: Claim, carriage: Carriage) -> Sequence[str]:
    """List the parties upstream of a carriage, the origin by the name that it is counted under."""
    origin = end(claim, carriage)
    if origin is None:
        return carriage.chain
    return (*carriage.chain[:-1], origin.party)


def iri(kind: str, key: str) -> str:
    """Return an address for a record that has none on the web."""
    return f"urn:headwater:{kind}:{local(key)}"


def local(key: str) -> str:
    """Write any text so that it may stand within an address."""
    return quote(key, safe="", errors="backslashreplace")


def framed(out: TextIO, opening: str, items: Iterable[str], closing: str) -> None:
    """Write items one by one between an opening and a closing; without items, nothing."""
    before = opening
    for item in items:
        out.write(before + item)
        before = ",\n"
    if before is not opening:
        out.write(closing)
