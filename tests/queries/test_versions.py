import pytest

from bridgeworld import FIRST, POST, ROWS, THEN, TOOK, WIRE, read
from headwater import queries
from headwater.errors import MissingError
from headwater.keeping import Verified, verify
from headwater.model import Act, Claim, Edit
from headwater.stores.sqlite import SqliteStore


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bridge")
    store = SqliteStore(str(folder / "news.db"))
    read(store, folder, *ROWS)
    yield store
    store.close()


def charge(store):
    """Return the page of the claim that the Herald took back."""
    (found,) = (
        claim
        for claim in store.read(Claim)
        if any(entry.act is Act.WITHDREW for entry in claim.ledger)
    )
    return queries.claim(store, found.id)


@pytest.mark.parametrize("key", ["h", "https://herald.example/bridge"])
def test_versions_tell_when_each_stood_and_what_became_of_its_statements(bridge, key):
    first, then = queries.versions(bridge, key).issues
    assert (first.since, first.seen, first.alterations) == (
        "2031-03-04T05:00:00Z",
        "2031-03-04T05:10:00Z",
        (),
    )
    assert (then.since, then.fetched) == ("2031-03-04T09:00:00Z", THEN["fetched"])
    changed, gone = then.alterations
    assert (changed.edit, changed.kinds) == (Edit.CHANGED, ("number-changed",))
    marks = [[p.text for p in side.pieces if p.marked] for side in (changed.before, changed.after)]
    assert marks == [["Nine"], ["Eleven"]]
    assert (gone.edit, gone.after) == (Edit.WITHDRAWN, None)
    assert TOOK in gone.before.text


def test_an_article_of_one_text_has_one_version(bridge):
    (one,) = queries.versions(bridge, "p").issues
    assert (one.number, one.since) == (1, POST["published"])


def test_versions_of_what_is_not_there_are_told_where_to_look(bridge):
    with pytest.raises(MissingError, match="headwater articles"):
        queries.versions(bridge, "none")


def test_a_chain_says_which_version_was_cited_and_what_was_taken_back(bridge):
    told = {one.article_id: one for one in charge(bridge).cited}
    before, after = told["p"], told["w"]
    assert (before.number, before.of, before.act, before.already) == (1, 2, Act.WITHDREW, False)
    assert (after.number, after.of, after.act, after.already) == (2, 2, Act.WITHDREW, True)
    assert (before.cited_id, before.party) == ("h", "Varla Herald")


def test_an_article_says_which_versions_it_cites(bridge):
    page = queries.article(bridge, "p")
    assert {one.article_id for one in page.cited} == {"p"}
    assert len(queries.article(bridge, "h").versions) == 2


def test_words_that_were_taken_back_are_shown_from_the_text_they_stood_in(bridge):
    page = charge(bridge)
    (deed,) = (one for one in page.ledger if one.entry.act is Act.WITHDREW)
    assert deed.words == TOOK
    assert "withdrawn by Varla Herald" in queries.told(page.head)
    events = [
        (event.byline.published, note.what) for event in page.timeline for note in event.notes
    ]
    assert (THEN["updated"], "withdrew") in events


def test_claims_of_a_store_without_versions_cite_none(tmp_path):
    store = SqliteStore(str(tmp_path / "news.db"))
    read(store, tmp_path, FIRST, POST, WIRE)
    assert not any(queries.cited(store, claim) for claim in store.read(Claim))
    store.close()


def test_spans_of_versions_are_no_mismatches(bridge):
    assert list(verify(bridge, None, done=Verified())) == []
