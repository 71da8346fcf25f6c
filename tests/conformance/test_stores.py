"""What every store promises; a new one is tested by being registered."""

import threading
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.errors import StoreError
from headwater.model import (
    Article,
    Carriage,
    Claim,
    Ended,
    Entity,
    Form,
    Judgement,
    Link,
    MentionKind,
    Named,
    Naming,
    Reading,
    Reject,
    Signature,
    Span,
    Stance,
    Story,
)
from headwater.model.codec import encode
from strategies import RECORDS, STORED, TEXT

KINDS = tuple(kind for kind in RECORDS if kind is not Article)


def reading(id_, text="text", **fields):
    return Reading(Article(id=id_, text=text, lang="en", **fields))


def claim(id_, *articles):
    rows = tuple(
        Carriage(a, f"s-{a}", (Span(0, 1),), (), Stance.ASSERTS, "P", (), Ended.SOURCE)
        for a in articles
    )
    return Claim(id_, "text", "en", None, 1, 1, (), rows)


def contents(store):
    return {kind: [encode(record) for record in store.read(kind)] for kind in KINDS}


def ids(records):
    return [record.id for record in records]


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


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_counted(store, kind):
    store.write([reading("a"), claim("c"), Story("s", "t", ()), Reject("x", "read", "broken")])
    store.write([Entity("e", "n", MentionKind.PERSON, (), ())])
    store.write([Link("a", "b", "claim", Judgement.SAME, 1.0)])
    assert store.count(kind) == len(list(store.read(kind))) == 1


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


def test_records_that_concern_one_article_are_found(store):
    store.write([claim("c1", "a", "b"), claim("c2", "b"), claim("c3", "c")])
    store.write([Story("s", "t", ("b",))])
    assert ids(store.read(Claim, article="b")) == ["c1", "c2"]
    assert ids(store.read(Story, article="b")) == ["s"]


def test_the_reading_and_the_rejects_of_one_article_are_found(store):
    store.write([reading("a"), reading("b"), Link("a", "b", "article", Judgement.SAME, 1.0)])
    store.write([Reject("a", "read", "broken"), Reject("c", "read", "broken")])
    assert [r.article.id for r in store.read(Reading, article="a")] == ["a"]
    assert [reject.where for reject in store.read(Reject, article="a")] == ["a"]
    assert list(store.read(Link, article="a")) == []


def test_a_claim_that_left_an_article_concerns_it_no_more(store):
    store.write([claim("c", "a", "b")])
    store.write([claim("c", "b")])
    assert ids(store.read(Claim, article="a")) == []


def test_what_most_articles_carry_comes_first(store):
    store.write([claim("a", "1"), claim("b", "1", "2", "3"), claim("c", "1", "2"), claim("d", "9")])
    assert ids(store.read(Claim, ranked=True)) == ["b", "c", "a", "d"]


def test_ranks_stream_whole_over_many_pages(store):
    made = [claim(f"{n:04}", *map(str, range(n % 3))) for n in range(700)]
    store.write(made)
    expected = sorted(made, key=lambda one: (-one.outlets, one.id))
    assert ids(store.read(Claim, ranked=True)) == ids(expected)


@pytest.mark.parametrize("skip", [0, 1, 3, 250, 900])
@pytest.mark.parametrize("ranked", [True, False])
def test_the_first_may_be_skipped(store, skip, ranked):
    made = [claim(f"{n:04}", *map(str, range(n % 3))) for n in range(700)]
    store.write(made)
    whole = ids(store.read(Claim, ranked=ranked))
    assert ids(store.read(Claim, ranked=ranked, skip=skip)) == whole[skip:]


def test_the_claims_of_a_story_are_read_by_it(store):
    made = [claim("a", "1"), claim("b", "1", "2"), claim("c", "1", "2", "3")]
    store.write([replace(made[0], story_id="s"), replace(made[1], story_id="s"), made[2]])
    assert ids(store.read(Claim, of="s", ranked=True)) == ["b", "a"]
    assert ids(store.read(Claim, of="s", ranked=True, skip=1)) == ["a"]
    assert ids(store.read(Claim, of="none")) == []


def test_the_links_of_a_statement_are_read_by_either_end(store):
    made = [
        Link(left, right, "statement", Judgement.UNSURE, 0.5)
        for left, right in (("x", "y"), ("y", "z"), ("v", "w"))
    ]
    store.write(made)
    assert {(link.left, link.right) for link in store.read(Link, of="y")} == {
        ("x", "y"),
        ("y", "z"),
    }


def test_nothing_else_is_of_something(store):
    store.write([reading("a"), Story("s", "t", ("a",))])
    assert list(store.read(Story, of="a")) == list(store.read(Reading, of="a")) == []


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


def waiting(store):
    return store.waiting(99)


@pytest.mark.parametrize(("text", "waits"), [("text", []), ("other", ["a"])])
def test_a_new_article_waits_for_its_signature_and_waits_again_when_it_changes(store, text, waits):
    store.write([reading("a")])
    assert waiting(store) == ["a"]
    store.write([Signature("a")])
    assert waiting(store) == []
    store.write([reading("a", text)])
    assert waiting(store) == waits


def test_an_article_may_be_told_to_wait_again(store):
    store.write([reading("a"), reading("b"), Signature("a"), Signature("b")])
    store.wait(["b"])
    assert waiting(store) == ["b"]


def test_all_articles_wait_when_signatures_are_forgotten(store):
    store.write([reading("a"), reading("b"), Signature("a")])
    store.replace((Signature,), ())
    assert (waiting(store), store.waiting(1)) == (["a", "b"], ["a"])


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


def test_a_forgotten_story_takes_its_claims_and_links_along(store):
    store.write([Story("s", "t", ("a",)), Story("z", "t", ("b",))])
    store.write([replace(claim("c", "a"), story_id="s"), replace(claim("d", "b"), story_id="z")])
    store.write([Link("x", y, "statement", Judgement.SAME, 1.0, story_id=y) for y in "sz"])
    store.forget(Story, ["s"])
    assert (ids(store.read(Story)), ids(store.read(Claim))) == (["z"], ["d"])
    assert [link.right for link in store.read(Link)] == ["z"]


def test_several_records_are_picked_by_their_ids(store):
    store.write(reading(f"{n:03}") for n in range(450))
    asked = [f"{n:03}" for n in range(449, 100, -1)]
    found = store.pick(Reading, [*asked, "none", "200"])
    assert [one.article.id for one in found] == sorted(asked)


def signature(id_, day, *keys, **fields):
    return Signature(id_, day=day, found_by=keys, **fields)


def test_articles_that_share_keys_are_found(store):
    store.write([signature("a", 1, "x", "y"), signature("b", 1, "x"), signature("c", 1, "z")])
    assert store.sharing(Signature, ["x", "y", "z"]) == ["a", "b", "c"]
    assert store.sharing(Signature, ["x", "y", "z"], least=2) == ["a"]
    assert store.sharing(Signature, []) == []


def test_articles_that_share_keys_are_found_by_their_days_and_the_undated_always(store):
    store.write([signature(str(day), day, "x") for day in (1, 2, 3, 4)])
    store.write([signature("none", None, "x")])
    assert store.sharing(Signature, ["x"], days=(2, 3)) == ["2", "3", "none"]


def test_a_changed_signature_is_found_by_its_new_keys_only(store):
    store.write([signature("a", 1, "x")])
    store.write([signature("a", 1, "y")])
    assert (store.sharing(Signature, ["x"]), store.sharing(Signature, ["y"])) == ([], ["a"])


def test_forms_are_found_by_their_keys_and_claims_by_their_parties(store):
    store.write([Form("f", ("x",)), Form("g", ("y",)), claim("c", "a")])
    assert store.sharing(Form, ["x", "z"]) == ["f"]
    assert (store.sharing(Claim, ["p"]), store.sharing(Claim, ["q"])) == (["c"], [])
    assert store.sharing(Claim, ["s-a"]) == ["c"]


def test_what_has_no_keys_is_not_found_by_them(store):
    with pytest.raises(StoreError, match="not found by keys"):
        store.sharing(Story, ["x"])


def test_signatures_of_a_vicinity_and_forms_of_a_circle_are_found(store):
    store.write([Signature("a", vicinity="v"), Signature("b", vicinity="w")])
    store.write([Form("f", circle="v"), Form("g", circle="w")])
    assert (ids(store.read(Signature, of="v")), ids(store.read(Form, of="w"))) == (["a"], ["g"])


def named(id_, *forms):
    return Naming(id_, tuple(Named(form, MentionKind.PERSON, form) for form in forms))


def test_articles_that_name_somebody_are_counted_and_the_first_told(store):
    store.write([named("c", "f"), named("a", "g", "f"), named("b", "g"), named("d", "h")])
    assert store.naming(["f", "g"], 2) == (3, ("a", "b"))
    assert store.naming([], 2) == (0, ())


def test_entities_of_an_article_are_those_of_its_forms(store):
    store.write([named("a", "f"), Form("f", entity="e"), Form("g", entity="x")])
    store.write([Entity(id_, "n", MentionKind.PERSON, (), ()) for id_ in "ex"])
    assert ids(store.read(Entity, article="a")) == ["e"]
    assert ids(store.read(Entity, article="b")) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("OTTER", ["a"]),
        ("ott", ["a"]),
        ("otter river", ["a"]),
        ("otter beaver", []),
        ('"the river"', ["a"]),
        ('"river the"', []),
        ("headline", ["b"]),
        ("видри", ["b"]),
        ("reunión", ["c"]),
        ("reunion", ["c"]),
        ("", []),
        ("*", []),
        ("l'otter", []),
        ('otter" OR "видра', []),
        ("otter) OR (title:x", []),
        ("NEAR(", []),
        ("\0 \ud800", []),
    ],
)
def test_words_are_searched_as_plain_words(store, words, found):
    store.write([reading("a", "An otter swam in the river"), reading("c", "La Reunión de hoy")])
    store.write([reading("b", "Бачили видри на Дністрі", title="Headline")])
    assert [id_ for id_, _ in store.search(words)] == found


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=TEXT | st.text("ab\"'*():^-+{}\\ ", max_size=12))
def test_no_words_break_a_search(store, words):
    store.write([reading("a", "a b ab")])
    assert {id_ for id_, _ in store.search(words, 5)} <= {"a"}


@pytest.mark.parametrize("mark", ["'", "’", "ʼ"])
def test_a_word_with_an_apostrophe_is_found(store, mark):
    store.write([reading("a", f"Прем{mark}єра звільнено")])
    assert [id_ for id_, _ in store.search(f"прем{mark}єра")] == ["a"]


def test_a_search_shows_the_words_around(store):
    store.write([reading("a", "mud " * 50 + "otter" + " mud" * 50)])
    snippet = store.search("otter")[0][1]
    assert "otter" in snippet
    assert len(snippet) < 200


def test_a_search_ends_at_its_limit(store):
    store.write(reading(str(n), "otter") for n in range(9))
    assert len(store.search("otter", limit=4)) == 4


def test_a_new_version_is_found_by_its_new_words_only(store):
    store.write([reading("a", "otter")])
    store.write([reading("a", "beaver")])
    assert (store.search("otter"), store.search("beaver")[0][0]) == ([], "a")


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
