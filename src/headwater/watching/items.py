"""From a listed item to what is written of it: its article, or why there is none."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from headwater.errors import ArticleError
from headwater.model import Article, Fetched, Item, Listed, Listing, Reject, State
from headwater.readers import read_answer
from headwater.readers.feed_articles import carried, origins
from headwater.settings import Settings

STEP = "watch"
FULL = 1000  # characters; a feed that carries so much of an item carries all of it
MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^<>]{0,5000}>", re.DOTALL | re.IGNORECASE)
TRIES = 4  # fetches of one page before it is given up
PATIENCE = (300, 1800, 10_800)  # seconds between them
REST = 30.0  # seconds for which a host wants to be left alone, from which it is no haste


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of an item: the answer of its page, None where the feed carries the text."""

    item: Item
    answer: Fetched | Reject | None = None


def is_carried(item: Item) -> bool:
    """Tell whether an item needs no page: its feed carries the whole text, or names no page."""
    content = item.listed.content if item.listed else None
    return item.url is None or (content is not None and len(MARKUP.sub("", content)) >= FULL)


def article_of(visit: Visit, feed: str | None, settings: Settings) -> Article | Reject:
    """Make the article of an item: from its page, else from what the feed titled so carries."""
    item, answer = visit.item, visit.answer
    if (
        isinstance(answer, Fetched)
        and urlsplit(answer.url).path in {"", "/"}
        and item.url != answer.url
    ):
        why = f"leads to {answer.url}, not to an article"
    elif isinstance(answer, Fetched):
        found = next(read_answer(answer, settings), None)
        if isinstance(found, Article) and item.listed:
            return informed(found, item.listed)
        why = found.reason if isinstance(found, Reject) else "an empty answer"
    else:
        why = answer.reason if answer else "no more than a headline"
    return _from_feed(item, feed, settings) or Reject(item.url or item.id, STEP, why)


def informed(article: Article, listed: Listed) -> Article:
    """Add what the feed says of an article where its page does not, and where it was taken from."""
    return replace(
        article,
        published=article.published or listed.published,
        updated=article.updated or listed.updated,
        authors=article.authors or listed.authors,
        tags=article.tags or listed.tags,
        links=tuple(dict.fromkeys((*origins(listed, article.text), *article.links))),
    )


def _from_feed(item: Item, feed: str | None, settings: Settings) -> Article | None:
    if item.listed is None:
        return None
    about = Listing(title=feed, url=item.feed)
    named = replace(item.listed, url=item.url)
    try:
        return carried(named, about, item.url or item.id, lang=settings.lang, digest=item.digest)
    except ArticleError:
        return None


def after_visit(visit: Visit, made: Article | Reject) -> Item:
    """Return the item as it is remembered: read, or given up."""
    item = visit.item
    done = replace(item, tries=item.tries + 1, listed=None, due=0)
    if isinstance(made, Reject):
        return replace(done, state=State.GIVEN_UP)
    stamp = (item.listed and (item.listed.updated or item.listed.published)) or ""
    return replace(done, state=State.READ, stamp=stamp, versions=item.versions + 1, article=made.id)


def failed(visit: Visit) -> bool:
    """Tell whether a page could not be fetched and will be tried again."""
    return isinstance(visit.answer, Reject) and visit.item.tries + 1 < TRIES


def put_off(item: Item, now: int, rest: float) -> Item:
    """Return an item to be tried again; no try is counted where its host wants to be at rest."""
    if rest > REST:
        return replace(item, due=now + int(rest) + 1)
    return replace(item, tries=item.tries + 1, due=now + PATIENCE[item.tries])
