from damnews import DAM, RAIN, TEXT, carriage, reading
from headwater import queries
from headwater.model import Article, Attribution, Claim, Reading, Span, Statement


def test_a_receipt_has_a_row_for_each_statement_with_its_exact_words():
    receipt = queries.receipt(reading("a1", None))
    assert [(row.text, row.speaker) for row in receipt.rows] == [
        ("the dam will close", "Ann"),
        ("It rains.", "Paper a1"),
    ]


def test_a_chain_in_a_receipt_leads_from_the_nearest_source_to_the_innermost():
    receipt = queries.receipt(reading("a1", None))
    assert [row.chain for row in receipt.rows] == [("Bob", "Ann"), ()]
    assert receipt.on_others_word == 1


def test_attributions_within_each_other_do_not_go_round_for_ever():
    a = Attribution("x1", None, Span(4, 8), (DAM,), source_name="A", within="x2")
    b = Attribution("x2", None, Span(4, 8), (DAM,), source_name="B", within="x1")
    statements = (Statement("s", (DAM,), "A", "x1"),)
    receipt = queries.receipt(Reading(Article("a", TEXT, "en"), (a, b), statements=statements))
    assert receipt.rows[0].chain[-1] == "A"


def test_a_receipt_shows_the_claim_that_a_statement_or_its_restatement_carries():
    known = Claim("c", "t", "en", None, 1, 1, (), (carriage("a1", "Ann", also=(RAIN,)),))
    receipt = queries.receipt(reading("a1", None), [known])
    assert [row.claim for row in receipt.rows] == [known, known]
    assert receipt.rows[0].chain == ("Ann",)


def test_the_sources_of_a_receipt_hang_below_the_publisher():
    sources = queries.receipt(reading("a1", None)).sources
    assert (sources.party, [branch.party for branch in sources.branches]) == ("Paper a1", ["Bob"])
