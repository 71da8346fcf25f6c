"""What a feed lists, and what is remembered of feeds that are watched."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.article import Reject


@dataclass(frozen=True, slots=True)
class Listed:
    """One item as a feed lists it; ``content`` and ``summary`` may be HTML.

    ``key`` is what the feed knows the item by, "" where by nothing. ``source`` names whom the item
    was taken from and ``via`` are addresses it was taken from, where the feed says so.
    """

    url: str | None = None
    key: str = ""
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    content: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str | None = None
    publisher: str | None = None
    source: str | None = None
    source_url: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """One answer of a feed: what it lists, and how often it wants to be asked.

    ``every`` is in seconds; ``hours`` (0 to 23, UTC) and ``days`` (0 is Monday) are those in which
    it wants not to be asked. ``feeds`` are the addresses of feeds that it lists instead of items.
    """

    title: str | None = None
    url: str | None = None
    lang: str | None = None
    every: int = 0
    hours: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    items: tuple[Listed, ...] = ()
    feeds: tuple[str, ...] = ()
    rejects: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A watched feed; its address is its id. Times are seconds since 1970, UTC.

    ``every`` is how long it waits between two polls; ``wants``, ``hours`` and ``days`` are what it
    asks for, as in a Listing. ``failures`` is how many polls in a row failed, ``trouble`` why the
    last one did. ``parent`` is the feed that listed it, "" if a user did.
    """

    id: str
    title: str | None = None
    parent: str = ""
    due: int = 0
    every: int = 0
    wants: int = 0
    hours: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    etag: str | None = None
    modified: str | None = None
    digest: str = ""
    polled: int = 0
    polls: int = 0
    items: int = 0
    failures: int = 0
    trouble: str = ""


class State(StrEnum):
    """How far a listed item has come."""

    WAITING = "waiting"
    READ = "read"
    GIVEN_UP = "given-up"


@dataclass(frozen=True, slots=True)
class Item:
    """An item that a watched feed listed. ``found_by`` is what it is known again by.

    While it waits it has what the feed ``listed`` of it, in an answer with a ``digest``, and is
    ``due`` at a time. Afterwards it is only remembered: the ``article`` that was read, how many
    ``versions`` of it, and when the feed said the last one was changed, its ``stamp``.
    """

    id: str
    feed: str
    state: State
    found_by: tuple[str, ...]
    url: str | None = None
    due: int = 0
    tries: int = 0
    stamp: str = ""
    versions: int = 0
    digest: str = ""
    article: str | None = None
    listed: Listed | None = None


class Watched(StrEnum):
    """What an alert is about."""

    CLAIM = "claim"
    SOURCE = "source"
    ENTITY = "entity"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Alert:
    """A wish to be told what is new of a claim, source, entity or story.

    ``name`` is how the user named it; ``anchors`` are what it is known again by, whatever becomes
    of ids: statements of a claim, articles of a story, names of the others in small letters.
    ``to`` is ``-`` for standard output, a file, ``mail:ADDRESS>FILE`` or the address of a webhook.
    """

    id: str
    kind: Watched
    name: str
    anchors: tuple[str, ...]
    to: str = "-"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something new that an alert asked for, to be told once.

    ``what`` is ``origin``, ``denial``, ``drift``, ``correction`` or ``withdrawal``; ``party`` who
    is behind it, ``detail`` the kind of drift or why an origin counts. ``quote`` is empty where the
    ``article`` does not say it any more. ``due`` is when to tell it (again), 0 when it was told.
    """

    id: str
    alert: str
    what: str
    party: str
    claim: str
    text: str
    article: str
    url: str | None = None
    published: str | None = None
    detail: str = ""
    quote: str = ""
    made: str = ""
    due: int = 1
    tries: int = 0
