import csv
import io

import pytest

from headwater.errors import HeadwaterError
from headwater.exporters.csv import CsvExporter
from headwater.model import (
    Act,
    Article,
    Attribution,
    Carriage,
    Claim,
    Ended,
    Entity,
    Entry,
    MentionKind,
    Origin,
    Provenance,
    Reading,
    Reject,
    Side,
    SourceKind,
    Span,
    Stance,
    Statement,
    Story,
)


def written(*records):
    out = io.StringIO()
    CsvExporter().export(records, out)
    return out.getvalue()


def table(*records):
    return list(csv.DictReader(io.StringIO(written(*records), newline="")))


FORMULAS = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "  =1", "\xa0=1", "\u3000=1", "\ufeff=1"),
    *(
        "\u200b=1",
        "\x00=1",
        "\u202e=1",
        "=HYPERLINK(1)",
        "=cmd|' /C calc'!A0",
        "-2+3+cmd|' /C x'!A0",
    ),
    *("\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "\ufe661", " \uff1d1"),
)


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_text(cell):
    assert table(Reject(cell, "read", "broken"))[0]["where"] == f"'{cell}"


@pytest.mark.parametrize("gap", [";", "\t", "\n", "\r"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d"])
def test_a_formula_is_text_where_other_signs_part_cells(gap, sign):
    cell = f"a{gap}{sign}1"
    assert table(Reject(cell, "read", "x"))[0]["where"] == f"a{gap}'{sign}1"


def test_no_line_of_a_table_has_a_cell_that_runs_however_it_is_cut():
    rows = written(*(Reject(cell, f"x;{cell}", f"y\t{cell}\n{cell}") for cell in FORMULAS))
    for part in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(rows, newline=""), delimiter=part):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\uff1d"))]


@pytest.mark.parametrize("cell", ["1-1", "a=b", "— так", "", "'=1"])
def test_other_text_stays_as_it_is(cell):
    assert table(Reject(cell, "read", "broken"))[0]["where"] == cell


def test_quotes_commas_and_line_ends_are_quoted():
    assert table(Reject('a "b", c\nd', "read", "x"))[0]["where"] == 'a "b", c\nd'


def test_rows_end_as_rfc_4180_has_it():
    assert written(Reject("a", "read", "x")) == "where,step,reason\r\na,read,x\r\n"


def test_half_a_surrogate_pair_is_shown_escaped():
    assert table(Reject("\ud800", "read", "x"))[0]["where"] == "\\ud800"


def reading():
    text = "Ann said yes. It rains."
    said = Attribution(
        "x1",
        Span(0, 3),
        Span(4, 8),
        (Span(9, 12),),
        source_kind=SourceKind.PERSON,
        source_name="Ann",
        provenance=Provenance("attribute", "en-said"),
    )
    statements = (
        Statement("s1", (Span(9, 12),), "Ann", "x1"),
        Statement("s2", (Span(14, 23),), "The Courier"),
    )
    article = Article("a", text, "en", publisher="The Courier")
    return Reading(article, (said,), statements=statements)


def test_a_reading_has_a_row_for_each_statement():
    rows = table(reading())
    assert [(row["speaker"], row["content"], row["source"], row["rule"]) for row in rows] == [
        ("Ann", "yes", "Ann", "en-said"),
        ("The Courier", "It rains.", "", ""),
    ]


def test_a_claim_has_a_row_for_each_statement_with_its_chain():
    carriage = Carriage(
        "a", "s", (Span(0, 1),), (), Stance.DENIES, "P", ("Ann", "Bob"), Ended.UNSEEN
    )
    origin = Origin("Bob", Side.DENIES, Ended.UNSEEN, True, "why")
    (row,) = table(Claim("c", "it rains", "en", None, 0, 1, (origin,), (carriage,)))
    assert (row["articles"], row["chain"], row["stance"], row["origins"]) == (
        "1",
        "Ann; Bob",
        "denies",
        "Bob",
    )


def test_stories_and_entities_have_a_row_each():
    assert table(Story("s", "t", ("a", "b")))[0]["article_ids"] == "a; b"
    assert table(Entity("e", "n", MentionKind.PLACE, ("n", "m"), ()))[0]["kind"] == "place"


def test_another_kind_begins_another_table():
    text = written(Reject("a", "read", "x"), Story("s", "t", ()))
    assert text.split("\r\n\r\n")[1].startswith("id,title,")


def test_a_record_without_a_table_is_refused():
    with pytest.raises(HeadwaterError, match="csv has no table for Span; use jsonl"):
        written(Span(0, 1))


def test_a_claims_ledger_follows_its_statements():
    carriage = Carriage("a", "s", (Span(0, 1),), (), Stance.ASSERTS, "P", (), Ended.SOURCE)
    entry = Entry(Act.DECLINED, "Bob", "b", Span(3, 9), "2031-05-02", ("The Courier",))
    claim = Claim("c", "it rains", "en", None, 1, 1, (), (carriage,), (entry,))
    rows = table(claim)
    assert [(row["row"], row["act"], row["speaker"], row["chain"]) for row in rows] == [
        ("statement", "", "P", ""),
        ("ledger", "declined", "Bob", "The Courier"),
    ]
    assert (rows[1]["start"], rows[1]["end"], rows[1]["published"]) == ("3", "9", "2031-05-02")
