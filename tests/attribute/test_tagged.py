"""What the model's tags say, on encodings made by hand: S source, C cue, T content."""

import pytest

from headwater.attribute import tagged
from headwater.model import Encoding, Span, Tie

ROLES = {"S": 0, "C": 1, "T": 2}


def encoding_of(marks, ties=None):
    """Make an encoding of one-letter words from marks such as "SSCTT."; capitals begin."""
    words = tuple(Span(2 * at, 2 * at + 1) for at in range(len(marks)))
    roles = []
    for at, mark in enumerate(marks):
        row = [1.0, 0.0, 0.0] * 3
        if mark.upper() in ROLES:
            column = 3 * ROLES[mark.upper()]
            begins = at == 0 or marks[at - 1].upper() != mark.upper() or mark.isupper()
            row[column : column + 3] = [0.0, 0.9, 0.1] if begins else [0.0, 0.1, 0.9]
        roles.append(tuple(row))
    made = [
        Tie(marks.index("C", at), 0, chances("S", who), chances("T", what))
        for at, who, what in ties or [(0, marks, marks)]
    ]
    return Encoding(words, tuple(roles), (), tuple(made))


def chances(letter, marks):
    return tuple(0.9 if mark.upper() == letter else 0.05 for mark in marks)


def test_source_cue_and_content_are_ranges_of_words():
    (one,) = tagged.find(encoding_of("SsC.Ttt"))

    assert (one.source, one.cue, one.content) == (range(2), range(2, 3), (range(4, 7),))


def test_two_cues_may_share_a_source():
    marks = "SCtt.Ctt"
    first, second = "SCTT....", "S....CTT"

    found = tagged.find(encoding_of(marks, [(0, first, first), (2, second, second)]))

    assert [one.source for one in found] == [range(1), range(1)]
    assert [one.content for one in found] == [(range(2, 4),), (range(6, 8),)]


def test_content_in_two_pieces_around_the_cue():
    (one,) = tagged.find(encoding_of("TtCSTt"))

    assert one.content == (range(2), range(4, 6))


def test_content_within_content_is_cut_to_what_is_tied_to_the_inner_cue():
    tags = encoding_of("SCTttttttt")
    tie = Tie(1, 0, chances("S", "S........."), chances("T", ".......TTT"))

    (one,) = tagged.find(Encoding(tags.words, tags.roles, (), (tie,)))

    assert one.content == (range(7, 10),)


def test_a_loose_word_between_tied_ones_does_not_break_content():
    tags = encoding_of("SCttt")
    content = (0.0, 0.0, 0.9, 0.3, 0.9)

    (one,) = tagged.find(Encoding(tags.words, tags.roles, (), (Tie(1, 0, (0.9,) * 5, content),)))

    assert one.content == (range(2, 5),)


def test_a_cue_without_content_tells_nothing():
    assert tagged.find(encoding_of("SC...")) == []


def test_a_cue_without_a_source_keeps_none():
    (one,) = tagged.find(encoding_of("..Ctt"))

    assert one.source is None


@pytest.mark.parametrize("marks", ["", "....", "S", "T"])
def test_nothing_is_found_where_no_cue_is(marks):
    tags = encoding_of(marks + "C") if marks else Encoding()
    bare = Encoding(tags.words[:-1], tags.roles[:-1])

    assert tagged.find(bare) == []
