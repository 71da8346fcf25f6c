import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headwater.engines.processes import ProcessEngine

CHILD = """
import sys
from headwater.engines.processes import ProcessEngine
from helpers import process_ids

if __name__ == "__main__":
    for worker in ProcessEngine(workers=1).map_parts(process_ids, iter(int, 1)):
        print(worker, flush=True)
"""


def alive(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return not state.startswith("Z")


def test_the_number_of_workers_is_that_of_the_cores_unless_given():
    assert ProcessEngine().workers == os.cpu_count()
    assert ProcessEngine(workers=3).workers == 3


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_workers_end_when_the_main_process_is_killed(tmp_path):
    (tmp_path / "child.py").write_text(CHILD)
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, str(tmp_path / "child.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as child:
        worker = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while alive(worker) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not alive(worker), "the worker lives on"
