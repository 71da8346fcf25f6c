"""Hangs each attribution on the tree of citations, where its chain ends."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from headwater.cite.trunk import MAX_HOPS, Node, Saying, Trunk
from headwater.model import Attribution, Reading, SourceKind, Span, cover

NEAR = 30  # code points between source and cue that are shown with them
LONG = 70  # code points of source and cue together that can be shown as one
BEHIND = frozenset({SourceKind.OFFICIAL_ANONYMOUS, SourceKind.DOCUMENT})  # an outlet's to show


@dataclass(frozen=True, slots=True)
class _Work:
    """A tree in growth, the attributions to hang, and where those done already are."""

    trunk: Trunk
    reading: Reading
    numbers: dict[str, int]
    citing: dict[str, str]
    outlets: tuple[int, ...]
    nodes: dict[int, Node] = field(default_factory=dict)
    pending: set[int] = field(default_factory=set)


def hang(trunk: Trunk, reading: Reading) -> None:
    """Add every attribution of the reading to the tree, each at the party that says it."""
    work = _work(trunk, reading)
    alike: dict[tuple[Span, ...], list[Node]] = {}
    for number, attribution in enumerate(reading.attributions):
        alike.setdefault(attribution.content, []).append(_node(work, number))
    for number, attribution in enumerate(reading.attributions):
        node = work.nodes[number]
        # What somebody further up the same chain says in the same words is shown there.
        if not any(_is_below(other, node) for other in alike[attribution.content]):
            node.sayings.append(Saying(number, evidence(attribution)))
    _name_kinds(work)


def _work(trunk: Trunk, reading: Reading) -> _Work:
    numbers = {known.id: number for number, known in enumerate(reading.attributions)}
    citing = {edge.attribution: edge.citing for edge in reading.citations if edge.attribution}
    outlets = tuple(
        number
        for number, found in enumerate(reading.attributions)
        if found.source_kind is SourceKind.OUTLET and found.source_name
    )
    return _Work(trunk, reading, numbers, citing, outlets)


def evidence(attribution: Attribution) -> tuple[Span, ...]:
    """Return the words that prove who says it: source and cue, as one where they stand together."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue.contains(source) or source.contains(cue):
        return (cover([cue, source or cue]),)
    one, other = sorted((source, cue))
    between = Span(one.end, other.start) if one.end < other.start else None
    told = between and any(piece.overlaps(between) for piece in attribution.content)
    if told or other.start - one.end > NEAR or other.end - one.start > LONG:
        return (one, other)
    return (cover([source, cue]),)


def _node(work: _Work, number: int) -> Node:
    """Return the party that says it, below whoever it is known through."""
    if number in work.nodes:
        return work.nodes[number]
    attribution = work.reading.attributions[number]
    party = _party(attribution, work.reading)
    work.pending.add(number)
    above = _above(work, number)
    work.pending.discard(number)
    own = party in (above.party, work.reading.article.voice) or above.deep >= MAX_HOPS
    work.nodes[number] = above if own else above.child(party)
    return work.nodes[number]


def _party(attribution: Attribution, reading: Reading) -> str:
    if attribution.source_name:
        return attribution.source_name
    return attribution.source.of(reading.article.text) if attribution.source else ""


def _above(work: _Work, number: int) -> Node:
    """Return whom the article has an attribution through; the root if it says so of nobody."""
    attribution = work.reading.attributions[number]
    outer = work.numbers.get(attribution.within or "")
    if outer is not None and outer not in work.pending:
        return _node(work, outer)
    citing = work.citing.get(attribution.id)
    if citing in work.trunk.homes:
        return work.trunk.homes[citing]
    beside = next(_beside(work, number), None)
    if beside is not None:
        return _node(work, beside)
    home = work.trunk.homes.get(attribution.source_name or "")
    known = attribution.source_kind in BEHIND and home is not None and home.above
    return known or work.trunk.root


def _beside(work: _Work, number: int) -> Iterator[int]:
    """Yield the outlets that vouch for the same words: "X reports, citing a memo"."""
    attribution = work.reading.attributions[number]
    if attribution.source_kind is SourceKind.OUTLET or not attribution.content:
        return
    words = cover(attribution.content)
    for place in work.outlets:
        holds = any(piece.contains(words) for piece in work.reading.attributions[place].content)
        if holds and place not in work.pending:
            yield place


def _is_below(node: Node, other: Node) -> bool:
    above = node.above
    while above is not None and above is not other:
        above = above.above
    return above is not None


def _name_kinds(work: _Work) -> None:
    """Give each party the kind it mostly has; one that is cited and says nothing has none."""
    heard: dict[int, list[Attribution]] = {}
    for number, node in work.nodes.items():
        heard.setdefault(id(node), []).append(work.reading.attributions[number])
    for node in work.nodes.values():
        if node is not work.trunk.root:
            node.kind = _kind(heard[id(node)])
            node.named = any(attribution.source_name for attribution in heard[id(node)])


def _kind(attributions: Sequence[Attribution]) -> SourceKind:
    return Counter(found.source_kind for found in attributions).most_common(1)[0][0]
