"""The cast of an article: who is named in it, where, and by which other words it is called."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from headwater.attribute import topics
from headwater.attribute.callings import Calling, beside, stem
from headwater.attribute.naming import outlet_in
from headwater.attribute.scene import Scene
from headwater.languages.countries import UNIONS, territories
from headwater.languages.skeleton import skeletons
from headwater.model import Mention, MentionKind, SourceKind, Span

KINDS = {MentionKind.PERSON: SourceKind.PERSON, MentionKind.ORGANIZATION: SourceKind.ORGANIZATION}


@dataclass(slots=True)
class Figure:
    """One party of an article, with all that its names, callings and deeds tell of it."""

    kind: SourceKind
    name: str
    spans: list[Span] = field(default_factory=list)  # where it is named, in text order
    gender: str = ""
    calling: Calling = field(default_factory=Calling)
    spoke: list[int] = field(default_factory=list)  # where it was a source
    full: Span | None = None  # where it is named by its fullest name
    proper: bool = False  # it has a name, not only a calling

    def before(self, place: int) -> Span | None:
        """Return where it was named last before a place."""
        return next((s for s in reversed(self.spans) if s.end <= place), None)

    def may_be(self, called: Calling) -> bool:
        """Tell whether a calling may be its own: "his lawyer" is a lawyer, of one country."""
        if called.owned and not _stems(called.heads) & _stems(self.calling.heads):
            return False
        mine, asked = _countries(self.calling), _countries(called)
        return not mine or not asked or bool(mine & asked)

    def meet(self, span: Span, name: str) -> None:
        """Note that it is named once more; the fullest name stays."""
        if self.full is None or len(name.split()) > len(self.name.split()):
            self.name, self.full = name, span
        self.spans.append(span)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _countries(called: Calling) -> frozenset[str]:
    return called.about & _codes()


@cache
def _codes() -> frozenset[str]:
    """Return the codes of countries; of a union several may speak, each of a country too."""
    return frozenset(territories().values()) - {union.casefold() for union in UNIONS}


def cast(scene: Scene) -> list[Figure]:
    """Return the persons and organizations that an article names, in order of appearance."""
    figures: list[Figure] = []
    for mention in _named(scene):
        kind = SourceKind.OUTLET if outlet_in(scene, mention.span) else KINDS[mention.kind]
        known = find(figures, kind, mention.name)
        figure = known or Figure(kind, mention.name, proper=True)
        if known is None:
            figures.append(figure)
        figure.meet(mention.span, mention.name)
        figure.calling = figure.calling | beside(scene, mention)
        figure.gender = figure.gender or topics.gender_of(scene, mention) or figure.calling.gender
    return figures


def find(figures: Sequence[Figure], kind: SourceKind, name: str) -> Figure | None:
    """Return the figure that a name is of: the same, or its surname, or its long form."""
    same = (f for f in figures if f.kind is kind and _is_one(kind, f.name, name))
    return next(same, None)


def _named(scene: Scene) -> Iterator[Mention]:
    for mention in scene.analysis.mentions:
        before = scene.index_at(mention.span.start) - 1
        called_after = before >= 0 and scene.words.namesakes.has(scene.tokens[before])
        if mention.kind in KINDS and not called_after and not topics.is_byline(scene, mention):
            yield mention


def _is_one(kind: SourceKind, left: str, right: str) -> bool:
    """Tell whether two names are of one party, as far as the names themselves show."""
    if left.casefold() == right.casefold():
        return True
    if kind is SourceKind.DOCUMENT:
        return _is_short(left, right) or _is_short(right, left)
    if kind is not SourceKind.PERSON:
        return False
    longer, shorter = sorted((skeletons(left), skeletons(right)), key=len, reverse=True)
    if len(shorter) == 1:
        return shorter[0] in (longer[0], longer[-1])
    return bool(shorter) and longer[-1] == shorter[-1] and _given(left, right)


def _is_short(short: str, long: str) -> bool:
    """Tell "the Acme poll" from "the latest Acme opinion poll": its words, a name among them."""
    words = set(short.split())
    named = any(word[0].isupper() for word in words)
    return named and len(words) > 1 and words < set(long.split())


def _given(left: str, right: str) -> bool:
    """Tell whether two given names may be one: the same first letter, one perhaps an initial."""
    first, second = left.split()[0].strip("."), right.split()[0].strip(".")
    return stem(first) == stem(second) or (
        min(len(first), len(second)) == 1 and first[:1] == second[:1]
    )
