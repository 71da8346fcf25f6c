"""What a thread of the crew does: ask a feed, a page or a webhook, and no more."""

from dataclasses import dataclass

from headwater.errors import ArticleError
from headwater.fetch import Fetcher
from headwater.model import Alert, Feed, Fetched, Item, Listing, Notice, Reject
from headwater.readers.answers import content_type
from headwater.readers.feed import entries
from headwater.watching import telling
from headwater.watching.items import STEP, Visit, is_carried
from headwater.watching.listing import UNCHANGED, Poll


@dataclass(frozen=True, slots=True)
class Call:
    """A notice to be told to a webhook, and what it said."""

    notice: Notice
    alert: Alert
    answer: Fetched | Reject | None = None


Errand = Feed | Item | Call
Outcome = Poll | Visit | Call


def address(errand: Errand) -> str | None:
    """Return the address that an errand asks."""
    if isinstance(errand, Call):
        return errand.alert.to
    return errand.id if isinstance(errand, Feed) else errand.url


def run(errand: Errand, fetcher: Fetcher) -> Outcome:
    """Do one errand; nothing of the net is raised."""
    if isinstance(errand, Feed):
        return _poll(errand, fetcher)
    if isinstance(errand, Item):
        return Visit(errand, None if is_carried(errand) else fetcher.get(errand.url or ""))
    body = telling.line(errand.notice, errand.alert).encode()
    headers = (*telling.JSON, ("Idempotency-Key", errand.notice.id))
    return Call(errand.notice, errand.alert, fetcher.post(errand.alert.to, body, headers))


def broken(errand: Errand) -> Outcome:
    """Return the outcome of an errand that broke down on the way."""
    why = Reject(address(errand) or errand.id if not isinstance(errand, Call) else "", STEP, BROKE)
    if isinstance(errand, Feed):
        return Poll(errand, why)
    if isinstance(errand, Item):
        return Visit(errand, why)
    return Call(errand.notice, errand.alert, why)


BROKE = "broke down; see the error above"


def _poll(feed: Feed, fetcher: Fetcher) -> Poll:
    answer = fetcher.get(feed.id, etag=feed.etag, modified=feed.modified)
    same = isinstance(answer, Fetched) and (
        answer.status == UNCHANGED or answer.digest == feed.digest
    )
    if same or isinstance(answer, Reject):
        return Poll(feed, answer)
    return Poll(feed, answer, _listing(answer))


def _listing(answer: Fetched) -> Listing | Reject:
    try:
        return entries(answer.body, answer.url, content_type(answer)[1])
    except ArticleError as error:
        return Reject(answer.asked, STEP, str(error))
