"""Full-text search in PostgreSQL: the table ``words`` holds a ``tsvector`` a reading.

The words are cut and folded here and not by the server's parser, so that both engines find the
same, whatever the server's locale and extensions.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, text

from headwater.model import Article
from headwater.model.codec import decode
from headwater.stores.words import Term, folded, snippet, terms

LETTERS = 200  # of a word; a lexeme holds 2 kB
PLACES = 250  # of one word; the server keeps 255
LAST = 16_383  # the last place the server knows
ROOM = 1_000_000  # bytes of all words with their places; the server takes 1 MiB
OUT = text("DELETE FROM words")
IN = text(
    "INSERT INTO words (number, found) VALUES (:number, CAST(:found AS tsvector))"
    " ON CONFLICT (number) DO UPDATE SET found = excluded.found"
)
# a word of the title weighs four times as much; a long text says less by having a word
SEARCH = text(
    "SELECT readings.id, readings.record FROM words"
    " JOIN readings ON readings.number = words.number, CAST(:query AS tsquery) AS query"
    " WHERE words.found @@ query"
    " ORDER BY ts_rank('{0.25, 0.25, 0.25, 1.0}', words.found, query, 1) DESC, readings.id"
    " LIMIT :limit"
)


def index(connection: Connection, shown: Sequence[dict[str, Any]]) -> None:
    """Index the ``title`` and ``text`` of readings by their ``number``."""
    rows = [{"number": r["number"], "found": vector(r["title"], r["text"])} for r in shown]
    connection.execute(IN, rows)


def clear(connection: Connection) -> None:
    """Forget all words."""
    connection.execute(OUT)


def search(ask: Callable[[Any], list[Any]], typed: str, limit: int) -> list[tuple[str, str]]:
    """Find ids and snippets; every word that was typed is plain text."""
    sought = terms(typed)
    parts = [_part(folded(" ".join(term.words)), quoted=term.quoted) for term in sought]
    if not parts or "" in parts:
        return []
    found = ask(SEARCH.bindparams(query=" & ".join(parts), limit=limit))
    return [(row[0], _shown(row[1], sought)) for row in found]


def vector(title: str, body: str) -> str:
    """Write title and text as the server reads a ``tsvector``: each word with its places."""
    places: dict[str, list[str]] = {}
    room = ROOM
    for place, word, weight in _placed(folded(title), folded(body)):
        known = places.setdefault(word, [])
        room -= 2 if known else 8 + len(word.encode())
        if room < 0:
            break
        if len(known) < PLACES:
            known.append(f"{min(place, LAST)}{weight}")
    return " ".join(f"'{word}':{','.join(known)}" for word, known in places.items() if known)


def _placed(title: list[str], body: list[str]) -> Iterator[tuple[int, str, str]]:
    """Give each word its place; between title and text is a gap that no phrase spans."""
    first = len(title) + 2
    named = ((place, word[:LETTERS], "A") for place, word in enumerate(title, 1))
    return chain(named, ((place, word[:LETTERS], "") for place, word in enumerate(body, first)))


def _part(words: list[str], *, quoted: bool) -> str:
    written = " <-> ".join(f"'{word[:LETTERS]}'" for word in words)
    return f"({written}{'' if quoted else ':*'})" if written else ""


def _shown(record: str, sought: list[Term]) -> str:
    return " ".join(snippet(decode(Article, record).text, sought).split())
