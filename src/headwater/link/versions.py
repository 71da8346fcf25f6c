"""What became of each statement from one version of an article to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from headwater.link.parties import same_name
from headwater.link.polarity import negative
from headwater.link.reuse import SAME
from headwater.link.rows import Row
from headwater.link.score import score
from headwater.link.shifts import DROPPED, NUMBER, Shift, shifts
from headwater.link.units import Unit, spread, world
from headwater.link.wording import words
from headwater.model import Drift, Edit, Reading, Revision, Stance

HEDGED, BLURRED, SOURCE = "hedge-added", "source-blurred", "source-changed"
FLIPPED, STANCE = "stance-flipped", "stance-changed"
LIKE = 75  # of 100: the likeness of two wordings that are one sentence, edited
SURE = 100.0
EARLIER = " of before"  # tells the two apart in which one article is compared with itself


@dataclass(frozen=True, slots=True)
class Pairing:
    """The statements of two versions: which are one, and which are in one of them only.

    What is said twice in one of the two and once in the other is neither paired nor gone.
    """

    pairs: tuple[tuple[Unit, Unit], ...]
    withdrawn: tuple[Unit, ...]
    added: tuple[Unit, ...]


def diff(before: Reading, after: Reading) -> tuple[Revision, ...]:
    """List the statements that were changed or added, in text order, then those withdrawn.

    What is said in the same words by the same source is left out.
    """
    found = pairing(before, after)
    edits = [(new.number, revision(old, new)) for old, new in found.pairs if _differ(old, new)]
    edits += [(unit.number, Revision(Edit.ADDED, after=unit.statement)) for unit in found.added]
    gone = (Revision(Edit.WITHDRAWN, before=unit.statement) for unit in found.withdrawn)
    return (*(one for _, one in sorted(edits, key=lambda edit: edit[0])), *gone)


def pairing(before: Reading, after: Reading) -> Pairing:
    """Pair the statements of two versions: those in the same words, then the likest ones."""
    article = replace(before.article, id=before.article.id + EARLIER)
    known = world([replace(before, article=article), after])
    old, new = known.by_article[article.id], known.by_article[after.article.id]
    likeness = _likeness(old, new, known.units)
    best = sorted(likeness, key=lambda pair: (-likeness[pair], abs(pair[0] - pair[1]), pair))
    pairs: dict[int, int] = {}
    for one, other in best:
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    alike = [{pair[side] for pair in likeness} for side in (0, 1)]
    return Pairing(
        tuple((old[one], new[other]) for one, other in sorted(pairs.items())),
        tuple(unit for place, unit in enumerate(old) if place not in alike[0]),
        tuple(unit for place, unit in enumerate(new) if place not in alike[1]),
    )


def _likeness(
    old: Sequence[Unit], new: Sequence[Unit], units: Sequence[Unit]
) -> dict[tuple[int, int], float]:
    """Say how alike two statements are, by their places, where they may be one.

    Two that share their words are one, whatever they count; so are two that are likely one claim.
    """
    if not old or not new:
        return {}
    spelled = process.cdist(
        [_plain(unit) for unit in old], [_plain(unit) for unit in new], scorer=fuzz.ratio
    )
    scored = score(units, spread(units))
    likely = dict(zip(scored.pairs, scored.scores, strict=True))
    found: dict[tuple[int, int], float] = {}
    for one, left in enumerate(old):
        for other, right in enumerate(new):
            pair = min(left.number, right.number), max(left.number, right.number)
            spelt, chance = float(spelled[one, other]), likely.get(pair, 0.0)
            if spelt >= LIKE or chance >= SAME:
                same_place = left.statement.headline == right.statement.headline
                found[one, other] = max(spelt / SURE, chance) + same_place
    return found


def _plain(unit: Unit) -> str:
    return " ".join(words(unit).casefold().split())


def _differ(old: Unit, new: Unit) -> bool:
    same = _plain(old) == _plain(new) and old.stance is new.stance
    return not (same and _one_source(old, new))


def _one_source(old: Unit, new: Unit) -> bool:
    if old.source is None or new.source is None:
        return old.source is new.source
    return same_name(old.speaker, new.speaker)


def revision(old: Unit, new: Unit) -> Revision:
    """Say what became of the wording of one statement."""
    key = new.article_id
    drift = tuple(Drift(kind, key, here, key, there) for kind, here, there in _moved(old, new))
    return Revision(Edit.CHANGED, old.statement, new.statement, drift)


def _moved(old: Unit, new: Unit) -> Iterator[Shift]:
    before, after = Row(0, (old,), denies=False), Row(0, (new,), denies=False)
    here, there = new.statement.content[0], old.statement.content[0]
    found = list(shifts(after, before))
    yield from found
    back = [shift for shift in shifts(before, after) if shift[0] == DROPPED]
    if back and not any(kind == DROPPED for kind, _, _ in found):
        yield HEDGED, back[0][2], back[0][1]
    if not any(kind == NUMBER for kind, _, _ in found):
        yield from _recounted(old, new)
    denied = [unit.stance is Stance.DENIES for unit in (old, new)]
    if len(set(denied)) > 1 or negative(old) != negative(new):
        yield FLIPPED, here, there
    elif old.stance is not new.stance:
        yield STANCE, here, there
    if not _one_source(old, new):
        vague = new.source is None or (new.source.unnamed and old.source and not old.source.unnamed)
        yield BLURRED if vague else SOURCE, here, there


def _recounted(old: Unit, new: Unit) -> Iterator[Shift]:
    """Find the first number that is in neither, whatever its unit: the sentence is the same."""
    had = {quantity.value for quantity in old.statement.quantities}
    have = {quantity.value for quantity in new.statement.quantities}
    come = [quantity for quantity in new.statement.quantities if quantity.value not in had]
    gone = [quantity for quantity in old.statement.quantities if quantity.value not in have]
    if come and gone:
        yield NUMBER, come[0].span, gone[0].span
