"""Writes articles that are seen again: the text seen last counts, those of before are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from headwater.model import Article, History, Reading, Sighting, Wording
from headwater.model.version import digest_of, joined, sighting_of, wording_id
from headwater.stores.base import Store


def supersede(store: Store, records: Iterable[object]) -> None:
    """Write records of any kind at one stroke, and keep the texts that they take the place of.

    A Reading takes the place of one with its id only if it was seen later, as far as that is known;
    else it is kept as a Wording. A History adds to what is known of when a text was seen. Where a
    text of before is new or goes, its article waits for linking.
    """
    given = list(records)
    if not given:
        return
    with store.atomic():
        pasts = _pasts(store, given)
        store.write([one for record in given for one in _taken(record, pasts)])
        _keep_beside(store, pasts)


def _keep_beside(store: Store, pasts: dict[str, "_Past"]) -> None:
    """Write what articles said before; of most there is nothing to be written."""
    made = {key: found for key, past in pasts.items() if (found := past.made())}
    if made:
        store.write([one for found in made.values() for one in found])
        store.wait([key for key in made if len(pasts[key].texts) > 1])
    if gone := [key for past in pasts.values() for key in past.gone()]:
        store.forget(Wording, gone)


def _pasts(store: Store, given: Iterable[object]) -> dict[str, "_Past"]:
    """Gather what is known of the articles; of most of them nothing is."""
    keys = {_article_id(record) for record in given} - {""}
    known = {reading.article.id: reading for reading in store.pick(Reading, keys)}
    histories = {history.id: history for history in store.pick(History, known)}
    return {
        key: _Past.of(reading, histories.get(key), store.read(Wording, of=key))
        if key in histories
        else _Past.of(reading, None, ())
        for key, reading in known.items()
    }


def _article_id(record: object) -> str:
    if isinstance(record, Reading):
        return record.article.id
    return record.id if isinstance(record, History) else ""


def _taken(record: object, pasts: dict[str, "_Past"]) -> Iterator[object]:
    """Yield what is to be written for a record at once."""
    if isinstance(record, History):
        past = pasts.get(record.id)
        if past:
            for sighting in record.sightings:
                yield from past.see(sighting)
    elif isinstance(record, Reading):
        key = record.article.id
        if key in pasts:
            yield from pasts[key].see(sighting_of(record.article), record)
        else:
            pasts[key] = _Past.of(record, None, ())
            yield record
    else:
        yield record


@dataclass(slots=True)
class _Past:
    """What is known of one article: the text it has, those it had, and when each was seen."""

    current: Reading
    history: History
    texts: dict[str, Reading]  # by digest, the current one among them
    stored: tuple[History | None, dict[str, Reading]]

    @classmethod
    def of(cls, current: Reading, history: History | None, wordings: Iterable[Wording]) -> "_Past":
        before = {one.digest: one.reading for one in wordings}
        first = History(current.article.id, (sighting_of(current.article),))
        texts = {**before, digest_of(current.article): current}
        return cls(current, history or first, texts, (history, before))

    def see(self, sighting: Sighting, reading: Reading | None = None) -> Iterator[Reading]:
        """Take in that a text was seen; yield the reading of the article where it changes."""
        if reading is None and sighting.digest not in self.texts:
            return
        self.history = joined(self.history, sighting)
        if reading:
            self._take(sighting, reading)
        current = self.texts[self.history.sightings[-1].digest]
        if current != self.current:
            self.current = current
            yield current

    def _take(self, sighting: Sighting, reading: Reading) -> None:
        """Keep what was read in a text; of one text that was seen twice, what was seen later."""
        known = self.texts.get(sighting.digest)
        if known is None or sighting.moment >= sighting_of(known.article).moment:
            self.texts[sighting.digest] = _as_first_seen(reading, known)

    def made(self) -> list[History | Wording]:
        """Return what has to be kept beside the reading."""
        history, before = self.stored
        key, mine = self.history.id, digest_of(self.current.article)
        wordings = [
            Wording(wording_id(key, digest), key, digest, reading)
            for digest, reading in self.texts.items()
            if digest in self._seen() - {mine} and before.get(digest) != reading
        ]
        once = history is None and len(self.history.sightings) == 1
        return [*([] if once or self.history == history else [self.history]), *wordings]

    def gone(self) -> list[str]:
        """Return the ids of the texts that the article has again, or that were never its own."""
        kept = self._seen() - {digest_of(self.current.article)}
        return [wording_id(self.history.id, one) for one in self.stored[1] if one not in kept]

    def _seen(self) -> set[str]:
        return {sighting.digest for sighting in self.history.sightings}


def _as_first_seen(reading: Reading, known: Reading | None) -> Reading:
    """Keep when a text was fetched first, and from what: so reading it again changes nothing."""
    if known is None or first_seen(reading.article, known.article) != known.article:
        return reading
    return replace(reading, article=known.article)


def first_seen(article: Article, known: Article) -> Article:
    """Leave out when a page was fetched again, and what differs outside its article."""
    if article.fetched is None:
        return article
    return replace(article, fetched=known.fetched, raw_sha256=known.raw_sha256)
