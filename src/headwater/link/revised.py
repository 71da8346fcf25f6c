"""What outlets changed or took back between versions of their articles enters the ledger."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from headwater.link.claims import least
from headwater.link.memory import Memory
from headwater.link.origins import NOT_THERE
from headwater.link.parties import same_name
from headwater.link.score import score
from headwater.link.units import Unit, spread, world
from headwater.link.versions import EARLIER, diff, pairing
from headwater.model import (
    Act,
    Claim,
    Edit,
    Entry,
    History,
    Reading,
    Statement,
    Version,
    Wording,
)
from headwater.model.version import digest_of, versions

Past = Mapping[str, Sequence[Version]]  # of articles that had several texts

TAKEN_BACK = "not counted: the outlet it credits said so at first, and took it back"


class _Gone(NamedTuple):
    """A statement that an article made once, and the entry that tells since when it does not."""

    entry: Entry
    number: int
    statement: Statement


def pasts(memory: Memory, readings: Sequence[Reading]) -> Past:
    """Gather the versions of those articles that had several."""
    by_id = {reading.article.id: reading for reading in readings}
    found = {}
    for history in memory.pick(History, by_id):
        reading = by_id[history.id]
        texts = {one.digest: one.reading for one in memory.read(Wording, of=history.id)}
        told = versions(history, texts | {digest_of(reading.article): reading})
        if len(told) > 1:
            found[history.id] = told
    return found


def revised(
    claims: Sequence[Claim], told: Sequence[Sequence[Unit]], readings: Sequence[Reading], past: Past
) -> tuple[Claim, ...]:
    """Add to the ledgers of a story's claims what outlets did about them from version to version.

    ``told`` are the statements of each claim. Without versions the claims stay as they are.
    """
    homes = {unit.statement.id: place for place, units in enumerate(told) for unit in units}
    entries: dict[int, list[Entry]] = defaultdict(list)
    for _, known in sorted(past.items()):
        for entry, statement in _corrected(known):
            if statement.id in homes:
                entries[homes[statement.id]].append(entry)
    gone = [one for _, known in sorted(past.items()) for one in _taken_back(known)]
    for entry, place in _placed(gone, told, readings, past):
        entries[place].append(entry)
    return tuple(
        _with(claim, entries[place]) if place in entries else claim
        for place, claim in enumerate(claims)
    )


def _with(claim: Claim, further: Sequence[Entry]) -> Claim:
    """Put entries in order of time; of one act by one party the earliest is enough."""
    kept = list(claim.ledger)
    for entry in sorted(further, key=_in_time):
        if not any(entry.act is one.act and same_name(entry.party, one.party) for one in kept):
            kept.append(entry)
    took = [entry.party for entry in kept if entry.act is Act.WITHDREW]
    return replace(
        claim,
        ledger=tuple(sorted(kept, key=_in_time)),
        origins=tuple(
            replace(origin, why=TAKEN_BACK)
            if origin.why == NOT_THERE and any(same_name(origin.party, party) for party in took)
            else origin
            for origin in claim.origins
        ),
    )


def _in_time(entry: Entry) -> tuple[object, ...]:
    return entry.published or "~", entry.article_id, entry.span, entry.act


def _corrected(known: Sequence[Version]) -> Iterator[tuple[Entry, Statement]]:
    """Yield what was changed in a telling way, with the statement that it is in the last text."""
    last = known[-1]
    for before, after in pairwise(known):
        edits = [one for one in diff(before.reading, after.reading) if one.drift and one.after]
        if not edits:
            continue
        now = _now(after, last)
        for edit in edits:
            if edit.after and edit.after.id in now:
                yield _entry(Act.CORRECTED, edit.after, after, after, last), now[edit.after.id]


def _now(version: Version, last: Version) -> dict[str, Statement]:
    """Find what statements of a version are in the last one."""
    if version.digest == last.digest:
        return {statement.id: statement for statement in last.reading.statements}
    found = pairing(version.reading, last.reading)
    return {old.statement.id: new.statement for old, new in found.pairs}


def _taken_back(known: Sequence[Version]) -> Iterator[_Gone]:
    """Yield what was changed, as it was said before, and what was taken out and did not return."""
    last = known[-1]
    for before, after in pairwise(known):
        lacking = _lacking(before, last) if after is not last else None
        for edit in diff(before.reading, after.reading):
            said, act = edit.before, Act.CORRECTED if edit.drift else Act.WITHDREW
            gone = edit.edit is Edit.WITHDRAWN and (lacking is None or _id(said) in lacking)
            if said and (edit.drift or gone):
                yield _Gone(_entry(act, said, before, after, last), before.number, said)


def _lacking(version: Version, last: Version) -> set[str]:
    found = pairing(version.reading, last.reading)
    return {unit.statement.id for unit in found.withdrawn}


def _id(statement: Statement | None) -> str:
    return statement.id if statement else ""


def _entry(act: Act, said: Statement, of: Version, when: Version, last: Version) -> Entry:
    article = of.reading.article
    return Entry(
        act,
        last.reading.article.voice,
        article.id,
        said.content[0],
        when.since or None,
        version="" if of.digest == last.digest else of.digest,
    )


def _placed(
    gone: Sequence[_Gone],
    told: Sequence[Sequence[Unit]],
    readings: Sequence[Reading],
    past: Past,
) -> Iterator[tuple[Entry, int]]:
    """Find the claim that each of these statements made, if others make it and its outlet not.

    It is judged as if the earlier version were one more article of the story.
    """
    if not gone:
        return
    known = world([*readings, *_earlier(gone, past)])
    found = score(known.units, spread(known.units))
    likely = dict(zip(found.pairs, found.scores, strict=True))
    numbers = {(unit.article_id, unit.statement.id): unit.number for unit in known.units}
    claims = [[numbers[unit.article_id, unit.statement.id] for unit in units] for units in told]
    theirs = [{unit.article_id for unit in units} for units in told]
    for one in gone:
        mine = numbers[_named(one), one.statement.id]
        scores = [
            sum(likely.get((min(mine, n), max(mine, n)), 0.0) for n in units) / len(units)
            for units in claims
        ]
        fitting = [
            place
            for place, mean in enumerate(scores)
            if mean >= least(known.units) and one.entry.article_id not in theirs[place]
        ]
        if fitting:
            yield one.entry, max(fitting, key=lambda place: (scores[place], -place))


def _earlier(gone: Sequence[_Gone], past: Past) -> Iterator[Reading]:
    """Yield the versions that statements are missing from, each as an article by itself."""
    for name, one in {_named(one): one for one in gone}.items():
        reading = past[one.entry.article_id][one.number - 1].reading
        yield replace(reading, article=replace(reading.article, id=name))


def _named(one: _Gone) -> str:
    return f"{one.entry.article_id}{EARLIER} {one.number}"
