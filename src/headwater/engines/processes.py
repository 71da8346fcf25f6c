"""The engine for a machine of several cores: batches of articles in worker processes."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TypeVar

from headwater.errors import HeadwaterError

A = TypeVar("A")
B = TypeVar("B")
SIZE = 16  # articles a batch: a quarter of a second of work, and little to hold in memory
AHEAD = 2  # batches in flight for each worker: enough that none waits, and memory stays bounded


class ProcessEngine:
    """Runs batches in ``workers`` processes, one a core by default."""

    def __init__(self, *, workers: int = 0) -> None:
        self.workers = workers or os.cpu_count() or 1

    def map_parts(
        self, work: Callable[[Iterable[A]], Iterable[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Apply ``work`` (importable, picklable) to batches of ``items``; keep their order."""
        waiting = iter(items)
        flying: deque[Future[list[B]]] = deque()
        pool = ProcessPoolExecutor(
            self.workers, mp_context=get_context("spawn"), initializer=_begin
        )
        try:
            while True:
                while len(flying) < AHEAD * self.workers and (batch := list(islice(waiting, SIZE))):
                    flying.append(pool.submit(_work, work, batch))
                if not flying:
                    return
                yield from flying.popleft().result()
        except BrokenProcessPool as error:
            raise HeadwaterError(
                "a worker process died, perhaps for want of memory; "
                "read again (what is stored stays) with fewer workers or the serial engine"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _work(work: Callable[[Iterable[A]], Iterable[B]], batch: list[A]) -> list[B]:
    return list(work(batch))


def _begin() -> None:
    """Let the main process alone answer Ctrl-C, and let no worker outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()  # returns when the main process is gone, even by kill -9
        os._exit(1)
