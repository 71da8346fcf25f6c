"""Where an attribution hangs in the tree of sources, and the words that prove it."""

import pytest

from headwater.cite.tree import sourcing_tree
from headwater.cite.trunk import MAX_HOPS
from headwater.cite.twigs import evidence
from headwater.model import SELF, Article, Attribution, Citation, Reading, SourceKind, Span

TEXT = "x" * 400


def said(id_, name, at, *, content=None, kind=SourceKind.PERSON, within=None):
    """Make an attribution whose source stands at ``at`` and its cue right behind."""
    return Attribution(
        id_,
        Span(at, at + 3),
        Span(at + 4, at + 8),
        (content or Span(at + 10, at + 20),),
        source_kind=kind,
        source_name=name,
        within=within,
    )


def tree(*attributions, citations=()):
    article = Article("a", TEXT, "en", publisher="Paper")
    return sourcing_tree(Reading(article, attributions, tuple(citations)))


def shown(branch):
    below = [shown(further) for further in branch.branches]
    return (branch.party, [saying.attribution for saying in branch.sayings], *below)


def test_a_speaker_nobody_stands_before_hangs_below_the_publisher():
    assert shown(tree(said("x", "Ann", 0))) == ("Paper", [], ("Ann", [0]))


def test_what_one_party_says_is_together():
    found = tree(said("x", "Ann", 0), said("y", "Zoe", 50), said("z", "Ann", 100))
    assert shown(found) == ("Paper", [], ("Ann", [0, 2]), ("Zoe", [1]))


def test_a_speaker_inside_anothers_words_hangs_below_that_party():
    outer = said("x", "Ann", 0, content=Span(10, 60))
    assert shown(tree(outer, said("y", "Bob", 20, within="x"))) == (
        "Paper",
        [],
        ("Ann", [0], ("Bob", [1])),
    )


def test_what_is_cited_through_an_outlet_hangs_below_it():
    memo = said("y", "memo", 100, kind=SourceKind.DOCUMENT)
    edges = [
        Citation(SELF, "Post", Span(0, 3), "x"),
        Citation("Post", "memo", Span(100, 108), "y"),
    ]
    found = tree(said("x", "Post", 0, kind=SourceKind.OUTLET), memo, citations=edges)
    assert shown(found) == ("Paper", [], ("Post", [0], ("memo", [1])))
    assert found.branches[0].branches[0].evidence == (Span(100, 108),)


def test_a_document_named_again_stays_below_the_outlet_that_has_it():
    first = said("x", "memo", 100, kind=SourceKind.DOCUMENT)
    again = said("y", "memo", 200, kind=SourceKind.DOCUMENT)
    edges = [Citation(SELF, "Post", Span(0, 3)), Citation("Post", "memo", Span(100, 108), "x")]
    assert shown(tree(first, again, citations=edges)) == (
        "Paper",
        [],
        ("Post", [], ("memo", [0, 1])),
    )


def test_a_person_named_again_is_not_taken_to_speak_through_the_outlet():
    edges = [Citation(SELF, "Post", Span(0, 3)), Citation("Post", "Ann", Span(100, 108), "x")]
    found = tree(said("x", "Ann", 100), said("y", "Ann", 200), citations=edges)
    assert shown(found) == ("Paper", [], ("Post", [], ("Ann", [0])), ("Ann", [1]))


def test_an_outlet_that_vouches_for_the_same_words_is_on_the_way():
    words = Span(300, 340)
    post = said("x", "Post", 0, kind=SourceKind.OUTLET, content=words)
    found = tree(post, said("y", "Ann", 20, content=words))
    assert shown(found) == ("Paper", [], ("Post", [], ("Ann", [1])))


def test_words_are_shown_once_at_the_end_of_their_chain():
    words = Span(300, 340)
    found = tree(
        said("x", "Paper", 0, kind=SourceKind.OUTLET, content=words),
        said("y", "Post", 40, kind=SourceKind.OUTLET, content=words),
    )
    assert shown(found) == ("Paper", [], ("Post", [1]))


def test_two_who_say_the_same_side_by_side_are_both_shown():
    words = Span(300, 340)
    found = tree(said("x", "Ann", 0, content=words), said("y", "Zoe", 40, content=words))
    assert shown(found) == ("Paper", [], ("Ann", [0]), ("Zoe", [1]))


def test_a_party_the_text_does_not_settle_goes_by_its_words_and_is_not_named():
    (branch,) = tree(said("x", None, 0)).branches
    assert (branch.party, branch.named) == ("xxx", False)


def test_a_source_that_is_nowhere_has_no_party():
    (branch,) = tree(Attribution("x", None, Span(0, 4), (Span(10, 20),))).branches
    assert (branch.party, branch.named) == ("", False)


def test_a_party_has_the_kind_it_mostly_has():
    kinds = (SourceKind.GROUP, SourceKind.ORGANIZATION, SourceKind.ORGANIZATION)
    (branch,) = tree(*(said(f"x{n}", "Port", n * 40, kind=k) for n, k in enumerate(kinds))).branches
    assert branch.kind is SourceKind.ORGANIZATION


def test_attributions_that_hold_each_other_end():
    found = tree(said("x", "Ann", 0, within="y"), said("y", "Bob", 50, within="x"))
    assert sorted(n for n in str(shown(found)) if n.isdigit()) == ["0", "1"]


def test_a_hostile_nesting_is_cut():
    deep = [said(f"x{n}", f"p{n}", n, within=f"x{n - 1}") for n in range(300)]
    assert tree(*deep).depth <= MAX_HOPS + 1


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        (Span(0, 3), Span(4, 8), Span(10, 20), (Span(0, 8),)),
        (Span(4, 8), Span(0, 3), Span(10, 20), (Span(0, 8),)),
        (None, Span(4, 8), Span(10, 20), (Span(4, 8),)),
        (Span(0, 3), Span(90, 95), Span(100, 120), (Span(0, 3), Span(90, 95))),
        (Span(0, 3), Span(20, 25), Span(5, 15), (Span(0, 3), Span(20, 25))),
        (Span(0, 90), Span(91, 95), Span(100, 120), (Span(0, 90), Span(91, 95))),
        (Span(0, 20), Span(5, 9), Span(30, 40), (Span(0, 20),)),
    ],
    ids=["beside", "after", "no source", "far", "content between", "long", "cue inside"],
)
def test_the_proof_is_source_and_cue_as_one_where_they_stand_together(
    source, cue, content, expected
):
    assert evidence(Attribution("x", source, cue, (content,))) == expected
