"""Keeps answers, and dies like a process under ``kill -9`` with half of the n-th write done.

``python dying.py FOLDER N BODY…``; each BODY is the text of one answer.
"""

import os
import signal
import sys
from itertools import count

from headwater.keep import Keeper
from headwater.model import Fetched

write, writes = os.write, count(1)


def mortal(file, data):
    if next(writes) == int(sys.argv[2]):
        write(file, bytes(data)[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    return write(file, data)


os.write = mortal
keeper = Keeper(sys.argv[1])
for body in sys.argv[3:]:
    url = f"https://example.org/{body}"
    keeper.keep(Fetched(url, url, 200, (), body.encode(), "2026-11-25T10:00:00Z"))
