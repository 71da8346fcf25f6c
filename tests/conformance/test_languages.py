"""Every language folder loads, every rule proves its examples, and a bad folder is refused."""

import dataclasses
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from headwater.errors import NoPackError, PackError
from headwater.languages import available, load
from headwater.proofs import check, proofs

PACKS = Path(str(files("headwater.languages")))
CASES = [
    pytest.param(lang, proof, id=f"{proof.rule}-{number}")
    for lang in available()
    for number, proof in enumerate(proofs(load(lang)))
]
HOSTILE = ["Аа ", "Aa ", "a", ",", "«", '"', "“", "(", "A. ", "1 ", "1.", "-", "— ", "\n", "'", "’"]
WALK = """
import sys
from headwater.model import Article
from headwater.pipeline import read_article
for piece in {pieces!r}:
    article = Article(id="hostile", text=piece * {times}, lang={lang!r})
    print(type(read_article(article)).__name__)
"""

PROVE = """
import sys
from pathlib import Path
import headwater.languages
from headwater.proofs import check_pack
sys.modules["headwater.languages.load"].files = lambda _: Path({folder!r})
print("\\n".join(check_pack({lang!r})))
"""


@pytest.mark.parametrize(("lang", "proof"), CASES)
def test_rule_proves_its_example(lang, proof):
    assert list(check(proof, load(lang))) == []


@pytest.mark.parametrize("lang", available())
def test_every_kind_of_rule_is_proven(lang):
    pack = load(lang)
    proven = {proof.rule for proof in proofs(pack)}
    rules = (*pack.cues, *pack.responses, *pack.times.rule, *pack.hedges.hedge)
    assert proven == {rule.id for rule in rules} | {f"{lang}-numbers"}


@pytest.mark.parametrize("lang", available())
def test_rule_ids_are_unique_and_bear_the_language(lang):
    pack = load(lang)
    ids = [entry.id for entry in (*pack.cues, *pack.nouns, *pack.responses)]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []
    assert [i for i in ids if not i.startswith(f"{lang}-")] == []


def patterns(value):
    """Every compiled pattern anywhere in a pack."""
    if isinstance(value, re.Pattern):
        yield value.pattern
    elif isinstance(value, tuple):
        for item in value:
            yield from patterns(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from patterns(getattr(value, field.name))


def run(code):
    """Run code apart: a pattern that backtracks for ever can only be stopped from outside."""
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    ).stdout.split()


@pytest.mark.parametrize("lang", available())
def test_no_pattern_chokes_on_a_hostile_line(lang):
    found = list(patterns(load(lang)))
    code = (
        "import re\n"
        f"for pattern in {found!r}:\n"
        f"    for piece in {HOSTILE!r}:\n"
        "        sum(1 for _ in re.finditer(pattern, piece * 5000))\n"
        f"    print('ok')\n"
    )
    assert run(code) == ["ok"] * len(found)


@pytest.mark.slow
@pytest.mark.parametrize("lang", available())
def test_the_walk_does_not_choke_on_a_hostile_line(lang):
    ends = run(WALK.format(pieces=HOSTILE, times=3000, lang=lang))
    assert len(ends) == len(HOSTILE)
    assert set(ends) <= {"Reading", "Reject"}


@pytest.fixture
def pack_copy(tmp_path, monkeypatch):
    """A copy of a whole pack that a test may spoil; loading reads the copy."""
    module = sys.modules["headwater.languages.load"]
    lang = available()[0]
    for path in PACKS.iterdir():
        if path.is_file() and path.suffix != ".py":
            shutil.copy(path, tmp_path)
    shutil.copytree(PACKS / lang, tmp_path / lang)
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    module.load.cache_clear()
    yield tmp_path / lang
    module.load.cache_clear()


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text, count=1), encoding="utf-8")


BAD = [
    pytest.param(
        "cues.toml", r'(?m)^frame = ".*"', r'\g<0>\nstanse = "denies"', "stanse", id="key"
    ),
    pytest.param("cues.toml", r"(?ms)^words = \[.*?\]$", "", "words", id="missing-key"),
    pytest.param("cues.toml", r'(?m)^frame = ".*"', 'frame = "noise"', "frame", id="not-a-choice"),
    pytest.param(
        "cues.toml", r"(?ms)^words = \[.*?\]$", 'words = "said"', "words", id="not-a-list"
    ),
    pytest.param("cues.toml", r"(?ms)^words = \[.*?\]$", "words = [1]", "words", id="wrong-type"),
    pytest.param("cues.toml", r"\A", "x = = 1\n", "line 1", id="not-toml"),
    pytest.param("cues.toml", r"\A", "x = 1\n", "x", id="foreign-table"),
    pytest.param("responses.toml", r"(?m)^pattern = .*", 'pattern = "(("', "pattern", id="pattern"),
    pytest.param("responses.toml", r"(?m)^pattern = .*", "pattern = 3", "pattern", id="no-pattern"),
    pytest.param(
        "cues.toml", r'(?m)^frame = ".*"', "frame = 3", "frame", id="choice-of-other-type"
    ),
    pytest.param("cues.toml", r"(?s)\A.*", "cue = ['said']", "cue", id="not-a-table"),
    pytest.param(
        "cues.toml", r"(?s)examples = .*", "examples = ['x']", "examples", id="no-example"
    ),
    pytest.param("numbers.toml", r"(?m)^\[scales\]", "[scale]", "scale", id="table-of-words"),
    pytest.param("outlets.toml", r"(?m)^country = .*", "", "country", id="outlet-without-country"),
    pytest.param("outlets.toml", r"(?m)^note = .*", "", "note", id="outlet-without-note"),
    pytest.param("outlets.toml", r"(?m)^note = .*", 'note = "sure"', "note", id="note-unknown"),
    pytest.param("outlets.toml", r"(?m)^kind = .*", 'kind = "paper"', "kind", id="outlet-kind"),
    pytest.param(
        "outlets.toml", r"(?m)^country = .*", 'country = "xx"', "country", id="outlet-country"
    ),
    pytest.param("nouns.toml", r'(?m)^kind = ".*"', 'kind = "alien"', "kind", id="kind-of-source"),
    pytest.param("words.toml", r"(?m)^negations = ", "negatives = ", "negatives", id="renamed"),
    pytest.param("furniture.toml", r"(?m)^tags = ", "labels = ", "labels", id="furniture-key"),
    pytest.param("pack.toml", r"(?m)^script = .*", "script = 7", "script", id="head-type"),
]


@pytest.mark.parametrize(("name", "old", "new", "key"), BAD)
def test_bad_pack_is_refused_by_file_and_key(pack_copy, name, old, new, key):
    spoil(pack_copy, name, old, new)
    with pytest.raises(PackError, match=f"{re.escape(name)}.*{key}"):
        load(pack_copy.name)


@pytest.mark.parametrize("kept", ["found", "not found"])
def test_rule_needs_examples_of_both_kinds(pack_copy, kept):
    rule = '[[cue]]\nid = "x-one"\nwords = ["said"]\nframe = "verb"\n'
    example = (
        '{ text = "A said b.", cue = "said" }' if kept == "found" else '{ text = "A.", cue = "" }'
    )
    (pack_copy / "cues.toml").write_text(f"{rule}examples = [{example}]\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"x-one.*example"):
        load(pack_copy.name)


def test_missing_file_is_named(pack_copy):
    (pack_copy / "words.toml").unlink()
    with pytest.raises(PackError, match=r"words\.toml"):
        load(pack_copy.name)


@pytest.mark.parametrize("lang", ["", "xx", "../en", "en/../en", "__pycache__"])
def test_a_language_without_folder_has_no_pack(lang):
    with pytest.raises(NoPackError, match="there are"):
        load(lang)


def test_a_rule_whose_example_no_longer_holds_is_named(pack_copy):
    spoil(pack_copy, "cues.toml", r"(?ms)^words = \[.*?\]$", 'words = ["zzzz"]')
    first = load(pack_copy.name).cues[0]  # what it knows is kept elsewhere too: proven apart
    assert f"{first.id!r}:" in run(PROVE.format(folder=str(pack_copy.parent), lang=pack_copy.name))
