"""What every store keeps of an article that is seen again with other words."""

import random

import pytest

from headwater.model import History, Reading, Signature, Span, Wording
from headwater.model.version import digest_of, versions
from headwater.stores.superseding import supersede
from stored import claim, contents, reading

FIRST, THEN, LAST = (f"2031-03-0{day}T08:00:00Z" for day in (1, 2, 3))


def seen(text, fetched=None, **fields):
    return reading("a", text, fetched=fetched, **fields)


def kept(store):
    """Return the texts of article ``a``, the oldest first, and the one that it has now."""
    now, history = store.get(Reading, "a"), store.get(History, "a")
    texts = {one.digest: one.reading for one in store.read(Wording, of="a")}
    texts[digest_of(now.article)] = now
    found = versions(history, texts) if history else ()
    return [one.reading.article.text for one in found], now.article.text


def all_of(store):
    beside = {kind: list(store.read(kind)) for kind in (History, Wording)}
    return contents(store) | beside


def test_a_text_that_gives_way_is_kept_with_all_that_was_read_in_it(store):
    old = seen("old", FIRST, title="Т")
    supersede(store, [old])
    supersede(store, [seen("new", THEN)])
    assert kept(store) == (["old", "new"], "new")
    assert [one.reading for one in store.read(Wording)] == [old]


def test_an_article_that_was_seen_once_has_nothing_beside_it(store):
    for _ in range(2):
        supersede(store, [seen("text", FIRST)])
    assert (store.count(Reading), store.count(History), store.count(Wording)) == (1, 0, 0)


def test_there_and_back_again_are_three_versions(store):
    supersede(store, [seen("A", FIRST), seen("B", THEN), seen("A", LAST)])
    assert kept(store) == (["A", "B", "A"], "A")


def test_an_older_text_that_comes_late_takes_no_place(store):
    supersede(store, [seen("new", LAST)])
    store.write([Signature("a")])
    supersede(store, [seen("old", FIRST)])
    assert kept(store) == (["old", "new"], "new")
    assert store.waiting(9) == ["a"]  # what it said before is for its claims to know


@pytest.mark.parametrize("seed", range(6))
def test_the_order_in_which_versions_come_does_not_matter(make, seed):
    told = [seen("A", FIRST), seen("B", THEN), seen("A", LAST)]
    told.append(seen("C", updated="2031-03-02T20:00:00+02:00"))
    stores = make("one.db"), make("other.db")
    supersede(stores[0], told)
    for one in random.Random(seed).sample(told, len(told)):
        supersede(stores[1], [one])
    assert kept(stores[0]) == kept(stores[1]) == (["A", "B", "C", "A"], "A")


def test_versions_that_are_written_again_are_no_further_versions(store):
    told = [seen("A"), seen("B"), seen("C", FIRST), seen("D", THEN)]
    supersede(store, told)
    once = all_of(store)
    for one in told:
        supersede(store, [one])
    assert all_of(store) == once
    assert kept(store) == (["A", "B", "C", "D"], "D")


def test_of_undated_texts_the_last_to_come_counts(store):
    for text in ("A", "B", "A"):
        supersede(store, [seen(text)])
    assert kept(store) == (["B", "A"], "A")


def test_other_furniture_is_no_other_version(store):
    body = "Two bridges are shut."
    for menu, when in (("Home\n", FIRST), ("News | Sport\n", THEN)):
        span = (Span(len(menu), len(menu) + len(body)),)
        told = reading("a", menu + body, fetched=when, body=span)
        supersede(store, [told])
    assert store.get(Reading, "a").article.text.startswith("News")
    assert store.count(Wording) == 0


def test_one_answer_that_is_read_otherwise_is_no_other_version(store):
    supersede(store, [seen("half of the page", FIRST, raw_sha256="r")])
    supersede(store, [seen("the whole of the page", FIRST, raw_sha256="r")])
    assert kept(store) == ([], "the whole of the page")
    assert (store.count(History), store.count(Wording)) == (0, 0)


def test_a_text_seen_again_later_keeps_when_it_was_seen_first(store):
    supersede(store, [seen("A", FIRST, raw_sha256="r1")])
    supersede(store, [seen("A", LAST, raw_sha256="r2")])
    article = store.get(Reading, "a").article
    assert (article.fetched, article.raw_sha256) == (FIRST, "r1")
    supersede(store, [seen("B", THEN)])
    assert kept(store) == (["A", "B", "A"], "A")


def test_what_else_is_written_with_a_version_is_written_with_it_or_not_at_all(store):
    supersede(store, [seen("A", FIRST)])
    with pytest.raises(Exception, match="keeps no int"):
        supersede(store, [claim("c", "a"), seen("B", THEN), 3])
    assert kept(store) == ([], "A")
    assert sum(map(len, all_of(store).values())) == 1
