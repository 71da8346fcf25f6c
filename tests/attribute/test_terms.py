from headwater.analyze import analyze
from headwater.attribute.terms import terms
from headwater.languages import load
from headwater.model import Article


def keys(text, lang="en"):
    pack = load(lang)
    analysis = analyze(Article(id="a", text=text, lang=lang), pack)
    found = zip(analysis.tokens, terms(text, analysis, pack), strict=True)
    return {token.lower: ids for token, ids in found}


def test_a_word_of_the_lexicon_has_its_concept():
    assert keys("They saw the ferry there")["ferry"] == ("c:ferry",)


def test_a_name_has_one_key_in_two_scripts():
    english = keys("They met Holvek in the hotel")["holvek"]
    russian = keys("Они видели, как Голвек вошёл в отель", "ru")["голвек"]
    assert english == russian
    assert english[0].startswith("n:")


def test_an_unknown_word_has_the_key_of_its_sound():
    assert keys("They spoke of the krugarand there")["krugarand"][0].startswith("w:")


def test_a_word_that_only_joins_has_no_key():
    assert keys("They saw the ferry there")["the"] == ()


def test_a_capital_that_opens_a_sentence_is_a_name_where_the_text_has_it_as_one():
    found = keys("Vantrel is a company. They met Vantrel in the hotel.")
    assert found["vantrel"] == found["vantrel"]
    assert found["vantrel"][0].startswith("n:")
