"""Nouns for outlets that are none of one: "the site of the White House", "the Medicines Agency".

A noun such as "site" or "agency" makes a name beside it an outlet's. But what follows it in the
genitive is its owner, and the owner of a site is no outlet: the site is what the owner put down.
"""

from dataclasses import dataclass

from headwater.attribute.heads import ADJECTIVE, Head
from headwater.attribute.scene import Scene
from headwater.languages import Noun
from headwater.model import MentionKind, SourceKind, Span, Token

GENITIVE = "gent"


@dataclass(frozen=True, slots=True)
class Owned:
    """What is somebody's: a page is a document, an agency a body, another outlet is an outlet.

    It is known by the whole phrase, unless it has a ``name``.
    """

    kind: SourceKind
    name: str | None = None


def owned(scene: Scene, source: Span, head: Head) -> Owned | None:
    """Return what a phrase headed by a noun for an outlet is, where it says whose; None if not.

    ``source`` holds no listed outlet.
    """
    noun, last = scene.tokens[head.end - 1], scene.index_at(source.end)
    body = _body(scene, noun) if scene.words.agencies.has(noun) else None
    if body:
        return Owned(SourceKind.ORGANIZATION, body)
    after = _after(scene, head.end, last)
    if after is not None and scene.words.press.has(scene.tokens[after]):
        after = _after(scene, after + 1, last)
        news = after is not None and _is_owner(scene, after, last)
        return Owned(SourceKind.OUTLET) if news else None
    if after is not None and _is_owner(scene, after, last):
        kind = _kind(scene, noun)
        return Owned(kind) if scene.inflected or kind is not SourceKind.OUTLET else None
    before = range(scene.index_at(source.start), head.at)
    ends = scene.pack.head.head_last and head.end == last and scene.words.sites.has(noun)
    owner = ends and any(_is_owner(scene, place, head.at) for place in before)
    return Owned(SourceKind.DOCUMENT) if owner else None


def _kind(scene: Scene, noun: Token) -> SourceKind:
    """Return what a noun for an outlet stands for beside its owner."""
    if scene.words.sites.has(noun):
        return SourceKind.DOCUMENT
    return SourceKind.ORGANIZATION if scene.words.agencies.has(noun) else SourceKind.OUTLET


def _body(scene: Scene, noun: Token) -> str | None:
    """Return the name of a body that a noun is part of: common nouns follow it in the name."""
    for mention in scene.analysis.mentions:
        if mention.kind is MentionKind.ORGANIZATION and mention.span.contains(noun.span):
            rest = scene.article.text[noun.span.end : mention.span.end].split()
            if any(word[0].islower() for word in rest):
                return mention.name
    return None


def _after(scene: Scene, start: int, last: int) -> int | None:
    """Return the place of the noun that follows in the genitive, past its adjectives."""
    place = start
    if not scene.inflected:
        if place >= last or not scene.words.prepositions.has(scene.tokens[place]):
            return None
        place += 1
        while place < last and scene.words.determiners.has(scene.tokens[place]):
            place += 1
        return place if place < last else None
    while place < last and _describes(scene.tokens[place]):
        place += 1
    return place if place < last and GENITIVE in scene.tokens[place].cases else None


def _describes(token: Token) -> bool:
    return ADJECTIVE in token.pos and "NOUN" not in token.pos and GENITIVE in token.cases


def _is_owner(scene: Scene, place: int, last: int) -> bool:
    """Tell whether a word is of somebody who has a site: a body, a land, one with an office."""
    token = scene.tokens[place]
    mention = next((m for m in scene.analysis.mentions if m.span.contains(token.span)), None)
    if mention and mention.kind is MentionKind.PLACE:
        return True
    if mention and mention.name in scene.pack.names.organizations:
        return True
    end = scene.index_at(mention.span.end) if mention and not scene.inflected else place + 1
    return any(_has_office(scene, at, last) for at in range(place, min(end, last)))


def _has_office(scene: Scene, place: int, last: int) -> bool:
    """Tell whether a noun for a body or for somebody with an office begins at a word."""
    term = scene.words.nouns.longest(scene.tokens, place, last)
    return (
        term is not None
        and isinstance(term.entry, Noun)
        and term.entry.kind in (SourceKind.ORGANIZATION, SourceKind.PERSON)
    )
