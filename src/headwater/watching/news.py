"""What is new of a claim since it was last linked, and which alerts asked to be told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model import Act, Alert, Claim, Notice, Reading, Side, Watched, stable_id

ORIGIN, DENIAL, DRIFT = "origin", "denial", "drift"
EDITS = {Act.CORRECTED: "correction", Act.WITHDREW: "withdrawal"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a claim shows: an origin that supports or denies it, a drift, an edit."""

    what: str
    party: str
    article: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What claims stand among: readings of their articles, articles of their stories, the time."""

    readings: Mapping[str, Reading]
    stories: Mapping[str, Sequence[str]]
    now: str


def facts(claim: Claim) -> dict[tuple[str, ...], Fact]:
    """Return what a claim shows, by what makes each the same in another state of the claim."""
    found: dict[tuple[str, ...], Fact] = {}
    for origin in claim.origins:
        denies = origin.side is Side.DENIES
        if not (denies or origin.established):
            continue
        what, first = DENIAL if denies else ORIGIN, min(origin.article_ids, default="")
        found[what, origin.party.casefold()] = Fact(what, origin.party, first, origin.why)
    for row in claim.carriages:
        for drift in row.drift:
            key = (DRIFT, drift.kind, row.statement_id)
            found[key] = Fact(DRIFT, row.speaker, row.article_id, drift.kind)
    for entry in claim.ledger:
        if edit := EDITS.get(entry.act):
            found[edit, entry.party.casefold()] = Fact(edit, entry.party, entry.article_id)
    return found


def notices(
    alerts: Sequence[Alert],
    before: Sequence[Claim],
    after: Sequence[Claim],
    around: Around,
) -> Iterator[Notice]:
    """Yield what each alert has to tell of claims that were linked anew.

    A claim is known again by its statements, whatever its id. ``around`` is of ``after``.
    """
    known = {statement: claim for claim in before for statement in statements(claim)}
    for claim in after:
        asked = [alert for alert in alerts if concerns(alert, claim, around)]
        if not asked:
            continue
        were = {known[s].id: known[s] for s in sorted(statements(claim)) if s in known}
        earlier = {key for one in were.values() for key in facts(one)}
        new = {key: fact for key, fact in facts(claim).items() if key not in earlier}
        for alert in asked:
            for key, fact in new.items():
                yield _notice(alert, claim, (key, fact), around)


def concerns(alert: Alert, claim: Claim, around: Around) -> bool:
    """Tell whether an alert asked about a claim."""
    wanted = set(alert.anchors)
    if alert.kind is Watched.CLAIM:
        return not wanted.isdisjoint(statements(claim))
    if alert.kind is Watched.STORY:
        return not wanted.isdisjoint(around.stories.get(claim.story_id or "", ()))
    if not wanted.isdisjoint(parties(claim)):
        return True
    return alert.kind is Watched.ENTITY and _mentions(claim, wanted, around.readings)


def statements(claim: Claim) -> set[str]:
    """Return the statements of a claim's rows."""
    return {row.statement_id for row in claim.carriages}


def parties(claim: Claim) -> set[str]:
    """Return the parties of a claim, in small letters."""
    named = [origin.party for origin in claim.origins]
    named += [name for row in claim.carriages for name in (row.speaker, *row.chain)]
    named += [entry.party for entry in claim.ledger if entry.act in EDITS]
    return {name.casefold() for name in named}


def _mentions(claim: Claim, names: set[str], readings: Mapping[str, Reading]) -> bool:
    """Tell whether somebody of these names is named in the words of a claim."""
    for row in claim.carriages:
        reading = readings.get(row.article_id)
        for mention in reading.mentions if reading else ():
            if mention.name.casefold() in names and any(
                part.overlaps(mention.span) for part in row.content
            ):
                return True
    return False


def _notice(
    alert: Alert, claim: Claim, shown: tuple[tuple[str, ...], Fact], around: Around
) -> Notice:
    key, fact = shown
    first = min(claim.carriages, key=lambda row: row.statement_id)
    here = fact.article or first.article_id
    row = next((row for row in claim.carriages if row.article_id == here), None)
    reading = around.readings.get(here)
    article = reading.article if reading else None
    return Notice(
        # by the statement that shows it: the ids of claims change as stories grow
        id=stable_id("notice", alert.id, *key, row.statement_id if row else here),
        alert=alert.id,
        what=fact.what,
        party=fact.party,
        claim=claim.id,
        text=claim.text,
        article=here,
        url=article.url if article else None,
        published=article.published if article else None,
        detail=fact.detail,
        quote=" … ".join(part.of(article.text) for part in row.content) if article and row else "",
        made=around.now,
    )


def articles_of(claims: Iterable[Claim]) -> set[str]:
    """Return the ids of the articles that carry claims, and of those that took them back."""
    carried = {row.article_id for claim in claims for row in claim.carriages}
    return carried | {entry.article_id for claim in claims for entry in claim.ledger}
