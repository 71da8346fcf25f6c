"""The tools that run Headwater under hardship, on a small scale; `make chaos` and `make crowd`."""

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[1] / "tools"
pytestmark = [pytest.mark.slow, pytest.mark.postgresql]


def tool(name, *arguments):
    command = [sys.executable, str(TOOLS / f"{name}.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.usefixtures("postgresql_server")
def test_eight_processes_read_into_one_store_as_one_would():
    told = tool("crowd", "--writers", "8", "--articles", "10")
    assert told.count("8 writers, 65 articles, 8 rejects") == 2
    assert told.endswith("equal to the store of one writer\n")


@pytest.mark.usefixtures("postgresql_server")
def test_killed_at_random_moments_a_store_on_a_server_ends_as_if_it_had_not_been():
    told = tool("chaos", "--trials", "2", "--articles", "30", "--store", "postgresql")
    assert told.startswith("postgresql: 2 of 2 as if nobody had killed")
