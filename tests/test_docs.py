"""The docs are what the code says, and leave nothing out."""

import dataclasses
import inspect
import re
from pathlib import Path

import gen_docs
import pytest
import typer

from headwater import errors
from headwater.cli.main import app
from headwater.languages import pack
from headwater.settings import documented

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
COMMANDS = dict(gen_docs.walk(typer.main.get_command(app), "headwater"))
TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
PAGES = [*(ROOT / name for name in TOP), *DOCS.rglob("*.md")]
ERRORS = [name for name, kind in inspect.getmembers(errors, inspect.isclass)]


def reference(name):
    return (DOCS / "reference" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", gen_docs.pages())
def test_reference_is_fresh(name):
    assert reference(name) == gen_docs.pages()[name], "run: make docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_command_help_has_an_example(name):
    command = COMMANDS[name]
    assert "Example:" in f"{command.help} {getattr(command, 'epilog', '')}"


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented(name):
    assert f"## {name}\n" in reference("commands.md")


@pytest.mark.parametrize("name", [name for name, _, _ in documented()])
def test_setting_is_documented(name):
    assert f"| `{name}` |" in reference("settings.md")


@pytest.mark.parametrize("name", ERRORS)
def test_error_is_documented(name):
    assert f"`{name}`" in reference("errors.md")


def pack_keys():
    kinds = {pack.Example, *gen_docs.nested(pack.Pack)}
    for kind in sorted(kinds, key=lambda kind: kind.__name__):
        yield from ((kind.__name__, field.name) for field in dataclasses.fields(kind))


@pytest.mark.parametrize(("kind", "key"), list(pack_keys()))
def test_pack_key_is_documented(kind, key):
    assert f"| `{key}` |" in reference("packs.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (path.parent / target).exists()] == []


def test_readme_is_short():
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("\n") < 100


@pytest.mark.parametrize("path", sorted(DOCS.rglob("adr/*.md")), ids=lambda path: path.stem)
def test_decision_says_what_would_change_it(path):
    text = path.read_text(encoding="utf-8")
    if path.stem != "README":
        headings = re.findall(r"(?m)^## (.*)$", text)
        assert headings == ["Context", "Decision", "Consequences", "What would change our mind"]


def test_every_make_target_of_the_readme_exists():
    targets = re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"))
    named = re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert set(named) <= set(targets)
    assert {"demo", "test", "check"} <= set(named)


def test_every_promise_is_held_by_tests_that_exist():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row.startswith("| **")]
    named = re.findall(r"`(tests/[\w/.]+)::(test_\w+)`", text)
    assert len(rows) == 6
    assert all("`tests/" in row for row in rows)
    missing = [
        f"{path}::{name}"
        for path, name in named
        if f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert missing == []
