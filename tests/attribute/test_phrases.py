"""Who speaks, where word forms show case."""

import pytest

from headwater.analyze import analyze
from headwater.attribute import attribute
from headwater.languages import load
from headwater.model import Article


def sources(text: str, lang: str) -> list[str | None]:
    article, pack = Article(id="a", text=text, lang=lang), load(lang)
    found = attribute(article, analyze(article, pack), pack)
    return [row.source.of(text) if row.source else None for row in found]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Но в начале рабочей недели завод сообщил, что печь встала.", "завод"),
        ("В 2031 году банк 17 раз сообщал о сбоях.", "банк 17 раз"),
        ("Дорогу откроют, подчеркнул он в комментарии газете.", "он"),
        ("«Гранит» неверно указал, что печь встала.", "«Гранит»"),
        ("Министр Рогов, который заявил, что печь встала, уехал.", "Министр Рогов"),
        ("На переговорах 96% членов союза заявили, что печь встала.", "96% членов союза"),
    ],
)
def test_subject_of_a_russian_verb_is_found(text: str, source: str) -> None:
    assert sources(text, "ru") == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Африка объявлена свободной от болезни.",
        "Никто не говорил, что печь встала.",
        "Благодаря этому печь встала.",
        "Печь стоит. Это свидетельствует о болезни завода.",
    ],
)
def test_passives_and_nobody_say_nothing(text: str) -> None:
    assert sources(text, "ru") == []


def test_a_verb_inside_a_name_is_no_cue() -> None:
    assert sources("Печь встала, передало радио «Говорит Юрск».", "ru") == ["радио «Говорит Юрск»"]


def test_as_x_writes_is_no_content_of_the_verb_after_it() -> None:
    text = "Как пишет «Юрский час», завод требует отсрочки."
    assert "завод" in sources(text, "ru")
    assert len(sources(text, "ru")) == 2


def test_object_in_the_singular_is_no_subject_of_a_plural_verb() -> None:
    assert sources("Водителям советуют объезд через мост.", "ru") == [None]


def test_what_a_preposition_of_the_cue_governs_is_no_source() -> None:
    assert sources("Мэр выступил против введения пошлины.", "ru") == ["Мэр"]
