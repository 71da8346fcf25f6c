"""Several pages at once, in the order in which they were asked for."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

from headwater.fetch.fetch import Fetcher
from headwater.model import Fetched, Reject

THREADS = 8  # as many bodies are in memory at most


def fetch_all(fetcher: Fetcher, urls: Iterable[str]) -> Iterator[Fetched | Reject]:
    """Fetch addresses, several at a time and each host at its pace; yield the answers in order.

    When whoever asks leaves early, the fetcher is stopped.
    """
    waiting = iter(urls)
    flying: deque[Future[Fetched | Reject]] = deque()
    pool = ThreadPoolExecutor(THREADS)
    done = False
    try:
        while True:
            ahead = islice(waiting, THREADS - len(flying))
            flying.extend(pool.submit(fetcher.get, url) for url in ahead)
            if not flying:
                done = True
                return
            yield flying.popleft().result()
    finally:
        if not done:
            fetcher.stop()
        pool.shutdown(wait=True, cancel_futures=True)
