"""An article that is read again with other words: the walk of one store, in any order."""

from itertools import permutations

import pytest

from bridgeworld import FIRST, POST, ROWS, THEN, TOOK, WIRE, read
from headwater.model import Act, Claim, Entity, History, Link, Reading, Story, Wording
from headwater.model.codec import encode
from headwater.stores.sqlite import SqliteStore

KINDS = (Reading, Wording, History, Story, Claim, Link, Entity)


@pytest.fixture
def opened(tmp_path):
    stores = []

    def store(name="news.db"):
        stores.append(SqliteStore(str(tmp_path / name)))
        return stores[-1]

    yield store
    for one in stores:
        one.close()


def dump(store):
    return {kind: [encode(record) for record in store.read(kind)] for kind in KINDS}


def deeds(store, act):
    return [
        (entry.party, entry.published, claim)
        for claim in store.read(Claim)
        for entry in claim.ledger
        if entry.act is act
    ]


def test_what_an_outlet_changed_and_took_back_is_in_the_ledger(opened, tmp_path):
    store = opened()
    read(store, tmp_path, *ROWS)
    ((party, when, claim),) = deeds(store, Act.WITHDREW)
    assert (party, when) == ("Varla Herald", "2031-03-04T09:00:00Z")
    assert {"p", "w"} <= {row.article_id for row in claim.carriages}
    (entry,) = (one for one in claim.ledger if one.act is Act.WITHDREW)
    (before,) = store.read(Wording)
    assert entry.version == before.digest
    assert entry.span.of(before.reading.article.text) == TOOK
    ((party, when, claim),) = deeds(store, Act.CORRECTED)
    assert (party, when) == ("Varla Herald", "2031-03-04T09:00:00Z")
    assert claim.text.startswith("Eleven")


@pytest.mark.slow
def test_the_order_in_which_versions_are_read_does_not_matter(opened, tmp_path):
    store = opened("at-once.db")
    read(store, tmp_path, *ROWS)
    whole = dump(store)
    assert len(whole[Wording]) == 1
    for number, order in enumerate(list(permutations(ROWS))[3::5]):
        store = opened(f"{number}.db")
        for row in order:
            read(store, tmp_path, row)
        assert dump(store) == whole


def test_reading_versions_again_changes_nothing(opened, tmp_path):
    store = opened()
    read(store, tmp_path, *ROWS)
    once = dump(store)
    done = read(store, tmp_path, *ROWS)
    assert (done.articles, done.skipped) == (0, 4)
    read(store, tmp_path, THEN, FIRST)
    assert dump(store) == once


def test_a_text_that_is_seen_again_is_not_read_again_but_counts_again(opened, tmp_path):
    store = opened()
    read(store, tmp_path, FIRST, POST, THEN)
    done = read(store, tmp_path, FIRST | {"fetched": "2031-03-05T05:00:00Z"})
    assert (done.articles, done.skipped) == (0, 1)
    assert TOOK in store.get(Reading, "h").article.text
    assert not deeds(store, Act.WITHDREW)  # it says so again


@pytest.mark.slow
def test_a_return_to_the_text_of_before_is_told_whatever_was_read_first(opened, tmp_path):
    told = [FIRST, FIRST | {"fetched": "2031-03-05T05:00:00Z"}, THEN]
    for number, order in enumerate(permutations(told)):
        store = opened(f"{number}.db")
        for row in order:
            read(store, tmp_path, row)
        assert [one.moment[:10] for one in store.get(History, "h").sightings] == [
            "2031-03-04",
            "2031-03-04",
            "2031-03-05",
        ]
        assert TOOK in store.get(Reading, "h").article.text


def test_without_versions_nothing_is_kept_of_them(opened, tmp_path):
    store = opened()
    read(store, tmp_path, FIRST, POST, WIRE)
    assert (store.count(Wording), store.count(History)) == (0, 0)
    assert not any(entry.version for claim in store.read(Claim) for entry in claim.ledger)
