import json
from dataclasses import replace

import pytest
from hypothesis import given

from headwater.model import (
    Article,
    Attribution,
    Carriage,
    Claim,
    Drift,
    Ended,
    Reading,
    Span,
    Stance,
    Statement,
)
from headwater.model.codec import decode, encode
from strategies import ANY


@given(ANY)
def test_a_decoded_record_equals_the_encoded_one(record):
    assert decode(type(record), encode(record)) == record


@given(ANY)
def test_a_line_has_utf8_and_no_line_end(record):
    line = encode(record)
    assert b"\n" not in line.encode("utf-8")


def test_half_a_surrogate_pair_goes_escaped():
    assert "\\ud800" in encode(Article(id="a", text="x\ud800", lang="uk"))


def test_letters_stay_readable():
    assert "Їжак" in encode(Article(id="a", text="Їжак", lang="uk"))


def reading():
    said = Attribution("x9", Span(0, 3), Span(4, 8), (Span(9, 12),))
    statement = Statement("s1", (Span(9, 12),), "Ann", "x9")
    return Reading(Article("a", "Ann said yes", "en"), (said,), statements=(statement,))


def test_a_reading_lies_flat():
    data = json.loads(encode(reading()))
    assert (data["id"], data["text"]) == ("a", "Ann said yes")


def test_a_statement_names_its_attribution_by_place():
    assert json.loads(encode(reading()))["statements"][0]["attribution"] == 0


def test_vectors_are_base64_and_left_out_where_there_are_none():
    plain = reading()
    statement = replace(plain.statements[0], vectors=(b"\x7f\x00\x81",))
    dressed = replace(plain, statements=(statement,), encoder="headwater")
    assert "vectors" not in json.loads(encode(plain))["statements"][0]
    assert json.loads(encode(dressed))["statements"][0]["vectors"] == ["fwCB"]
    assert decode(Reading, encode(dressed)) == dressed


def test_a_reading_names_its_encoder():
    assert json.loads(encode(replace(reading(), encoder="none")))["encoder"] == "none"


def test_a_reading_of_before_there_were_encoders_can_be_read():
    data = json.loads(encode(reading()))
    del data["encoder"]
    assert decode(Reading, json.dumps(data)) == reading()


def test_an_attribution_shows_its_score_as_confidence():
    assert json.loads(encode(reading()))["attributions"][0]["confidence"] == 1.0


def test_a_claim_shows_labels_of_drift_and_keeps_the_spans_beside():
    drift = Drift("number-changed", "a", Span(0, 1), "b", Span(2, 3))
    carriage = Carriage(
        "a", "s", (Span(0, 1),), (), Stance.ASSERTS, "P", (), Ended.SOURCE, drift=(drift,)
    )
    row = json.loads(encode(Claim("c", "t", "en", None, 1, 1, (), (carriage,))))["statements"][0]
    assert row["drift"] == ["number-changed"]
    assert row["drift_evidence"][0]["origin_span"] == [2, 3]


@pytest.mark.parametrize("line", ["{}", "[]", "3", '{"id": "a"}', '{"content": [[3, 1]]}', "{"])
def test_a_line_of_another_shape_is_a_value_error(line):
    with pytest.raises(ValueError, match=r".+"):
        decode(Reading, line)
