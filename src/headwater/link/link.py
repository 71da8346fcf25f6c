"""The whole of linking on one page: stories, claims, the way upstream, origins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.link.atlas import Atlas, Walk, atlas
from headwater.link.chains import walk
from headwater.link.claims import grouping
from headwater.link.drift import drifts
from headwater.link.ends import settled
from headwater.link.entities import entities
from headwater.link.ledger import ledger
from headwater.link.origins import count
from headwater.link.repeats import joined, repeats, reprinted, shared
from headwater.link.retorts import goes_on
from headwater.link.reuse import copies
from headwater.link.rows import Row, rows
from headwater.link.signatures import signature
from headwater.link.stances import stances
from headwater.link.stories import stories, story
from headwater.link.units import world
from headwater.link.wording import telling, words
from headwater.model import Carriage, Claim, Drift, Entity, Link, Reading, Stance, Story, stable_id
from headwater.settings import Settings


@dataclass(frozen=True, slots=True)
class Linked:
    """What articles have in common; ``readings`` are the same with their mentions' entities."""

    entities: tuple[Entity, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    readings: tuple[Reading, ...]


def link(readings: Sequence[Reading], settings: Settings) -> Linked:
    """Join readings into entities, stories and claims; the order of ``readings`` is no matter."""
    known = world(readings)
    by_id = {reading.article.id: reading for reading in known.readings}
    signed = [signature(r, known.by_article[r.article.id]) for r in known.readings]
    found = [
        told([by_id[one.id] for one in group]) for group in stories(signed, settings.story_days)
    ]
    people, marked = entities(known.readings)
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


def told(readings: Sequence[Reading]) -> Told:
    """Find the claims of one story: they depend on its own readings and on nothing else."""
    known = world(readings)
    made = story(known.readings)
    again = repeats(known)
    grouped = grouping([unit for unit in known.units if unit.number not in again])
    clusters, scores = joined(grouped.clusters, again, known.units), shared(grouped.scores, again)
    spelled = goes_on(known.units)
    by_claim = {n: rows(n, cluster, spelled) for n, cluster in enumerate(clusters)}
    guide = atlas(known.readings, by_claim, copies(known, scores), scores)
    claims = tuple(_claim(made, found, guide) for found in by_claim.values())
    judged = (*grouped.links, *reprinted(again, known.units))
    links = tuple(replace(link, story_id=made.id) for link in judged)
    return Told(made, claims, links)


def _claim(story: Story, found: Sequence[Row], guide: Atlas) -> Claim:
    walks = settled([(row, walk(row, guide)) for row in found])
    taken, drifted = stances(walks), drifts(walks)
    counted = count(walks)
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
