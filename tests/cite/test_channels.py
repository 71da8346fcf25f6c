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
