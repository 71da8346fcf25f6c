"""Where something was said: an interview with an outlet stands between publisher and speaker."""

import pytest

from helpers import understood


@pytest.mark.parametrize(
    ("lang", "text", "channel", "speaker"),
    [
        ("uk", "Мер Петро Луговий сказав в інтерв’ю газеті «Степова хвиля», що міст закриють.",
         "Степова хвиля", "Петро Луговий"),
        ("ru", "Министр Пётр Луговой сказал в интервью газете «Степная волна», что завод закроют.",
         "Степная волна", "Пётр Луговой"),
        ("en", "Peter Ward said in an interview with Reuters that the plant would close.",
         "Reuters", "Peter Ward"),
    ],
)  # fmt: skip
def test_an_interview_is_cited_and_cites_who_speaks(lang, text, channel, speaker):
    found = {(c.citing, c.cited) for c in understood(text, lang).citations}
    assert found == {("SELF", channel), (channel, speaker)}


def test_an_interview_with_the_publisher_itself_is_no_edge():
    text = "Peter Ward said in an interview with Reuters that the plant would close."
    assert understood(text, "en", publisher="Reuters").citations == ()


def edges(text, lang, **fields):
    return {(c.citing, c.cited) for c in understood(text, lang, **fields).citations}


@pytest.mark.parametrize(
    ("lang", "text", "channel", "speaker"),
    [
        ("en", "Peter Ward told Reuters that the plant would close.", "Reuters", "Peter Ward"),
        ("en", "Two officials told the Associated Press that talks failed.", "Associated Press",
         "officials"),
        ("es", "El alcalde Pedro Luna dijo a Reuters que el puente es seguro.", "Reuters",
         "Pedro Luna"),
        ("es", "El ministro Pedro Luna dijo en una entrevista con El País que la planta cerrará.",
         "El País", "Pedro Luna"),
        ("en", '"The plant will close," wrote Helen Gray for Reuters.', "Reuters", "Helen Gray"),
        ("en", "NBC's Helen Gray said that the plant would close.", "NBC", "Helen Gray"),
    ],
)  # fmt: skip
def test_who_is_told_stands_between_and_the_speaker_is_no_edge_of_ours(
    lang, text, channel, speaker
):
    assert edges(text, lang) == {("SELF", channel), (channel, speaker)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Peter Ward told reporters that the plant would close."),
        ("en", "Peter Ward told Helen Gray that the plant would close."),
        ("es", "Pedro Luna dijo a su mujer que la planta cerrará."),
        ("uk", "Петро Луговий сказав Олені Гай, що завод закриють."),
    ],
)
def test_whoever_is_told_and_is_no_outlet_is_no_channel(lang, text):
    assert edges(text, lang) == set()


@pytest.mark.parametrize(
    ("lang", "text", "agency"),
    [
        ("es", "La planta cerrará en otoño.\n\n(EFE)", "EFE"),
        ("uk", "КИЇВ (Reuters) - Завод закриють до осені.", "Reuters"),
    ],
)
def test_an_agency_in_brackets_is_credited(lang, text, agency):
    assert ("SELF", agency) in edges(text, lang, publisher="Delta")


def test_a_word_in_brackets_inside_the_text_is_no_credit():
    assert edges("Завод (Нордвест) закриють до осені.", "uk") == set()


def test_a_page_of_ones_own_is_called_by_its_owner():
    ((citing, cited), *rest) = sorted(
        edges("Мер Петро Луговий написав у Telegram, що міст закриють.", "uk"), reverse=True
    )
    assert citing != "SELF"
    assert (citing, "Петро Луговий") == (citing, cited)
    assert rest == [("SELF", citing)]


def test_every_channel_says_which_rule_drew_it():
    found = understood("Peter Ward told Reuters that the plant would close.", "en").citations
    assert {c.provenance.rule for c in found} == {"channel"}


@pytest.mark.parametrize(
    ("lang", "text", "channel", "speaker"),
    [
        ("en", "Ada Brenn gave the numbers to the local station Radio Costa. "
         "Peter Ward told the same station that the door had been open.",
         "Radio Costa", "Peter Ward"),
        ("uk", "Газета «Степова хвиля» пише, що завод закриють. "
         "Мер Петро Луговий розповів виданню, що його не питали.",
         "Степова хвиля", "Петро Луговий"),
        ("ru", "Об этом пишет газета «Степная волна». "
         "Министр Пётр Луговой сообщил изданию, что завод закроют.",
         "Степная волна", "Пётр Луговой"),
        ("es", "Radio Costa informó de que el puente cayó. "
         "El alcalde Pedro Luna dijo a la emisora que nadie lo había revisado.",
         "Radio Costa", "Pedro Luna"),
    ],
)  # fmt: skip
def test_the_station_is_the_outlet_named_last(lang, text, channel, speaker):
    assert (channel, speaker) in edges(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Radio Costa said the bridge fell. Peter Ward told this newspaper that he knew."),
        ("es", "Radio Costa informó de que el puente cayó. Pedro Luna dijo a este diario que sí."),
        ("en", "Peter Ward told the newspaper that the plant would close."),
    ],
)
def test_this_newspaper_is_the_articles_own_and_one_that_nobody_named_is_none(lang, text):
    assert all(cited != "Peter Ward" and cited != "Pedro Luna" for _, cited in edges(text, lang))


@pytest.mark.parametrize(
    ("lang", "text", "channel", "speaker"),
    [
        ("ru", "«В приказе чёрным по белому: август», – заявила «Сорвинформу» представитель МВД "
         "Ярина Дубель.", "Сорвинформ", "Ярина Дубель"),
        ("uk", "«Йому подзвонили вчора», – розповів «Бровці» Ігор Ланчин.", "Бровка",
         "Ігор Ланчин"),
        ("es", "«El puente es viejo», dijo a Sorvinform la portavoz Ada Brenn.", "Sorvinform",
         "Ada Brenn"),
        ("en", '"The bridge is old," Ada Brenn was quoted as saying by the daily Coast Post.',
         "Coast Post", "Ada Brenn"),
        ("en", "Ada Brenn was quoted by Sorvinform as saying that the bridge was old.",
         "Sorvinform", "Ada Brenn"),
    ],
)  # fmt: skip
def test_an_outlet_nobody_lists_that_is_told_something_stands_between(lang, text, channel, speaker):
    assert edges(text, lang) == {("SELF", channel), (channel, speaker)}


def test_a_name_in_the_words_themselves_is_told_nothing():
    assert edges("Мы любим «Динамо», сказал тренер Пётр Луговой.", "ru") == set()


@pytest.mark.parametrize(
    ("lang", "text", "channel", "speaker"),
    [
        ("en", "Ada Brenn told Radio Meridiano that she had never met a journalist.",
         "Radio Meridiano", "Ada Brenn"),
        ("es", "Ada Brenn dijo a Radio Meridiano que no había visto a ningún periodista.",
         "Radio Meridiano", "Ada Brenn"),
    ],
)  # fmt: skip
def test_an_outlet_with_its_noun_for_a_name_stands_between(lang, text, channel, speaker):
    assert (channel, speaker) in edges(text, lang)


def test_the_next_sentence_is_no_outlets_name():
    text = "It was written by our paper. The bridge fell. Ada Brenn told the paper that it was old."
    assert all(citing != "The" for citing, _ in edges(text, "en"))
