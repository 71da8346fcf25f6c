"""A session with a Spark cluster: opened, asked in SQL, and its folders kept in order."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from headwater.engines.spark.flow import Columns, Flow, Row, described, table
from headwater.errors import EngineError

BATCH = 200  # rows that Spark hands to Python at once: a record may be long
FEWEST, FEW = 4, 20  # parts of a flow at least, and articles that are worth one more
FIXED = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "OFF",  # what fails is told in one line, at the end
    "spark.ui.showConsoleProgress": "false",
    "spark.python.worker.reuse": "true",  # packs and models are loaded once a Python worker
}


class SparkEngine:
    """Makes flows, on the cluster at ``master`` or, by default, as ``spark-submit`` says, or here.

    EngineError where Spark is not installed or does not start.
    """

    def __init__(self, master: str = "", options: Mapping[str, str] | None = None) -> None:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self._options = options or {}
        self._session = _session(master, FIXED | dict(self._options))
        self.parts = FEWEST

    def sized(self, articles: int, each: int) -> None:
        """Cut flows from now on into parts of at most ``each`` articles, several for each core."""
        self.parts = max(FEWEST, min(4 * self.cores, articles // FEW), articles // each)
        self._session.conf.set("spark.sql.shuffle.partitions", str(self.parts))

    def flow(self, rows: Sequence[Row], columns: Columns) -> Flow:
        """Make a flow of a few rows, each a part by itself: names of what workers then open."""
        lying = self._session.sparkContext.parallelize(rows, max(1, len(rows)))
        return Flow(self._session.createDataFrame(lying, described(columns)), self.parts)

    def few(self, rows: Sequence[Row], columns: Columns) -> Flow:
        """Make a flow of rows that are at hand."""
        return Flow(self._session.createDataFrame(table(rows, columns)), self.parts)

    def read(self, place: str) -> Flow:
        """Make a flow of what was written as Parquet."""
        return Flow(self._session.read.parquet(place), self.parts)

    def ask(self, query: str, **flows: Flow) -> Flow:
        """Answer an SQL query that names flows in braces."""
        frames = {name: flow.frame for name, flow in flows.items()}
        return Flow(self._session.sql(query, **frames), self.parts)

    def settled(self, flow: Flow, place: str) -> Flow:
        """Write a flow and read it back: what was done for it is not done again."""
        flow.write(place)
        return self.read(place)

    def remove(self, place: str) -> None:
        """Remove a folder with all that is in it, if there is one."""
        self._files(place).delete(self._path(place), True)  # noqa: FBT003 - Java has no names

    @property
    def cores(self) -> int:
        """How many cores there are, as far as they have come."""
        return max(1, int(self._session.sparkContext.defaultParallelism))

    @property
    def about(self) -> str:
        """Say which Spark this is, and where."""
        return f"Spark {self._session.version} at {self._session.sparkContext.master}"

    def close(self) -> None:
        """Let go of the cluster."""
        self._session.stop()

    def _path(self, place: str) -> Any:  # noqa: ANN401 - an object of Java
        return self._session.sparkContext._jvm.org.apache.hadoop.fs.Path(place)

    def _files(self, place: str) -> Any:  # noqa: ANN401 - an object of Java
        context = self._session.sparkContext
        return self._path(place).getFileSystem(context._jsc.hadoopConfiguration())


def _session(master: str, options: Mapping[str, str]) -> Any:  # noqa: ANN401 - a SparkSession
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError("Spark is not installed: pip install 'headwater[spark]'") from error
    maker = SparkSession.builder.appName("headwater").config(map=dict(options))
    try:
        return (maker.master(master) if master else maker).getOrCreate()
    except (PySparkException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise EngineError(f"Spark does not start: {reason}; is Java 17 installed?") from error


@contextmanager
def failing(what: str) -> Iterator[None]:
    """Tell in one line what failed on the cluster; EngineError."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        told = next((line for line in reversed(lines) if "Error: " in line), lines[0])
        raise EngineError(f"{what} failed on Spark: {told[:300]}") from error
