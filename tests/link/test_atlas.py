from headwater.link.atlas import atlas
from headwater.link.reuse import Copy
from headwater.link.rows import rows
from headwater.link.units import world
from headwater.model import MentionKind
from linkworld import SELF, Said, reading


def drawn(*readings, copies=None):
    known = world(readings)
    found = {0: rows(0, known.units)}
    return atlas(known.readings, found, copies or {}, {})


def test_articles_of_a_publisher_come_latest_first():
    first = reading("a1", "Coast Post", "2031-01-01", [Said("A", "c:fire")])
    later = reading("a2", "Coast Post", "2031-01-02", [Said("B", "c:fire")])
    assert drawn(later, first).articles_of("Coast Post") == ("a2", "a1")


def test_a_cited_publisher_is_followed():
    first = reading("a1", "Northwire", "2031-01-01", [Said("A", "c:fire")])
    later = reading("a2", "Post", "2031-01-02", [Said("B", "c:fire")], [(SELF, "Northwire", 0)])
    found = drawn(first, later)
    assert found.follows["a2"] == (("a1",), (), ())
    assert [name for name, _ in found.cites["a2"]] == ["Northwire"]


def test_an_article_does_not_cite_its_own_publisher():
    article = reading("a1", "Northwire", "2031", [Said("A", "c:fire")], [(SELF, "Northwire", 0)])
    assert drawn(article).cites["a1"] == ()


def test_a_model_is_followed():
    first = reading("a1", "Northwire", "2031-01-01", [Said("A", "c:fire")])
    later = reading("a2", "Post", "2031-01-02", [Said("B", "c:fire")])
    found = drawn(first, later, copies={"a2": (Copy("a2", "a1", 0.3),)})
    assert found.follows["a2"] == ((), ("a1",), ())


def test_an_undated_article_follows_nobody():
    first = reading("a1", "Northwire", "2031-01-01", [Said("A", "c:fire")])
    later = reading("a2", "Post", None, [Said("B", "c:fire")], [(SELF, "Northwire", 0)])
    assert "a2" not in drawn(first, later).follows


def test_a_paper_that_is_named_is_cited():
    first = reading("a1", "Northwire", "2031-01-01", [Said("A", "c:fire")])
    names = [(MentionKind.ORGANIZATION, "Northwire")]
    later = reading("a2", "Post", "2031-01-02", [Said("B", "c:fire")], names=names)
    assert [name for name, _ in drawn(first, later).cites["a2"]] == ["Northwire"]
