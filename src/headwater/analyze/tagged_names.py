"""Names as an encoder tags them, joined with those the rules found.

The tags of a sentence are read as the likeliest whole: a name begins before it goes on, and stays
of one kind. What the rules found adds to the chances; what a word is elsewhere in the article adds
where the encoder doubts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from headwater.analyze import runs
from headwater.analyze.runs import Found, View
from headwater.model import Encoding, MentionKind, Sentence

KINDS = tuple(MentionKind)
TAGS = 1 + 2 * len(KINDS)  # out, then begins and inside for each kind
Chances = tuple[float, ...]
Vote = tuple[int, float]  # a tag, and what it adds
OUT: Chances = (1.0,) + (0.0,) * (TAGS - 1)
LEAST = 1e-6  # chance
PLAIN = 0.997  # chance to be out, from which on a word the rules leave alone is out
# What follows adds to logarithms of chances; tuned on the held back parts of four corpora.
VOTE = 0.7  # for what the rules are sure of
OUTLET = 3.0  # for an outlet of the pack: citations hang on it
DOUBT = 0.5  # against names as such
LEAN = 0.7  # of what a word is elsewhere in the article, as a share
INITIAL = 3  # letters that a stop after them shortens
FAINT = 0.01  # chance of a kind that was never seen


def join(
    view: View, sentences: Sequence[Sentence], encoding: Encoding, found: Sequence[Found]
) -> list[Found]:
    """Return the names of an article in text order, none overlapping another.

    What the rules have a name for, as an outlet, is what they say wherever the tags find it too.
    """
    chances = _leaning(view, _spread(view, encoding))
    votes = dict(_votes(view, found))
    called = {(f.first, f.last): f for f in found if f.name}
    joined = []
    for segment in _segments(sentences, chances, votes):
        for first, last, kind in _names(_path([_worth(chances[i], votes.get(i)) for i in segment])):
            start, end = _trimmed(view, segment[first], segment[last - 1] + 1)
            if any(map(str.isalpha, view.between(start, end) if start < end else "")):
                joined.append(called.get((start, end)) or Found(start, end, kind))
    return joined


def _spread(view: View, encoding: Encoding) -> list[Chances]:
    """Give each token the chances of the first word that begins in it."""
    inside = (encoding.within(token.span) for token in view.tokens)
    return [encoding.names[words[0]] if words else OUT for words in inside]


def _leaning(view: View, chances: list[Chances]) -> list[Chances]:
    """Lean the kinds of each capitalised word to what it is on the whole in the article."""
    same: dict[str, list[int]] = {}
    for i, token in enumerate(view.tokens):
        if chances[i][0] < PLAIN and view.capital(i):
            same.setdefault(token.lemma, []).append(i)
    leaning = list(chances)
    for places in same.values():
        if len(places) > 1:
            whole = _kinds(
                [sum(column) for column in zip(*(chances[i] for i in places), strict=True)]
            )
            for i in places:
                leaning[i] = _leant(chances[i], whole)
    return leaning


def _kinds(chances: Sequence[float]) -> list[float]:
    """Return the share of each kind in the chances to be a name."""
    each = [
        begins + inside + FAINT for begins, inside in zip(chances[1::2], chances[2::2], strict=True)
    ]
    return [kind / sum(each) for kind in each]


def _leant(chances: Chances, whole: Sequence[float]) -> Chances:
    """Return chances with the shares of kinds leant; the chance to be a name stays."""
    ratios = [(all_ / mine) ** LEAN for all_, mine in zip(whole, _kinds(chances), strict=True)]
    moved = [chance * ratios[n // 2] for n, chance in enumerate(chances[1:])]
    scale = (1 - chances[0]) / (sum(moved) or 1.0)
    return (chances[0], *(chance * scale for chance in moved))


def _votes(view: View, found: Iterable[Found]) -> Iterator[tuple[int, Vote]]:
    """Yield for each token of a name that the rules found its tag and how much it counts.

    A site in small letters is whatever the tags make of it, another no surer than a name.
    """
    for f in found:
        if f.kind and f.sure and any(view.capital(i) for i in range(f.first, f.last)):
            begins = 1 + 2 * KINDS.index(f.kind)
            site = any(view.word(i) == "." for i in range(f.first, f.last))
            for i in range(f.first, f.last):
                yield i, (begins + (i > f.first), OUTLET if f.outlet and not site else VOTE)


def _segments(
    sentences: Sequence[Sentence], chances: Sequence[Chances], votes: Mapping[int, object]
) -> Iterator[list[int]]:
    """Yield the stretches of tokens that may hold names; what lies between is out."""
    for sentence in sentences:
        segment: list[int] = []
        for i in range(sentence.first, sentence.last):
            if chances[i][0] < PLAIN or i in votes:
                segment.append(i)
            elif segment:
                yield segment
                segment = []
        if segment:
            yield segment


def _worth(chances: Chances, vote: Vote | None) -> list[float]:
    worth = [log(max(chance, LEAST)) for chance in chances]
    worth[0] += DOUBT
    if vote:
        worth[vote[0]] += vote[1]
    return worth


def _path(worths: Sequence[Sequence[float]]) -> list[int]:
    """Return the worthiest tags in which a name goes on only after it has begun."""
    total = [worth if tag % 2 or not tag else -1e9 for tag, worth in enumerate(worths[0])]
    back: list[list[int]] = []
    for worth in worths[1:]:
        top = max(range(TAGS), key=total.__getitem__)
        before = [
            top if tag % 2 or not tag else max(tag, tag - 1, key=total.__getitem__)
            for tag in range(TAGS)
        ]
        total = [total[came] + worth[tag] for tag, came in enumerate(before)]
        back.append(before)
    path = [max(range(TAGS), key=total.__getitem__)]
    for before in reversed(back):
        path.append(before[path[-1]])
    return path[::-1]


def _names(path: Sequence[int]) -> Iterator[tuple[int, int, MentionKind]]:
    """Yield first, last and kind of each name in a path."""
    for first, tag in enumerate(path):
        if tag % 2:
            last = first + 1
            while last < len(path) and path[last] == tag + 1:
                last += 1
            yield first, last, KINDS[(tag - 1) // 2]


def _trimmed(view: View, first: int, last: int) -> tuple[int, int]:
    """Leave out what hangs at either end of a name, marks around the whole of it too.

    A mark that was opened inside a name is closed with it.
    """
    if (_unclosed(view, first, last) or 0) > first and view.word(last) in runs.CLOSING:
        return first, last + 1
    while first < last and not view.word(first)[0].isalnum():
        first += 1
    while first < last and _hangs(view, first, last):
        last -= 1
    return first, last


def _unclosed(view: View, first: int, last: int) -> int | None:
    """Return the place of the quotation mark that is opened inside a name and not closed."""
    opened = None
    for i in range(first, last):
        word = view.word(i)
        if opened is None and word in runs.OPENING:
            opened = i
        elif word in runs.CLOSING:
            opened = None
    return opened


def _hangs(view: View, first: int, last: int) -> bool:
    """Tell whether the last token is no part of a name: a mark, or a small word that leads on."""
    word, i = view.word(last - 1), last - 1
    if word[0].isalnum():
        return word.islower() and (view.among(i, "particles") or view.among(i, "joiners"))
    if word in runs.CLOSING:
        return _unclosed(view, first, i) is None
    if word == ")":
        return "(" not in view.words[first:i]
    return word != "." or len(view.word(i - 1)) > INITIAL
