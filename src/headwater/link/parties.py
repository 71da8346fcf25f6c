"""Who is who among sources: publishers of the store, and names that stand for one party."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from headwater.languages.skeleton import skeleton
from headwater.model import SourceKind

LIKE = 85  # of 100: the likeness of two Latin keys that may be one name
WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc-][^\W\d_]+)*")
SHORT = 3


@dataclass(frozen=True, slots=True)
class Party:
    """Someone a chain runs through or ends in.

    ``outlet`` is the publisher an unnamed source or a document is known through: without it, two
    of them could not be told apart.
    """

    name: str
    kind: SourceKind
    outlet: str = ""
    voice: bool = False  # speaks for an institution

    @property
    def unnamed(self) -> bool:
        """Tell whether nobody can say who it is."""
        return self.kind in (SourceKind.OFFICIAL_ANONYMOUS, SourceKind.UNKNOWN) or (
            self.kind is SourceKind.GROUP and not name_keys(self.name)
        )


@lru_cache(maxsize=50_000)
def name_keys(name: str) -> tuple[str, ...]:
    """Return the Latin keys of the words that make a name: those with a capital."""
    words = [word for word in WORD.findall(name) if word[0].isupper()]
    return tuple(dict.fromkeys(key for word in words if (key := skeleton(word))))


@lru_cache(maxsize=50_000)
def all_keys(name: str) -> tuple[str, ...]:
    """Return the Latin keys of all words."""
    return tuple(dict.fromkeys(key for word in WORD.findall(name) if (key := skeleton(word))))


@lru_cache(maxsize=200_000)
def same_name(left: str, right: str) -> bool:
    """Tell whether two names may be one: equal keys, one inside the other, or nearly alike."""
    one, other = name_keys(left), name_keys(right)
    if not one or not other:
        return left.casefold() == right.casefold()
    small, large = sorted((one, other), key=len)
    if all(any(_alike(key, found) for found in large) for key in small):
        return any(len(key) >= SHORT for key in small)
    return fuzz.ratio("".join(one), "".join(other)) >= LIKE


def _alike(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) > SHORT and fuzz.ratio(left, right) >= LIKE)


def publisher(name: str, publishers: Iterable[str]) -> str | None:
    """Return the one publisher a name stands for; None where none or several fit."""
    known = list(dict.fromkeys(publishers))
    exact = [known_name for known_name in known if _flat(known_name) == _flat(name)]
    if exact:
        return exact[0]
    fitting = [known_name for known_name in known if same_name(name, known_name)]
    return fitting[0] if len(fitting) == 1 else None


def _flat(name: str) -> str:
    return " ".join(all_keys(name))


def same_party(left: Party, right: Party) -> bool:
    """Tell whether two parties at the end of chains of one claim are one."""
    if left.unnamed or right.unnamed:
        return left.unnamed and right.unnamed and left.outlet == right.outlet
    if SourceKind.DOCUMENT in (left.kind, right.kind) and left.kind is right.kind:
        return left.outlet == right.outlet or same_name(left.name, right.name)
    return same_name(left.name, right.name)


def longest(names: Sequence[str]) -> str:
    """Return the fullest of several names of one party; ties by the alphabet."""
    return min(names, key=lambda name: (-len(name_keys(name)), name))
