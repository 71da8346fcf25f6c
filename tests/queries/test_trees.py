from damnews import ANN, DENIED, ZOE, carriage, reading
from headwater import queries
from headwater.model import Claim, Ended, Origin, Side, Stance


def test_a_tree_leads_from_each_origin_down_to_the_outlets():
    articles = [reading(f"a{n}", None).article for n in range(1, 6)]
    ann, paper, zoe = queries.tree(DENIED, articles)
    assert (ann.party, ann.origin, len(ann.articles)) == ("Ann", ANN, 3)
    assert [carrier.party for carrier in ann.carriers] == ["Agency", "Paper a1"]
    assert [carrier.party for carrier in ann.carriers[0].carriers] == ["Paper a2", "Paper a3"]
    assert (zoe.origin, zoe.carriers[0].party) == (ZOE, "Paper a4")
    assert (paper.party, paper.origin, paper.carriers) == ("Paper a5", None, ())


def test_one_party_on_both_sides_is_two_origins():
    denies = Origin("Ann", Side.DENIES, Ended.SOURCE, True, "a named party")
    rows = (carriage("a1", "Ann"), carriage("a2", "Ann", stance=Stance.DENIES))
    claim = Claim("c", "t", "en", None, 1, 1, (ANN, denies), rows)
    assert {carrier.origin for carrier in queries.tree(claim)} == {ANN, denies}


def test_one_party_under_two_names_is_one_root():
    ann = Origin("Ann", Side.SUPPORTS, Ended.SOURCE, True, "a named party", ("a1", "a2", "a3"))
    rows = (carriage("a1", "Ann"), carriage("a2", "Анна"), carriage("a3"))
    (root,) = queries.tree(Claim("c", "t", "en", None, 1, 1, (ann,), rows))
    assert (root.party, root.origin) == ("Ann", ann)
    assert [carrier.party for carrier in root.carriers] == ["a1", "a2", "a3"]
