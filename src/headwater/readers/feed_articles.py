"""An item of a feed that carries its text to the Article of it, with what it was taken from."""

from headwater.errors import ArticleError
from headwater.model import Article, Hyperlink, Listed, Listing, Span
from headwater.readers.compose import Given, compose_page
from headwater.readers.fields import host
from headwater.readers.html_ways import parse_page, running_text
from headwater.readers.links import headed, links, same_site

LEAST = 40  # characters of text; less is no more than a headline


def carried(item: Listed, feed: Listing, id_: str, *, lang: str = "", digest: str = "") -> Article:
    """Make the Article of what an item carries; ArticleError where that is too little."""
    tree = parse_page(_document(item))
    body = _text(tree, item.title)
    credit = f"\n\n({item.source})" if credited(item) else ""
    text = f"{item.title}\n\n{body}{credit}" if item.title else body + credit
    own = host(item.url or feed.url)
    given = Given(
        id=id_,
        lang=lang or None,  # what feeds say of their language is too often a default
        title=item.title,
        url=item.url,
        publisher=publisher(item),
        site=feed.title,
        published=item.published,
        updated=item.updated,
        authors=item.authors,
        tags=item.tags,
        links=(*origins(item, text), *links(tree, text, own), *_of_credit(item, text, credit)),
        raw_sha256=digest or None,
    )
    return compose_page(text, given)


def publisher(item: Listed) -> str | None:
    """Return of whom an item is: a source on whose site its page lies only lists its own."""
    if item.publisher or not item.source:
        return item.publisher
    return item.source if same_site(item.source_url, item.url) else None


def credited(item: Listed) -> bool:
    """Tell whether an item credits somebody else by name."""
    named = item.source and 2 <= len(item.source) <= 31 and not set("()\n") & set(item.source)
    return bool(named and item.source_url and not same_site(item.source_url, item.url))


def origins(item: Listed, text: str) -> tuple[Hyperlink, ...]:
    """Return the address that an item says its piece was taken from, as a link of its headline."""
    away = [url for url in item.via if not same_site(url, item.url)]
    return headed(text, item.title, away[0], item.url or "") if away else ()


def _of_credit(item: Listed, text: str, credit: str) -> tuple[Hyperlink, ...]:
    if not credit or not item.source_url or not item.source:
        return ()
    start = len(text) - 1 - len(item.source)
    return (Hyperlink(Span(start, start + len(item.source)), item.source_url),)


def _document(item: Listed) -> str:
    inside = item.content or item.summary or ""
    return f"<html><body><article>{inside}</article></body></html>"


def _text(tree: object, title: str | None) -> str:
    """Return the running text, or all the words where there are few."""
    try:
        return running_text(tree, title)
    except ArticleError:
        words = " ".join(tree.text_content().split())  # type: ignore[attr-defined] # lxml has no types
        if len(words) < LEAST:
            raise ArticleError("no more than a headline") from None
        return words
