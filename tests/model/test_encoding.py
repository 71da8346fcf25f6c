from headwater.model import Encoding, Span

ENCODING = Encoding((Span(0, 3), Span(4, 9), Span(9, 10), Span(12, 15)))


def test_the_words_within_a_span_are_those_that_begin_in_it():
    assert ENCODING.within(Span(4, 10)) == range(1, 3)
    assert ENCODING.within(Span(0, 15)) == range(4)
    assert ENCODING.within(Span(5, 9)) == range(2, 2)


def test_a_span_between_words_holds_none():
    assert list(ENCODING.within(Span(10, 12))) == []
