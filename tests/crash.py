"""Reads into a store, and dies like a process under ``kill -9`` before its n-th SQL statement.

``python crash.py STORE INPUT N``; with N = 0 it lives, and prints how many statements it took.
"""

import os
import signal
import sys
from itertools import count

from sqlalchemy import Engine, event

from headwater.engines.serial import SerialEngine
from headwater.pipeline import run
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore


def main(place, source, last):
    statements = count(1)

    def mortal(*_):
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", mortal)
    store = SqliteStore(place)
    run([source], store, Settings(batch=3), engine=SerialEngine())
    store.close()
    return next(statements) - 1


if __name__ == "__main__":
    sys.stdout.write(str(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
