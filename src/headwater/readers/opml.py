"""Lists of feeds: OPML in and out, and files with an address a line."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from headwater.errors import ArticleError, InputError
from headwater.model import Feed
from headwater.readers.decode import decode
from headwater.readers.feed_items import address, plain
from headwater.readers.feed_xml import elements, text_of

OUTLINE = frozenset({"outline"})
COMMENT = "#"
MAX_FEEDS = 100_000


def read_feeds(path: Path) -> list[Feed]:
    """Read a file that lists feeds; InputError where it cannot be read or lists none."""
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"cannot open {str(path)!r}: {error}") from error
    return feeds(raw, str(path))


def feeds(raw: bytes, where: str) -> list[Feed]:
    """Read a list of feeds, OPML or an address a line; InputError where it is neither, or empty."""
    try:
        text = text_of(raw).lstrip()
        given = _outlines(text) if text.startswith("<") else _lines(decode(raw), where)
        found = {feed.id: feed for feed in given}
    except ArticleError as error:
        raise InputError(f"{where}: {error}") from error
    if not found:
        raise InputError(f"{where}: names no feed; give OPML, or the address of a feed a line")
    if len(found) > MAX_FEEDS:
        raise InputError(f"{where}: more than {MAX_FEEDS} feeds")
    return list(found.values())


def opml(listed: Iterable[Feed], title: str = "Feeds") -> Iterator[str]:
    """Write feeds as OPML 2.0, line by line."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
    yield f"<head><title>{_inside(title)}</title></head>\n<body>\n"
    for feed in listed:
        name = quoteattr(feed.title or feed.id)
        yield f'<outline type="rss" text={name} title={name} xmlUrl={quoteattr(feed.id)}/>\n'
    yield "</body>\n</opml>\n"


def _inside(text: str) -> str:
    return quoteattr(text)[1:-1].replace("&quot;", '"')


def _outlines(text: str) -> Iterator[Feed]:
    for element in elements(text, OUTLINE):
        if there := address(element.get("xmlUrl") or element.get("xmlurl"), ""):
            yield Feed(there, title=plain(element.get("title") or element.get("text")))


def _lines(text: str, where: str) -> Iterator[Feed]:
    for number, line in enumerate(text.splitlines(), 1):
        said = line.partition(f" {COMMENT}")[0].strip()
        if not said or said.startswith(COMMENT):
            continue
        there = address(said, "")
        if there is None:
            raise InputError(f"{where}:{number}: {said[:80]!r} is not an address of the web")
        yield Feed(there)
