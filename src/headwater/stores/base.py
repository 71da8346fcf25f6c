"""What a store must do."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from headwater.model import Article, Claim

T = TypeVar("T")


class Store(Protocol):
    """Keeps records by kind and id.

    Kinds: Reading, Reject, Kept; Entity, Story, Claim, Link; Signature, Naming, Form, Correction;
    Feed, Item, Alert, Notice; History, Wording.

    A store is opened as ``Store(location)``; ``Store(location, create=False)`` refuses to make one.
    """

    def write(self, records: Iterable[object]) -> None:
        """Keep all of ``records`` or none; a record with a known id takes the old one's place.

        A Reading whose article is new or changed takes back the Rejects that were written of that
        article before it; one that is written after it stays.
        """
        ...

    def atomic(self) -> AbstractContextManager[None]:
        """Make all that is written within one stroke; what is read within sees it already."""
        ...

    def forget(self, kind: type, ids: Iterable[str]) -> None:
        """Forget records by their ids; a story takes its claims and links along."""
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

        ``article`` keeps those that concern one article; ``of`` the claims of one story, the links
        of one statement, the signatures of one vicinity, the forms of one circle, what is kept of
        one digest, the wordings of one article; ``ranked`` puts those with the most articles
        first; the first ``skip`` are left out. ``read(Article)`` streams the articles of the
        readings.
        """
        ...

    def get(self, kind: type[T], id: str) -> T | None:  # noqa: A002 - the field's name
        """Return one record by its id, None if there is none."""
        ...

    def pick(self, kind: type[T], ids: Iterable[str]) -> list[T]:
        """Return the records of these ids that there are, in order of their ids."""
        ...

    def sharing(
        self,
        kind: type,
        keys: Sequence[str],
        *,
        days: tuple[int, int] | None = None,
        least: int = 1,
    ) -> list[str]:
        """Return in order the ids of records found by ``least`` of ``keys``, or more.

        Signatures and forms are found by their ``found_by``, claims by the names of their parties
        in small letters and the statements of their rows, links by their statements. ``days`` keeps
        signatures of the days from the first to the last, and the undated.
        """
        ...

    def told(
        self, *, words: str = "", party: str = "", denied: bool = False, skip: int = 0
    ) -> Iterator[Claim]:
        """Stream claims, most carried first, the first ``skip`` of them left out.

        ``words`` stand in the text and ``party`` in the name of one of the origins, in small or
        large letters; ``denied`` keeps those that somebody denies.
        """
        ...

    def naming(self, forms: Sequence[str], limit: int) -> tuple[int, tuple[str, ...]]:
        """Count the articles that name somebody by one of these forms; return the first ids."""
        ...

    def due(self, kind: type[T], when: int, limit: int) -> list[T]:
        """Return the feeds, items or notices that are due by then, those due first before others.

        ``when`` is in seconds since 1970; StoreError for a kind that is never due.
        """
        ...

    def waiting(self, limit: int) -> list[str]:
        """Return ids of articles that wait for a Signature, in order.

        An article waits when it is new or changed, or was told to, until one is written.
        """
        ...

    def wait(self, ids: Iterable[str]) -> None:
        """Have these articles wait for a Signature again."""
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
        """Remember something about all articles together."""
        ...

    def noted(self, name: str) -> str | None:
        """Return what was noted, None if nothing was."""
        ...

    def notes(self) -> dict[str, str]:
        """Return all that was noted, by name."""
        ...

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str]]:
        """Full-text search over articles: pairs of article id and a snippet, best first."""
        ...

    def close(self) -> None:
        """Let go of the file or connection."""
        ...
