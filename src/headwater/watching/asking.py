"""What a user asks for: feeds to watch, and to be told of what is new of something.

What an alert names is looked up, so that it is known again when its id is another.
"""

from collections.abc import Sequence
from typing import TypeVar

from headwater.errors import InputError, StoreError
from headwater.model import Alert, Claim, Entity, Feed, Story, Watched, stable_id
from headwater.stores import Store
from headwater.watching import telling
from headwater.watching.news import statements

T = TypeVar("T")


def add_feeds(store: Store, feeds: Sequence[Feed]) -> int:
    """Add feeds that are not known yet; return how many these are."""
    known = {feed.id for feed in store.pick(Feed, [feed.id for feed in feeds])}
    fresh = [feed for feed in feeds if feed.id not in known]
    store.write(fresh)
    return len(fresh)


def alert(store: Store, about: str, to: str = telling.STDOUT) -> Alert:
    """Make the alert that ``about`` names, such as ``claim:ID`` or ``source:NAME``.

    InputError for what names none, StoreError where the store does not know it.
    """
    kind, _, name = about.partition(":")
    if kind not in set(Watched) or not name.strip():
        raise InputError(f"{about!r}: name it {', '.join(f'{k.value}:…' for k in Watched)}")
    telling.check(to)
    watched, name = Watched(kind), name.strip()
    return Alert(
        stable_id("alert", kind, name, to), watched, name, _anchors(store, watched, name), to
    )


def _anchors(store: Store, kind: Watched, name: str) -> tuple[str, ...]:
    if kind is Watched.CLAIM:
        return tuple(sorted(statements(_found(store, Claim, name, "claims"))))
    if kind is Watched.STORY:
        return tuple(_found(store, Story, name, "stories").article_ids)
    if kind is Watched.ENTITY:
        entity = store.get(Entity, name)
        return tuple(one.casefold() for one in (entity.names if entity else (name,)))
    return (name.casefold(),)


def _found(store: Store, kind: type[T], name: str, lists: str) -> T:
    found = store.get(kind, name)
    if found is None:
        raise StoreError(f"nothing with the id {name!r} here; see: headwater {lists} --store …")
    return found
