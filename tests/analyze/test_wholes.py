"""Pieces of one name put together again."""

import pytest

from headwater.analyze import analyze
from headwater.analyze.runs import Found, View
from headwater.analyze.wholes import whole
from headwater.languages import load
from headwater.model import Article, MentionKind

ORGANIZATION, PLACE, PERSON = MentionKind.ORGANIZATION, MentionKind.PLACE, MentionKind.PERSON


def view_of(lang, text):
    pack = load(lang)
    analysis = analyze(Article(id="a", text=text, lang=lang), pack)
    return View(text, analysis.tokens, pack, frozenset())


def stretch(view, written, kind):
    start = view.text.index(written)
    inside = [
        n for n, token in enumerate(view.tokens) if start <= token.span.start < start + len(written)
    ]
    return Found(inside[0], inside[-1] + 1, kind)


def mended(lang, text, *pieces):
    """Return the names as written, and their kinds, that the pieces come to."""
    view = view_of(lang, text)
    found = whole(view, [stretch(view, written, kind) for written, kind in pieces])
    return [(view.between(f.first, f.last), f.kind) for f in found]


@pytest.mark.parametrize(
    ("lang", "office", "land"), [("uk", "міністерство праці", "Латвії"), ("ru", "минздрав", "США")]
)
def test_an_office_takes_the_land_it_serves(lang, office, land):
    names = mended(lang, f"Про {office} {land}.", (office, ORGANIZATION), (land, PLACE))
    assert names == [(f"{office} {land}", ORGANIZATION)]


def test_a_land_in_another_case_is_a_name_of_its_own():
    names = mended("ru", "Так решил сейм Латвия.", ("сейм", ORGANIZATION), ("Латвия", PLACE))
    assert names == [("сейм", ORGANIZATION), ("Латвия", PLACE)]


def test_what_stands_in_marks_owns_no_land():
    text = "Завод «Зорепад» Латвии закрыли."
    names = mended("ru", text, ("«Зорепад»", ORGANIZATION), ("Латвии", PLACE))
    assert names == [("«Зорепад»", ORGANIZATION), ("Латвии", PLACE)]


def test_an_outlet_owns_no_land():
    view = view_of("ru", "Сообщил Зорепад Латвии.")
    outlet = Found(1, 2, ORGANIZATION, "Зорепад", outlet=True)
    land = Found(2, 3, PLACE)
    assert whole(view, [outlet, land]) == [outlet, land]


@pytest.mark.parametrize(
    "office", ["Институт физики имени", "Институт физики"], ids=["word inside", "word outside"]
)
def test_whom_an_institute_is_called_after_is_part_of_its_name(office):
    text = "Институт физики имени Олега Зимина открыли."
    names = mended("ru", text, (office, ORGANIZATION), ("Олега Зимина", PERSON))
    assert names == [("Институт физики имени Олега Зимина", ORGANIZATION)]


def test_the_word_for_called_after_may_be_short():
    text = "У Центрі ім. Зиміна все спокійно."
    names = mended("uk", text, ("Центрі", ORGANIZATION), ("Зиміна", PERSON))
    assert names == [("Центрі ім. Зиміна", ORGANIZATION)]


def test_a_small_noun_for_an_organization_is_called_after_someone_too():
    text = "Это сделали в центре имени Зимина."
    assert mended("ru", text, ("Зимина", PERSON)) == [("центре имени Зимина", ORGANIZATION)]


def test_a_name_before_another_noun_that_is_called_after_someone_stays():
    text = "Олег Фомин приехал, в центре имени Зимина ждали."
    names = mended("ru", text, ("Олег Фомин", PERSON), ("Зимина", PERSON))
    assert names == [("Олег Фомин", PERSON), ("центре имени Зимина", ORGANIZATION)]


def test_what_is_no_organization_leaves_the_person_a_person():
    text = "Вулиця імені Зиміна довга."
    assert mended("uk", text, ("Зиміна", PERSON)) == [("Зиміна", PERSON)]


@pytest.mark.parametrize("piece", ["zorepad", "com", "zorepad."])
def test_a_piece_of_a_site_is_the_site(piece):
    text = "They read zorepad.com every day."
    assert mended("en", text, (piece, PLACE)) == [("zorepad.com", ORGANIZATION)]


def test_two_pieces_of_a_site_are_one_site():
    text = "They read Zorepad-Blue.com every day."
    names = mended("en", text, ("Zorepad-Blue", ORGANIZATION), ("com", ORGANIZATION))
    assert names == [("Zorepad-Blue.com", ORGANIZATION)]


def test_a_site_of_a_listed_outlet_is_called_as_the_outlet():
    view = view_of("en", "They read nytimes.com every day.")
    (site,) = whole(view, [stretch(view, "nytimes", ORGANIZATION)])
    assert site.name == "The New York Times"


def test_a_name_before_a_sentence_that_lacks_its_space_is_no_site():
    text = "They came to Zorepad.They left."
    assert mended("en", text, ("Zorepad", PLACE)) == [("Zorepad", PLACE)]


def test_a_full_stop_after_letters_is_the_end_of_the_sentence():
    text = "He works for ZRPD. Nobody knows why."
    assert mended("en", text, ("ZRPD.", ORGANIZATION)) == [("ZRPD", ORGANIZATION)]


@pytest.mark.parametrize("name", ["Zorepad Inc.", "Zorepad D.C."])
def test_a_full_stop_that_shortens_stays(name):
    text = f"They came to {name} in May."
    assert mended("en", text, (name, ORGANIZATION)) == [(name, ORGANIZATION)]
