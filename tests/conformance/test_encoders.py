"""What every encoder promises; a new one is tested by being registered."""

import pytest

from headwater.model import Encoding, MentionKind
from headwater.registry import find, names

SAID = (
    "«Міст закриють», — сказала міністерка Анна Реєс.\n\nThe mayor, Bo Tell, denied it on Monday."
)
LONG = "Рада відклала голосування, повідомив речник партії. " * 60
NARROW = "word " * 30 + "unbreakable" * 400 + " and so on."
ODD = "\ud800 half, \u200b\u0000 nothing, ﬁne ½ №1, e\u0301te\u0301, 한국어, 🇺🇦!"
TEXTS = (SAID, "", LONG, " \n\t", "Yes", NARROW, ODD, "\u200b")


@pytest.fixture(scope="module", params=names("encoders"))
def encoder(request):
    return find("encoders", request.param)()


@pytest.fixture(scope="module")
def found(encoder):
    """Each text with what the encoder makes of it, where it makes anything."""
    pairs = zip(TEXTS, encoder.encode(TEXTS), strict=True)
    return [(text, encoding) for text, encoding in pairs if encoding is not None]


def test_each_text_has_one_answer(encoder):
    assert len(encoder.encode(TEXTS)) == len(TEXTS)
    assert encoder.encode([]) == []


def test_answers_are_encodings_or_none(encoder):
    assert {type(answer) for answer in encoder.encode(TEXTS)} <= {Encoding, type(None)}


def test_words_come_in_order_and_lie_inside_the_text(found):
    for text, encoding in found:
        ends = [place for word in encoding.words for place in (word.start, word.end)]
        assert ends == sorted(ends)
        assert not ends or ends[-1] <= len(text)


def test_every_word_of_plain_text_is_there(found):
    for text, encoding in found:
        if text in (SAID, LONG):
            covered = {at for word in encoding.words for at in range(word.start, word.end)}
            assert covered == {at for at, letter in enumerate(text) if not letter.isspace()}


def test_the_chances_of_each_role_sum_to_one(found):
    for _, encoding in found:
        assert len(encoding.roles) == len(encoding.words)
        for row in encoding.roles:
            assert [sum(row[at : at + 3]) for at in (0, 3, 6)] == pytest.approx([1, 1, 1])
            assert len(row) == 9 and min(row) >= 0


def test_the_chances_of_names_sum_to_one(found):
    for _, encoding in found:
        assert len(encoding.names) == len(encoding.words)
        for row in encoding.names:
            assert sum(row) == pytest.approx(1)
            assert len(row) == 2 * len(MentionKind) + 1 and min(row) >= 0


def test_ties_are_in_order_and_hold_chances_of_words_around_their_cue(found):
    for _, encoding in found:
        assert list(encoding.ties) == sorted(encoding.ties, key=lambda tie: tie.cue)
        for tie in encoding.ties:
            assert tie.first <= tie.cue < tie.first + len(tie.source) <= len(encoding.words)
            assert len(tie.source) == len(tie.content)
            assert all(0 <= chance <= 1 for chance in (*tie.source, *tie.content))


def test_each_word_has_a_vector(found):
    for _, encoding in found:
        assert len(encoding.vectors) == encoding.size * len(encoding.words)


def test_the_same_text_gives_the_same_answer(encoder):
    assert encoder.encode([SAID]) == encoder.encode([SAID])


def test_another_encoder_of_the_same_name_gives_the_same_answer(encoder):
    assert type(encoder)().encode([SAID]) == encoder.encode([SAID])


def test_what_a_text_comes_with_changes_nothing(encoder):
    alone = [encoder.encode([text])[0] for text in TEXTS]
    assert encoder.encode(TEXTS) == alone
    assert encoder.encode(TEXTS[::-1]) == alone[::-1]


def test_a_text_without_words_has_none(found):
    for text, encoding in found:
        if not text.strip():
            assert encoding.words == encoding.ties == () and encoding.vectors == b""
