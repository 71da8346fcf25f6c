"""The whole walk on a cluster: read, analyze, attribute, cite | link, into a Parquet dataset.

Each part is the function that the walk on one machine calls; what is here says only which rows
have to meet for it. The dataset has a folder for each kind of record (``FOLDERS``), where
``record`` is its line of JSON and the columns beside it are for asking in SQL.
"""

from collections.abc import Callable, Sequence

from headwater.engines.spark import SparkEngine, failing
from headwater.registry import find
from headwater.settings import Settings
from headwater.spreading.dataset import FOLDERS, Dataset, Progress, begin, complete, load
from headwater.spreading.names import name_all
from headwater.spreading.read import read_all
from headwater.spreading.stories import group_all, tell_all

__all__ = ["FOLDERS", "Dataset", "Progress", "load", "spread"]


def spread(
    inputs: Sequence[str],
    place: str,
    settings: Settings,
    *,
    engine: SparkEngine,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Dataset:
    """Read all inputs into the dataset at ``place``, then link; what lay there is replaced.

    EngineError where the cluster gives up; a worker that dies is made up for by the others.
    """
    find("encoders", settings.encoder)  # an unknown one is told here and not there
    dataset = Dataset(place.rstrip("/"))
    with failing("reading"):
        begin(dataset, engine)
        progress(read_all(inputs, dataset, settings, engine))
    with failing("linking"):
        for step in (group_all, tell_all, name_all):
            progress(step(dataset, settings, engine))
        complete(dataset, settings, engine)
    return dataset
