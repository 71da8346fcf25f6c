"""``headwater spark``: an archive read and linked on a cluster, into a dataset and a store."""

import time
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened, settings_of
from headwater.cli.options import EncoderOption, LangOption, MaxBytesOption

if TYPE_CHECKING:
    from headwater.settings import Settings
    from headwater.spreading import Progress

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT...]", help="Files, folders, places such as hdfs://…; none: load only."
    ),
]
Dataset = Annotated[
    str, typer.Option("--to", metavar="DATASET", help="A folder that all workers see.")
]
Place = Annotated[
    str | None, typer.Option("--store", "-s", metavar="PLACE", help="Load the dataset here.")
]
Master = Annotated[
    str,
    typer.Option(
        "--master", metavar="URL", help="The cluster; else as spark-submit says, or here."
    ),
]
Conf = Annotated[
    list[str] | None,
    typer.Option("--conf", metavar="KEY=VALUE", help="A setting of Spark, as spark-submit has it."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(spark)


def spark(  # noqa: PLR0913 - a command's options are its parameters
    to: Dataset,
    inputs: Inputs = None,
    store: Place = None,
    master: Master = "",
    conf: Conf = None,
    encoder: EncoderOption = None,
    lang: LangOption = None,
    max_bytes: MaxBytesOption = None,
) -> None:
    """Read and link an archive on a Spark cluster, into a dataset of Parquet files.

    What it finds is what read with a store finds, however many machines there are and whichever
    of them fail on the way. Needs headwater[spark] and Java 17.

    Example: headwater spark news/ --to linked --master spark://host:7077 --encoder none
    """
    settings = settings_of(encoder=encoder, lang=lang, max_bytes=max_bytes)
    if not inputs and store is None:
        raise typer.BadParameter("nothing to do: name an INPUT, or a --store to load into")
    options = dict(map(_parted, conf or ()))
    if inputs:
        _spread(inputs, to, settings, master, options)
    if store is not None:
        _load(to, store, settings)


def _parted(option: str) -> tuple[str, str]:
    key, sign, value = option.partition("=")
    if not sign or not key:
        raise typer.BadParameter(f"--conf {option}: not of the form KEY=VALUE")
    return key, value


def _spread(
    inputs: list[str], place: str, settings: "Settings", master: str, options: dict[str, str]
) -> None:
    from headwater.engines.spark import SparkEngine
    from headwater.spreading import spread

    began = time.perf_counter()

    def told(done: "Progress") -> None:
        counts = ", ".join(f"{number:,} {name}" for name, number in done.counts.items())
        typer.echo(f"{done.step}: {counts}, {time.perf_counter() - began:.0f} s", err=True)

    engine = SparkEngine(master, options)
    typer.echo(f"session: {engine.about}, {time.perf_counter() - began:.0f} s", err=True)
    try:
        spread(inputs, place, settings, engine=engine, progress=told)
    finally:
        engine.close()


def _load(place: str, store: str, settings: "Settings") -> None:
    from headwater.spreading import load

    with opened(store, settings, create=True) as target:
        count = load(place, target, settings)
    typer.echo(f"{count:,} articles loaded into {store}", err=True)
