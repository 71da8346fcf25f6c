"""The whole of linking on one page: stories, claims, the way upstream, origins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.link.atlas import Atlas, Walk, atlas
from headwater.link.chains import walk
from headwater.link.claims import grouping
from headwater.link.drift import drift
from headwater.link.entities import entities
from headwater.link.origins import count
from headwater.link.retorts import goes_on
from headwater.link.reuse import Copy, copies
from headwater.link.rows import Row, rows
from headwater.link.stories import stories
from headwater.link.units import World, world
from headwater.link.wording import telling, words
from headwater.model import Carriage, Claim, Entity, Link, Reading, Stance, Story, stable_id
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
    reused = copies(known)
    found = stories(known, settings.story_days)
    claims: list[Claim] = []
    links: list[Link] = []
    for story in found:
        made, judged = _story(known, story, reused)
        claims.extend(made)
        links.extend(judged)
    people, marked = entities(known.readings)
    return Linked(people, tuple(found), tuple(claims), tuple(links), marked)


def _story(
    known: World, story: Story, reused: Mapping[str, tuple[Copy, ...]]
) -> tuple[list[Claim], tuple[Link, ...]]:
    readings = [r for r in known.readings if r.article.id in set(story.article_ids)]
    units = [unit for reading in readings for unit in known.by_article[reading.article.id]]
    grouped = grouping(units)
    spelled = goes_on(units)
    by_claim = {n: rows(n, cluster, spelled) for n, cluster in enumerate(grouped.clusters)}
    guide = atlas(readings, by_claim, reused, grouped.scores)
    return [_claim(story, found, guide) for found in by_claim.values()], grouped.links


def _claim(story: Story, found: Sequence[Row], guide: Atlas) -> Claim:
    walks = [(row, walk(row, guide)) for row in found]
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
        carriages=tuple(_carriage(row, way) for row, way in walks),
    )


def _asserting(found: Sequence[Row]) -> Sequence[Row]:
    """Leave out who denies, unless nobody does anything else."""
    return [row for row in found if not row.denies] or found


def _carriage(row: Row, way: Walk) -> Carriage:
    statement = row.first.statement
    return Carriage(
        article_id=row.article_id,
        statement_id=statement.id,
        content=statement.content,
        also=tuple(unit.statement.content[0] for unit in row.units[1:]),
        stance=_stance(row),
        speaker=statement.speaker,
        chain=tuple(party.name for party in way.path),
        ended=way.ended,
        implicit=way.implicit,
        drift=drift(row, way.last),
    )


def _stance(row: Row) -> Stance:
    if row.denies:
        return Stance.DENIES
    stance = row.first.stance
    return Stance.ASSERTS if stance is Stance.DENIES else stance
