"""What every store promises of full-text search."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stored import reading
from strategies import TEXT


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
