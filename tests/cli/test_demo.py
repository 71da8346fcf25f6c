import json
import re
from importlib.resources import files

import pytest
from typer.testing import CliRunner

from headwater.cli.main import app

FOLDER = files("headwater") / "samples"
FILES = [path for path in FOLDER.iterdir() if path.name.endswith(".jsonl")]
SAMPLES = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    place = tmp_path_factory.mktemp("demo") / "demo.db"
    return CliRunner().invoke(app, ["demo", "--store", str(place)]), str(place)


def claimed(answer):
    return re.search(r"“(.+)” In \d+ outlets", " ".join(answer.stdout.split()))[1]


def test_the_sample_news_is_seventy_two_articles_in_four_languages():
    assert len({row["id"] for row in SAMPLES}) == 72
    assert {row["lang"] for row in SAMPLES} == {"uk", "ru", "en", "es"}
    wanted = {"id", "text", "title", "publisher", "lang"}
    assert all(wanted <= row.keys() <= wanted | {"domain", "published"} for row in SAMPLES)


def test_the_demo_reads_all_of_it_and_shows_one_claim_with_one_origin(demo):
    answer, _ = demo
    assert answer.exit_code == 0
    assert "72 articles read, 0 rejected" in answer.stderr
    assert re.search(
        r"In \d+ outlets( \(\d+ articles\))?; goes back to 1\s+established", answer.stdout
    )


def test_the_demo_says_what_to_do_next(demo):
    answer, place = demo
    assert f"headwater serve --store {place}" in answer.stdout
    assert "headwater read FILES" in answer.stdout


def test_every_word_of_the_demo_is_in_an_article(demo):
    said = re.findall(r"\w+", claimed(demo[0]))
    texts = [iter(re.findall(r"\w+", row["text"])) for row in SAMPLES]
    assert any(all(word in text for word in said) for text in texts)  # and in their order


def test_the_claim_shown_is_a_whole_sentence(demo):
    said = claimed(demo[0])
    assert said.lstrip('“«"')[0].isupper()
    assert len(said.split()) >= 5
