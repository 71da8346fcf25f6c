"""What a store must do."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from headwater.model import Article

T = TypeVar("T")


class Store(Protocol):
    """Keeps records by kind and id. Kinds: Reading, Reject, Entity, Story, Claim, Link.

    A store is opened as ``Store(location)``; ``Store(location, create=False)`` refuses to make one.
    """

    def write(self, records: Iterable[object]) -> None:
        """Keep all of ``records`` or none; a record with a known id takes the old one's place.

        A Reading whose article is new or changed takes back the Rejects that were written of that
        article before it; one that is written after it stays.
        """
        ...

    def replace(self, kinds: tuple[type, ...], records: Iterable[object]) -> None:
        """Forget all records of ``kinds`` and write ``records``, of any kind: all or nothing."""
        ...

    def read(
        self,
        kind: type[T],
        *,
        article: str | None = None,
        of: str | None = None,
        ranked: bool = False,
        skip: int = 0,
    ) -> Iterator[T]:
        """Stream the records of one kind, in order of their ids.

        ``article`` keeps those that concern one article, ``of`` the claims of one story or the
        links of one statement; ``ranked`` puts those with the most articles first; the first
        ``skip`` are left out. ``read(Article)`` streams the articles of the readings.
        """
        ...

    def get(self, kind: type[T], id: str) -> T | None:  # noqa: A002 - the field's name
        """Return one record by its id, None if there is none."""
        ...

    def count(self, kind: type) -> int:
        """Tell how many records of one kind there are."""
        ...

    def holds(self, article: Article, encoder: str = "") -> bool:
        """Tell whether this very article has been read, by this Headwater with this encoder."""
        ...

    def intact(self, article: Article) -> bool:
        """Tell whether ``article`` has the very text that was written under its id."""
        ...

    def at(self, url: str) -> str | None:
        """Return the id of the article with this address, None if there is none."""
        ...

    def note(self, name: str, value: str) -> None:
        """Remember something about all articles together, until an article is new or changed."""
        ...

    def noted(self, name: str) -> str | None:
        """Return what was noted, None if an article has changed since."""
        ...

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str]]:
        """Full-text search over articles: pairs of article id and a snippet, best first."""
        ...

    def close(self) -> None:
        """Let go of the file or connection."""
        ...
