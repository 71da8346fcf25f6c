from headwater.attribute.vectors import MOST, directions
from headwater.model import Encoding, Span

WORDS = (Span(0, 2), Span(3, 5), Span(6, 8))


def encoding(*rows):
    vectors = bytes(value % 256 for row in rows for value in row)
    return Encoding(WORDS[: len(rows)], vectors=vectors, size=2)


def signed(vectors):
    return [tuple(byte - 256 if byte > 127 else byte for byte in vector) for vector in vectors]


def test_each_word_keeps_its_direction_on_one_scale():
    found = directions(encoding((100, 0), (0, 50), (9, 9)), [Span(0, 5)])
    assert signed(found) == [(127, 0), (0, 64)]


def test_words_of_several_spans_stand_in_order():
    found = directions(encoding((-100, 0), (70, 70), (0, 50)), [Span(0, 2), Span(6, 8)])
    assert signed(found) == [(-127, 0), (0, 64)]


def test_of_many_words_those_stay_that_tell_the_most():
    words = tuple(Span(at, at + 1) for at in range(MOST + 1))
    rows = [(20, 1), (3, 4), *[(10, 10)] * (MOST - 1)]
    vectors = bytes(value for row in rows for value in row)
    found = directions(Encoding(words, vectors=vectors, size=2), [Span(0, MOST + 1)])
    assert signed(found) == [(127, 6), *[(64, 64)] * (MOST - 1)]


def test_without_an_encoding_there_is_none():
    assert directions(None, [Span(0, 5)]) == ()


def test_without_a_word_or_a_direction_there_is_none():
    assert directions(encoding((1, 1)), [Span(3, 5)]) == ()
    assert directions(encoding((0, 0), (0, 0)), [Span(0, 5)]) == ()
    assert directions(Encoding(), [Span(0, 5)]) == ()
