from dataclasses import replace

import pytest

from damnews import ANN, DAM, DENIED, carriage, reading
from headwater.model import Act, Drift, Ended, Entry, Origin, Side, Span
from headwater.queries.heads import did, head, told
from headwater.queries.passages import byline
from headwater.queries.shifts import shifts
from headwater.queries.trees import tree

NEWS = {f"a{n}": reading(f"a{n}", f"2026-01-0{9 - n}").article for n in range(1, 6)}


def sentence(claim, news=NEWS):
    lines = [byline(article) for article in news.values()]
    return told(head(claim, lines, tree(claim, news.values()), shifts(claim, news)))


def test_a_claim_is_told_in_one_sentence():
    assert sentence(DENIED) == (
        "In 5 outlets; goes back to 1 established origin (Ann); via Agency; denied by Zoe."
    )


def test_articles_are_told_where_an_outlet_has_several():
    news = {key: replace(article, publisher="Paper") for key, article in NEWS.items()}
    assert sentence(DENIED, news).startswith("In 1 outlet (5 articles); ")


def test_no_established_origin_is_said_and_what_is_possible():
    maybe = Origin("Rumour", Side.SUPPORTS, Ended.NOT_ESTABLISHED, False, "no source")
    claim = replace(DENIED, independent_origins=0, possible_origins=2, origins=(maybe,), ledger=())
    assert "goes back to no established origin; 2 more possible" in sentence(claim)


def test_many_names_are_cut_to_a_few():
    origins = tuple(replace(ANN, party=f"P{n}") for n in range(5))
    claim = replace(DENIED, origins=origins, independent_origins=5, possible_origins=5)
    assert "5 established origins (P0, P1, P2 and 2 more)" in sentence(claim)


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (Act.DECLINED, "no comment from the firm"),
        (Act.UNANSWERED, "no answer from the firm"),
        (Act.UNVERIFIED, "not verified by the firm"),
        (Act.CORRECTED, "corrected by the firm"),
        (Act.CONFIRMS, "confirmed by the firm"),
    ],
)
def test_who_did_what_about_it_is_told(act, says):
    assert says in sentence(replace(DENIED, ledger=(Entry(act, "the firm", "a1", DAM),)))


def test_outlets_that_changed_the_wording_are_counted_by_what_they_changed():
    dam, will = Span(17, 20), Span(21, 25)
    hedge = {key: Drift("hedge-dropped", key, DAM, "a1", DAM) for key in ("a2", "a3")}
    figure = Drift("number-changed", "a2", will, "a1", dam)
    rows = (
        replace(carriage("a2", "Ann"), drift=(hedge["a2"], figure)),
        replace(carriage("a3", "Ann"), drift=(hedge["a3"],)),
    )
    text = sentence(replace(DENIED, carriages=(*rows, carriage("a1", "Ann"))))
    assert text.endswith("; 2 dropped the hedge; 1 gave “will” for “dam”.")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("declined", "declined to comment"),
        ("denies", "denies"),
        ("first told", "first told"),
        ("hedge-dropped", "hedge-dropped"),
    ],
)
def test_what_somebody_did_is_said_in_words(what, words):
    assert did(what) == words
