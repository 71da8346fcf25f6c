"""Pairs worth scoring: statements of two articles, or of one, that share telling keys."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from headwater.link.units import Unit

POSTS = 150  # statements that may share a key and still be paired by it
SHARED = 0.8  # weight two statements must share


def candidates(units: Sequence[Unit], telling: Mapping[str, float]) -> Iterator[tuple[Unit, Unit]]:
    """Yield pairs, each once, lower number first."""
    posts: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: unit.number):
        for term in unit.terms:
            posts.setdefault(term, []).append(unit)
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    by_number = {unit.number: unit for unit in units}
    for term in sorted(posts):
        if len(posts[term]) > POSTS:
            continue
        worth = telling.get(term, 1.0)
        for place, left in enumerate(posts[term]):
            for right in posts[term][place + 1 :]:
                shared[left.number, right.number] += left.terms[term] * worth
    for (one, other), total in sorted(shared.items()):
        if total >= SHARED:
            yield by_number[one], by_number[other]
