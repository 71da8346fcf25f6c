"""Where something was said: "told X", «в інтерв'ю X», a dateline's or last line's agency."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

from headwater.languages import Outlet, Pack, load
from headwater.languages.lexicon import Lexicon, lexicon
from headwater.languages.nominative import nominative
from headwater.languages.turns import phrases
from headwater.model import (
    Analysis,
    Article,
    Attribution,
    MentionKind,
    SourceKind,
    Span,
    Token,
    cover,
)

OPENING = 200  # code points from the start within which a dateline stands
CLOSE = 3  # tokens between a cue and the outlet told
FEW = 3  # words of a name that somebody is said to have told something
WIDE = 10  # tokens between the formula and the noun for the outlet that printed it
NEAR = 6  # tokens between the formula and the channel's name
NAMING = (MentionKind.ORGANIZATION, MentionKind.PRODUCT)
CREDIT = re.compile(r"\((?P<name>[^\W\d_][^()\n]{1,30})\)")
QUOTED = re.compile(r"[«„“\"](?P<name>[^«»„“”\"\n]{1,40})[»“”\"]")
DASHES = "-–—"


@dataclass(frozen=True, slots=True)
class Room:
    """An article, its analysis and the words of its language."""

    article: Article
    analysis: Analysis
    pack: Pack
    outlets: tuple[tuple[int, str], ...] = ()  # those that are a source, and where

    @property
    def words(self) -> Lexicon:
        """Return the indexed words of the language."""
        return lexicon(self.pack.lang)

    @property
    def known(self) -> frozenset[str]:
        """Return every writing of every listed outlet, case folded."""
        return _writings(self.pack.lang)


@cache
def _writings(lang: str) -> frozenset[str]:
    return frozenset(n.casefold() for outlet in load(lang).outlets for n in outlet.writings)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel's name, the words that show it, and the attribution spoken through it."""

    name: str
    evidence: Span
    attribution: Attribution | None = None
    written: bool = False  # its own writer says it
    rule: str = "channel"


def channels(
    article: Article, analysis: Analysis, attributions: Sequence[Attribution], pack: Pack
) -> Iterator[Channel]:
    """Yield the channels of an article in text order, credits of agencies last."""
    known = sorted(
        (a.source.start, a.source_name)
        for a in attributions
        if a.source and a.source_name and a.source_kind is SourceKind.OUTLET
    )
    room = Room(article, analysis, pack, tuple(known))
    for sentence in analysis.sentences:
        spoken = [a for a in attributions if sentence.span.contains(a.cue)]
        if not spoken:
            continue
        for at in range(sentence.first, sentence.last):
            found = _named(room, at, sentence.last) or _page(room, at, sentence.last, spoken)
            if found:
                others = [a for a in spoken if a.source_name != found.name]
                said = _nearest(others or spoken, found.evidence.start)
                yield Channel(found.name, found.evidence, said)
        yield from _linked(room, sentence.span, spoken)
        for one in spoken:
            yield from filter(None, (_told(room, one, sentence.last), _desk(room, one)))
    yield from _credits(room)
    yield from _headed(room)


def _headed(room: Room) -> Iterator[Channel]:
    """Yield whose site the whole headline links to: there lies the piece that was taken."""
    for link in room.article.links:
        if link.span == room.article.headline:
            outlet = _outlet_at(link.url, room.pack)
            name = outlet.name if outlet else (urlsplit(link.url).hostname or "")
            yield Channel(name.removeprefix("www."), link.span, rule="link")


def _linked(room: Room, sentence: Span, spoken: Sequence[Attribution]) -> Iterator[Channel]:
    """Yield the outlets to whose sites a sentence links where it tells what somebody said."""
    for link in room.article.links:
        outlet = _outlet_at(link.url, room.pack) if sentence.contains(link.span) else None
        if outlet:
            said = _nearest(spoken, link.span.start)
            yield Channel(_as_named(room, outlet), link.span, said, rule="link")


def _outlet_at(url: str, pack: Pack) -> Outlet | None:
    there = urlsplit(url).hostname or ""
    ends = {there, there.partition(".")[2]}
    return next((one for one in pack.outlets if not ends.isdisjoint(one.domains)), None)


def _as_named(room: Room, outlet: Outlet) -> str:
    """Return an outlet's name as the article writes it, or as the pack does."""
    text = room.article.text
    return max((n for n in outlet.writings if n in text), key=len, default=outlet.name)


def _told(room: Room, said: Attribution, last: int) -> Channel | None:
    """Read the outlet that stands right after a cue and is not its source: "told Reuters"."""
    first = _index(room.analysis, said.cue) + 1
    while first < last and room.analysis.tokens[first].span.start < said.cue.end:
        first += 1
    if said.source is None or not room.pack.head.morphology or first >= last:
        return None
    end = min(first + CLOSE, last)
    name = _name_after(room, first, end, sure=False) or _again(room, first, end)
    name = name or _quoted(room, said, first) or _titled(room, first, last)
    if name is None or said.source.overlaps(name[1]) or name[0] == said.source_name:
        return None
    between = room.article.text[said.cue.end : name[1].start]
    inverted = said.source.start > said.cue.start and not _quoted(room, said, first)
    if any(mark in between for mark in ",;:.(") or inverted:
        return None
    return Channel(name[0], Span(said.cue.start, name[1].end), said)


def _quoted(room: Room, said: Attribution, first: int) -> tuple[str, Span] | None:
    """Return a name in quotation marks between a cue and its source: "told «X» the mayor"."""
    tokens, text = room.analysis.tokens, room.article.text
    found = QUOTED.match(text, tokens[first].span.start) if first < len(tokens) else None
    if found is None or said.source is None or not 0 < said.source.start - found.end() <= NEAR:
        return None
    name = found["name"]
    if not name[0].isupper() or len(name.split()) > FEW:
        return None
    return nominative(name, room.pack), Span(found.start("name"), found.end("name"))


def _desk(room: Room, said: Attribution) -> Channel | None:
    """Read the outlet somebody writes for: "NBC's Ann Lee", "wrote Ann Lee for Delta"."""
    source = said.source
    if source is None or said.source_kind is not SourceKind.PERSON:
        return None
    found = _owner_outlet(room, source) or _written_for(room, source)
    return (
        Channel(found[0], cover([said.cue, source, found[1]]), said, written=True)
        if found
        else None
    )


def _owner_outlet(room: Room, source: Span) -> tuple[str, Span] | None:
    """Return the listed outlet that opens a phrase with a person's name and no noun."""
    inside = [m for m in room.analysis.mentions if source.contains(m.span)]
    nouns = (room.words.nouns.has(token) for token in room.analysis.words(source))
    if len(inside) < 2 or inside[0].span.start != source.start or any(nouns):
        return None
    written = inside[0].span.of(room.article.text)
    endings = room.pack.names.possessive
    bare = next((written.removesuffix(e) for e in endings if written.endswith(e)), written)
    return (bare, inside[0].span) if bare.casefold() in room.known else None


def _written_for(room: Room, source: Span) -> tuple[str, Span] | None:
    """Return the body named after "for", at the end of a source or right after it."""
    tokens = room.analysis.tokens
    for mention in room.analysis.mentions:
        if mention.kind not in (MentionKind.ORGANIZATION, MentionKind.PRODUCT):
            continue
        at = _index(room.analysis, mention.span) - 1
        near = at > 0 and source.start < tokens[at].span.start <= source.end + 1
        if near and room.words.desks.has(tokens[at]):
            return mention.span.of(room.article.text), mention.span
    return None


def _named(room: Room, at: int, last: int) -> Channel | None:
    """Read a formula with the name of an outlet after it."""
    tokens = room.analysis.tokens
    term = room.words.channels.longest(tokens, at, last)
    if term is None:
        return None
    end = at + len(term.words)
    name = _titled(room, end, last)
    name = name or _name_after(room, end, min(end + NEAR, last), sure=len(term.words) > 1)
    name = name or (_printed(room, end, min(end + WIDE, last)) if len(term.words) > 1 else None)
    name = name or _again(room, end, min(end + CLOSE, last))
    if name is None:
        return None
    evidence = Span(tokens[at].span.start, name[1].end)
    if name[0].casefold() not in room.known and room.words.sites.has(tokens[end - 1]):
        whole = Span(tokens[end - 1].span.start, name[1].end)  # "the site of the White House"
        return Channel(nominative(whole.of(room.article.text), room.pack), evidence)
    return Channel(name[0], evidence)


def _printed(room: Room, start: int, end: int) -> tuple[str, Span] | None:
    """Return the name after a noun for an outlet: "that today the business daily "X" prints"."""
    tokens, text = room.analysis.tokens, room.article.text
    for at in range(start, end):
        if tokens[at].lower in {",", ";", ":", "."}:
            return None
        if _is_outlet(room, tokens[at]):
            names = (t for t in tokens[at + 1 : at + NEAR] if t.span.of(text)[0].isupper())
            name = next(names, None)
            return (name.span.of(text), name.span) if name else None
    return None


def _again(room: Room, start: int, end: int) -> tuple[str, Span] | None:
    """Return the outlet named last before "the station", told something in tokens ``[start, end)``.

    "The media" are no one outlet, and "this newspaper" is the article's own.
    """
    tokens = room.analysis.tokens
    for at in range(start, end):
        noun = tokens[at].span.of(room.article.text)[0].islower() and _is_outlet(room, tokens[at])
        if tokens[at].lower in {",", ";", ":", "."} or not noun:
            continue
        around = room.article.text[tokens[start].span.start : tokens[at].span.end]
        if room.words.press.has(tokens[at]) or phrases(room.pack.turns.ourselves).search(around):
            return None
        name = _last_named(room, tokens[at].span.start)
        return (name, tokens[at].span) if name else None
    return None


def _titled(room: Room, start: int, last: int) -> tuple[str, Span] | None:
    """Return a name that has a noun for an outlet in it: "told Radio Meridiano"."""
    tokens, text = room.analysis.tokens, room.article.text
    end = start
    while end < last and tokens[end].span.of(text)[0].isupper():
        end += 1
    if end - start < 2 or not any(_is_outlet(room, token) for token in tokens[start:end]):
        return None
    span = Span(tokens[start].span.start, tokens[end - 1].span.end)
    return nominative(span.of(text), room.pack), span


def _last_named(room: Room, place: int) -> str | None:
    """Return the outlet named last: as a source, or after a noun for an outlet."""
    tokens, text = room.analysis.tokens, room.article.text
    found = [known for known in room.outlets if known[0] < place and known[1][:1].isupper()]
    for mention in room.analysis.mentions:
        at = _index(room.analysis, mention.span)
        called = mention.kind in NAMING and at > 0 and _is_outlet(room, tokens[at - 1])
        if mention.span.start < place and (called or mention.name.casefold() in room.known):
            found.append((mention.span.start, mention.name))
    words = [at for at, token in enumerate(tokens) if token.span.of(text)[0].isalnum()]
    for before, at in pairwise(at for at in words if tokens[at].span.start < place):
        noun, written = tokens[before].span.of(text), tokens[at].span.of(text)
        between = text[tokens[before].span.end : tokens[at].span.start].strip('«„“" ')
        called = noun[0].islower() and written[0].isupper() and not between
        if called and _is_outlet(room, tokens[before]):
            found.append((tokens[at].span.start, _capitals(room, at)))
    return max(found)[1] if found else None


def _capitals(room: Room, at: int) -> str:
    """Return the words with a capital that stand together from a token on, or those quoted."""
    tokens, text = room.analysis.tokens, room.article.text
    quoted = QUOTED.match(text, max(0, tokens[at].span.start - 1))
    if quoted:
        return quoted["name"]
    last = at
    while last + 1 < len(tokens) and tokens[last + 1].span.of(text)[0].isupper():
        last += 1
    return Span(tokens[at].span.start, tokens[last].span.end).of(text)


def _page(room: Room, at: int, last: int, spoken: Sequence[Attribution]) -> Channel | None:
    """Read a person's own page: it is known by the page's word and the person's name."""
    tokens = room.analysis.tokens
    term = room.words.pages.longest(tokens, at, last)
    if term is None or len(term.words) < 2:
        return None
    evidence = Span(tokens[at].span.start, tokens[at + len(term.words) - 1].span.end)
    said = _nearest(spoken, evidence.start)
    if not said.source_name:
        return None
    place = Span(tokens[at + 1].span.start, evidence.end).of(room.article.text)
    return Channel(f"{nominative(place, room.pack)} {said.source_name}", evidence)


def _name_after(room: Room, start: int, end: int, *, sure: bool) -> tuple[str, Span] | None:
    """Return the name of an outlet in tokens ``[start, end)``; ``sure`` takes unlisted ones."""
    if start >= end:
        return None
    tokens, text = room.analysis.tokens, room.article.text
    near = Span(tokens[start].span.start, tokens[end - 1].span.end)
    mention = next((m for m in room.analysis.mentions if near.contains(m.span)), None)
    raw = tokens[start].span.of(text)
    if mention and sure and raw[0].isupper() and mention.span.start > tokens[start].span.end:
        mention = None  # who says it stands behind the name: "dijo a X la portavoz Y"
    if mention and not set(text[near.start : mention.span.start]) & set(",;:."):
        before = tokens[start : _index(room.analysis, mention.span)]
        listed = mention.name.casefold() in room.known or any(_is_outlet(room, t) for t in before)
        body = mention.kind in (MentionKind.ORGANIZATION, MentionKind.PRODUCT)
        return (mention.name, mention.span) if listed or (sure and body) else None
    if sure and raw[0].isupper():
        return nominative(raw, room.pack), tokens[start].span
    return None


def _index(analysis: Analysis, span: Span) -> int:
    return bisect_left(analysis.tokens, span.start, key=lambda token: token.span.start)


def _is_outlet(room: Room, token: Token) -> bool:
    term = room.words.nouns.longest([token], 0, 1)
    return term is not None and getattr(term.entry, "kind", None) is SourceKind.OUTLET


def _nearest(spoken: Sequence[Attribution], place: int) -> Attribution:
    return min(spoken, key=lambda a: (abs(a.cue.start - place), a.cue.start))


def _credits(room: Room) -> Iterator[Channel]:
    """Yield an agency credited in brackets: in the dateline, or alone on the last line."""
    text, parts = room.article.text, room.article.body or room.article.parts
    if not parts:
        return
    first, last = parts[0].start, parts[-1].end
    for match in CREDIT.finditer(text, first, last):
        name = match["name"].strip()
        alone = not text[: match.start()].rpartition("\n")[2].strip()
        closing = alone and not text[match.end() : last].strip(" .\n")
        dateline = text[match.end() :].lstrip(" .")[:1] in set(DASHES)
        if closing or (dateline and match.start() - first < OPENING):
            yield Channel(name, Span(match.start("name"), match.end("name")))
