"""What only a process of its own can show: interrupts, broken pipes, encodings, late imports."""

import os
import signal
import subprocess
import sys

import pytest

import newsroom

RUN = [sys.executable, "-c", "from headwater.cli import main; main()"]


@pytest.fixture
def place(tmp_path):
    return newsroom.build(tmp_path / "news.db")


def test_an_interrupt_is_130_with_one_line(place):
    child = (
        "import signal, headwater.queries as q\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored in the background
        "def claims(*a, **k):\n"
        "    signal.raise_signal(signal.SIGINT)\n"
        "    yield\n"
        "q.claims = claims\n"
        "from headwater.cli import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", child, "claims", "--store", place], capture_output=True, text=True
    )
    assert done.returncode == 128 + signal.SIGINT
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_reader_who_has_seen_enough_is_no_failure(place):
    command = [*RUN, "export", "--store", place]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    started.stdout.close()
    errors = started.stderr.read()
    started.stderr.close()
    assert started.wait() == 0
    assert errors == b""


def test_output_is_utf_8_in_any_locale(place):
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*RUN, "claims", "--store", place], capture_output=True, env=environment, check=True
    )
    assert "●" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "heavy", ["sqlalchemy", "fastapi", "trafilatura", "rich", "pymorphy3", "httpcore2"]
)
def test_starting_loads_nothing_heavy(heavy):
    code = f"import sys, headwater.cli.main; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
