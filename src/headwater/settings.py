"""One table of all settings: name, type, default, help. Read once at the door, then frozen."""

from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose; every field has its help beside it."""

    engine: str = field(default="serial", metadata={"help": "where the per-article work runs"})
    workers: int = field(
        default=0, metadata={"help": "processes for the per-article work; 0: one a core"}
    )
    store: str = field(default="sqlite", metadata={"help": "where results are kept"})
    max_bytes: int = field(
        default=20_000_000, metadata={"help": "a larger article, page or line is rejected"}
    )
    lang: str = field(
        default="", metadata={"help": "language of articles that name none; empty: detected"}
    )
    batch: int = field(default=50, metadata={"help": "articles written to the store at once"})
    story_days: int = field(
        default=7, metadata={"help": "articles further apart in days are not one story"}
    )


def documented() -> list[tuple[str, object, str]]:
    """Name, default and help of each setting, for the docs and for --help."""
    return [(f.name, f.default, f.metadata["help"]) for f in fields(Settings)]
