"""A claim in one sentence: how many carry it, what it goes back to, who denies it, its drift."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.model import Act, Claim, Origin, Side
from headwater.queries.passages import Byline
from headwater.queries.shifts import Change, Shift
from headwater.queries.trees import Carrier

FEW = 3  # names in one breath
NUMBER = "number-changed"
DRIFTS = {
    "hedge-dropped": "dropped the hedge",
    "hedge-added": "added a hedge",
    "tense-changed": "told a plan as a deed, or a deed as a plan",
    "source-blurred": "blurred or lost the source",
    "scope-widened": "widened its scope",
    "stance-flipped": "turned it into its opposite",
}
DEEDS = {
    Act.CONFIRMS: "confirmed by",
    Act.DENIES: "denied by",
    Act.DOUBTS: "doubted by",
    Act.CORRECTED: "corrected by",
    Act.WITHDREW: "withdrawn by",
    Act.DECLINED: "no comment from",
    Act.UNANSWERED: "no answer from",
    Act.UNVERIFIED: "not verified by",
}
ACTS = frozenset(Act)
DID = {
    Act.DECLINED: "declined to comment",
    Act.UNANSWERED: "did not answer",
    Act.UNVERIFIED: "could not verify it",
    Act.CORRECTED: "corrected it",
    Act.WITHDREW: "withdrew it",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of the sentence. ``role``: carried, counted, possible, via, drift or an act."""

    role: str
    text: str


def did(what: str) -> str:
    """Say in words what somebody did: ``declined`` is "declined to comment"."""
    return DID.get(Act(what), what) if what in ACTS else what


def head(
    claim: Claim, bylines: Iterable[Byline], tree: Sequence[Carrier], moved: Iterable[Shift]
) -> tuple[Phrase, ...]:
    """Say a claim's receipt in one sentence, phrase by phrase."""
    return (
        _carried(list(bylines)),
        *_origins(claim),
        *_via(tree),
        *_deeds(claim),
        *_drifts(list(moved)),
    )


def told(phrases: Iterable[Phrase]) -> str:
    """Write the phrases as the one sentence they are."""
    return "; ".join(phrase.text for phrase in phrases) + "."


def _carried(bylines: Sequence[Byline]) -> Phrase:
    outlets = len({line.publisher for line in bylines})
    more = f" ({_count(len(bylines), 'article')})" if len(bylines) > outlets else ""
    return Phrase("carried", f"In {_count(outlets, 'outlet')}{more}")


def _origins(claim: Claim) -> Iterator[Phrase]:
    backs = [origin for origin in claim.origins if origin.side is Side.SUPPORTS]
    counted = [origin for origin in backs if origin.established]
    number = claim.independent_origins
    if not number:
        yield Phrase("counted", "goes back to no established origin")
    else:
        names = f" ({_names(_parties(counted))})" if counted else ""
        yield Phrase("counted", f"goes back to {_count(number, 'established origin')}{names}")
    if further := claim.possible_origins - number:
        yield Phrase("possible", f"{further:,} more possible")


def _parties(origins: Iterable[Origin]) -> list[str]:
    return list(dict.fromkeys(origin.party for origin in origins))


def _via(tree: Sequence[Carrier]) -> Iterator[Phrase]:
    """Name those in the middle through whom most articles have it."""
    passed: dict[str, set[str]] = {}
    waiting = [below for root in tree for below in root.carriers]
    for carrier in waiting:  # grows while it is walked
        if carrier.carriers:
            passed.setdefault(carrier.party, set()).update(carrier.articles)
            waiting.extend(carrier.carriers)
    if passed:
        names = sorted(passed, key=lambda party: (-len(passed[party]), party))
        yield Phrase("via", f"via {_names(names)}")


def _deeds(claim: Claim) -> Iterator[Phrase]:
    for act, text in DEEDS.items():
        parties = [entry.party for entry in claim.ledger if entry.act is act]
        if act is Act.DENIES:
            denying = [origin for origin in claim.origins if origin.side is Side.DENIES]
            parties = [*_parties(denying), *parties]
        if parties:
            yield Phrase(act, f"{text} {_names(dict.fromkeys(parties))}")


def _drifts(moved: Sequence[Shift]) -> Iterator[Phrase]:
    """Count the outlets that changed the wording, by kind; of figures, by what became of them."""
    outlets: dict[str, set[str]] = {}
    for shift in moved:
        for change in shift.changes:
            outlets.setdefault(_became(change), set()).add(shift.byline.publisher)
    for text, found in outlets.items():
        yield Phrase("drift", f"{len(found):,} {text}")


def _became(change: Change) -> str:
    if change.kind == NUMBER:
        return f"gave \u201c{change.words}\u201d for \u201c{change.origin_words}\u201d"
    return DRIFTS.get(change.kind, change.kind)


def _names(parties: Iterable[str]) -> str:
    known = [" ".join(party.split()) for party in parties]
    shown, further = known[:FEW], len(known) - FEW
    if further > 0:
        return f"{', '.join(shown)} and {further} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
