import json
import logging

import pytest
from typer.testing import CliRunner

from headwater.cli.logs import Json, Lines
from headwater.cli.main import app

HOSTILE = 'a "b"\r\n2031-05-03T00:00:00Z error forged\x1b[31m\ud800'


def record(message, **fields):
    made = logging.makeLogRecord({"msg": message, "name": "headwater.x", "levelno": 20})
    made.levelname = "INFO"
    vars(made).update(fields)
    return made


def test_an_event_is_one_object_with_its_fields():
    told = json.loads(Json().format(record("polled", feed="https://a.example/f", items=3)))
    assert told.pop("time").endswith("Z")
    assert told == {
        "level": "info",
        "from": "headwater.x",
        "event": "polled",
        "feed": "https://a.example/f",
        "items": 3,
    }


@pytest.mark.parametrize("form", [Json(), Lines()])
def test_what_a_stranger_wrote_begins_no_line_and_moves_no_cursor(form):
    line = form.format(record(HOSTILE, where=HOSTILE))
    assert line.isprintable()


def test_json_gives_back_what_a_stranger_wrote():
    assert json.loads(Json().format(record("x", where=HOSTILE)))["where"] == HOSTILE


@pytest.mark.parametrize("form", [Json(), Lines()])
def test_an_error_is_told_with_its_traceback(form):
    try:
        int("broke")
    except ValueError as error:
        told = form.format(record("x", exc_info=(type(error), error, error.__traceback__)))
    assert "ValueError: invalid literal" in told


def test_an_unknown_shape_is_refused_with_those_there_are(tmp_path):
    done = CliRunner().invoke(app, ["serve", "--store", str(tmp_path / "x"), "--log-format", "xml"])
    assert done.exit_code == 2
    assert "text, json" in done.stderr
