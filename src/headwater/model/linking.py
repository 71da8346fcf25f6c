"""What linking keeps of articles and names, so that a new one finds those it may belong to."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.analysis import MentionKind


@dataclass(frozen=True, slots=True)
class Signature:
    """What one article is compared by with others, made of its Reading alone.

    ``keys`` are the most telling first, each with its weight; ``found_by`` are those of them that
    it is looked for by. ``vicinity`` names the articles that it is near to, one near to the next;
    ``story`` is the story it is in, "" for none.
    """

    id: str
    published: str | None = None
    day: int | None = None
    keys: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    found_by: tuple[str, ...] = ()
    vicinity: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """One mention: what its name is told alike by, its kind, the name.

    ``short`` is the form of an acronym that the article spells out, and has that of the long name.
    """

    form: str
    kind: MentionKind
    name: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom one article names, in the order of its Reading's mentions."""

    id: str
    mentions: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A way of naming somebody, counted over all articles.

    ``found_by`` are keys that it shares with all that may be one with it; ``longs`` counts what
    articles spell it out as. ``circle`` names the forms that may be one with
    it, one with the next; ``entity`` is whom it names.
    """

    id: str
    found_by: tuple[str, ...] = ()
    names: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[MentionKind, int], ...] = ()
    longs: tuple[tuple[str, int], ...] = ()
    circle: str = ""
    entity: str = ""

    @property
    def count(self) -> int:
        """How many mentions it has."""
        return sum(count for _, count in self.names)


class Ruling(StrEnum):
    """What a person may decide of what was linked."""

    SAME = "same"
    APART = "apart"
    SAME_PARTY = "same-party"
    NOT_SAME_PARTY = "not-same-party"
    DROP_EDGE = "drop-edge"


class Subject(StrEnum):
    """What a correction is about, and so what its ids are of."""

    STATEMENTS = "statements"
    ARTICLES = "articles"
    FORMS = "forms"
    PARTIES = "parties"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided: everything on the left is, or is not, one with that on the right.

    The sides name what does not change when articles come: statements for claims, articles for
    stories, forms of names for entities, the names of parties. Of an edge ``left`` is the article
    and ``right`` who cites and who is cited. One that was taken back is kept as ``undone``.
    """

    id: str
    ruling: Ruling
    subject: Subject
    left: tuple[str, ...]
    right: tuple[str, ...]
    made: str = ""
    told: str = ""
    undone: bool = False
