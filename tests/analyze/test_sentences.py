"""Where paragraphs and sentences end."""

import pytest

from headwater.analyze.sentences import paragraphs, split
from headwater.languages import load
from headwater.model import Span


def cut(text, lang="en"):
    return [span.of(text) for span in split(text, Span(0, len(text)), load(lang))]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "It rains. Roads are wet.", ["It rains.", "Roads are wet."]),
        ("en", 'He said "never." She left.', ['He said "never."', "She left."]),
        ("en", "Mr. Ward of St. Anne spoke.", ["Mr. Ward of St. Anne spoke."]),
        ("en", "J. B. Ward spoke!", ["J. B. Ward spoke!"]),
        ("en", "It cost 1.5 m. of rope", ["It cost 1.5 m. of rope"]),
        ("uk", "Йде дощ… Дороги мокрі? Так!", ["Йде дощ…", "Дороги мокрі?", "Так!"]),
        ("uk", "У 2031 р. міст закрили.", ["У 2031 р. міст закрили."]),
        ("ru", "Дождь идёт.Дороги мокрые.", ["Дождь идёт.", "Дороги мокрые."]),
        ("es", "Llueve. ¿Y mañana? No.", ["Llueve.", "¿Y mañana?", "No."]),
    ],
)
def test_sentences_end_at_marks_that_are_no_abbreviation(lang, text, found):
    assert cut(text, lang) == found


def test_paragraphs_are_lines_without_outer_spaces():
    text = " one \n\n\t\n two"
    assert [span.of(text) for span in paragraphs(text, Span(0, len(text)))] == ["one", "two"]
