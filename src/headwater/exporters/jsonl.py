"""Records as JSON lines: the whole of each, one a line."""

from collections.abc import Iterable
from typing import TextIO

from headwater.model.codec import encode


class JsonlExporter:
    """Writes each record as one line of JSON."""

    suffix = ".jsonl"
    kind = "readings"

    def export(self, records: Iterable[object], out: TextIO) -> None:
        """Write all records, whatever they are."""
        for record in records:
            out.write(encode(record) + "\n")
