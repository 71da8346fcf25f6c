"""The whole walk on one page: read, analyze, attribute, cite | link | store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import groupby

from headwater import __version__
from headwater.analyze import analyze
from headwater.attribute import attribute, respond, state
from headwater.cite import cite
from headwater.encoders import Encoder
from headwater.engines import Engine
from headwater.fetch import Fetcher, fetch_all, is_web
from headwater.keep import Keeper
from headwater.languages import available, load
from headwater.model import (
    Article,
    Claim,
    Correction,
    Encoding,
    Entity,
    Form,
    Kept,
    Link,
    Naming,
    Reading,
    Reject,
    Signature,
    Story,
)
from headwater.readers import read_answer, read_inputs
from headwater.readers.sieve import Sieve
from headwater.registry import find
from headwater.settings import Settings
from headwater.stores import Store
from headwater.stores.fresh import Fresh
from headwater.stores.superseding import supersede

UNREAD = "analyze"  # the step that an article in a language without a pack does not take
GROUP = 16  # articles encoded together: a second of work, and little to hold in memory
TOGETHER = 200  # articles linked at one stroke
LINKED = (Entity, Story, Claim, Link, Signature, Naming, Form)  # what linking makes
LETTERS = 200_000  # of a group; a longer article is a group by itself


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: articles read, articles already in the store, rejects.

    ``left`` counts the records of archives that nobody wanted; it is known in the end.
    """

    articles: int = 0
    skipped: int = 0
    rejects: int = 0
    left: int = 0


@dataclass(slots=True)
class Web:
    """How addresses among the inputs are read; what is fetched is kept where there is a keeper."""

    fetcher: Fetcher
    keeper: Keeper | None = None
    _kept: list[Kept] = field(default_factory=list)

    def read(self, urls: Iterable[str], settings: Settings) -> Iterator[Article | Reject]:
        """Fetch pages and stream their articles; what cannot be fetched is a Reject."""
        for answer in fetch_all(self.fetcher, urls):
            if isinstance(answer, Reject):
                yield answer
                continue
            if self.keeper:
                self._kept.append(self.keeper.keep(answer))
            yield from read_answer(answer, settings)

    def taken(self) -> list[Kept]:
        """Hand over where the answers lie that were kept since the last time."""
        kept, self._kept = self._kept, []
        return kept


def run(  # noqa: PLR0913 - what a run is made of
    inputs: Sequence[str],
    store: Store,
    settings: Settings,
    *,
    engine: Engine,
    web: Web | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Read all inputs into the store, then link; stopped anywhere and run again, it ends alike.

    An input may be an address of the web.
    """
    done, web = Progress(), web or Web(Fetcher(settings))
    work, fresh = _reading_with(settings.encoder), Fresh(store, settings.encoder)
    sieve = Sieve(fresh.knows)
    found = engine.map_parts(work, fresh.only(_read(inputs, settings, web, sieve)))
    for batch in _batches(found, settings.batch):
        supersede(store, [*web.taken(), *fresh.taken(), *batch])
        rejects = sum(isinstance(item, Reject) for item in batch)
        done = Progress(done.articles + len(batch) - rejects, fresh.skipped, done.rejects + rejects)
        progress(done)
    if rest := [*web.taken(), *fresh.taken()]:
        supersede(store, rest)
    if store.waiting(1) or store.noted("linked") != linking(settings):
        link_all(store, settings)
    return replace(done, skipped=fresh.skipped, left=sieve.left.total())


def link_all(store: Store, settings: Settings) -> None:
    """Link what waits for it, batch by batch; with other settings than before, everything anew.

    Each batch is one stroke, so a run that is stopped goes on where it was; the outcome is that of
    linking all at once. Where several processes link one store, each waits for the others' strokes.
    """
    with store.atomic():
        if store.noted("linked") != linking(settings):
            store.replace(LINKED, ())
            store.note("linked", linking(settings))
    while _link_some(store, settings):
        pass


def _link_some(store: Store, settings: Settings) -> bool:
    """Link a batch; tell whether there was one.

    What waits is asked within the stroke: whoever wrote before it may have linked that already,
    corrected it, or taken the store to other settings.
    """
    from headwater.link import Growth  # loads late: reading without a store does without it

    with store.atomic():
        ids = store.waiting(TOGETHER) if store.noted("linked") == linking(settings) else []
        if ids:
            Growth(store, settings, tuple(store.read(Correction))).grow(ids)
    return bool(ids)


def read_stream(
    inputs: Sequence[str], settings: Settings, *, engine: Engine, web: Web | None = None
) -> Iterator[Reading | Reject]:
    """Read all inputs and stream what each article alone tells; nothing is kept."""
    work = _reading_with(settings.encoder)
    return engine.map_parts(work, _read(inputs, settings, web or Web(Fetcher(settings))))


def _read(
    inputs: Sequence[str], settings: Settings, web: Web, sieve: Sieve | None = None
) -> Iterator[Article | Reject]:
    """Stream the articles of files and addresses in their order; InputError for a missing file."""
    sieve = sieve or Sieve()
    read_inputs([name for name in inputs if not is_web(name)], settings)
    groups = ((on_the_web, list(names)) for on_the_web, names in groupby(inputs, key=is_web))
    return (
        item
        for on_the_web, names in groups
        for item in (
            web.read(names, settings) if on_the_web else read_inputs(names, settings, sieve=sieve)
        )
    )


def read_articles(
    items: Iterable[Article | Reject], encoder: str = "none"
) -> Iterator[Reading | Reject]:
    """Understand each article by itself, with the encoder of that name; a Reject passes through.

    An article in a language without a pack is kept as it is and counted as a Reject too.
    """
    for group in _groups(items):
        known = [a for a in group if isinstance(a, Article) and a.lang in available()]
        encodings = iter(_encoder(encoder).encode([article.text for article in known]))
        for item in group:
            if isinstance(item, Reject):
                yield item
            elif item.lang in available():
                yield replace(read_article(item, next(encodings)), encoder=encoder)
            else:
                yield Reading(item, encoder=encoder)
                yield Reject(where=item.id, step=UNREAD, reason=_unread(item))


def read_article(article: Article, encoding: Encoding | None = None) -> Reading:
    """Do all that can be done with one article alone; NoPackError without a pack for it."""
    pack = load(article.lang)
    analysis = analyze(article, pack, encoding)
    attributions = attribute(article, analysis, pack, encoding)
    return Reading(
        article,
        attributions=attributions,
        citations=cite(article, analysis, attributions, pack),
        statements=state(article, analysis, attributions, pack, encoding),
        responses=respond(article, analysis, pack),
        mentions=tuple(sorted((*analysis.mentions, *analysis.aside), key=lambda m: m.span)),
    )


def _reading_with(
    encoder: str,
) -> Callable[[Iterable[Article | Reject]], Iterator[Reading | Reject]]:
    """Return the per-article work as an engine can send it; UnknownNameError here and not there."""
    find("encoders", encoder)
    return partial(read_articles, encoder=encoder)


@cache  # a model is loaded once a process
def _encoder(name: str) -> Encoder:
    made: Encoder = find("encoders", name)()
    return made


def _groups(items: Iterable[Article | Reject]) -> Iterator[list[Article | Reject]]:
    """Cut a stream into groups, short ones where the articles are long."""
    group: list[Article | Reject] = []
    letters = 0
    for item in items:
        size = len(item.text) if isinstance(item, Article) else 0
        if group and (len(group) == GROUP or letters + size > LETTERS):
            yield group
            group, letters = [], 0
        group.append(item)
        letters += size
    if group:
        yield group


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


def linking(settings: Settings) -> str:
    """Name what the outcome of linking depends on, beside the readings."""
    return f"{__version__}, story_days={settings.story_days}"
