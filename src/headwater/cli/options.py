"""The options that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer


class Shape(StrEnum):
    """How records are shown."""

    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"


StoreOption = Annotated[
    str,
    typer.Option("--store", "-s", metavar="PLACE", help="The store to ask."),
]
ShapeOption = Annotated[
    Shape, typer.Option("--format", "-f", help="text for people; jsonl and csv for programs.")
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", min=1, help="Show at most so many.")
]
EngineOption = Annotated[
    str | None,
    typer.Option("--engine", metavar="NAME", help="Where the work runs: serial, processes."),
]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        metavar="NAME",
        help="What reads along with the rules: headwater; none is the fast profile.",
    ),
]
MaxBytesOption = Annotated[
    int | None,
    typer.Option("--max-bytes", min=1, metavar="N", help="Reject a larger article, page or line."),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="CODE", help="The language of articles that name none; else detected."
    ),
]
DomainOption = Annotated[
    str | None,
    typer.Option(
        "--domain", metavar="NAMES", help="Of archives, only pages of these domains, by commas."
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DAY", help="Of archives, only pages seen on this day or later."
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DAY", help="Of archives, only pages seen on this day or before."
    ),
]
MimeOption = Annotated[
    str | None,
    typer.Option("--mime", metavar="TYPES", help="Of archives, only answers of these MIME types."),
]
OnlyLangOption = Annotated[
    str | None,
    typer.Option(
        "--only-lang",
        metavar="CODES",
        help="Of archives, only pages in these languages; other: all that we have no pack for.",
    ),
]
PagesOption = Annotated[
    str | None,
    typer.Option(
        "--pages",
        metavar="NAME",
        help="How the article is found in a page: careful, fast, or archive, the fastest.",
    ),
]
KeepOption = Annotated[
    str | None,
    typer.Option(
        "--keep", metavar="FOLDER", help="Where raw answers are kept; else beside the store's file."
    ),
]
PrivateOption = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Let addresses of your own network pass, to try something on your own machine."
        " Never for addresses that others wrote.",
    ),
]
