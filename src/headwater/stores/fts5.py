"""Full-text search in SQLite: the virtual table ``words``, whose rows have numbers of readings."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, text

from headwater.stores.words import terms

OUT = text("DELETE FROM words")
IN = text("INSERT OR REPLACE INTO words (rowid, title, text) VALUES (:number, :title, :text)")
SEARCH = text(
    "SELECT readings.id, snippet(words, 1, '', '', '…', 24) FROM words"
    " JOIN readings ON readings.number = words.rowid"
    " WHERE words MATCH :query ORDER BY bm25(words, 4.0, 1.0), readings.id LIMIT :limit"
)


def index(connection: Connection, shown: Sequence[dict[str, Any]]) -> None:
    """Index the ``title`` and ``text`` of readings by their ``number``."""
    connection.execute(IN, shown)


def clear(connection: Connection) -> None:
    """Forget all words."""
    connection.execute(OUT)


def search(ask: Callable[[Any], list[Any]], typed: str, limit: int) -> list[tuple[str, str]]:
    """Find ids and snippets; every word that was typed is plain text."""
    query = " ".join(
        f'"{" ".join(term.words)}"' + ("" if term.quoted else "*") for term in terms(typed)
    )
    if not query:
        return []
    found = ask(SEARCH.bindparams(query=query, limit=limit))
    return [(row[0], " ".join(row[1].split())) for row in found]
