"""Stories and their claims on a cluster: who is near, which are one event, what they tell.

Articles that are near share a key. Which keys of an article have to be looked at follows from how
common they are among all: as long as the weights of its commonest keys, taken together, are below
what two articles must have in common to be near, a pair that shares only such is not near, and
those keys are left out. Nothing is missed by that.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeVar, cast

from headwater.engines.spark import (
    MOST,
    Flow,
    Row,
    SparkEngine,
    components,
    meetings,
    met,
    tied,
    too_hot,
)
from headwater.languages import available
from headwater.link.growing import placings
from headwater.link.link import told
from headwater.link.naming import naming
from headwater.link.revised import pasts
from headwater.link.signatures import Print, closeness, in_time, near, ready, signature
from headwater.link.stories import CLOSE, vicinities
from headwater.link.units import world
from headwater.model import History, Link, Naming, Reading, Signature, Wording, stable_id
from headwater.model.codec import decode, dumps, encode
from headwater.settings import Settings
from headwater.spreading.dataset import Dataset, Progress
from headwater.spreading.versions import Before
from headwater.stores.schema import clean

if TYPE_CHECKING:
    from headwater.link.memory import Memory

T = TypeVar("T")
EACH = 500  # articles of a part: seconds of work
COMMON = 200_000  # keys of which all workers know how common they are
MARGIN = 0.99  # of the weight left out: the decimals of weights are rounded
UNDATED = -1  # the bucket of articles of no day
SPAN = 4  # windows of time that a bucket has: articles at its end are looked at in the next too
SIGNED = {"id": "string", "known": "long", "day": "long", "signature": "string", "naming": "string"}
POSTS = {"key": "string", "bucket": "long", "id": "string", "home": "long", "packed": "binary"}
PAIRS = {"id": "string", "head": "string"}
PLACED = {"id": "string", "vicinity": "string", "story": "string", "record": "string"}
TOLD = {"kind": "string", "id": "string", "story": "string", "record": "string"}

KEYS = "SELECT explode(from_json(signature, 'keys array<string>').keys) AS key FROM {signed}"
SHARED = """
    SELECT key, count(*) AS n FROM {keys} GROUP BY key HAVING n > 1 ORDER BY n DESC, key
    LIMIT {most}
"""
KNOWN = "SELECT id, day, signature FROM {signed} WHERE known = 1"
NO_DAY = "SELECT id FROM {signed} WHERE known = 1 AND day IS NULL LIMIT 1"
VISITING = """
    SELECT * FROM {posts} UNION ALL SELECT key, -1 AS bucket, id, 0 AS home, packed FROM {posts}
    WHERE home = 1 AND bucket != -1 AND key IN (SELECT key FROM {posts} WHERE bucket = -1)
"""
AROUND = """
    SELECT coalesce(h.head, s.id) AS around, s.signature
    FROM {signed} AS s LEFT JOIN {heads} AS h ON s.id = h.id WHERE s.known = 1
"""
APART = """
    SELECT * FROM {placed} UNION ALL
    SELECT id, '' AS vicinity, '' AS story, signature AS record FROM {signed} WHERE known = 0
"""
TOGETHER = """
    WITH told AS (
        SELECT id, 0 AS kind, record FROM {readings}
        UNION ALL SELECT id, 1 AS kind, record FROM {histories}
        UNION ALL SELECT id, 2 AS kind, record FROM {wordings}
    )
    SELECT s.story, t.kind, t.record FROM told AS t JOIN {signatures} AS s ON t.id = s.id
    WHERE s.story != ''
"""
OF_KIND = "SELECT id, story, record FROM {told} WHERE kind = '{kind}'"


def group_all(dataset: Dataset, settings: Settings, engine: SparkEngine) -> Progress:
    """Sign each reading, find who is near to whom, and part them into stories."""
    readings = engine.read(dataset.folder("readings"))
    engine.sized(readings.count(), EACH)
    records = engine.ask("SELECT record FROM {readings}", readings=readings)
    signed = engine.settled(records.map_parts(_sign, SIGNED), f"{dataset.work}/signed")
    pairs, hot = _pairs(signed, dataset, settings, engine)
    heads = components(engine, pairs, f"{dataset.work}/near")
    around = engine.ask(AROUND, signed=signed, heads=heads)
    placed = around.group(["around"], partial(_place, days=settings.story_days), PLACED)
    engine.ask(APART, placed=placed, signed=signed).write(dataset.folder("signatures"))
    return dataset.told("group", engine, "signatures", left_out=hot)


def tell_all(dataset: Dataset, settings: Settings, engine: SparkEngine) -> Progress:
    """Find the claims of each story, the way upstream and the origins."""
    names = ("readings", "histories", "wordings", "signatures")
    together = engine.ask(TOGETHER, **{n: engine.read(dataset.folder(n)) for n in names})
    told_of = engine.settled(together.group(["story"], _tell, TOLD), f"{dataset.work}/told")
    for name in ("stories", "claims", "links"):
        query = OF_KIND.replace("{kind}", name)
        engine.ask(query, told=told_of).write(dataset.folder(name))
    return dataset.told("tell", engine, "stories", "claims", "links")


def _pairs(
    signed: Flow, dataset: Dataset, settings: Settings, engine: SparkEngine
) -> tuple[Flow, int]:
    """Find pairs that tie together all articles that are near; count the keys too many share."""
    keys = engine.ask(SHARED.replace("{most}", str(COMMON)), keys=engine.ask(KEYS, signed=signed))
    common: dict[str, int] = dict(keys.at_once())
    work = partial(_post, common=common, days=settings.story_days)
    posts = engine.ask(KNOWN, signed=signed).map_parts(work, POSTS)
    if engine.ask(NO_DAY, signed=signed).count():
        posts = engine.settled(posts, f"{dataset.work}/posts")
        posts = engine.ask(VISITING, posts=posts)
    hot = too_hot(engine, posts) if max(common.values(), default=0) > MOST else 0
    near_each_other = meetings(engine, posts, partial(_near, days=settings.story_days), PAIRS)
    return near_each_other, hot


def _sign(rows: Iterator[Row]) -> Iterator[Row]:
    """Say what each reading is compared by, and whom it names; unread, it has nothing of both."""
    for (line,) in rows:
        reading = decode(Reading, line)
        known = reading.article.lang in available()
        mine, names = Signature(reading.article.id), Naming(reading.article.id)
        if known:
            mine, names = signature(reading, world([reading]).units), naming(reading)
        yield clean(mine.id), int(known), mine.day, encode(mine), encode(names)


def indexed(signature: Signature, common: Mapping[str, int]) -> list[str]:
    """Return the keys by which an article has to be looked at, the rarest first."""
    worth = dict(zip(signature.keys, signature.weights, strict=True))
    order = sorted(worth, key=lambda key: (common.get(key, 0), key))
    left_out = 0.0
    while order and (left_out := left_out + worth[order[-1]] ** 2) < MARGIN * CLOSE**2:
        order.pop()
    return order


def _post(rows: Iterator[Row], common: Mapping[str, int], days: int) -> Iterator[Row]:
    """Send an article to each of its keys, in the time around it."""
    width = SPAN * (days + 1)
    for key, day, line in rows:
        index = indexed(decode(Signature, line), common)
        packed = zlib.compress(dumps([index, line]).encode(), 1)
        buckets = [(UNDATED, 1)] if day is None else [(day // width, 1)]
        if day is not None and (day + days) // width > day // width:
            buckets.append((day // width + 1, 0))
        for term in index:
            yield from ((clean(term), bucket, key, home, packed) for bucket, home in buckets)


@dataclass(frozen=True, slots=True)
class _Post:
    index: tuple[str, ...]
    keys: frozenset[str]
    ready: Print


@lru_cache(maxsize=20_000)  # an article is met at each of its keys
def _unpacked(packed: bytes) -> _Post:
    index, line = json.loads(zlib.decompress(packed))
    return _Post(tuple(index), frozenset(index), ready(decode(Signature, line)))


def _near(rows: Sequence[Row], days: int) -> Iterable[Row]:
    """Tie together who is near, of those that meet at a key; a pair is looked at at its rarest."""
    pairs = []
    term, key, home, packed = rows[0][0], *FIELDS
    for left, right in met(rows):
        if left[home] or right[home]:
            one, other = _unpacked(left[packed]), _unpacked(right[packed])
            first = next((k for k in one.index if k in other.keys), "")
            if clean(first) == term and closeness(one.ready, other.ready, days) >= CLOSE:
                pairs.append((left[key], right[key]))
    return tied(pairs)


FIELDS = (5, 6, 7)  # where id, home and packed are in the row of a cell


def _place(rows: Sequence[Row], days: int) -> Iterator[Row]:
    """Part the articles of a vicinity into stories."""
    ordered = sorted((decode(Signature, line) for _, line in rows), key=in_time)
    for part in vicinities(ordered, near(ordered, days)):
        for one in placings(part):
            yield clean(one.id), clean(one.vicinity), one.story, encode(one)


def _tell(rows: Sequence[Row]) -> Iterator[Row]:
    """Tell one story; of two links with one id the latter stays, as in a store."""
    readings = _of(rows, 0, Reading)
    before = cast("Memory", Before(_of(rows, 1, History), _of(rows, 2, Wording)))
    found = told(readings, past=pasts(before, readings))
    key = found.story.id
    yield "stories", key, key, encode(found.story)
    claims = {claim.id: claim for claim in found.claims}
    yield from (("claims", one.id, key, encode(one)) for one in claims.values())
    links = {_link_id(link): link for link in found.links}
    yield from (("links", name, key, encode(link)) for name, link in links.items())


def _of(rows: Sequence[Row], number: int, kind: type[T]) -> list[T]:
    return [decode(kind, line) for _, place, line in rows if place == number]


def _link_id(link: Link) -> str:
    return stable_id("link", link.kind, link.left, link.right)
