"""From the answer of a feed to what is written of it: the feed, and its items that are new."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from headwater.errors import ArticleError
from headwater.model import Feed, Fetched, Item, Listed, Listing, Reject, State, stable_id
from headwater.readers.addresses import page_address
from headwater.readers.answers import content_type
from headwater.readers.feed import entries
from headwater.stores import Store
from headwater.watching.schedule import Bounds, due_after, due_again, max_age, wait_after

STEP = "watch"
UNCHANGED = 304
KEYS = 500  # looked up at once
AGAIN = 20  # versions of one item that are read


@dataclass(frozen=True, slots=True)
class Poll:
    """What came of asking a feed: its answer, and what that lists unless nothing has changed."""

    feed: Feed
    answer: Fetched | Reject
    listing: Listing | Reject | None = None


def listing_of(poll: Poll) -> Listing | Reject | None:
    """Read what a feed lists; None where nothing has changed since it was read last."""
    answer = poll.answer
    if isinstance(answer, Reject) or answer.status == UNCHANGED:
        return None
    if answer.digest == poll.feed.digest:
        return None
    try:
        return entries(answer.body, answer.url, content_type(answer)[1])
    except ArticleError as error:
        return Reject(poll.feed.id, STEP, str(error))


def after_poll(store: Store, poll: Poll, bounds: Bounds, now: int) -> tuple[Feed, list[object]]:
    """Return the feed as it is from now on, and the other records to write with it."""
    answer, listing = poll.answer, poll.listing
    if isinstance(answer, Reject):
        return failed(poll.feed, answer, bounds, now), []
    if isinstance(listing, Reject):
        return failed(poll.feed, listing, bounds, now), [listing]
    if listing is None:
        return _went_well(poll.feed, answer, 0, bounds, now), []
    about = replace(
        poll.feed,
        title=listing.title or poll.feed.title,
        wants=listing.every,
        hours=listing.hours,
        days=listing.days,
        digest=answer.digest,
    )
    fresh = list(_fresh(store, about, listing, answer.digest, now))
    feed = _went_well(about, answer, len(fresh), bounds, now)
    children = list(_children(store, feed, listing, now))
    return feed, [*children, *fresh, *listing.rejects]


def failed(feed: Feed, why: Reject, bounds: Bounds, now: int) -> Feed:
    """Return a feed after a poll that failed: it is asked again later, each time later."""
    later = replace(feed, failures=feed.failures + 1, trouble=why.reason, polled=now)
    return replace(later, polls=feed.polls + 1, due=due_again(later, now, bounds))


def _went_well(feed: Feed, answer: Fetched, fresh: int, bounds: Bounds, now: int) -> Feed:
    headers = {name.lower(): value for name, value in answer.headers}
    unchanged = answer.status == UNCHANGED
    asked = replace(
        feed,
        etag=headers.get("etag") or (feed.etag if unchanged else None),
        modified=headers.get("last-modified") or (feed.modified if unchanged else None),
        every=wait_after(feed, fresh, bounds, floor=max_age(answer.headers)),
        polled=now,
        polls=feed.polls + 1,
        items=feed.items + fresh,
        failures=0,
        trouble="",
    )
    return replace(asked, due=due_after(asked, now))


def _children(store: Store, feed: Feed, listing: Listing, now: int) -> Iterator[Feed]:
    """Yield the feeds that a list of feeds names and nobody watches yet."""
    if feed.parent:  # a list within a list within a list never ends
        return
    named = [there for there in listing.feeds if there != feed.id]
    known = {one.id for one in store.pick(Feed, named)}
    for there in dict.fromkeys(named):
        if there not in known:
            yield Feed(there, parent=feed.id, due=now)


def _fresh(store: Store, feed: Feed, listing: Listing, digest: str, now: int) -> Iterator[Item]:
    """Yield the items that are new, and those that the feed says are changed since they were read.

    A page that several feeds list is one item, and so is one whose address changed under its key.
    """
    keyed = [(keys(listed, feed.id), listed) for listed in listing.items]
    known = _known(store, {key for found, _ in keyed for key in found})
    for found, listed in keyed:
        earlier = next((known[key] for key in found if key in known), None)
        if earlier is None:
            item = _item(feed, listed, found, digest=digest, now=now)
        elif earlier.feed == feed.id and _changed(earlier, listed):
            item = replace(
                earlier, state=State.WAITING, due=now, tries=0, digest=digest, listed=listed
            )
        else:
            continue
        known |= dict.fromkeys(found, item)
        yield item


def _item(feed: Feed, listed: Listed, found: tuple[str, ...], *, digest: str, now: int) -> Item:
    return Item(
        id=stable_id("item", found[0]),
        feed=feed.id,
        state=State.WAITING,
        found_by=found,
        url=page_address(listed.url) if listed.url else None,
        due=now,
        digest=digest,
        listed=listed,
    )


def keys(listed: Listed, feed: str) -> tuple[str, ...]:
    """Return what an item is known again by: its page, and what its feed calls it."""
    found = []
    if listed.url:
        found.append(f"page {page_address(listed.url)}")
    if listed.key:
        found.append(f"{feed} {listed.key}")
    if not found:
        said = f"{listed.title}\n{listed.content or listed.summary}"
        found.append(f"{feed} {hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()}")
    return tuple(found)


def _changed(item: Item, listed: Listed) -> bool:
    """Tell whether a feed says that an item that was read is another since."""
    if item.state is not State.READ or not listed.updated or not item.stamp:
        return False
    return listed.updated > item.stamp and item.versions < AGAIN


def _known(store: Store, wanted: Iterable[str]) -> dict[str, Item]:
    keys_ = sorted(wanted)
    found: dict[str, Item] = {}
    for start in range(0, len(keys_), KEYS):
        ids = store.sharing(Item, keys_[start : start + KEYS])
        found |= {key: item for item in store.pick(Item, ids) for key in item.found_by}
    return found
