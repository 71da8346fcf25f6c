"""Figures for Prometheus: what a store holds, and what a watch or a server has done so far.

They are read when somebody asks for them; nothing is counted for their sake in the steps.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from headwater import queries
from headwater.errors import InputError, SettingError, StoreError
from headwater.stores import Store

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import Metric

Tally = Callable[[], Mapping[str, Any]]  # a number by name, or numbers by label by name
LOCAL = "127.0.0.1"
QUEUE = 10_000  # articles that wait for linking are counted up to here
HELP = {
    "requests": ("status", "requests answered"),
    "request_seconds": ("", "seconds spent on them"),
    "polls": ("", "feeds asked"),
    "failures": ("", "feeds that gave no answer, or none that can be read"),
    "items": ("", "new items that feeds listed"),
    "articles": ("", "articles read"),
    "rejects": ("", "items given up"),
    "refused": ("step", "rejects by the step that refused"),
    "fetches": ("status", "answers of servers; none: no answer"),
    "notices": ("", "notices told"),
    "dropped": ("", "errands left for the next run"),
    "linkings": ("", "times that new articles were linked"),
    "linking_seconds": ("", "seconds spent on linking"),
}


def registry(store: Store, tally: Tally = dict) -> "CollectorRegistry":
    """Gather figures of a store, of a tally and of this process; SettingError without the library.

    Names of the tally that are not in ``HELP`` are left out.
    """
    try:
        from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector
    except ImportError as error:
        raise SettingError(
            "metrics need prometheus-client: pip install 'headwater[metrics]'"
        ) from error
    made = CollectorRegistry(auto_describe=False)
    PlatformCollector(registry=made)
    ProcessCollector(registry=made)
    made.register(_Figures(store, tally))
    return made


def text(figures: "CollectorRegistry") -> tuple[bytes, str]:
    """Write all figures as Prometheus reads them, and tell the media type."""
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

    return generate_latest(figures), CONTENT_TYPE_LATEST


def offer(figures: "CollectorRegistry", port: int) -> Callable[[], None]:
    """Answer for figures on a port of this machine alone; return what ends it."""
    from prometheus_client import start_http_server

    try:
        server, thread = start_http_server(port, addr=LOCAL, registry=figures)
    except OSError as error:
        raise InputError(
            f"cannot listen on {LOCAL}:{port}: {error.strerror}; choose another --metrics"
        ) from error

    def end() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return end


class _Figures:
    """Reads all figures anew whenever it is asked."""

    def __init__(self, store: Store, tally: Tally) -> None:
        self._store, self._tally = store, tally

    def collect(self) -> "Iterator[Metric]":
        """Yield one family after another."""
        from prometheus_client.core import GaugeMetricFamily

        up = GaugeMetricFamily("headwater_store_up", "whether the store can be asked")
        held = GaugeMetricFamily("headwater_records", "what the store holds", labels=["kind"])
        queue = GaugeMetricFamily("headwater_waiting", f"articles to be linked, up to {QUEUE}")
        try:
            totals = asdict(queries.counts(self._store))
            waiting = len(self._store.waiting(QUEUE))
        except StoreError:
            totals, waiting = {}, 0
        for kind, number in totals.items():
            held.add_metric([kind], number)
        queue.add_metric([], waiting)
        up.add_metric([], 1 if totals else 0)
        yield from (up, held, queue)
        yield from self._told()

    def _told(self) -> "Iterator[Metric]":
        from prometheus_client.core import CounterMetricFamily

        for name, value in sorted(self._tally().items()):
            if name in HELP:
                label, told = HELP[name]
                family = CounterMetricFamily(
                    f"headwater_{name}", told, labels=[label] if label else []
                )
                for key, number in sorted(value.items()) if label else [("", value)]:
                    family.add_metric([key] if label else [], number)
                yield family
