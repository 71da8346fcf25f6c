from headwater.attribute.vectors import direction
from headwater.model import Encoding, Span

WORDS = (Span(0, 2), Span(3, 5), Span(6, 8))


def encoding(*rows):
    vectors = bytes(value % 256 for row in rows for value in row)
    return Encoding(WORDS[: len(rows)], vectors=vectors, size=2)


def signed(vector):
    return [byte - 256 if byte > 127 else byte for byte in vector]


def test_the_direction_is_that_of_the_sum_of_the_words():
    found = direction(encoding((100, 0), (0, 50), (9, 9)), [Span(0, 5)])
    assert signed(found) == [127, 64]


def test_words_of_several_spans_count_together():
    found = direction(encoding((-100, 0), (70, 70), (0, 50)), [Span(0, 2), Span(6, 8)])
    assert signed(found) == [-127, 64]


def test_without_an_encoding_there_is_none():
    assert direction(None, [Span(0, 5)]) == b""


def test_without_a_word_or_a_direction_there_is_none():
    assert direction(encoding((1, 1)), [Span(3, 5)]) == b""
    assert direction(encoding((1, 1), (-1, -1)), [Span(0, 5)]) == b""
    assert direction(Encoding(), [Span(0, 5)]) == b""
