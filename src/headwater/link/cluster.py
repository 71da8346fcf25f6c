"""Groups things by the scores of their pairs: average linkage, the surest merge first."""

import heapq
from collections.abc import Callable, Mapping, Sequence

Pairs = Mapping[tuple[int, int], float]


def group(
    items: Sequence[int],
    pairs: Pairs,
    least: float,
    apart: Callable[[Sequence[int], Sequence[int]], bool] = lambda left, right: False,
) -> list[list[int]]:
    """Merge clusters while the mean score of their pairs is ``least`` or more.

    A pair without a score counts as 0. ``apart`` forbids a merge for good. The outcome depends on
    the scores and on the order of ``items`` only.
    """
    members = {item: [item] for item in items}
    sums: dict[int, dict[int, float]] = {item: {} for item in items}
    for (left, right), score in pairs.items():
        sums[left][right] = sums[right][left] = score
    heap = [(-score, min(pair), max(pair)) for pair, score in pairs.items() if score >= least]
    heapq.heapify(heap)
    while heap:
        negative, left, right = heapq.heappop(heap)
        if left not in members or right not in members:
            continue
        if _mean(members, sums, left, right) != -negative:
            continue  # one of them has grown since; its newer score is in the heap too
        if apart(members[left], members[right]):
            continue
        _merge(members, sums, left, right)
        for other in sums[left]:
            mean = _mean(members, sums, left, other)
            if mean >= least:
                heapq.heappush(heap, (-mean, min(left, other), max(left, other)))
    return [sorted(members[item]) for item in sorted(members)]


def _mean(
    members: Mapping[int, list[int]], sums: Mapping[int, Mapping[int, float]], left: int, right: int
) -> float:
    return sums[left].get(right, 0.0) / (len(members[left]) * len(members[right]))


def _merge(
    members: dict[int, list[int]], sums: dict[int, dict[int, float]], left: int, right: int
) -> None:
    members[left] += members.pop(right)
    for other, score in sums.pop(right).items():
        del sums[other][right]
        if other != left:
            sums[left][other] = sums[left].get(other, 0.0) + score
            sums[other][left] = sums[left][other]
