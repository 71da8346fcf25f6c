import pytest

from headwater import queries
from headwater.errors import StoreError
from headwater.model import (
    SELF,
    Article,
    Attribution,
    Carriage,
    Citation,
    Claim,
    Ended,
    Entity,
    MentionKind,
    Origin,
    Reading,
    Reject,
    Side,
    Span,
    Stance,
    Statement,
    Story,
)
from headwater.stores.sqlite import SqliteStore

TEXT = "Ann told Bob the dam will close. It rains."
DAM, RAIN = Span(13, 31), Span(33, 42)
ANN = Origin("Ann", Side.SUPPORTS, Ended.SOURCE, True, "a named party")
ZOE = Origin("Zoe", Side.DENIES, Ended.SOURCE, True, "a named party")


def carriage(article, *chain, stance=Stance.ASSERTS, also=()):
    speaker = chain[0] if chain else article
    return Carriage(article, f"s-{article}", (DAM,), also, stance, speaker, chain, Ended.SOURCE)


DENIED = Claim(
    "c1",
    "the dam will close",
    "en",
    "s1",
    1,
    1,
    (ANN, ZOE),
    (
        carriage("a1", "Ann"),
        carriage("a2", "Agency", "Ann"),
        carriage("a3", "Agency", "Ann"),
        carriage("a4", "Zoe", stance=Stance.DENIES),
        carriage("a5"),
    ),
)
RAINS = Claim("c2", "it rains", "en", "s1", 1, 1, (), (carriage("a1"),))


def reading(id_, published):
    outer = Attribution("x1", Span(9, 12), Span(4, 8), (DAM,), source_name="Bob")
    inner = Attribution("x2", Span(0, 3), Span(4, 8), (DAM,), source_name="Ann", within="x1")
    statements = (
        Statement(f"s-{id_}", (DAM,), "Ann", "x2"),
        Statement(f"t-{id_}", (RAIN,), f"Paper {id_}"),
    )
    article = Article(
        id_, TEXT, "en", publisher=f"Paper {id_}", published=published, url=f"https://p/{id_}"
    )
    return Reading(article, (outer, inner), (Citation(SELF, "Bob", Span(9, 12)),), statements)


@pytest.fixture
def store(tmp_path):
    opened = SqliteStore(str(tmp_path / "news.db"))
    opened.write(reading(f"a{n}", f"2026-01-0{9 - n}") for n in range(1, 6))
    opened.write([Story("s1", "The dam", ("a1", "a2", "a3", "a4", "a5")), DENIED, RAINS])
    opened.write([Story("s2", "Rain", ("a1",)), Reject("x", "read", "broken")])
    opened.write([Entity("e1", "Ann", MentionKind.PERSON, ("Ann", "Анна"), ("a1", "a2"))])
    yield opened
    opened.close()


def test_counts_tell_how_much_there_is(store):
    assert queries.counts(store) == queries.Counts(5, 1, 1, 2, 2)


def test_lists_begin_with_what_most_articles_carry(store):
    assert [story.id for story in queries.stories(store)] == ["s1", "s2"]
    assert [claim.id for claim in queries.claims(store)] == ["c1", "c2"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "DAM"}, ["c1"]),
        ({"party": "zoe"}, ["c1"]),
        ({"party": "nobody"}, []),
        ({"least": 2}, ["c1"]),
        ({"disputed": True}, ["c1"]),
        ({"words": "rains", "disputed": True}, []),
    ],
)
def test_claims_can_be_narrowed(store, asked, found):
    assert [claim.id for claim in queries.claims(store, **asked)] == found


def test_entities_are_found_by_any_of_their_names(store):
    assert [entity.id for entity in queries.entities(store, name="анна")] == ["e1"]
    assert list(queries.entities(store, name="Zoe")) == []


def test_articles_readings_and_rejects_stream(store):
    assert [article.id for article in queries.articles(store)] == ["a1", "a2", "a3", "a4", "a5"]
    assert [r.article.id for r in queries.readings(store)] == ["a1", "a2", "a3", "a4", "a5"]
    assert [reject.where for reject in queries.rejects(store)] == ["x"]


def test_a_search_gives_articles_with_the_words_around(store):
    hits = queries.search(store, "dam", limit=2)
    assert len(hits) == 2
    assert "dam" in hits[0].snippet


def test_a_story_has_its_articles_by_time_and_its_claims_by_weight(store):
    page = queries.story(store, "s1")
    assert [article.id for article in page.articles] == ["a5", "a4", "a3", "a2", "a1"]
    assert [claim.id for claim in page.claims] == ["c1", "c2"]


def test_a_claim_has_its_story_articles_and_tree(store):
    page = queries.claim(store, "c1")
    assert (page.story.id, len(page.articles), page.tree[0].party) == ("s1", 5, "Ann")


def test_an_entity_has_its_articles(store):
    assert [a.id for a in queries.entity(store, "e1").articles] == ["a2", "a1"]


@pytest.mark.parametrize("key", ["a1", "https://p/a1"])
def test_an_article_is_found_by_id_and_by_address(store, key):
    page = queries.article(store, key)
    assert page.receipt.reading.article.id == "a1"
    assert [claim.id for claim in page.claims] == ["c1", "c2"]
    assert [story.id for story in page.stories] == ["s1", "s2"]


@pytest.mark.parametrize("ask", [queries.story, queries.claim, queries.entity, queries.article])
def test_what_is_not_there_is_told_with_where_to_look(store, ask):
    with pytest.raises(StoreError, match=r"nothing with the id 'none' here; see: headwater \w+"):
        ask(store, "none")


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


def shown_of(tmp_path, *claims):
    store = SqliteStore(str(tmp_path / "echoes.db"))
    store.write(claims)
    found = queries.echoed(store)
    store.close()
    return found.id if found else None


WHOLE = "The dam will close in May."
TWICE = (carriage("a1", "Ann"), carriage("a2", "Ann"))


def told(id_, text, origins=1, possible=1, carriages=TWICE):
    return Claim(id_, text, "en", "s1", origins, possible, (ANN,), carriages)


def test_the_claim_echoed_most_is_of_one_origin(tmp_path):
    more = (*TWICE, carriage("a3", "Ann"))
    found = (told("c1", WHOLE, 2, 2), told("c2", WHOLE), told("c3", WHOLE, carriages=more))
    assert shown_of(tmp_path, *found) == "c3"


def test_an_echoed_claim_is_whole_rather_than_much_carried(tmp_path):
    more = (*TWICE, carriage("a3", "Ann"))
    found = (told("c1", "and it will close in May", carriages=more), told("c2", WHOLE))
    assert shown_of(tmp_path, *found) == "c2"


def test_an_echoed_claim_has_no_other_possible_origin_if_any_has_none(tmp_path):
    assert shown_of(tmp_path, told("c1", WHOLE, 1, 3), told("c2", WHOLE)) == "c2"


def test_what_one_article_says_is_no_echo(tmp_path):
    assert shown_of(tmp_path, told("c1", WHOLE, carriages=TWICE[:1])) is None


@pytest.mark.parametrize("said", [0, 1])
def test_an_article_kept_unread_says_why(tmp_path, said):
    store = SqliteStore(str(tmp_path / "unread.db"))
    statements = (Statement("s", (DAM,), "Ann"),) * said
    kept = Reading(Article("u", TEXT, "hu"), statements=statements)
    store.write([kept, Reject("u", "analyze", "no pack")])
    assert queries.article(store, "u").unread == (None if said else "no pack")
    store.close()
