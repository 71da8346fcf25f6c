"""What a watch has done so far: counted for who looks on, and told as events."""

import logging
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from headwater.model import Feed, Fetched, Item, Reject, State

LOG = logging.getLogger(__name__)


@dataclass
class Progress:
    """What has been done since the watch began.

    ``fetches`` are counted by class of status, such as 2xx, ``refused`` by the step that refused.
    """

    polls: int = 0
    failures: int = 0
    items: int = 0
    articles: int = 0
    rejects: int = 0
    notices: int = 0
    dropped: int = 0
    linkings: int = 0
    linking_seconds: float = 0.0
    fetches: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)

    def answered(self, answer: Fetched | Reject | None) -> None:
        """Count what a server said; "none" where it said nothing that could be used."""
        if answer is not None:
            said = f"{answer.status // 100}xx" if isinstance(answer, Fetched) else "none"
            self.fetches[said] += 1

    def polled(self, feed: Feed, items: int) -> None:
        """Count a feed that was asked, and the new items that it listed."""
        self.polls += 1
        self.failures += feed.failures > 0
        self.items += items
        LOG.info("polled", extra={"feed": feed.id, "items": items, "failures": feed.failures})

    def visited(self, items: Iterable[Item], records: Iterable[object]) -> None:
        """Count the items that were visited, and what was written of them."""
        states = Counter(item.state for item in items)
        self.articles += states[State.READ]
        self.rejects += states[State.GIVEN_UP]
        rejects = [record for record in records if isinstance(record, Reject)]
        self.refused.update(reject.step for reject in rejects)
        for reject in rejects:
            told = {"where": reject.where, "step": reject.step, "reason": reject.reason}
            LOG.info("refused", extra=told)
        LOG.info("read", extra={"articles": states[State.READ], "rejects": len(rejects)})

    def linked(self, seconds: float) -> None:
        """Count a time of linking."""
        self.linkings += 1
        self.linking_seconds += seconds
        LOG.info("linked", extra={"seconds": round(seconds, 3)})
