"""The language of a sentence, where a page mixes two."""

import pytest

from headwater.languages.tongues import tongue


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Дорогу вже відкрили.", "uk", "uk"),
        ("Мэр заявил, что дорогу откроют к этой зиме.", "uk", "ru"),
        ("Мер відповів: «Мы откроем».", "uk", "uk"),
        ("Він сказав: так.", "ru", "uk"),
        ("Город закрыт.", "ru", "ru"),
        ("Мост.", "uk", "uk"),
        ("The road is open.", "en", "en"),
    ],
)
def test_a_sentence_is_in_another_language_only_by_letters_of_it_alone(text, lang, found):
    assert tongue(text, lang) == found
