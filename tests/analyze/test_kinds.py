"""What a capitalised run names."""

import pytest

from headwater.analyze import analyze, kinds, runs
from headwater.languages import load
from headwater.model import Article, MentionKind

PERSON, PLACE = MentionKind.PERSON, MentionKind.PLACE
ORGANIZATION = MentionKind.ORGANIZATION


def ask(lang, text, name):
    pack = load(lang)
    analysis = analyze(Article(id="a", text=text, lang=lang), pack)
    view = runs.View(text, analysis.tokens, pack, frozenset())
    inside = [
        i
        for i, t in enumerate(analysis.tokens)
        if text.index(name) <= t.span.start < text.index(name) + len(name)
    ]
    return view, inside[0], inside[-1] + 1, analysis.sentences[0]


@pytest.mark.parametrize(
    ("lang", "text", "name", "kind"),
    [
        ("en", "the Kestrel Bank failed", "Kestrel Bank", ORGANIZATION),
        ("en", "along Mill Street today", "Mill Street", PLACE),
        ("en", "then senator Holvek left", "Holvek", PERSON),
        ("en", "then Maria Holvek left", "Maria Holvek", PERSON),
        ("en", "then J. Holvek left", "J. Holvek", PERSON),
        ("en", "the XKB said", "XKB", ORGANIZATION),
        ("en", "the Q400 flew", "Q400", MentionKind.PRODUCT),
        ("en", "then Kestrel rose", "Kestrel", None),
        ("uk", "потім посол Голвек пішов", "Голвек", PERSON),
        ("uk", "на вулиці Грінченка було тихо", "Грінченка", None),
    ],
)
def test_a_run_by_itself(lang, text, name, kind):
    assert kinds.by_itself(*ask(lang, text, name)) is kind


@pytest.mark.parametrize(
    ("lang", "text", "name", "kind"),
    [
        ("uk", "на вулиці Грінченка було тихо", "Грінченка", PLACE),
        ("uk", "пише газета Зорепад сьогодні", "Зорепад", ORGANIZATION),
        ("uk", "він купив Kestrel торік", "Kestrel", ORGANIZATION),
        ("uk", "він жив у Дебрецені торік", "Дебрецені", PLACE),
        ("en", "she met Karo Holvek there", "Karo Holvek", PERSON),
        ("en", "she saw the Karo Holvek there", "the Karo Holvek"[4:], None),
    ],
)
def test_a_run_by_its_neighbours(lang, text, name, kind):
    assert kinds.by_neighbour(*ask(lang, text, name)) is kind


def test_a_word_the_dictionary_lacks_is_unheard_of():
    view, first, _, _ = ask("uk", "потім Голвек любив дощ", "Голвек")
    assert kinds.unheard_of(view, first)
    assert not kinds.unheard_of(view, first + 2)
