"""Outlets that nothing lists, told by how an article cites them."""

import pytest

from headwater.analyze import analyze
from headwater.attribute import ruled
from headwater.attribute.carriers import carriers
from headwater.attribute.naming import party
from headwater.attribute.scene import lay_out
from headwater.languages import load
from headwater.model import Article


def told(lang, text):
    """The sources that are outlets by how the text cites them."""
    article, pack = Article(id="a", text=text, lang=lang), load(lang)
    scene = lay_out(article, analyze(article, pack), pack)
    drafts = [draft for draft in ruled.find(scene) if draft.source]
    numbers = carriers(scene, drafts, [party(scene, draft.source) for draft in drafts])
    return {drafts[number].source.of(text).strip('"«»') for number in numbers}


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        (
            "uk",
            'Міст закрили на ремонт, повідомляє "Вельмар-Інфо" з посиланням на Norpress.',
            "Вельмар-Інфо",
        ),
        ("ru", "Мост закрыли на ремонт. Об этом сообщает VBN со ссылкой на мэрию Вельмара.", "VBN"),
    ],
)
def test_who_passes_on_what_another_reports_is_an_outlet(lang, text, name):
    assert name in told(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Міст через річку закрили на ремонт, повідомляє Norpress."),
        ("ru", "Мост через реку закрыли на ремонт, сообщает Norpress."),
    ],
)
def test_a_foreign_name_that_stands_only_as_a_source_after_its_verb_is_an_outlet(lang, text):
    assert told(lang, text) == {"Norpress"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Компания Norpress закрыла завод. Рабочих уволят, сообщает Norpress."),
        ("ru", "Norpress сообщает, что завод закрыли."),
        ("ru", "Завод закрыли, сообщает МИД со ссылкой на посла."),
        ("ru", "Завод закрыли, сообщает пресс-служба компании со ссылкой на директора."),
        ("en", "The plant was closed, says Norpress."),
    ],
)
def test_a_body_the_text_is_about_or_that_we_know_is_none(lang, text):
    assert told(lang, text) == set()
