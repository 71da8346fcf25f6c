"""A linked store of invented news beside the raw answers that two of its articles were made of."""

from contextlib import closing
from io import BytesIO

from headwater.keep import keeper_of
from headwater.model import Fetched, Reading
from headwater.pipeline import link_all, read_article
from headwater.readers.html import HtmlReader
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore
from linkworld import story

PAGE = (
    "<html><head><title>{title}</title></head><body><nav>Home</nav><article><h1>{title}</h1>"
    "<p>The pier will be closed for three weeks, the mayor said on Monday morning.</p>"
    "<p>The old piles must be replaced before the storms begin, Ann Reyes told Reuters.</p>"
    "<p>The work will cost two million, Reuters reported, citing the harbour board.</p>"
    "</article></body></html>"
)


def answer(title):
    url = f"https://example.org/{title}"
    body = PAGE.format(title=title).encode()
    headers = (("Content-Type", "text/html"),)
    return Fetched(url, url, 200, headers, body, "2026-11-25T10:00:00Z")


def article_of(fetched):
    (article,) = HtmlReader().read(BytesIO(fetched.body), fetched.url, Settings(lang="en"))
    return article


def build(place):
    """Make the store at ``place`` and what is kept beside it."""
    with closing(SqliteStore(str(place))) as store:
        store.write(story())
        with keeper_of(str(place), store) as keeper:
            for title in ("Pier", "Quay"):
                fetched = answer(title)
                article = article_of(fetched)
                store.write([keeper.keep(fetched), read_article(article)])
        link_all(store, Settings())
        assert store.count(Reading) == 6
    return str(place)
