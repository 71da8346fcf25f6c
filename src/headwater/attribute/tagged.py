"""What the model's tags say of who says what: cues, and the words tied to each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.model import Encoding, Span, Tie

SOURCE, CUE, CONTENT = range(3)  # of the roles, three columns each: out, begins, inside
TIED = 0.6  # chance from which a word belongs to a cue's source or content
GAP, LONG_GAP = 2, 6  # words that a run may lose in its middle
SNAP = 0.6  # share of a tagged stretch that makes it whole


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as the model sees it: ranges of words."""

    cue: range
    source: range | None
    content: tuple[range, ...]


def find(encoding: Encoding) -> list[Tagged]:
    """Find every attribution of a text, in text order."""
    contents = list(stretches(encoding, CONTENT))
    sources = list(stretches(encoding, SOURCE))
    ties = {tie.cue: tie for tie in encoding.ties}
    found = []
    for cue in stretches(encoding, CUE):
        tie = next((ties[word] for word in cue if word in ties), None)
        if tie:
            one = _tagged(encoding, cue, tie, sources, contents)
            if one:
                found.append(one)
    return found


def stretches(encoding: Encoding, role: int) -> Iterator[range]:
    """Yield the stretches of words with a role, as the likeliest tags cut them; cues as they touch.

    Two sources or two contents may stand side by side, two cues do not.
    """
    start: int | None = None
    for word, chances in enumerate(encoding.roles):
        out, begins, inside = chances[3 * role : 3 * role + 3]
        tagged = begins + inside > out
        if start is not None and (not tagged or (begins > inside and role != CUE)):
            yield range(start, word)
            start = None
        if tagged and start is None:
            start = word
    if start is not None:
        yield range(start, len(encoding.roles))


def _tagged(
    encoding: Encoding,
    cue: range,
    tie: Tie,
    sources: Sequence[range],
    contents: Sequence[range],
) -> Tagged | None:
    content = _merged(
        piece
        for run in _runs(encoding, tie, CONTENT, cue)
        for piece in _snapped(run, contents, cue)
    )
    if not content:
        return None
    return Tagged(cue, _source(encoding, tie, sources, cue), content)


def _runs(encoding: Encoding, tie: Tie, role: int, cue: range) -> list[range]:
    """Return the runs of words tied to the cue as a role; a short gap does not break one.

    A longer one does not either, as long as the tags say that its words have that role.
    """
    runs: list[range] = []
    chances = tie.content if role == CONTENT else tie.source
    for word, chance in enumerate(chances, tie.first):
        if chance < TIED or word in cue:
            continue
        gap = range(runs[-1].stop, word) if runs else range(0)
        tagged = all(encoding.roles[w][3 * role] < TIED for w in gap)
        if runs and not _crosses(gap, cue) and len(gap) <= (LONG_GAP if tagged else GAP):
            runs[-1] = range(runs[-1].start, word + 1)
        else:
            runs.append(range(word, word + 1))
    return runs


def _crosses(gap: range, cue: range) -> bool:
    return any(word in cue for word in gap)


def _snapped(run: range, tagged: Sequence[range], cue: range) -> list[range]:
    """Return the tagged stretches a run mostly fills, else the run itself."""
    over = _near(tagged, run)
    whole = [
        piece
        for piece in over
        if not _crosses(piece, cue) and _shared(piece, run) >= SNAP * len(piece)
    ]
    if whole and sum(_shared(piece, run) for piece in whole) >= SNAP * len(run):
        return whole
    return [run]


def _merged(pieces: Iterable[range]) -> tuple[range, ...]:
    """Join pieces that touch or overlap."""
    kept: list[range] = []
    for piece in sorted(pieces, key=lambda r: r.start):
        if kept and piece.start <= kept[-1].stop:
            kept[-1] = range(kept[-1].start, max(kept[-1].stop, piece.stop))
        else:
            kept.append(piece)
    return tuple(kept)


def _shared(one: range, other: range) -> int:
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))


def _source(encoding: Encoding, tie: Tie, sources: Sequence[range], cue: range) -> range | None:
    last = tie.first + len(tie.source)
    inside = _near(sources, range(tie.first, last))
    near = [s for s in inside if tie.first <= s.start and s.stop <= last]
    scored = [(_mean([tie.source[w - tie.first] for w in s]), s) for s in near]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best and best[0] >= TIED / 2:
        return best[1]
    runs = _runs(encoding, tie, SOURCE, cue)
    return max(runs, key=lambda r: sum(tie.source[w - tie.first] for w in r), default=None)


def _near(stretches: Sequence[range], words: range) -> Sequence[range]:
    """Return those of some stretches, in order and apart, that share a word with a range."""
    first = bisect_right(stretches, words.start, key=lambda stretch: stretch.stop)
    return stretches[first : bisect_left(stretches, words.stop, key=lambda stretch: stretch.start)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def span_of(encoding: Encoding, words: range) -> Span:
    """Return where a range of words stands in the text."""
    return Span(encoding.words[words.start].start, encoding.words[words.stop - 1].end)
