"""Whom all articles name, on a cluster: forms counted, those of one kin merged, bearers counted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

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
from headwater.link.entities import SHOWN, added, entity, kin, merged, summed
from headwater.model import Entity, Form, Naming
from headwater.model.codec import decode, encode
from headwater.settings import Settings
from headwater.spreading.dataset import Dataset, Progress
from headwater.stores.schema import clean

SOME = 1_000  # articles whose names are counted before they are sent on
FORMS = {"form": "string", "record": "string"}
NAMED = {"form": "string", "article": "string"}
KEYS = {"key": "string", "bucket": "long", "id": "string", "form": "string"}
PAIRS = {"id": "string", "head": "string"}
MERGED = {
    "id": "string",
    "circle": "string",
    "entity": "string",
    "kind": "string",
    "record": "string",
}
ENTITIES = {"id": "string", "articles": "long", "record": "string"}

NAMINGS = "SELECT id, naming AS record FROM {signed}"
AROUND = """
    SELECT coalesce(h.head, f.form) AS around, f.record
    FROM {forms} AS f LEFT JOIN {heads} AS h ON f.form = h.id
"""
OF_FORMS = "SELECT id, circle, entity, record FROM {merged} WHERE kind = 'form'"
BORNE = """
    WITH named AS (
        SELECT DISTINCT m.entity, n.article FROM {named} AS n JOIN {merged} AS m ON n.form = m.id
        WHERE m.kind = 'form' AND m.entity != ''
    ),
    counted AS (
        SELECT *, count(*) OVER (PARTITION BY entity) AS articles,
            row_number() OVER (PARTITION BY entity ORDER BY article) AS place
        FROM named
    ),
    bearers AS (
        SELECT entity, max(articles) AS articles, array_sort(collect_list(article)) AS first
        FROM counted WHERE place <= {shown} GROUP BY entity
    )
    SELECT b.articles, b.first, m.record FROM bearers AS b JOIN {merged} AS m ON b.entity = m.id
    WHERE m.kind = 'entity'
"""


def name_all(dataset: Dataset, _: Settings, engine: SparkEngine) -> Progress:
    """Find whom the names of all articles name."""
    signed = engine.read(f"{dataset.work}/signed")
    engine.ask(NAMINGS, signed=signed).write(dataset.folder("namings"))
    records = engine.ask("SELECT naming FROM {signed}", signed=signed)
    counted = records.map_parts(_count, FORMS).group(["form"], _sum, FORMS)
    forms = engine.settled(counted, f"{dataset.work}/forms")
    pairs, hot = _kindred(forms, engine)
    heads = components(engine, pairs, f"{dataset.work}/kin")
    around = engine.ask(AROUND, forms=forms, heads=heads)
    whole = engine.settled(around.group(["around"], _merge, MERGED), f"{dataset.work}/merged")
    engine.ask(OF_FORMS, merged=whole).write(dataset.folder("forms"))
    named = records.map_parts(_bear, NAMED)
    borne = engine.ask(BORNE.replace("{shown}", str(SHOWN)), named=named, merged=whole)
    borne.map_parts(_fill, ENTITIES).write(dataset.folder("entities"))
    return dataset.told("name", engine, "namings", "forms", "entities", left_out=hot)


def _kindred(forms: Flow, engine: SparkEngine) -> tuple[Flow, int]:
    """Find pairs that tie together all forms that may name one; count the keys too many share."""
    posts = forms.map_parts(_keyed, KEYS)
    hot = too_hot(engine, posts) if forms.count() > MOST else 0
    alike, spelled = meetings(engine, posts, _kin, PAIRS), forms.map_parts(_spelled, PAIRS)
    both = engine.ask("SELECT * FROM {a} UNION ALL SELECT * FROM {b}", a=alike, b=spelled)
    return both, hot


def _count(rows: Iterator[Row]) -> Iterator[Row]:
    """Count the forms of some articles at a time."""
    namings = (decode(Naming, line) for (line,) in rows)
    while some := list(islice(namings, SOME)):
        yield from ((clean(key), encode(form)) for key, form in added({}, some).items())


def _sum(rows: Sequence[Row]) -> Iterator[Row]:
    yield rows[0][0], encode(summed([decode(Form, line) for _, line in rows]))


def _keyed(rows: Iterator[Row]) -> Iterator[Row]:
    for key, line in rows:
        form = decode(Form, line)
        yield from ((clean(one), 0, key, form.id) for one in form.found_by)


def _kin(rows: Sequence[Row]) -> Iterable[Row]:
    """Tie together the forms that may name one, of those that share a key."""
    key, form = 5, 6  # where they are in the row of a cell
    return tied((one[key], other[key]) for one, other in met(rows) if kin(one[form], other[form]))


def _spelled(rows: Iterator[Row]) -> Iterator[Row]:
    """Tie acronyms to what articles spell them out as."""
    for key, line in rows:
        yield from (
            (clean(long), key) for long, _ in decode(Form, line).longs if clean(long) != key
        )


def _merge(rows: Sequence[Row]) -> Iterator[Row]:
    """Merge the forms of one circle by whom they name."""
    forms = sorted((decode(Form, line) for _, line in rows), key=lambda form: form.id)
    circle, owner = forms[0].id, dict[str, str]()
    for head, group in merged(forms).items():
        one = entity(head, group, ())
        owner |= {form.id: one.id for form in group}
        yield one.id, clean(circle), one.id, "entity", encode(one)
    for form in forms:
        whole = replace(form, circle=circle, entity=owner.get(form.id, ""))
        yield clean(form.id), clean(circle), whole.entity, "form", encode(whole)


def _bear(rows: Iterator[Row]) -> Iterator[Row]:
    for (line,) in rows:
        one = decode(Naming, line)
        forms = {clean(named.form) for named in one.mentions}
        yield from ((form, clean(one.id)) for form in sorted(forms))


def _fill(rows: Iterator[Row]) -> Iterator[Row]:
    """Name the articles of an entity."""
    for articles, first, line in rows:
        one = replace(decode(Entity, line), article_ids=tuple(first), articles=articles)
        yield one.id, articles, encode(one)
