"""What every store promises of its records; a new one is tested by being registered."""

import threading
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.errors import StoreError
from headwater.model import (
    Article,
    Claim,
    Link,
    Reading,
    Reject,
    Story,
)
from stored import KINDS, claim, contents, ids, reading
from strategies import STORED


def test_a_record_comes_back_as_it_was(store):
    kept = reading("a", "Їжак каже", title="Їжак", publisher="The Courier")
    store.write([kept])
    assert store.get(Reading, "a") == kept


def test_what_is_not_there_is_none(store):
    assert store.get(Story, "nothing") is None


def test_records_stream_in_order_of_their_ids(store):
    store.write([reading(id_) for id_ in ("b", "ж", "B", "a", "10", "9")])
    assert [r.article.id for r in store.read(Reading)] == ["10", "9", "B", "a", "b", "ж"]


def test_more_than_a_page_streams_whole(store):
    store.write(reading(f"{n:04}") for n in range(1001))
    assert len(list(store.read(Reading))) == 1001


def test_a_stream_goes_on_while_something_is_written(store):
    store.write(reading(f"{n:04}") for n in range(500))
    stream = store.read(Reading)
    first = list(islice(stream, 3))
    store.write([reading("9999")])
    assert len(first) + len(list(stream)) == 501


def test_writing_twice_is_writing_once(store):
    store.write([reading("a"), claim("c", "a"), Reject("x", "read", "broken")])
    once = contents(store)
    store.write([reading("a"), claim("c", "a"), Reject("x", "read", "broken")])
    assert contents(store) == once


def test_the_same_id_with_other_text_is_a_new_version(store):
    store.write([reading("a", "old")])
    store.write([reading("a", "new")])
    assert [r.article.text for r in store.read(Reading)] == ["new"]


def test_of_two_versions_in_one_write_the_latter_counts(store):
    store.write([reading("a", "old"), reading("a", "new")])
    assert [r.article.text for r in store.read(Reading)] == ["new"]


def test_a_write_that_fails_keeps_nothing(store):
    def failing():
        yield reading("a")
        yield claim("c", "a")
        raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        store.write(failing())
    assert not any(contents(store).values())


def test_a_replacement_that_fails_leaves_what_was(store):
    store.write([claim("old")])

    def failing():
        yield claim("new")
        raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        store.replace((Claim,), failing())
    assert ids(store.read(Claim)) == ["old"]


def test_replacing_forgets_the_kinds_named_and_no_others(store):
    store.write([claim("old"), Story("s", "t", ("a",)), reading("a")])
    store.replace((Claim,), [claim("new")])
    assert ids(store.read(Claim)) == ["new"]
    assert (ids(store.read(Story)), store.count(Reading)) == (["s"], 1)


def test_replaced_readings_are_found_no_more(store):
    store.write([reading("a", "otter")])
    store.replace((Reading,), [reading("b", "beaver")])
    assert (store.search("otter"), store.search("beaver")[0][0]) == ([], "b")


def test_replaced_kinds_may_come_with_records_of_others(store):
    store.write([reading("a")])
    store.replace((Claim,), [claim("c", "a"), reading("a", publisher="P")])
    assert store.get(Reading, "a").article.publisher == "P"


def test_an_unknown_kind_is_refused(store):
    with pytest.raises(StoreError, match="keeps no int"):
        store.write([3])


def test_what_is_written_is_there_after_reopening(make):
    first = make()
    first.write([reading("a"), claim("c", "a")])
    before = contents(first)
    first.close()
    assert contents(make()) == before


def test_another_store_open_on_the_same_place_sees_what_is_written(make):
    one, other = make(), make()
    one.write([reading("a")])
    assert other.count(Reading) == 1


def test_a_store_that_is_not_there_is_not_made_when_that_is_not_wanted(make, tmp_path):
    with pytest.raises(StoreError, match=r"no store at .*: make it with headwater read"):
        make("none.db", create=False)
    assert not list(tmp_path.iterdir())


def test_rejects_of_one_place_are_all_kept(store):
    store.write([Reject("x", "read", "broken"), Reject("x", "read", "empty")])
    assert store.count(Reject) == 2


def test_an_unread_article_is_kept_beside_its_reject_however_often_written(store):
    unread = [reading("a"), Reject("a", "analyze", "no pack")]
    for _ in range(2):
        store.write(unread)
        assert list(store.read(Reading)) + list(store.read(Reject)) == unread


def test_linking_leaves_rejects_of_unread_articles(store):
    store.write([reading("a"), Reject("a", "analyze", "no pack")])
    store.replace((Story, Claim), [reading("a"), claim("c", "a")])
    assert store.count(Reject) == 1


def test_an_article_that_reads_well_now_is_rejected_no_more(store):
    store.write([Reject("a", "analyze", "no pack"), Reject("b", "analyze", "no pack")])
    store.write([reading("a")])
    assert [reject.where for reject in store.read(Reject)] == ["b"]


def test_articles_can_be_read_without_what_was_found_in_them(store):
    store.write([reading("b", title="T"), reading("a")])
    assert list(store.read(Article)) == [reading("a").article, reading("b", title="T").article]


def test_a_text_is_intact_until_it_differs_from_what_was_written(store):
    article = Article(id="a", text="t", lang="en")
    store.write([Reading(article)])
    assert store.intact(article)
    assert store.intact(replace(article, title="other"))
    assert not store.intact(replace(article, text="u"))
    assert not store.intact(replace(article, id="b"))


def test_a_very_article_is_held_and_another_version_is_not(store):
    article = Article(id="a", text="t", lang="en")
    store.write([Reading(article)])
    assert store.holds(article)
    assert not store.holds(replace(article, text="u"))
    assert not store.holds(replace(article, published="2026-01-02"))
    assert not store.holds(replace(article, id="b"))


def test_an_article_is_not_held_that_was_read_with_another_encoder(store):
    article = Article(id="a", text="t", lang="en")
    store.write([Reading(article, encoder="none")])
    assert store.holds(article, "none")
    assert not store.holds(article, "headwater")
    assert not store.holds(article)


def test_an_article_is_found_by_its_address(store):
    store.write([reading("a", url="https://courier.example/1")])
    assert store.at("https://courier.example/1") == "a"
    assert store.at("https://courier.example/2") is None


def test_a_note_is_kept_and_may_be_changed(store):
    store.note("linked", "once")
    store.note("linked", "twice")
    assert (store.noted("linked"), store.noted("other")) == ("twice", None)


def test_what_is_written_within_one_stroke_is_seen_within(store):
    with store.atomic():
        store.write([reading("a")])
        store.note("linked", "yes")
        assert (store.count(Reading), store.noted("linked")) == (1, "yes")
    assert store.count(Reading) == 1


def test_one_stroke_that_fails_leaves_nothing(store):
    store.write([claim("old")])

    def failing():
        with store.atomic():
            store.forget(Claim, ["old"])
            store.write([reading("a")])
            store.note("linked", "yes")
            raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        failing()
    assert (store.count(Reading), store.noted("linked"), ids(store.read(Claim))) == (
        0,
        None,
        ["old"],
    )


def test_another_thread_does_not_see_a_stroke_that_is_not_done(store):
    seen = []
    with store.atomic():
        store.write([reading("a")])
        thread = threading.Thread(target=lambda: seen.append(store.count(Reading)))
        thread.start()
        thread.join()
    assert seen == [0]


def test_records_are_forgotten_by_their_ids(store):
    store.write([claim("a", "1"), claim("b", "1"), claim("c", "1")])
    store.forget(Claim, ["a", "c", "none"])
    assert ids(store.read(Claim)) == ids(store.read(Claim, article="1")) == ["b"]


def test_several_records_are_picked_by_their_ids(store):
    store.write(reading(f"{n:03}") for n in range(450))
    asked = [f"{n:03}" for n in range(449, 100, -1)]
    found = store.pick(Reading, [*asked, "none", "200"])
    assert [one.article.id for one in found] == sorted(asked)


def test_threads_may_read_at_once(store):
    store.write(reading(f"{n:03}", "otter") for n in range(300))
    found = []

    def look():
        found.append((len(list(store.read(Reading))), len(store.search("otter", 9))))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [(300, 9)] * 4


@pytest.mark.parametrize("odd", ["x\ud800y", "x\0y", "x\u2028y", "🦦", "ا ب", "\ufeff", "'; --"])
def test_any_text_survives(store, odd):
    kept = Reading(Article(id=odd, text=odd, lang=odd, title=odd, url=odd, publisher=odd))
    store.write([kept])
    assert list(store.read(Reading)) == [kept]
    assert (store.get(Reading, odd), store.holds(kept.article)) == (kept, True)


def _key(record):
    if isinstance(record, Reading):
        return (Reading, record.article.id)
    if isinstance(record, Reject):
        return (Reject, record.where, record.step, record.reason)
    if isinstance(record, Link):
        return (Link, record.kind, record.left, record.right)
    return (type(record), record.id)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STORED, max_size=8, unique_by=_key).flatmap(
    lambda records: st.tuples(st.just(records), st.permutations(records))
))  # fmt: skip
def test_the_order_of_writing_does_not_matter(store, orders):
    exports = []
    for records in orders:
        store.replace(KINDS, ())
        # A reading takes away the rejects of its article, so those come in their own time.
        store.write(record for record in records if not isinstance(record, Reject))
        store.write(record for record in records if isinstance(record, Reject))
        exports.append(contents(store))
    assert exports[0] == exports[1]
    assert sum(map(len, exports[0].values())) == len(orders[0])
