"""What kind a source is, by rule and encoder together."""

import pytest

from headwater.attribute import kinds
from headwater.attribute.naming import Party
from headwater.languages import load
from headwater.model import Encoding, SourceKind, Span

PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OUTLET
HIDDEN, UNKNOWN = SourceKind.OFFICIAL_ANONYMOUS, SourceKind.UNKNOWN
WORD = Span(0, 5)


def encoding(kind, chance=0.97):
    rest = (1 - chance) / (len(kinds.KINDS) - 1)
    return Encoding(
        words=(WORD,), kinds=(tuple(chance if k is kind else rest for k in kinds.KINDS),)
    )


def test_without_an_encoder_the_rule_stands():
    read = Party(PERSON, "Ward", named=True)
    assert kinds.settle(read, WORD, None) is read
    assert kinds.settle(read, WORD, Encoding(words=(WORD,))) is read


def test_an_encoder_that_sees_none_of_the_words_says_nothing():
    assert kinds.seen(Span(7, 9), encoding(OUTLET)) == ()


@pytest.mark.parametrize("kind", [k for k in SourceKind if k is not HIDDEN])
def test_rule_and_encoder_agreed_change_nothing(kind):
    read = Party(kind, "Ward", named=True)
    assert kinds.settle(read, WORD, encoding(kind)) is read


def test_a_name_that_a_rule_cannot_tell_takes_what_the_encoder_sees():
    read = Party(UNKNOWN, "Marea", named=True)
    assert kinds.settle(read, WORD, encoding(OUTLET)).kind is OUTLET


def test_a_listed_noun_outweighs_a_doubtful_encoder():
    read = Party(PERSON, "minister", noun="minister")
    assert kinds.settle(read, WORD, encoding(BODY, 0.4)).kind is PERSON


@pytest.mark.parametrize("named", [True, False])
def test_who_turns_out_a_person_is_looked_for_unless_named(named):
    read = Party(UNKNOWN, "Stave", named=named)
    settled = kinds.settle(read, WORD, encoding(PERSON))
    assert (settled.kind, settled.open) == (PERSON, not named)


def test_a_pronoun_and_a_bare_source_keep_what_they_are():
    pronoun = next(iter(load("en").pronouns))
    for read in (Party(UNKNOWN, None, pronoun=pronoun), Party(UNKNOWN, "source", noun="source")):
        assert kinds.settle(read, WORD, encoding(OUTLET)) is read


@pytest.mark.parametrize(
    ("read", "kind", "ground"),
    [
        (Party(PERSON, "Ward", named=True), PERSON, "name person"),
        (Party(PERSON, "minister Ward", named=True, noun="minister"), PERSON, "noun person named"),
        (Party(UNKNOWN, "sources", noun="source", unnamed=True), HIDDEN, "noun official-anonymous"),
        (Party(UNKNOWN, "a UN source", True, noun="source", unnamed=True), UNKNOWN,
         "noun unknown named"),
    ],
)  # fmt: skip
def test_what_a_rule_knows_is_called_by_its_ground(read, kind, ground):
    assert (kinds.of(read), kinds.ground(read)) == (kind, ground)


def test_a_ground_never_learned_has_the_usual_worth():
    chances = encoding(OUTLET, 0.5).kinds[0]
    assert kinds.likeliest("noun never met", PERSON, chances) in (PERSON, OUTLET)
    assert kinds.likeliest("noun never met", OUTLET, chances) is OUTLET
