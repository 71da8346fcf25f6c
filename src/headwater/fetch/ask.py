"""What is asked, what may be spent on it, and what comes back."""

import threading
from dataclasses import dataclass, field

from headwater.fetch.target import Target


@dataclass(frozen=True, slots=True)
class Caps:
    """What one answer may cost: bytes of its body, unpacked, and when it must have ended.

    ``stopped`` ends it at once. ``cut``: keep the first ``size`` bytes of a larger body and do not
    refuse it.
    """

    size: int
    deadline: float  # of time.monotonic
    stopped: threading.Event = field(default_factory=threading.Event)
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked."""

    target: Target
    headers: tuple[tuple[str, str], ...]
    method: str = "GET"
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; there is a body only where the status is a success."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def success(self) -> bool:
        """Whether it is what was asked for."""
        return 200 <= self.status < 300

    def header(self, name: str) -> str:
        """Return a header's values, joined by commas; ``name`` in lower case."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)
