"""The whole of linking on one page: stories, claims, the way upstream, origins."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.link.chains import Map, Walk, walk
from headwater.link.claims import Row, grouping, rows
from headwater.link.entities import entities
from headwater.link.follows import follows
from headwater.link.origins import count, names
from headwater.link.reuse import Copy, copies
from headwater.link.stories import stories
from headwater.link.units import World, world
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
    known: World, story: Story, reused: dict[str, tuple[Copy, ...]]
) -> tuple[list[Claim], tuple[Link, ...]]:
    articles = set(story.article_ids)
    units = [unit for unit in known.units if unit.article_id in articles]
    grouped = grouping(units)
    by_claim = {n: tuple(rows(n, cluster)) for n, cluster in enumerate(grouped.clusters)}
    readings = {r.article.id: r for r in known.readings if r.article.id in articles}
    publishers = tuple(
        dict.fromkeys(r.article.publisher for r in readings.values() if r.article.publisher)
    )
    every = [row for found in by_claim.values() for row in found]
    guide = Map(
        by_claim,
        reused,
        follows(list(readings.values()), every, reused, publishers),
        publishers,
        readings,
    )
    claims = [_claim(story, found, guide) for found in by_claim.values()]
    return claims, grouped.links


def _claim(story: Story, found: Sequence[Row], guide: Map) -> Claim:
    walks = [(row, walk(row, guide)) for row in found]
    counted = count(walks)
    first = min((unit for row in found for unit in row.units), key=lambda unit: unit.number)
    article = first.reading.article
    return Claim(
        id=stable_id("claim", story.id, *sorted(u.statement.id for r in found for u in r.units)),
        text=" ".join(span.of(article.text) for span in first.statement.content),
        lang=article.lang,
        story_id=story.id,
        independent_origins=counted.independent,
        possible_origins=counted.possible,
        origins=counted.origins,
        carriages=tuple(_carriage(row, way) for row, way in walks),
    )


def _carriage(row: Row, way: Walk) -> Carriage:
    statement = row.first.statement
    return Carriage(
        article_id=row.article_id,
        statement_id=statement.id,
        content=statement.content,
        also=tuple(unit.statement.content[0] for unit in row.units[1:]),
        stance=_stance(row),
        speaker=statement.speaker,
        chain=names(way),
        ended=way.ended,
        implicit=way.implicit,
    )


def _stance(row: Row) -> Stance:
    if row.denies:
        return Stance.DENIES
    stance = row.first.stance
    return Stance.ASSERTS if stance is Stance.DENIES else stance
