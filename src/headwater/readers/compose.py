"""Text and what is known of it to Article: language, headline, body, and fields still missing."""

from dataclasses import dataclass

from headwater.errors import ArticleError
from headwater.languages import Pack, load
from headwater.model import Article, Picture, Span
from headwater.readers.detect import language
from headwater.readers.fields import UNSTORABLE, host
from headwater.readers.layout import Layout, lay_out

MAX_TEXT = 400_000  # characters; the longest news articles have a fifth of that


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the input itself says of an article; it wins over what its lines show."""

    id: str
    lang: str | None = None
    title: str | None = None
    publisher: str | None = None
    domain: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    fetched: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    raw_sha256: str | None = None


def check_text(text: str) -> None:
    """ArticleError when a text is no article: empty, endless, or not made of characters."""
    if not text.strip():
        raise ArticleError("no text")
    if len(text) > MAX_TEXT:
        raise ArticleError(f"a text of {len(text)} characters; at most {MAX_TEXT} are read")
    odd = UNSTORABLE.search(text)
    if odd:
        raise ArticleError(f"character U+{ord(odd[0]):04X} at {odd.start()} is not text")


def compose(text: str, given: Given) -> Article:
    """Make the Article of a text; ArticleError when it cannot be one."""
    check_text(text)
    pack = load(language(text, given.lang))
    layout = lay_out(text, pack, given.title)
    if not layout.body and not layout.headline:
        raise ArticleError("nothing but furniture")
    return _made(text, given, layout, pack)


def _made(text: str, given: Given, layout: Layout, pack: Pack) -> Article:
    domain = given.domain or host(given.url) or layout.domain
    headline = layout.headline
    return Article(
        id=given.id,
        text=text,
        lang=pack.lang,
        title=given.title or (_flat(headline, text) if headline else None),
        headline=headline,
        body=layout.body,
        publisher=given.publisher or layout.outlet or (domain and publisher_of(domain, pack)),
        domain=domain,
        url=given.url,
        authors=given.authors or layout.authors,
        published=given.published or layout.published,
        updated=given.updated,
        fetched=given.fetched,
        section=given.section or layout.section,
        tags=given.tags or layout.tags,
        pictures=given.pictures or layout.pictures,
        raw_sha256=given.raw_sha256,
    )


def publisher_of(domain: str, pack: Pack) -> str:
    """Name the outlet a domain belongs to; the domain itself where the pack knows none."""
    for outlet in pack.outlets:
        if any(domain == own or domain.endswith(f".{own}") for own in outlet.domains):
            return outlet.name
    return domain


def _flat(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
