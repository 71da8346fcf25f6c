"""Which words of an article's text were links to other sites on its page."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from headwater.model import Hyperlink, Span
from headwater.readers.fields import host

BLOCKS = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "td", "div"})
MOST = 200  # links of one article
LONG = 300  # characters of a link's words
KNOWN = 60  # characters by which a block is known again in the text
SPACE = re.compile(r"\s+")


def links(tree: Any, text: str, own: str | None) -> tuple[Hyperlink, ...]:  # noqa: ANN401 - lxml
    """Find the links of a parsed page in the text that was taken from it, in text order.

    ``own`` is the page's host: links that stay there lead nowhere new. A link counts where the
    paragraph around it is part of the text; its words are looked for from there on.
    """
    found = {link.span: link for link in islice(_links(tree, text, own), MOST)}
    return tuple(found[span] for span in sorted(found))


def headed(
    text: str, title: str | None, there: str | None, here: str | None
) -> tuple[Hyperlink, ...]:
    """Return as a link of the headline the address at which a piece lies first, on another site.

    ``here`` is the address it was found at; where that is not known, nothing is.
    """
    away = there is not None and here is not None and not same_site(there, here)
    if not away or there is None or not title or not text.startswith(title):
        return ()
    return (Hyperlink(Span(0, len(title)), there),)


def same_site(one: str | None, other: str | None) -> bool:
    """Tell whether two addresses are of one site, or one of a part of the other's."""
    here, there = host(one), host(other)
    if not here or not there:
        return here == there
    return here == there or here.endswith(f".{there}") or there.endswith(f".{here}")


def _links(tree: Any, text: str, own: str | None) -> Iterator[Hyperlink]:  # noqa: ANN401 - lxml
    for element in tree.iter("a"):
        address = (element.get("href") or "").strip()
        there = host(address) if address.startswith(("http://", "https://")) else None
        if there is None or is_own(there, own):
            continue
        words = _flat(element.text_content())
        block = _flat(_block(element))
        start = text.find(block[:KNOWN]) if block and words and len(words) <= LONG else -1
        at = text.find(words, start, start + len(block) + KNOWN) if start >= 0 else -1
        if at >= 0:
            yield Hyperlink(Span(at, at + len(words)), address)


def is_own(there: str, own: str | None) -> bool:
    """Tell whether a host is that of the page, or below it."""
    return own is not None and (there == own or there.endswith(f".{own}"))


def _block(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the text of the paragraph that a link stands in; "" outside of any."""
    block = next((e for e in element.iterancestors() if e.tag in BLOCKS), None)
    return "" if block is None else str(block.text_content())


def _flat(text: str) -> str:
    return SPACE.sub(" ", text).strip()
