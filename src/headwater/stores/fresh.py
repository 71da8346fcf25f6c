"""What of a run's input need not be read again."""

from collections.abc import Iterable, Iterator

from headwater.model import Article, History, Reject, Wording
from headwater.model.version import sighting_of, wording_id
from headwater.stores.base import Store
from headwater.stores.superseding import first_seen


class Fresh:
    """Leaves out what the store holds already, except where one id comes with several texts."""

    def __init__(self, store: Store, encoder: str) -> None:
        self.skipped = 0
        self._store, self._encoder = store, encoder
        self._seen: set[str] = set()
        self._again: list[History] = []

    def only(self, items: Iterable[Article | Reject]) -> Iterator[Article | Reject]:
        """Let pass what is to be read, and count the rest."""
        for item in items:
            if isinstance(item, Article) and self._known(item):
                self.skipped += 1
            else:
                yield item

    def knows(self, id: str, digest: str, fetched: str) -> bool:  # noqa: A002 - the field's name
        """Tell of a page of an archive whether it has been read, before it is made an article."""
        first = None if id in self._seen else self._store.get(Article, id)
        known = (
            first is not None
            and (first.raw_sha256, first.fetched) == (digest, fetched)
            and self._store.holds(first, self._encoder)
        )
        if known:
            self._seen.add(id)
            self.skipped += 1
        return known

    def taken(self) -> list[History]:
        """Hand over when texts were seen that need not be read again, since the last time."""
        again, self._again = self._again, []
        return again

    def _known(self, article: Article) -> bool:
        # Of undated versions within one run the last counts, whichever the store holds now.
        again = article.id in self._seen
        self._seen.add(article.id)
        sighting = sighting_of(article)
        if again and not sighting.moment:
            return False
        first = self._store.get(Article, article.id) if sighting.moment else None
        known = first_seen(article, first) if first else article
        held = self._store.holds(known, self._encoder)
        if not held and not (first and self._was_held(article, sighting.digest)):
            return False
        if first and (not held or sighting_of(first).moment != sighting.moment):
            self._again.append(History(article.id, (sighting,)))
        return True

    def _was_held(self, article: Article, digest: str) -> bool:
        """Tell whether the store holds an article among the texts that it had before."""
        before = self._store.get(Wording, wording_id(article.id, digest))
        if before is None or before.reading.encoder != self._encoder:
            return False
        return first_seen(article, before.reading.article) == before.reading.article
