"""A link to an outlet shows whom a sentence takes from."""

import pytest

from headwater.model import Hyperlink, Span
from helpers import understood


def edges(text, lang, words, url):
    at = text.index(words)
    link = Hyperlink(Span(at, at + len(words)), url)
    found = understood(text, lang, links=(link,)).citations
    return [(c.citing, c.cited, c.provenance.rule, c.evidence.of(text)) for c in found]


@pytest.mark.parametrize(
    ("lang", "text", "words", "name"),
    [
        ("en", "Helen Gray said on Monday that the plant would close.", "on Monday", "Helen Gray"),
        ("uk", "Мерка Олена Гай сказала, що завод закриють.", "сказала", "Олена Гай"),
        ("ru", "Мэр Елена Гай сказала, что завод закроют.", "сказала", "Елена Гай"),
        ("es", "La alcaldesa Elena Gil dijo que la planta cerrará.", "dijo", "Elena Gil"),
    ],
)
def test_who_speaks_in_a_sentence_with_a_link_speaks_there(lang, text, words, name):
    found = edges(text, lang, words, "https://www.reuters.com/world/x")
    assert {(citing, cited) for citing, cited, _, _ in found} == {
        ("SELF", "Reuters"),
        ("Reuters", name),
    }
    assert ("link", words) in {(rule, shown) for _, _, rule, shown in found}


def test_a_link_in_a_sentence_without_a_source_is_no_citation():
    text = "The plant in Velmar will close. Helen Gray said that workers would be paid."
    assert edges(text, "en", "will close", "https://www.reuters.com/world/x") == []


def test_a_link_to_no_outlet_is_no_citation():
    text = "Helen Gray said that the plant would close."
    assert edges(text, "en", "said", "https://velmar.example/x") == []
