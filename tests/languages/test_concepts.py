import pytest

from headwater.errors import PackError
from headwater.languages import available
from headwater.languages.aliases import aliases, folded
from headwater.languages.concepts import ID, OPPOSITE, _line, bare, concepts, lexicon, weights


def found(lang, text):
    words = text.split()
    return [ids for ids in concepts(lang, [(word, word) for word in words]) if ids]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "seven people died when the ferry sank"),
        ("uk", "семеро загинули коли пором затонув"),
        ("ru", "семеро погибли когда паром затонул"),
        ("es", "siete muertos cuando el ferry se hundió"),
    ],
)
def test_one_event_gives_one_set_of_concepts_in_every_language(lang, text):
    ids = {concept for found_ids in found(lang, text) for concept in found_ids}
    assert {"death", "ferry", "capsize"} <= ids


@pytest.mark.parametrize(
    ("lang", "word"),
    [("en", "solvent"), ("uk", "платоспроможний"), ("ru", "платёжеспособен"), ("es", "solvente")],
)
def test_an_opposite_has_the_id_of_its_concept_with_a_mark(lang, word):
    assert found(lang, word) == [("!insolvent",)]


def test_the_longest_beginning_wins():
    assert found("en", "bankrupt") == [("insolvent",)]
    assert found("en", "bankers") == [("bank",)]


def test_a_sequence_silences_its_words():
    assert concepts("en", [("prime", "prime"), ("minister", "minister")]) == [
        ("prime_minister",),
        (),
    ]


def test_a_lemma_is_looked_up_where_the_form_is_unknown():
    assert concepts("en", [("zzz", "ferry")]) == [("ferry",)]


def test_accents_and_apostrophes_do_not_matter():
    assert bare("П’ять") == bare("П'ять")
    assert bare("ПЛАТЁЖ") == bare("платеж")


def test_a_language_without_a_lexicon_has_no_concepts():
    assert concepts("xx", [("ferry", "ferry")]) == [()]


@pytest.mark.parametrize("line", ["Fire\tfire", "fire", "fire\t", "!\tfire"])
def test_a_broken_line_says_where_it_is(line):
    with pytest.raises(PackError, match=r"en/concepts.tsv:7"):
        _line(line, "en/concepts.tsv:7")


@pytest.mark.parametrize("lang", available())
def test_every_concept_of_a_language_has_a_weight(lang):
    known = lexicon(lang)
    used = {i for table in (known.words, known.beginnings) for ids in table.values() for i in ids}
    assert used
    assert all(ID.fullmatch(concept) for concept in used)
    assert {concept.replace(OPPOSITE, "") for concept in used} <= weights().keys()


def test_languages_share_their_concepts():
    ids = [{i for ids in lexicon(lang).beginnings.values() for i in ids} for lang in available()]
    shared = set.intersection(*ids)
    assert len(shared) > 600


def test_writings_of_one_country_have_one_alias():
    names = ["США", "Estados Unidos", "USA", "Сполучені Штати"]
    assert len({aliases()[folded(name)] for name in names}) == 1
