import pytest

from headwater.analyze import analyze
from headwater.attribute import heads, topics
from headwater.attribute.scene import lay_out
from headwater.languages import load
from headwater.model import Article, SourceKind


def read(text, lang):
    pack, article = load(lang), Article(id="x", text=text, lang=lang)
    return lay_out(article, analyze(article, pack), pack)


@pytest.mark.parametrize(
    ("lang", "text", "gender"),
    [
        ("ru", "Адвокат Ренаты Коди выступил.", "femn"),
        ("uk", "Лист Лусії Беррондо надіслали.", "femn"),
        ("uk", "Лист надіслала Лусія Беррондо.", "femn"),
        ("ru", "Письмо отправил Мартин Коди.", "masc"),
        ("en", "Renata Cody wrote a letter.", ""),
    ],
)
def test_a_given_name_shows_the_gender_of_its_bearer(lang, text, gender):
    scene = read(text, lang)
    assert topics.gender_of(scene, next(topics.persons(scene))) == gender


@pytest.mark.parametrize(
    ("lang", "text", "whose"),
    [
        ("ru", "Муж Ренаты Коди просит убежища.", True),
        ("uk", "Чоловік Ренати Коді просить притулку.", True),
        ("ru", "Министр Рената Коди просит убежища.", False),
        ("ru", "По словам адвоката Петра Лыкова, дело закрыто.", False),
        ("ru", "Это план премьера Ренаты Коди.", False),
        ("en", "The husband of Helen Gray asked for asylum.", False),
    ],
)
def test_a_declined_name_after_a_noun_says_whose_it_is(lang, text, whose):
    scene = read(text, lang)
    person = next(topics.persons(scene))
    head = heads.head(scene, 0, scene.index_at(person.span.start), frozenset({SourceKind.PERSON}))
    assert head is not None
    assert topics.is_whose(scene, person, head) is whose
