"""Who wrote whose text over: shared word sequences, in order of time."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.link.units import World

WIDTH = 5  # words in a row that two texts hardly share by chance
COMMON = 60  # articles above which a run of words is a formula
LEAST = 0.12  # share of the later text that marks it as reuse
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """``later`` has this share of its runs of words from ``earlier``."""

    later: str
    earlier: str
    share: float


def copies(world: World) -> Mapping[str, tuple[Copy, ...]]:
    """Find for each article the earlier ones it takes text from, the fullest first.

    An article without a date is nobody's copy: nothing shows which came first.
    """
    runs = {r.article.id: _runs(r.article.text) for r in world.readings}
    posts: dict[int, list[str]] = defaultdict(list)
    found: dict[str, tuple[Copy, ...]] = {}
    for reading in world.readings:
        article = reading.article
        shared = Counter(
            earlier
            for run in runs[article.id]
            if len(posts[run]) <= COMMON
            for earlier in posts[run]
        )
        if article.published:
            found[article.id] = _judged(article.id, shared, len(runs[article.id]))
            for run in runs[article.id]:
                posts[run].append(article.id)
    return found


def _runs(text: str) -> frozenset[int]:
    words = WORD.findall(text.casefold())
    return frozenset(
        hash(tuple(words[place : place + WIDTH])) for place in range(len(words) - WIDTH + 1)
    )


def _judged(later: str, shared: Mapping[str, int], size: int) -> tuple[Copy, ...]:
    made = [Copy(later, earlier, count / size) for earlier, count in shared.items()]
    kept = [copy for copy in made if copy.share >= LEAST]
    return tuple(sorted(kept, key=lambda copy: (-copy.share, copy.earlier)))
