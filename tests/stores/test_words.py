"""Both engines find the same: FTS5 cuts and folds words by itself, PostgreSQL by ``words``."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.model import Reading
from headwater.stores.postgresql import PostgresqlStore
from headwater.stores.sqlite import SqliteStore
from headwater.stores.words import Term, folded, snippet, terms
from stored import reading

TEXTS = (
    "l'otter d’été, naïve İstanbul ΑΣ Straße a_b x-y 3.14 №5 foo@bar.com http://a.b/c?d=e 50% ½ ²",
    "Ё ё Й й и\u0306 A\u0301 Зе\u0301лений прем’єр-міністр об'єкт ґава їжак подъезд",
    "niño ñandú Málaga ỗ ø ł đ ı ™ ﬁ 中文 日本 हिन्दी ا ب \u0301zero Ж\u0331",
    "The dam at Orlo will close. The mayor denied it; the firm declined to comment on the dam.",
)
WORDS = sorted({word for text in TEXTS for word in text.split()})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Naïve İstanbul", ["naive", "istanbul"]),
        ("Зе\u0301лений Їжак", ["зелений", "їжак"]),
        ("l'été, x-y_z", ["l", "ete", "x", "y", "z"]),
        ("  ?! ", []),
    ],
)
def test_words_are_cut_and_folded(text, words):
    assert folded(text) == words


def test_what_is_typed_is_words_and_phrases():
    assert terms('dam "the mayor" l\'été _ "') == [
        Term(("dam",), quoted=False),
        Term(("the", "mayor"), quoted=True),
        Term(("l", "été"), quoted=False),
        Term(("_",), quoted=False),
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("w5", " ".join(f"w{n}" for n in range(24)) + "…"),
        ("w50", "…" + " ".join(f"w{n}" for n in range(42, 66)) + "…"),
        ('"w98 w99"', "…" + " ".join(f"w{n}" for n in range(76, 100))),
        ("none", " ".join(f"w{n}" for n in range(24)) + "…"),
    ],
)
def test_a_snippet_has_the_words_around_the_first_that_is_sought(typed, shown):
    assert snippet(" ".join(f"w{n}" for n in range(100)), terms(typed)) == shown


@pytest.fixture
def both(tmp_path, postgresql):
    opened = SqliteStore(str(tmp_path / "news.db")), PostgresqlStore(postgresql())
    readings = [reading(f"{n}", text, title=TEXTS[n - 1][:30]) for n, text in enumerate(TEXTS)]
    for store in opened:
        store.write(readings)
    yield opened
    for store in opened:
        store.close()


def cuts(words):
    return st.builds(lambda word, end: word[:end], words, st.integers(1, 9))


@pytest.mark.postgresql
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    typed=st.lists(cuts(st.sampled_from(WORDS)), min_size=1, max_size=3).map(" ".join)
    | st.builds(
        lambda text, start, size: '"' + " ".join(text.split()[start : start + size]) + '"',
        st.sampled_from(TEXTS),
        st.integers(0, 9),
        st.integers(1, 4),
    )
)
def test_both_engines_find_the_same(both, typed):
    one, other = ({found for found, _ in store.search(typed, 99)} for store in both)
    assert one == other


@pytest.mark.postgresql
@pytest.mark.parametrize("limit", [1, 2])
def test_what_stands_in_the_title_comes_first_on_both(both, limit):
    for store in both:
        store.write([reading("a1", "An otter"), reading("z", "Mud", title="An otter")])
        assert [found for found, _ in store.search("an otter", limit)] == ["z", "a1"][:limit]
        assert store.count(Reading) == len(TEXTS) + 2
