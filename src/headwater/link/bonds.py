"""Which of some things hang together by pairs: union-find, with one name for each group."""

from collections.abc import Iterable


class Bonds:
    """Groups of ids; each is known by its first id in order."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._head = {key: key for key in ids}

    def tie(self, left: str, right: str) -> None:
        """Bring two into one group."""
        one, other = sorted((self.head(left), self.head(right)))
        self._head[other] = one

    def head(self, key: str) -> str:
        """Return the first of a group in order of ids."""
        while self._head[key] != key:
            self._head[key] = key = self._head[self._head[key]]
        return key
