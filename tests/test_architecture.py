"""The shape of the code itself: what linters do not see."""

import ast
import re
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest

import headwater
from headwater.languages import available

ROOT = Path(headwater.__file__).parent
REPO = ROOT.parents[1]
FILES = sorted(ROOT.rglob("*.py"))
SHELVES = ("readers", "stores", "exporters", "engines", "encoders")


def short(path):
    return str(path.relative_to(ROOT))


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree):
    return [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]


def strings_in(tree):
    """Every string of a file but its docstrings."""
    docs = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
            yield node.value


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", FILES, ids=short)
def test_file_is_small(path):
    assert path.read_text(encoding="utf-8").count("\n") <= 400


@pytest.mark.parametrize("path", FILES, ids=short)
def test_functions_are_small(path):
    sizes = {f.name: f.end_lineno - f.lineno + 1 for f in functions(tree_of(path))}
    assert {name: size for name, size in sizes.items() if size > 40} == {}


@pytest.mark.parametrize("path", FILES, ids=short)
def test_file_names_no_language(path):
    assert set(strings_in(tree_of(path))) & set(available()) == set()


@pytest.mark.parametrize("path", FILES, ids=short)
def test_file_holds_no_word_of_another_script(path):
    letters = {
        c
        for string in strings_in(tree_of(path))
        for c in string
        if unicodedata.category(c)[0] == "L"
    }
    foreign = {c for c in letters if not c.isascii() and unicodedata.category(c) != "Lm"}
    assert foreign == set()  # Lm: modifier letters, such as the apostrophe U+02BC


@pytest.mark.parametrize("path", FILES, ids=short)
def test_file_says_why_it_exists(path):
    assert ast.get_docstring(tree_of(path))


@pytest.mark.parametrize("path", [p for p in FILES if "cli" not in p.parts], ids=short)
def test_library_is_silent(path):
    loud = {"print", "sys.exit", "exit", "logging.basicConfig"}
    assert loud & set(calls(tree_of(path))) == set()


@pytest.mark.parametrize("path", FILES, ids=short)
def test_nothing_is_a_stub(path):
    raised = [ast.unparse(n) for n in ast.walk(tree_of(path)) if isinstance(n, ast.Raise)]
    assert [r for r in raised if "NotImplemented" in r] == []


@pytest.mark.parametrize("path", FILES, ids=short)
def test_no_error_is_caught_blindly(path):
    caught = [
        ast.unparse(node.type) if node.type else "everything"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
    ]
    assert {"everything", "Exception", "BaseException"} & set(caught) == set()


@pytest.mark.parametrize("path", FILES, ids=short)
def test_no_global_changes(path):
    assert not [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Global)]


@pytest.mark.parametrize("path", FILES, ids=short)
def test_each_silenced_check_says_its_code(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    silenced = [line for line in lines if re.search(r"# (noqa|type: ignore)", line)]
    bare = [s for s in silenced if not re.search(r"# (noqa: [A-Z]+\d+|type: ignore\[\S+\])", s)]
    assert bare == []


def test_there_is_no_room_for_leftovers():
    assert [
        short(path) for path in FILES if path.stem in {"utils", "util", "helpers", "misc"}
    ] == []


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_member_of_a_shelf_is_registered(shelf):
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    registered = project["entry-points"][f"headwater.{shelf}"]
    modules = {target.partition(":")[0].rpartition(".")[2] for target in registered.values()}
    assert modules <= {path.stem for path in (ROOT / shelf).glob("*.py")}


def test_importing_headwater_loads_no_library():
    heavy = ("alembic", "babel", "lxml", "numpy", "onnxruntime", "pymorphy3", "rich", "sqlalchemy")
    heavy += ("tokenizers", "trafilatura", "typer")
    code = f"import sys, headwater; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_pins_hashes_and_names_no_host(name):
    text = (REPO / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    pins = re.findall(r"(?m)^[a-z0-9][^\n]*\\\n    --hash=sha256:", text)
    assert len(pins) == len(re.findall(r"(?m)^[a-z0-9]", text)) > 20


def test_lock_holds_every_dependency():
    lock = (REPO / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"(?m)^([a-z0-9-]+)==", lock))
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = (re.split(r"[\[<>=!~; ]", name)[0].lower() for name in project["dependencies"])
    wanted = {re.sub(r"[-_.]+", "-", name) for name in named}  # as an index spells them
    assert wanted - locked == set(), "run: make lock"
