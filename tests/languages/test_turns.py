import pytest

from headwater.languages.turns import phrases


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("we", "We wrote", "We"),
        ("we", "power", None),
        ("error*", "two errors here", "errors"),
        ("*rá", "lo cerrará hoy", "cerrará"),
        ("one of the", "One  of the best", "One  of the"),
        ("one of the", "one off the", None),
        ("correction:", "Correction: nine", "Correction:"),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase, text, found):
    match = phrases((phrase,)).search(text)
    assert (match[0] if match else None) == found


def test_no_phrases_find_nothing():
    assert phrases(()).search("anything") is None


def test_the_longer_of_two_phrases_is_found():
    match = phrases(("one", "one of the")).search("one of the best")
    assert match and match[0] == "one of the"
