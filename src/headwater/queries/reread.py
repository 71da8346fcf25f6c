"""A brief of a story out of a store: chosen, and every sentence read again before it is handed on.

Between reading and asking an article may have become another: a newer version, a file someone
edited. Then its spans point at other words, and a sentence that cannot be read again is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.errors import InputError
from headwater.languages import available
from headwater.model import Reading, Story
from headwater.queries.briefs import Line, Section, select, untold
from headwater.queries.pages import SHOWN, claims_of, found_or_told
from headwater.stores import Store

READ = 60  # articles, of those that carry the heaviest claims, whose sentences may be told
GONE = "its article is not in the store any more"
CHANGED = "the text of its article is not the one that was read"
MOVED = "its article does not say so at {}\u2013{}"
UNLINKED = "its article was read anew and not linked since; run headwater read once more"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that was to be told and could not be read again, and the reason."""

    line: Line
    reason: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A story in sentences of its articles.

    ``spoken`` are the languages of its articles, ``langs`` those asked for; ``elsewhere`` counts
    the claims of several articles that none tells in these.
    """

    story: Story
    langs: tuple[str, ...]
    spoken: tuple[str, ...]
    sections: tuple[Section, ...]
    refused: tuple[Refusal, ...] = ()
    elsewhere: int = 0


def brief(store: Store, id: str, langs: Sequence[str] = ()) -> Brief:  # noqa: A002 - the field's name
    """Tell a story in sentences of its articles, in the original ``langs`` asked for."""
    _check(langs)
    story = found_or_told(store, Story, id, "stories")
    claims = claims_of(store, story)
    carrying = dict.fromkeys(row.article_id for claim in claims for row in claim.carriages)
    most = SHOWN if langs else READ  # the few in one language may be anywhere
    readings = store.pick(Reading, list(carrying)[:most])
    chosen = select(claims, readings, langs)
    refused = _refusals(store, [line for section in chosen for line in section.lines])
    spoken = tuple(sorted({reading.article.lang for reading in readings}))
    gone = {refusal.line for refusal in refused}
    kept = (replace(s, lines=tuple(x for x in s.lines if x not in gone)) for s in chosen)
    sections = tuple(section for section in kept if section.lines)
    elsewhere = untold(claims, readings, langs)
    return Brief(story, tuple(langs), spoken, sections, tuple(refused), elsewhere)


def _check(langs: Sequence[str]) -> None:
    unknown = [lang for lang in langs if lang not in available()]
    if unknown:
        known = ", ".join(available())
        raise InputError(f"no language {unknown[0][:40]!r} here; there are: {known}")


def _refusals(store: Store, lines: Sequence[Line]) -> list[Refusal]:
    """Read each article again, once, and check every line of it."""
    keys = dict.fromkeys(line.byline.article_id for line in lines)
    again = {key: _again(store, key) for key in keys}
    told = ((line, _refusal(line, *again[line.byline.article_id])) for line in lines)
    return [Refusal(line, reason) for line, reason in told if reason]


def reread(store: Store, line: Line) -> str | None:
    """Read a sentence again where it stands; say why it must not be told, None if it may."""
    return _refusal(line, *_again(store, line.byline.article_id))


def _again(store: Store, key: str) -> tuple[Reading | None, bool]:
    """Read an article from the store, and tell whether its text is the one that was written."""
    reading = store.get(Reading, key)
    return reading, reading is not None and store.intact(reading.article)


def _refusal(line: Line, reading: Reading | None, intact: bool) -> str | None:  # noqa: FBT001 - a pair of _again
    if reading is None:
        return GONE
    if not intact:
        return CHANGED
    text, span = reading.article.text, line.span
    if span.end > len(text) or span.of(text) != line.text:
        return MOVED.format(span.start, span.end)
    if all(statement.id != line.statement_id for statement in reading.statements):
        return UNLINKED
    return None
