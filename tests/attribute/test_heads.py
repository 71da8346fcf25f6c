"""The noun at the head of a phrase for a source."""

import pytest

from headwater.attribute import heads
from headwater.model import SourceKind
from helpers import laid_out


def head(text, lang, kinds=frozenset(SourceKind)):
    scene = laid_out(text, lang)
    return heads.head(scene, 0, len(scene.tokens), kinds)


@pytest.mark.parametrize(
    ("lang", "text", "word", "kind"),
    [
        ("uk", "колишній міністр оборони", "міністр", SourceKind.PERSON),
        ("uk", "адвокат компанії", "адвокат", SourceKind.PERSON),
        ("ru", "глава ведомства", "глава", SourceKind.PERSON),
        ("ru", "пресс-служба министерства", "пресс-служба", SourceKind.ORGANIZATION),
        ("en", "the aide to the mayor", "aide", SourceKind.PERSON),
        ("en", "the AFP news agency", "news agency", SourceKind.OUTLET),
        ("en", "the newspaper Red Star", "newspaper", SourceKind.OUTLET),
        ("en", "newspaper owner John Baker", "owner", SourceKind.PERSON),
        ("en", "a company lawyer", "lawyer", SourceKind.PERSON),
        ("es", "el portavoz de la empresa", "portavoz", SourceKind.PERSON),
        ("es", "el diario Marea", "diario", SourceKind.OUTLET),
    ],
)
def test_a_phrase_is_headed_by_its_main_noun(lang, text, word, kind):
    found = head(text, lang)
    assert found
    assert (found.word, found.noun.kind) == (word, kind)


def test_only_nouns_of_the_asked_kinds_head():
    found = head("адвокат компанії", "uk", frozenset({SourceKind.ORGANIZATION}))
    assert found
    assert found.word == "компанія"


@pytest.mark.parametrize(("lang", "text"), [("uk", "у травні"), ("en", "the weather of May")])
def test_a_phrase_without_a_noun_for_a_source_has_no_head(lang, text):
    assert head(text, lang) is None


@pytest.mark.parametrize(
    ("lang", "text", "many"),
    [("uk", "міністри", True), ("uk", "міністр", False), ("ru", "эти чиновники", True)],
)
def test_a_form_shows_whether_there_are_several(lang, text, many):
    scene = laid_out(text, lang)
    assert heads.is_plural(scene, 0, len(scene.tokens) - 1) is many


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("uk", "місцевий бджоляр", SourceKind.PERSON),
        ("ru", "местные пчеловоды", SourceKind.GROUP),
        ("uk", "старий міст", None),
        ("en", "the beekeeper", None),
    ],
)
def test_an_unlisted_noun_is_alive_where_its_form_shows_it(lang, text, kind):
    scene = laid_out(text, lang)
    assert heads.alive(scene, 0, len(scene.tokens)) is kind


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "41% of voters", True),
        ("ru", "20 депутатов", True),
        ("uk", "34-річний водій", False),
        ("en", "voters", False),
    ],
)
def test_a_phrase_that_opens_with_a_number_counts(lang, text, number):
    assert heads.counted(laid_out(text, lang), 0) is number
