"""What a person ruled is obeyed, in the order in which it was ruled."""

from headwater.link import link
from headwater.link.rulings import Decided, corrected, decisions, obeyed
from headwater.model import SELF, Correction, Ruling, Subject
from headwater.settings import Settings
from linkworld import COLLAPSE, OUTLET, Said, reading, story


def rule(ruling, left, right, subject=Subject.ARTICLES, key="000001", **fields):
    return Correction(key, ruling, subject, tuple(left), tuple(right), **fields)


def parted(groups, *rulings, like=lambda left, right: 0.0):
    return ["".join(part) for part in obeyed(groups, rulings, str, like)]


def test_groups_that_were_ruled_one_are_joined_where_the_first_was():
    assert parted(["ab", "cd", "ef"], rule(Ruling.SAME, "b", "e")) == ["abef", "cd"]


def test_a_group_that_was_ruled_two_is_parted():
    assert parted(["abcd", "ef"], rule(Ruling.APART, "b", "acd")) == ["b", "acd", "ef"]


def test_a_member_nobody_ruled_on_stays_with_whom_it_is_like():
    rulings = rule(Ruling.APART, "a", "b")
    assert parted(["abx"], rulings, like=lambda _, other: other == "a") == ["ax", "b"]
    assert parted(["abx"], rulings) == ["a", "bx"]


def test_the_later_ruling_wins():
    same, apart = rule(Ruling.SAME, "a", "b"), rule(Ruling.APART, "a", "b")
    assert parted(["a", "b"], same, apart) == ["a", "b"]
    assert parted(["a", "b"], apart, same) == ["ab"]


def test_what_is_not_there_changes_nothing():
    rulings = rule(Ruling.SAME, "x", "y"), rule(Ruling.APART, "x", "a")
    assert parted(["ab", "c"], *rulings) == ["ab", "c"]


def test_a_correction_that_was_undone_is_not_in_force():
    undone = rule(Ruling.SAME, "a", "b", undone=True)
    assert decisions([undone]).of(Subject.ARTICLES) == []
    assert decisions([undone]).partners(Subject.ARTICLES, "a") == {"a", "b"}


def test_corrections_are_put_in_the_order_of_their_ids():
    made = [rule(Ruling.SAME, "a", "b", key=key) for key in ("000002", "000001")]
    assert [one.id for one in decisions(made).all] == ["000001", "000002"]


def test_a_later_ruling_on_forms_takes_the_earlier_back():
    pair = frozenset(("f", "g"))
    same = rule(Ruling.SAME, "f", "g", Subject.FORMS)
    apart = rule(Ruling.APART, "g", "f", Subject.FORMS)
    assert Decided((same,)).forms.together == {pair}
    assert (Decided((same, apart)).forms.together, Decided((same, apart)).forms.apart) == (
        set(),
        {pair},
    )


def edge(article, citing, cited):
    return decisions([rule(Ruling.DROP_EDGE, [article], [citing, cited], Subject.EDGE)])


def test_a_dropped_edge_leaves_the_statement_in_the_articles_own_voice():
    relay = story()[1]
    found = corrected(relay, edge("a2", SELF, "varla herald"))
    assert (found.citations, found.attributions) == ((), ())
    assert [(s.attribution, s.speaker) for s in found.statements] == [(None, "Northwire")]


def test_a_dropped_edge_of_another_article_changes_nothing():
    relay = story()[1]
    assert corrected(relay, edge("a3", SELF, "Varla Herald")) == relay
    assert corrected(relay, edge("a2", SELF, "Coast Post")) == relay


def test_an_edge_between_two_others_is_dropped_and_what_is_within_moves_out():
    said = [
        Said("One said so", COLLAPSE, "Northwire", OUTLET),
        Said("It collapsed", COLLAPSE, "Ada Brenn", within=0),
    ]
    made = reading("a1", "Post", None, said, cites=[("Northwire", "Ada Brenn", 1)])
    found = corrected(made, edge("a1", "Northwire", "Ada Brenn"))
    assert [a.source_name for a in found.attributions] == ["Northwire"]
    assert found.statements[1].attribution == found.attributions[0].id
    assert found.statements[1].speaker == "Northwire"


def origins(*corrections):
    found = link(story(), Settings(), corrections)
    return {
        row.statement_id: sorted(origin.party for origin in claim.origins)
        for claim in found.claims
        for row in claim.carriages
    }


def parties(ruling, left, right):
    return rule(ruling, [left], [right], Subject.PARTIES)


def test_one_party_under_two_names_has_the_first():
    found = origins(parties(Ruling.SAME_PARTY, "Ada Brenn", "ivo marn"))
    assert found["a4-s0"] == ["Ada Brenn", "inspection memo"]


def test_two_parties_that_were_ruled_two_are_not_counted_as_one():
    said = [Said("The bridge collapsed", COLLAPSE, name) for name in ("Ada Brenn", "Ada Brenner")]
    made = [
        reading(f"a{n}", f"Paper {n}", f"2031-03-04T0{n}:00:00Z", [one])
        for n, one in enumerate(said)
    ]
    before = link(made, Settings()).claims
    ruled = [parties(Ruling.NOT_SAME_PARTY, "Ada Brenn", "Ada Brenner")]
    after = link(made, Settings(), ruled).claims
    assert [c.independent_origins for c in before] == [1]
    assert [c.independent_origins for c in after] == [2]


def test_claims_are_joined_and_parted_by_their_statements():
    apart = rule(Ruling.APART, ["a2-s0"], ["a1-s0", "a3-s0", "a4-s0"], Subject.STATEMENTS)
    same = rule(Ruling.SAME, ["a1-s0"], ["a1-s1"], Subject.STATEMENTS)
    whole = len(link(story(), Settings()).claims)
    assert len(link(story(), Settings(), [apart]).claims) == whole + 1
    assert len(link(story(), Settings(), [same]).claims) == whole - 1
