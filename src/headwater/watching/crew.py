"""The threads that wait for servers, so that nobody else has to."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done(Generic[J, R]):
    """A job and what came of it; None where the work broke down."""

    job: J
    result: R | None


class Crew(Generic[J, R]):
    """Does jobs in threads, and hands back what came of them.

    Threads end with the process: one that still waits for a slow server holds nobody up. One that
    breaks down is replaced, and its job comes back without a result.
    """

    def __init__(self, work: Callable[[J], R], size: int, name: str = "crew") -> None:
        self.size, self.busy = size, 0
        self._work, self._name = work, name
        self._jobs: queue.SimpleQueue[J] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Done[J, R]] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []

    @property
    def free(self) -> int:
        """How many jobs could be begun at once."""
        return self.size - self.busy

    def begin(self, job: J) -> None:
        """Have a job done."""
        self.busy += 1
        if len(self._threads) < min(self.size, self.busy):
            thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()
        self._jobs.put(job)

    def next(self, seconds: float) -> Done[J, R] | None:
        """Return a job that is done, waiting so long for one; None where there is none."""
        try:
            done = self._done.get(timeout=seconds) if seconds > 0 else self._done.get_nowait()
        except queue.Empty:
            return None
        self.busy -= 1
        return done

    def _run(self) -> None:
        while True:
            job, result, whole = self._jobs.get(), None, False
            try:
                result = self._work(job)
                whole = True
            finally:  # an error goes on and ends this thread; the job is handed back all the same
                if not whole:
                    self._threads.remove(threading.current_thread())
                self._done.put(Done(job, result))
