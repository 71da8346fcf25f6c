"""A newcomer without a fit Python is told in one line what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "tools" / "find-python"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="make needs a POSIX shell")


def ask(tmp_path, **commands):
    """Run find-python where only ``commands`` (shell lines by name) are on the PATH."""
    for name, line in commands.items():
        file = tmp_path / name
        file.write_text(f"#!{shutil.which('sh')}\n{line}\n", encoding="utf-8")
        file.chmod(0o755)
    return subprocess.run(
        [str(shutil.which("sh")), str(SCRIPT)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PATH": str(tmp_path)},
    )


def test_no_python_is_told_in_one_line(tmp_path):
    done = ask(tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "Python 3.11 or newer is needed" in done.stderr


def test_an_old_python_is_told_in_one_line(tmp_path):
    done = ask(tmp_path, python3="exit 1")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Python 3.11 or newer is needed" in done.stderr


def test_a_python_without_venv_is_told_what_to_install(tmp_path):
    line = 'case "$2" in *venv*) exit 1;; *print*) echo python3.11;; esac'
    done = ask(tmp_path, python3=line)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "apt-get install python3.11-venv" in done.stderr


def test_a_fit_python_behind_an_unfit_one_is_found(tmp_path):
    fit = f'exec "{sys.executable}" "$@"'
    done = ask(tmp_path, **{"python3": "exit 1", "python3.12": fit})
    assert (done.returncode, done.stdout) == (0, "python3.12\n")
