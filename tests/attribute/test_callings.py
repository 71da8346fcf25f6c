import pytest

from headwater.analyze import analyze
from headwater.attribute.cast import cast
from headwater.attribute.scene import lay_out
from headwater.languages import load
from headwater.model import Article


def figure(text, lang, name):
    pack, article = load(lang), Article(id="x", text=text, lang=lang)
    scene = lay_out(article, analyze(article, pack), pack)
    return next(f for f in cast(scene) if f.name == name)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "Вчера муж Ренаты Коди попросил убежища.", "Рената Коди"),
        ("uk", "Учора чоловік Ренати Коді попросив притулку.", "Рената Коді"),
        (
            "en",
            "On Monday the husband of Helen Gray asked for asylum. Helen Gray came.",
            "Helen Gray",
        ),
        (
            "es",
            "El lunes el marido de Elena Gil pidió asilo. Ayer llegó Elena Gil.",
            "Elena Gil",
        ),
    ],
)
def test_who_belongs_to_somebody_is_not_called_by_that_name(lang, text, name):
    assert not figure(text, lang, name).calling.heads


@pytest.mark.parametrize(
    ("lang", "text", "name", "head"),
    [
        ("ru", "Вчера министр финансов Рената Коди попросила помощи.", "Рената Коди", "министр"),
        ("uk", "Учора попросив допомоги міністр фінансів Петро Коді.", "Петро Коді", "міністр"),
        ("en", "On Monday finance minister Renata Cody asked for help.", "Renata Cody", "minister"),
        ("es", "El lunes la ministra, Renata Godoy, pidió ayuda.", "Renata Godoy", "ministra"),
    ],
)
def test_a_noun_right_before_a_name_calls_it(lang, text, name, head):
    assert any(head in found for found in figure(text, lang, name).calling.heads)
