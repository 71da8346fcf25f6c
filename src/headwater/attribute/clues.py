"""What speaks for a party being the one that a pronoun, a role or nobody stands for.

Each clue is a number between -1 and 1 or a small count, the same in every language; what they are
worth is learned (``training/who.py``) and lies in ``who.json``.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p

from headwater.attribute.callings import Calling, stem
from headwater.attribute.cast import Figure
from headwater.attribute.scene import Scene
from headwater.model import Sentence, SourceKind, Span

FAR = 30  # sentences
NAMELESS = Calling()
MANY = 4  # other parties named in between


@dataclass(frozen=True)
class Asked:
    """Someone is meant at a place: of which kinds, how called, of which gender."""

    way: str  # which weights apply
    place: int
    kinds: frozenset[SourceKind]
    calling: Calling = NAMELESS
    gender: str = ""
    plural: bool = False
    recalled: bool = False  # in a sentence about what was reported before
    content: tuple[Span, ...] = ()
    outer: Figure | None = None  # who says the words that the question stands in
    last: Figure | None = None  # who was the source before


@dataclass(frozen=True)
class Room:
    """An article's parties and sentences, as clues look at them."""

    scene: Scene
    figures: Sequence[Figure]

    @cached_property
    def starts(self) -> list[int]:
        """Return where the sentences start."""
        return [sentence.span.start for sentence in self.scene.analysis.sentences]

    def sentence(self, place: int) -> int:
        """Return the number of the sentence that holds a place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def of(self, number: int) -> Sentence:
        """Return a sentence by its number."""
        return self.scene.analysis.sentences[number]


def clues(room: Room, asked: Asked, figure: Figure) -> dict[str, float]:
    """Return what speaks for and against one party."""
    return {
        "always": 1.0,
        "recalled": float(asked.recalled),
        **_called(asked, figure),
        **_near(room, asked, figure),
        **_known(room, asked, figure),
    }


def _called(asked: Asked, figure: Figure) -> dict[str, float]:
    """Tell how the calling asked about fits those that the party has."""
    mine, yours = asked.calling, figure.calling
    if not mine.heads:
        return {}
    shared = mine.about & yours.about
    heads = {stem(head) for head in yours.heads} or yours.about
    alike = not heads.isdisjoint(map(stem, mine.heads))
    return {
        "head": float(alike),
        "group": float(bool(mine.groups & yours.groups) and not alike),
        "named without": float(not yours.heads),
        "about": min(2, len(shared)) / 2,
        "about else": float(bool(mine.about and yours.about) and not shared),
        "about unheard": float(bool(mine.about) and not yours.about),
        "owned": float(mine.owned),
        "man of a woman": float(mine.gender == "masc" and figure.gender == "femn"),
        "in name": float(bool(mine.about & _stems(figure))),
        "bare": float(not mine.about),
        "bare last": float(not mine.about and figure is asked.last),
        "bare else": float(not mine.about and bool(yours.heads) and not alike),
    }


def _stems(figure: Figure) -> frozenset[str]:
    return frozenset(map(stem, figure.name.split()))


def _near(room: Room, asked: Asked, figure: Figure) -> dict[str, float]:
    """Tell how near the party was named, and who else was named since."""
    here = room.sentence(asked.place)
    span = figure.before(asked.place)
    if span is None:
        first = min((f.spoke[0] for f in room.figures if f.spoke), default=-1)
        return {
            "later": 1.0,
            "first later": float(figure.spoke[:1] == [first]),
            "headline": float(room.of(here).headline and bool(figure.spoke)),
        }
    there = room.sentence(span.start)
    apart = here - there
    since = sum(
        other is not figure and other.kind in asked.kinds and _between(other, span, asked.place)
        for other in room.figures
    )
    return {
        "apart": log1p(min(FAR, apart)) / log1p(FAR),
        "here": float(apart == 0),
        "just before": float(apart == 1),
        "paragraph": float(room.of(here).paragraph == room.of(there).paragraph),
        "opens": float(room.of(there).span.start == span.start),
        "subject": float(_subject(room.scene, span)),
        "since": min(MANY, since) / MANY,
        "in content": float(any(piece.overlaps(span) for piece in asked.content)),
    }


def _between(other: Figure, span: Span, place: int) -> bool:
    last = other.before(place)
    return last is not None and last.start > span.start


def _subject(scene: Scene, span: Span) -> bool:
    """Tell whether a name may be a subject: by its case, or with no preposition before it."""
    at = scene.index_at(span.start)
    if scene.inflected and scene.tokens[at].cases:
        return "nomn" in scene.tokens[at].cases
    return at == 0 or not scene.words.prepositions.has(scene.tokens[at - 1])


def _known(room: Room, asked: Asked, figure: Figure) -> dict[str, float]:
    """Tell what part the party has in the article so far."""
    rivals = [f for f in room.figures if f.kind in asked.kinds]
    named = sum(len(f.spans) for f in rivals) or 1
    spoke = [place for place in figure.spoke if place < asked.place]
    latest = max((p for f in rivals for p in f.spoke if p < asked.place), default=-1)
    return {
        "last source": float(figure is asked.last),
        "last of kind": float(bool(spoke) and spoke[-1] == latest),
        "spoke": min(3, len(spoke)) / 3,
        "share": len(figure.spans) / named,
        "proper": float(figure.proper),
        "one for many": float(asked.plural and figure.kind is SourceKind.PERSON),
        "only": float(len(rivals) == 1),
        "agrees": float(bool(asked.gender) and asked.gender == figure.gender),
        "outer": float(figure is asked.outer),
        figure.kind.value: 1.0,
    }
