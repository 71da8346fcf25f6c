"""The whole of linking on one page: stories, claims, the way upstream, origins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from headwater.link.atlas import Atlas, Walk, atlas
from headwater.link.chains import walk
from headwater.link.drift import drifts
from headwater.link.ends import Apart, settled
from headwater.link.entities import entities
from headwater.link.ledger import ledger
from headwater.link.once import once
from headwater.link.origins import count
from headwater.link.retorts import goes_on
from headwater.link.reuse import copies
from headwater.link.revised import Past, revised
from headwater.link.rows import Row, rows
from headwater.link.rulings import UNDECIDED, Decided, corrected, decisions, ruled
from headwater.link.signatures import signature
from headwater.link.stances import stances
from headwater.link.stories import stories, story
from headwater.link.units import world
from headwater.link.wording import telling, words
from headwater.model import (
    Carriage,
    Claim,
    Correction,
    Drift,
    Entity,
    Link,
    Reading,
    Stance,
    Story,
    stable_id,
)
from headwater.settings import Settings


@dataclass(frozen=True, slots=True)
class Linked:
    """What articles have in common; ``readings`` are the same with their mentions' entities."""

    entities: tuple[Entity, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    readings: tuple[Reading, ...]


def link(
    readings: Sequence[Reading], settings: Settings, corrections: Iterable[Correction] = ()
) -> Linked:
    """Join readings into entities, stories and claims; the order of ``readings`` is no matter."""
    decided = decisions(corrections)
    known = world(readings)
    by_id = {reading.article.id: reading for reading in known.readings}
    signed = [signature(r, known.by_article[r.article.id]) for r in known.readings]
    found = [
        told([by_id[one.id] for one in group], decided)
        for group in stories(signed, settings.story_days, decided)
    ]
    people, marked = entities(known.readings, decided.forms)
    return Linked(
        people,
        tuple(one.story for one in found),
        tuple(claim for one in found for claim in one.claims),
        tuple(link for one in found for link in one.links),
        marked,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """All that the articles of one story tell together."""

    story: Story
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


def told(
    readings: Sequence[Reading], decided: Decided = UNDECIDED, past: Past | None = None
) -> Told:
    """Find the claims of one story: they depend on its own readings and what a person decided.

    ``past`` are the versions of its articles; what changed in them enters the ledgers, no more.
    """
    known = world(corrected(reading, decided) for reading in readings)
    made = story(known.readings)
    said = once(known)
    told_apart = ruled(said.clusters, said.scores, decided)
    spelled = goes_on(known.units)
    by_claim = {n: rows(n, cluster, spelled) for n, cluster in enumerate(told_apart)}
    guide = atlas(known.readings, by_claim, copies(known, said.scores), said.scores)
    claims = tuple(_claim(made, found, guide, decided.apart) for found in by_claim.values())
    if past:
        claims = revised(claims, told_apart, known.readings, past)
    links = tuple(replace(link, story_id=made.id) for link in said.links)
    return Told(made, claims, links)


def _claim(story: Story, found: Sequence[Row], guide: Atlas, apart: Apart) -> Claim:
    walks = settled([(row, walk(row, guide)) for row in found], apart)
    taken, drifted = stances(walks), drifts(walks)
    counted = count(walks, apart)
    shown = telling([unit for row in _asserting(found) for unit in row.units])
    return Claim(
        id=stable_id("claim", story.id, *sorted(u.statement.id for r in found for u in r.units)),
        text=words(shown),
        lang=shown.reading.article.lang,
        story_id=story.id,
        independent_origins=counted.independent,
        possible_origins=counted.possible,
        origins=counted.origins,
        carriages=tuple(
            _carriage(row, way, taken[row.key], drifted[row.key]) for row, way in walks
        ),
        ledger=ledger(walks, taken),
    )


def _asserting(found: Sequence[Row]) -> Sequence[Row]:
    """Leave out who denies, unless nobody does anything else."""
    return [row for row in found if not row.denies] or found


def _carriage(row: Row, way: Walk, stance: Stance, drift: tuple[Drift, ...]) -> Carriage:
    statement = row.first.statement
    return Carriage(
        article_id=row.article_id,
        statement_id=statement.id,
        content=statement.content,
        also=tuple(unit.statement.content[0] for unit in row.units[1:]),
        stance=stance,
        speaker=statement.speaker,
        chain=tuple(party.name for party in way.path),
        ended=way.ended,
        implicit=way.implicit,
        drift=drift,
    )
