"""What a thread of the crew does: ask a feed, a page or a webhook, and no more."""

from dataclasses import dataclass

from headwater.fetch import Fetcher
from headwater.model import Alert, Feed, Fetched, Item, Notice, Reject
from headwater.watching import telling
from headwater.watching.items import STEP, Visit, is_carried
from headwater.watching.listing import Poll


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
        return Poll(errand, fetcher.get(errand.id, etag=errand.etag, modified=errand.modified))
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
