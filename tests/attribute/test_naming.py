"""What kind of party a phrase is of, and its dictionary form, as the phrase itself tells."""

import pytest

from headwater.attribute.naming import outlet_in, party, writings
from headwater.model import SourceKind
from helpers import laid_out, span_in

PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET
GROUP, PAPER, UNKNOWN = SourceKind.GROUP, SourceKind.DOCUMENT, SourceKind.UNKNOWN


def read(text, words, lang):
    return party(laid_out(text, lang), span_in(text, words))


@pytest.mark.parametrize(
    ("lang", "text", "words", "kind", "name"),
    [
        ("uk", "За словами міністра Петра Лугового, завод закриють.", "міністра Петра Лугового",
         PERSON, "Петро Луговий"),
        ("ru", "По словам министра Ивана Лугового, завод закроют.", "министра Ивана Лугового",
         PERSON, "Иван Луговой"),
        ("uk", "Так пише газета «Степова хвиля».", "газета «Степова хвиля»", OUTLET,
         "Степова хвиля"),
        ("es", "Así informó el diario Marea.", "el diario Marea", OUTLET, "Marea"),
        ("en", "So says the AFP news agency.", "the AFP news agency", OUTLET, "AFP"),
        ("en", "The Economist reported it.", "The Economist", OUTLET, "The Economist"),
        ("es", "El País lo publicó.", "El País", OUTLET, "El País"),
        ("en", "So wrote NBC's Helen Gray.", "NBC's Helen Gray", PERSON, "Helen Gray"),
        ("en", "So wrote kyivtoday.example.com on Monday.", "kyivtoday.example.com", OUTLET,
         "kyivtoday.example.com"),
        ("en", "The Velmar Times said so.", "The Velmar Times", OUTLET, "Velmar Times"),
        ("ru", "Так считают 20 депутатов.", "20 депутатов", GROUP, "20 депутатов"),
        ("uk", "Так вважають місцеві чиновники з міста.", "місцеві чиновники", GROUP,
         "місцеві чиновники"),
        ("uk", "Про це йдеться у внутрішньому звіті.", "внутрішньому звіті", PAPER,
         "внутрішній звіт"),
        ("en", "So says the NTRB in Kyiv.", "the NTRB", BODY, "NTRB"),
    ],
)  # fmt: skip
def test_a_phrase_tells_kind_and_dictionary_form(lang, text, words, kind, name):
    found = read(text, words, lang)
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("uk", "він"), ("uk", "він сам"), ("ru", "они"), ("en", "she"), ("es", "él")],
)
def test_a_pronoun_alone_names_nobody(lang, words):
    found = read(words, words, lang)
    assert (found.kind, found.name, found.pronoun is None) == (UNKNOWN, None, False)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("uk", "його адвокат"), ("ru", "её крёстная"), ("en", "his lawyer"), ("es", "su abogado")],
)
def test_what_is_his_is_not_he(lang, words):
    found = read(words, words, lang)
    assert found.pronoun is None
    assert found.name


@pytest.mark.parametrize(
    ("lang", "words", "open_"),
    [
        ("en", "the minister", True),
        ("en", "a minister", False),
        ("es", "el ministro", True),
        ("es", "un ministro", False),
        ("uk", "міністр", True),
    ],
)
def test_a_role_may_be_somebody_named_elsewhere_unless_it_is_new(lang, words, open_):
    assert read(words, words, lang).open is open_


@pytest.mark.parametrize(
    ("lang", "words", "alone"),
    [
        ("uk", "видання", True),
        ("uk", "ті самі документи", True),
        ("ru", "те же документы", True),
        ("ru", "внутренние документы министерства", False),
        ("en", "the newspaper", True),
    ],
)
def test_a_noun_alone_points_back(lang, words, alone):
    assert read(words, words, lang).anaphoric is alone


def test_officials_without_a_name_are_unnamed():
    assert read("officials", "officials", "en").unnamed


def test_a_short_writing_gives_way_to_the_longest_of_the_article():
    text = "The Washington Post wrote about it. WP said the same."
    scene = laid_out(text, "en")
    assert outlet_in(scene, span_in(text, "WP")) == "The Washington Post"


def test_a_noun_written_small_is_no_outlet_of_that_name():
    text = "Then the economist said so."
    assert outlet_in(laid_out(text, "en"), span_in(text, "the economist")) is None


def test_outlets_are_found_by_every_writing():
    outlet = writings("en")["reuters"]
    assert all(writings("en")[name.casefold()].name == outlet.name for name in outlet.writings)
