import pytest

from headwater.cite.tree import sourcing_tree
from headwater.cite.trunk import MAX_HOPS
from headwater.model import SELF, Article, Citation, Reading, Span


def tree(*edges, publisher="Paper"):
    article = Article("a", "x" * 1000, "en", publisher=publisher)
    citations = (Citation(*edge, Span(n, n + 1)) for n, edge in enumerate(edges))
    return sourcing_tree(Reading(article, citations=tuple(citations)))


def shown(branch):
    mark = "*" if branch.again else ""
    below = [shown(further) for further in branch.branches]
    return (branch.party + mark, *below)


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([], ("Paper",)),
        ([(SELF, "Post")], ("Paper", ("Post",))),
        ([(SELF, "Post"), ("Post", "memo")], ("Paper", ("Post", ("memo",)))),
        ([("Post", "memo"), (SELF, "Post")], ("Paper", ("Post", ("memo",)))),
        ([("Paper", "Post")], ("Paper", ("Post",))),
        ([("Post", "memo")], ("Paper", ("Post", ("memo",)))),
    ],
)
def test_each_party_hangs_below_who_cites_it(edges, expected):
    assert shown(tree(*edges)) == expected


@pytest.mark.parametrize(
    "edges",
    [
        [(SELF, "A"), ("A", "B"), ("B", "A")],
        [("A", "B"), ("B", "A")],
        [(SELF, "A"), ("A", "A")],
        [(SELF, "A"), ("A", "Paper")],
        [(SELF, SELF)],
    ],
)
def test_a_ring_ends_and_no_party_in_it_is_lost(edges):
    text = str(shown(tree(*edges)))
    for party in {party for edge in edges for party in edge} - {SELF}:
        assert party in text


def test_sources_of_a_party_met_again_are_shown_once():
    found = shown(tree((SELF, "A"), (SELF, "B"), ("A", "C"), ("B", "C"), ("C", "D")))
    assert found == ("Paper", ("A", ("C", ("D",))), ("B", ("C*",)))


def test_every_proof_of_an_edge_is_kept_in_order():
    branch = tree((SELF, "A"), (SELF, "B"), (SELF, "A")).branches[0]
    assert branch.evidence == (Span(0, 1), Span(2, 3))


def test_an_article_without_publisher_still_has_a_root():
    assert tree((SELF, "A"), publisher=None).party == "unknown publisher of a"


def test_depth_counts_the_hops_of_the_longest_way():
    assert tree().depth == 0
    assert tree((SELF, "A"), ("A", "B"), (SELF, "C")).depth == 2


def test_a_hostile_chain_is_cut_before_it_exhausts_the_stack():
    edges = [(SELF, "p0"), *((f"p{n}", f"p{n + 1}") for n in range(900))]
    assert tree(*edges).depth <= MAX_HOPS + 2
