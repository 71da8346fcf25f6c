"""Hedges: golden cases of every language."""

import pytest

from headwater.analyze import hedges
from headwater.analyze.tokens import cut
from headwater.languages import available, load
from headwater.model import Article, Span


def read(text, lang):
    pack = load(lang)
    tokens = tuple(cut(text, Span(0, len(text)), pack))
    found = hedges.find(Article("a", text, lang), tokens, pack)
    return [(text[h.span.start : h.span.end], h.kind) for h in found]


EXAMPLES = [
    pytest.param(lang, rule.kind.value, example, id=f"{rule.id}-{number}")
    for lang in available()
    for rule in load(lang).hedges.hedge
    for number, example in enumerate(rule.examples)
]

GOLDEN = [
    ("uk", "Удари можуть завдати будь-коли.", [("можуть", "possible")]),
    ("uk", "Він, імовірно, перевозив зброю.", [("імовірно", "likely")]),
    ("uk", "За попередніми даними, двоє поранені.", [("За попередніми даними", "preliminary")]),
    (
        "uk",
        "Начебто все гаразд, може бути й гірше.",
        [("Начебто", "hearsay"), ("може бути", "possible")],
    ),
    ("uk", "Ніхто не може цього довести.", []),
    ("ru", "Удары могут нанести когда угодно.", [("могут", "possible")]),
    ("ru", "Скорее всего, он знал.", [("Скорее всего", "likely")]),
    ("ru", "Он, по-видимому, знал.", [("по-видимому", "apparent")]),
    ("ru", "Он якобы знал, возможно.", [("якобы", "hearsay"), ("возможно", "possible")]),
    ("ru", "Никто не может этого доказать.", []),
    ("en", "He might resign, perhaps today.", [("might", "possible"), ("perhaps", "possible")]),
    ("en", "He is believed to be abroad.", [("believed to be", "hearsay")]),
    ("en", "The alleged leak is likely old.", [("alleged", "hearsay"), ("likely", "likely")]),
    ("en", "May is warm and Theresa May left.", []),
    ("en", "It may not fly and could not land.", [("may", "possible")]),
    ("es", "Habrían pedido radares.", [("Habrían pedido", "hearsay")]),
    ("es", "Estaría negociando su salida.", [("Estaría negociando", "hearsay")]),
    ("es", "Tal vez dimita, según parece.", [("Tal vez", "possible"), ("según parece", "hearsay")]),
    (
        "es",
        "La cifra preliminar podría bajar.",
        [("preliminar", "preliminary"), ("podría", "possible")],
    ),
    ("es", "Por supuesto, no podría ser.", []),
]


@pytest.mark.parametrize(("lang", "kind", "example"), EXAMPLES)
def test_every_example_of_a_pack_holds(lang, kind, example):
    assert read(example.text, lang) == ([(example.found, kind)] if example.found else [])


@pytest.mark.parametrize(("lang", "text", "found"), GOLDEN)
def test_hedge_is_found_with_its_kind(lang, text, found):
    assert read(text, lang) == found


@pytest.mark.parametrize("lang", available())
def test_every_hedge_has_an_example_found_and_one_not_found(lang):
    for rule in load(lang).hedges.hedge:
        assert {bool(example.found) for example in rule.examples} == {True, False}, rule.id
