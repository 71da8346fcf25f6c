"""The tables of what is watched: feeds, the items they listed, alerts and what is to be told."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text

from headwater.model import Alert, Feed, Item, Notice
from headwater.stores.metadata import METADATA

FEEDS = Table(
    "feeds",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("due", BigInteger, index=True),
    Column("failures", BigInteger, nullable=False),
    Column("trouble", Text, nullable=False),
    Column("record", Text, nullable=False),
)
ITEMS = Table(
    "items",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("feed", Text, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("due", BigInteger, index=True),
    Column("record", Text, nullable=False),
)
ITEM_KEYS = Table(
    "item_keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("id", Text, ForeignKey(ITEMS.c.id, ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
ALERTS = Table(
    "alerts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("record", Text, nullable=False),
)
NOTICES = Table(
    "notices",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("alert", Text, nullable=False, index=True),
    Column("due", BigInteger, index=True),
    Column("record", Text, nullable=False),
)


def feed_row(feed: Feed) -> dict[str, Any]:
    """Show when a feed is due and what is wrong with it."""
    return {"id": feed.id, "due": feed.due, "failures": feed.failures, "trouble": feed.trouble}


def item_row(item: Item) -> dict[str, Any]:
    """Show how far an item has come; one that waits for nothing is never due."""
    due = item.due if item.listed else None
    return {"id": item.id, "feed": item.feed, "state": item.state.value, "due": due}


def alert_row(alert: Alert) -> dict[str, Any]:
    """Show what an alert is about."""
    return {"id": alert.id, "kind": alert.kind.value, "name": alert.name}


def notice_row(notice: Notice) -> dict[str, Any]:
    """Show when a notice is to be told; one that was told is never due."""
    return {"id": notice.id, "alert": notice.alert, "due": notice.due or None}
