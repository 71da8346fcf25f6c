"""Text and what is known of it to Article: language, headline, body, and fields still missing."""

from dataclasses import dataclass, replace

from headwater.errors import ArticleError
from headwater.languages import Outlet, Pack, available, load
from headwater.model import Article, Hyperlink, Picture, Span, trim
from headwater.readers.detect import identify, language
from headwater.readers.fields import UNSTORABLE, host
from headwater.readers.headline import locate
from headwater.readers.layout import Layout, lay_out
from headwater.readers.lines import MAX_LINE, said_of_picture

MARKS = " |/"  # at the ends of a credit where other markup stood beside it
MAX_TEXT = 400_000  # characters; the longest news articles have a fifth of that


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the input itself says of an article; it wins over what its lines show."""

    id: str
    lang: str | None = None
    title: str | None = None
    publisher: str | None = None
    site: str | None = None  # what a page calls its site: weaker than a known outlet
    domain: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    fetched: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Hyperlink, ...] = ()
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
    return _made(text, _informed(given, layout, pack), layout, pack.lang)


def compose_page(text: str, given: Given) -> Article:
    """Make the Article of a web page: its markup tells the body, in whatever language it is."""
    lang = identify(text, given.lang)
    if lang in available():
        return compose(text, replace(given, lang=lang))
    check_text(text)
    return _made(text, given, _plain(text, given.title), lang)


def _plain(text: str, title: str | None) -> Layout:
    """Tell title from body where no pack reads the lines."""
    headline = locate(text, title) if title else None
    body = trim(text, headline.end if headline else 0, len(text))
    return Layout(headline=headline, body=(body,) if body else ())


def _informed(given: Given, layout: Layout, pack: Pack) -> Given:
    """Add what the pack knows: the outlet of the domain, and which words tell of a picture."""
    domain = _domain(given, layout)
    owned = next((o.name for o in pack.outlets if _owns(o, domain)), None) if domain else None
    pictures = tuple(_told(picture, pack) for picture in given.pictures)
    return replace(given, publisher=given.publisher or owned, pictures=pictures)


def _domain(given: Given, layout: Layout) -> str | None:
    return given.domain or host(given.url) or layout.domain


def _made(text: str, given: Given, layout: Layout, lang: str) -> Article:
    domain = _domain(given, layout)
    headline = layout.headline
    return Article(
        id=given.id,
        text=text,
        lang=lang,
        title=given.title or (_flat(headline, text) if headline else None),
        headline=headline,
        body=layout.body,
        publisher=given.publisher or given.site or layout.outlet or domain,
        domain=domain,
        url=given.url,
        authors=given.authors or layout.authors,
        published=given.published or layout.published,
        updated=given.updated,
        fetched=given.fetched,
        section=given.section or layout.section,
        tags=given.tags or layout.tags,
        pictures=given.pictures or layout.pictures,
        links=given.links,
        raw_sha256=given.raw_sha256,
    )


def _told(picture: Picture, pack: Pack) -> Picture:
    """Tell caption from credit where they were given in one, and drop the word for a photo."""
    caption, credit = picture.caption, picture.credit
    if caption and not credit and len(caption) <= MAX_LINE:
        told, credit = said_of_picture(caption, pack)
        caption = told or (None if credit else caption)
    elif credit and len(credit) <= MAX_LINE:
        credit = said_of_picture(credit.strip("() "), pack)[1] or credit.strip("() ")
    return replace(picture, caption=_bare(caption), credit=_bare(credit))


def _bare(said: str | None) -> str | None:
    return (said.strip(MARKS) or None) if said else None


def _owns(outlet: Outlet, domain: str) -> bool:
    return any(domain == own or domain.endswith(f".{own}") for own in outlet.domains)


def _flat(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
