"""The whole walk on one page: read, analyze, attribute, cite | link | store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from headwater import __version__
from headwater.analyze import analyze
from headwater.attribute import attribute, respond, state
from headwater.cite import cite
from headwater.engines import Engine
from headwater.languages import available, load
from headwater.model import Article, Claim, Entity, Link, Reading, Reject, Story
from headwater.readers import read_inputs
from headwater.settings import Settings
from headwater.stores import Store

UNREAD = "analyze"  # the step that an article in a language without a pack does not take


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: articles read, articles already in the store, rejects."""

    articles: int = 0
    skipped: int = 0
    rejects: int = 0


def run(
    inputs: Sequence[str],
    store: Store,
    settings: Settings,
    *,
    engine: Engine,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Read all inputs into the store, then link; stopped anywhere and run again, it ends alike."""
    done = Progress()
    fresh = _Fresh(store)
    found = engine.map_parts(read_articles, fresh.only(read_inputs(inputs, settings)))
    for batch in _batches(found, settings.batch):
        store.write(batch)
        rejects = sum(isinstance(item, Reject) for item in batch)
        done = Progress(done.articles + len(batch) - rejects, fresh.skipped, done.rejects + rejects)
        progress(done)
    if store.noted("linked") != _linking(settings):
        link_all(store, settings)
    return replace(done, skipped=fresh.skipped)


def link_all(store: Store, settings: Settings) -> None:
    """Link all readings of a store; what was linked before is replaced at one stroke."""
    from headwater.link import link  # loads late: reading without a store does without it

    readings = (reading for reading in store.read(Reading) if reading.article.lang in available())
    linked = link(tuple(readings), settings)
    made = chain(linked.entities, linked.stories, linked.claims, linked.links, linked.readings)
    store.replace((Entity, Story, Claim, Link), made)
    store.note("linked", _linking(settings))


def read_stream(
    inputs: Sequence[str], settings: Settings, *, engine: Engine
) -> Iterator[Reading | Reject]:
    """Read all inputs and stream what each article alone tells; nothing is kept."""
    return engine.map_parts(read_articles, read_inputs(inputs, settings))


def read_articles(items: Iterable[Article | Reject]) -> Iterator[Reading | Reject]:
    """Understand each article by itself; a Reject passes through.

    An article in a language without a pack is kept as it is and counted as a Reject too.
    """
    for item in items:
        if isinstance(item, Reject):
            yield item
        elif item.lang in available():
            yield read_article(item)
        else:
            yield Reading(item)
            yield Reject(where=item.id, step=UNREAD, reason=_unread(item))


def read_article(article: Article) -> Reading:
    """Do all that can be done with one article alone; NoPackError without a pack for it."""
    pack = load(article.lang)
    analysis = analyze(article, pack)
    attributions = attribute(article, analysis, pack)
    return Reading(
        article,
        attributions=attributions,
        citations=cite(article, analysis, attributions, pack),
        statements=state(article, analysis, attributions, pack),
        responses=respond(article, analysis, pack),
        mentions=analysis.mentions,
    )


def _unread(article: Article) -> str:
    known = ", ".join(available())
    return f"kept unread: no pack for language {article.lang[:40]!r}; there are: {known}"


def _batches(found: Iterable[Reading | Reject], size: int) -> Iterator[list[Reading | Reject]]:
    """Cut a stream; an article and the Reject that says it is unread are written together."""
    batch: list[Reading | Reject] = []
    for item in found:
        told = isinstance(item, Reject) and item.step == UNREAD
        if len(batch) >= size and not told:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _linking(settings: Settings) -> str:
    """Name what the outcome of linking depends on, beside the readings."""
    return f"{__version__}, story_days={settings.story_days}"


class _Fresh:
    """Leaves out what the store holds already, except where one id comes with several texts."""

    def __init__(self, store: Store) -> None:
        self.skipped = 0
        self._store = store
        self._seen: set[str] = set()

    def only(self, items: Iterable[Article | Reject]) -> Iterator[Article | Reject]:
        for item in items:
            if isinstance(item, Article) and self._known(item):
                self.skipped += 1
            else:
                yield item

    def _known(self, article: Article) -> bool:
        # A second version within one run must follow the first, whichever the store holds now.
        again = article.id in self._seen
        self._seen.add(article.id)
        return not again and self._store.holds(article)
