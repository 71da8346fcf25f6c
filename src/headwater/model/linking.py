"""What linking keeps of articles and names, so that a new one finds those it may belong to."""

from dataclasses import dataclass

from headwater.model.analysis import MentionKind


@dataclass(frozen=True, slots=True)
class Named:
    """One mention: what its name is told alike by, its kind, the name; ``long`` if it is short.

    ``long`` is what an acronym stands for where the article spells it out.
    """

    form: str
    kind: MentionKind
    name: str
    long: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """What one article is compared by with others, made of its Reading alone.

    ``keys`` are the most telling first, each with its weight; ``mentions`` follow those of the
    Reading. ``vicinity`` names the articles that it is near to, one near to the next; ``story`` is
    the story it is in, "" for none.
    """

    id: str
    published: str | None = None
    day: int | None = None
    keys: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    mentions: tuple[Named, ...] = ()
    vicinity: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A way of naming somebody, counted over all articles.

    ``longs`` counts what articles spell it out as. ``circle`` names the forms that may be one with
    it, one with the next; ``entity`` is whom it names.
    """

    id: str
    names: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[MentionKind, int], ...] = ()
    longs: tuple[tuple[str, int], ...] = ()
    circle: str = ""
    entity: str = ""

    @property
    def count(self) -> int:
        """How many mentions it has."""
        return sum(count for _, count in self.names)
