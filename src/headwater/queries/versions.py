"""The versions of an article: what became of each statement, and which of them others cited."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.errors import MissingError
from headwater.model import (
    Act,
    Article,
    Carriage,
    Claim,
    Edit,
    Entry,
    History,
    Reading,
    Revision,
    Span,
    Statement,
    Version,
    Wording,
)
from headwater.model.version import digest_of, in_order, sighting_of, wording_id
from headwater.model.version import versions as laid_out
from headwater.queries.passages import Byline, Passage, byline, inside, marked, passage, unlike
from headwater.stores import Store


@dataclass(frozen=True, slots=True)
class Alteration:
    """A statement that is in one of two versions only, or in other words in each.

    ``kinds`` say what of it changed; without any, it is worded otherwise and tells the same.
    """

    edit: Edit
    kinds: tuple[str, ...]
    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True)
class Issue:
    """One version of an article; ``alterations`` are since the one before, () of the first.

    It stood from ``since`` on and was first seen at ``seen``, both in UTC, "" where not known.
    """

    number: int
    since: str
    seen: str
    digest: str
    title: str | None
    published: str | None
    updated: str | None
    fetched: str | None
    raw_sha256: str | None
    alterations: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """An article and all its versions that were seen, the oldest first."""

    byline: Byline
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """The version of an outlet's article that stood when another one cited it for a claim.

    ``act`` is set where the outlet has withdrawn the claim, or corrected it: since then, or
    ``already`` before it was cited.
    """

    claim_id: str
    article_id: str
    party: str
    cited_id: str
    number: int
    of: int
    since: str
    act: Act | None = None
    already: bool = False


def versions(store: Store, key: str) -> VersionsPage:
    """Return an article, by its id or address, with what changed from version to version."""
    reading = store.get(Reading, key) or store.get(Reading, store.at(key) or "")
    if reading is None:
        raise MissingError(f"nothing with the id {key!r} here; see: headwater articles --store …")
    return VersionsPage(byline(reading.article), issues(store, reading))


def issues(store: Store, reading: Reading) -> tuple[Issue, ...]:
    """Lay out the versions of an article with what changed from one to the next."""
    known = versions_of(store, reading)
    first = (_issue(one, ()) for one in known[:1])
    return (
        *first,
        *(_issue(after, _alterations(before, after)) for before, after in pairwise(known)),
    )


def versions_of(store: Store, reading: Reading) -> tuple[Version, ...]:
    """Return the versions of an article, the oldest first; of most there is one."""
    article = reading.article
    history = store.get(History, article.id) or History(article.id, (sighting_of(article),))
    texts = {one.digest: one.reading for one in store.read(Wording, of=article.id)}
    return laid_out(history, texts | {digest_of(article): reading})


def text_of(store: Store, entry: Entry) -> Article | None:
    """Return the article in whose text the span of an entry lies: perhaps an earlier version."""
    if not entry.version:
        return store.get(Article, entry.article_id)
    before = store.get(Wording, wording_id(entry.article_id, entry.version))
    return before.reading.article if before else None


def _issue(version: Version, alterations: tuple[Alteration, ...]) -> Issue:
    sighting = version.sighting
    return Issue(
        version.number,
        version.since,
        sighting.moment,
        sighting.digest,
        version.reading.article.title,
        sighting.published,
        sighting.updated,
        sighting.fetched,
        sighting.raw_sha256,
        alterations,
    )


def _alterations(before: Version, after: Version) -> tuple[Alteration, ...]:
    from headwater.link.versions import diff  # loads late: most articles have one version

    found = diff(before.reading, after.reading)
    return tuple(_alteration(one, before.reading.article, after.reading.article) for one in found)


def _alteration(revision: Revision, old: Article, new: Article) -> Alteration:
    left, right = _shown(old, revision.before), _shown(new, revision.after)
    if left and right:
        gone, come = unlike(left.text, right.text)
        left, right = _marked(old, left, gone), _marked(new, right, come)
    kinds = tuple(dict.fromkeys(drift.kind for drift in revision.drift))
    return Alteration(revision.edit, kinds, left, right)


def _shown(article: Article, said: Statement | None) -> Passage | None:
    return passage(article, inside(article.text, said.content)) if said else None


def _marked(article: Article, shown: Passage, marks: Iterable[Span]) -> Passage:
    start = shown.span.start
    moved = [Span(start + mark.start, start + mark.end) for mark in marks]
    return marked(article, shown.span, moved)


def cited(store: Store, claim: Claim, only: str = "") -> tuple[Cited, ...]:
    """Tell which versions were cited on a claim's chains, where an article has several.

    ``only`` keeps the chains of one article.
    """
    told = dict.fromkeys(row.article_id for row in claim.carriages)
    known = {**told, **dict.fromkeys(entry.article_id for entry in claim.ledger)}
    several = store.pick(History, known)
    if not several:
        return ()
    readings = store.pick(Reading, [history.id for history in several])
    theirs = {reading.article.id: versions_of(store, reading) for reading in readings}
    theirs = {key: found for key, found in theirs.items() if len(found) > 1}
    articles = {article.id: article for article in store.pick(Article, known)}
    rows = [row for row in claim.carriages if not only or row.article_id == only]
    found = [one for row in rows for one in _along(row, claim, articles, theirs)]
    return tuple(dict.fromkeys(found))


def _along(
    row: Carriage,
    claim: Claim,
    articles: Mapping[str, Article],
    theirs: Mapping[str, Sequence[Version]],
) -> Iterator[Cited]:
    """Go up a chain; at an outlet whose article has versions, tell which one stood then."""
    from headwater.link.parties import same_name  # loads late, with what it knows of names

    citing = articles.get(row.article_id)
    for party in row.chain:
        own = [key for key, one in articles.items() if same_name(one.voice, party)]
        mine = next((key for key in own if citing is None or key != citing.id), None)
        if citing and mine and mine in theirs:
            yield _cited(citing, party, theirs[mine], claim)
        citing = articles[mine] if mine else None


def _cited(citing: Article, party: str, found: Sequence[Version], claim: Claim) -> Cited:
    now = in_order(citing.published or citing.fetched)
    stood = [version for version in found if version.since <= now] or [found[0]]
    version, key = stood[-1], found[0].reading.article.id
    shown = (key, version.number, len(found), version.since)
    entry = next((one for one in claim.ledger if _bears_on(one, key, now)), None)
    already = entry is not None and in_order(entry.published) <= now
    act = entry.act if entry else None
    return Cited(claim.id, citing.id, party, *shown, act, already)


def _bears_on(entry: Entry, key: str, now: str) -> bool:
    """Tell whether an outlet changed what it was cited for, or had changed it away by then."""
    changed = entry.article_id == key and entry.act in (Act.WITHDREW, Act.CORRECTED)
    return changed and (bool(entry.version) or in_order(entry.published) > now)
