import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Span, cover, trim


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_or_backward_span_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_gives_its_words():
    assert Span(4, 8).of("Ann said yes") == "said"


@pytest.mark.parametrize(
    ("other", "inside", "shared"),
    [(Span(2, 5), True, True), (Span(3, 6), False, True), (Span(5, 7), False, False)],
)
def test_a_span_knows_what_lies_inside_and_what_it_shares(other, inside, shared):
    assert Span(2, 5).contains(other) is inside
    assert Span(2, 5).overlaps(other) is shared


def test_cover_is_the_smallest_span_around_all():
    assert cover([Span(5, 7), Span(1, 2)]) == Span(1, 7)


def test_trim_drops_spaces_and_marks_at_both_ends():
    assert trim(" «yes». ", 0, 8, "«».") == Span(2, 5)


def test_trim_of_nothing_is_nothing():
    assert trim("a  .b", 1, 4, ".") is None


@given(st.text(" .ab", max_size=9))
def test_a_trimmed_span_begins_and_ends_with_a_letter(text):
    span = trim(text, 0, len(text), ".")
    assert span is None or (span.of(text)[0] not in " ." and span.of(text)[-1] not in " .")
