"""A Spark cluster on this machine for tests and benches: a master and workers of one core each."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

STARTS = 300  # seconds that a master or worker may take
LOCAL = {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
SMALL = {
    "spark.executor.memory": "700m",
    "spark.driver.memory": "700m",
    "spark.ui.enabled": "false",
}


def missing() -> str:
    """Say what is missing for Spark here, "" for nothing."""
    absent = [name for name in ("pyspark", "pyarrow", "pandas") if not find_spec(name)]
    if absent:
        return f"{absent[0]} is not installed: pip install 'headwater[spark]'"
    return "" if shutil.which("java") or os.environ.get("JAVA_HOME") else "there is no Java"


class Cluster:
    """A master and its workers, each a process group of its own."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder = folder
        self.port, self.page = free_port(), free_port()
        self.url = f"spark://127.0.0.1:{self.port}"
        self._master = self._start(
            "master.Master", "--port", self.port, "--webui-port", self.page, name="master"
        )
        self.workers = [
            self._start(
                "worker.Worker", "--cores", 1, "--memory", "1g", "--webui-port", 0, self.url,
                name=f"worker{n}",
            )
            for n in range(workers)
        ]  # fmt: skip

    def wait(self, workers: int) -> None:
        """Wait until so many workers are known to the master."""
        deadline = time.monotonic() + STARTS
        while self.alive() != workers:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{workers} workers did not come; see {self.folder}/*.log")
            time.sleep(0.3)

    def alive(self) -> int:
        """Count the workers that the master knows to be alive."""
        try:
            with urlopen(f"http://127.0.0.1:{self.page}/json/") as answer:
                return int(json.load(answer)["aliveworkers"])
        except (OSError, ValueError):  # it answers before it is ready, with nothing
            return -1

    def kill(self, number: int) -> None:
        """Kill a worker with all that it has started, as a power cut does."""
        _kill(self.workers[number])

    def stop(self) -> None:
        """Stop everything."""
        for process in (*self.workers, self._master):
            _kill(process)

    def _start(self, what: str, *options: object, name: str) -> subprocess.Popen[bytes]:
        import pyspark

        spark = Path(pyspark.__file__).parent
        command = [spark / "bin" / "spark-class", f"org.apache.spark.deploy.{what}"]
        environ = os.environ | LOCAL | {"SPARK_WORKER_DIR": str(self.folder / name)}
        environ |= {"SPARK_HOME": str(spark), "SPARK_DAEMON_MEMORY": "256m"}
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [*command, "--host", "127.0.0.1", *map(str, options)],
                stdout=log,
                stderr=log,
                env=environ,
                start_new_session=True,
            )


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """Run a cluster while the block runs."""
    made = Cluster(folder, workers)
    try:
        made.wait(workers)
        yield made
    finally:
        made.stop()
