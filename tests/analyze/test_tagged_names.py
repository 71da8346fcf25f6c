"""Names as an encoder tags them, joined with what the rules found."""

import re

import pytest

from headwater.analyze import analyze
from headwater.languages import load
from headwater.model import Article, Encoding, MentionKind, Span

WORD = re.compile(r"\w+|[^\w\s]")
KINDS = list(MentionKind)
SURE = 0.99


def tag(kind, *, inside=False):
    return 1 + 2 * KINDS.index(kind) + inside


def row(chances):
    """Return the chances of one word: those given by tag, the rest for being out."""
    return (1 - sum(chances.values()), *(chances.get(n, 0.0) for n in range(1, 11)))


def tagged(text, *names, chance=SURE):
    """Make what an encoder sees of a text, given each name's first place, kind and words."""
    words = [Span(*match.span()) for match in WORD.finditer(text)]
    rows = [row({})] * len(words)
    for written, kind in names:
        start = text.index(written)
        for n, word in enumerate(words):
            if start <= word.start < start + len(written):
                rows[n] = row({tag(kind, inside=word.start > start): chance})
    return Encoding(words=tuple(words), names=tuple(rows))


def found(lang, text, encoding):
    """Read a text of its own with an encoding; names as written, their kind, their name."""
    analysis = analyze(Article(id="a", text=text, lang=lang), load(lang), encoding)
    return [(m.span.of(text), str(m.kind), m.name) for m in analysis.mentions]


def replaced(encoding, n, chances):
    rows = list(encoding.names)
    rows[n] = row(chances)
    return Encoding(words=encoding.words, names=tuple(rows))


def test_a_name_the_rules_do_not_know_comes_from_the_tags():
    text = "They sold it to Zorepad in May."
    assert found("en", text, None) == []
    encoding = tagged(text, ("Zorepad", MentionKind.ORGANIZATION))
    assert found("en", text, encoding) == [("Zorepad", "organization", "Zorepad")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_name_comes_from_the_tags(kind):
    text = "They spoke of Zorepad Blue in May."
    names = found("en", text, tagged(text, ("Zorepad Blue", kind)))
    assert names == [("Zorepad Blue", str(kind), "Zorepad Blue")]


def test_an_encoding_without_words_leaves_the_rules_alone():
    text = "On Monday Senator Mark Holvek left."
    assert found("en", text, Encoding()) == found("en", text, None) != []


def test_tags_get_their_dictionary_form():
    text = "Він приїхав до Зорепадівки вчора."
    encoding = tagged(text, ("Зорепадівки", MentionKind.PLACE))
    assert found("uk", text, encoding) == [("Зорепадівки", "place", "Зорепадівка")]


def test_tags_overrule_the_kind_that_rules_give():
    text = "On Monday Mark Holvek opened."
    rules = found("en", text, None)
    encoding = tagged(text, ("Mark Holvek", MentionKind.ORGANIZATION), chance=0.995)
    assert rules == [("Mark Holvek", "person", "Mark Holvek")]
    assert found("en", text, encoding) == [("Mark Holvek", "organization", "Mark Holvek")]


def test_rules_decide_where_tags_are_of_two_minds():
    text = "They met in Caracas on Monday."
    doubtful = {tag(MentionKind.ORGANIZATION): 0.5, tag(MentionKind.PLACE): 0.4}
    encoding = replaced(tagged(text), 3, doubtful)
    assert found("en", text, encoding) == [("Caracas", "place", "Caracas")]


def test_a_name_of_the_rules_that_tags_rule_out_is_none():
    text = "They met in Caracas on Monday."
    assert found("en", text, tagged(text)) == []


def test_a_weak_tag_by_itself_is_no_name():
    text = "They sold it to Zorepad in May."
    encoding = tagged(text, ("Zorepad", MentionKind.ORGANIZATION), chance=0.55)
    assert found("en", text, encoding) == []


def test_an_outlet_keeps_the_name_its_pack_gives():
    text = "It was first reported by the NYT."
    encoding = tagged(text, ("NYT", MentionKind.PRODUCT), chance=0.9)
    assert found("en", text, encoding) == [("NYT", "organization", "The New York Times")]


def test_an_outlet_stays_where_the_tags_only_lean_away():
    text = "It was first reported by the NYT."
    encoding = tagged(text, ("NYT", MentionKind.ORGANIZATION), chance=0.15)
    assert found("en", text, encoding) == [("NYT", "organization", "The New York Times")]


def test_a_tag_that_goes_on_without_a_beginning_begins():
    text = "They sold it to Zorepad in May."
    inside = {tag(MentionKind.PLACE, inside=True): 0.6, tag(MentionKind.PLACE): 0.35}
    encoding = replaced(tagged(text), 4, inside)
    assert found("en", text, encoding) == [("Zorepad", "place", "Zorepad")]


def test_a_name_is_of_one_kind_from_beginning_to_end():
    text = "They sold it to Zorepad Blue in May."
    encoding = tagged(text, ("Zorepad Blue", MentionKind.PLACE))
    mixed = {tag(MentionKind.PERSON, inside=True): 0.5, tag(MentionKind.PLACE, inside=True): 0.4}
    assert found("en", text, replaced(encoding, 5, mixed)) == [
        ("Zorepad Blue", "place", "Zorepad Blue")
    ]


def test_two_names_may_stand_side_by_side():
    text = "They told Holvek Zorepad in May."
    names = [("Holvek", MentionKind.PERSON), ("Zorepad", MentionKind.ORGANIZATION)]
    assert [row[:2] for row in found("en", text, tagged(text, *names))] == [
        ("Holvek", "person"),
        ("Zorepad", "organization"),
    ]


def test_no_name_reaches_over_the_end_of_a_sentence():
    text = "They trusted Zorepad. Holvek left."
    encoding = tagged(text, ("Zorepad. Holvek", MentionKind.PERSON), chance=0.7)
    assert all("." not in name for name, _, _ in found("en", text, encoding))


def test_a_name_has_the_kind_it_has_elsewhere_where_the_tags_doubt():
    text = "Zorepad paid. Zorepad sold it. They left Zorepad."
    encoding = tagged(text)
    for n in (0, 3):
        encoding = replaced(encoding, n, {tag(MentionKind.ORGANIZATION): SURE})
    doubtful = {tag(MentionKind.PLACE): 0.5, tag(MentionKind.ORGANIZATION): 0.4}
    names = found("en", text, replaced(encoding, 9, doubtful))
    assert [kind for _, kind, _ in names] == ["organization"] * 3


def test_a_name_keeps_another_kind_where_the_tags_are_sure():
    text = "Zorepad paid. Zorepad sold it. They left Zorepad."
    encoding = tagged(text)
    for n in (0, 3):
        encoding = replaced(encoding, n, {tag(MentionKind.ORGANIZATION): 0.6})
    names = found("en", text, replaced(encoding, 9, {tag(MentionKind.PLACE): 0.999}))
    assert names[-1][:2] == ("Zorepad", "place")


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("«Zorepad»", "Zorepad"),
        ("Zorepad»", "Zorepad"),
        ("sold «Zorepad»", "sold «Zorepad»"),
        ("sold «Zorepad", "sold «Zorepad»"),
    ],
)
def test_marks_belong_to_a_name_in_pairs_inside_it(span, name):
    text = "They sold «Zorepad», in May."
    assert found("en", text, tagged(text, (span, MentionKind.PRODUCT)))[0][0] == name


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ("Zorepad,", "Zorepad"),
        ("Zorepad ( b )", "Zorepad ( b )"),
        ("b ),", "b"),
        ("to Holvek Jr.", "to Holvek Jr."),
        ("Holvek Jr. of", "Holvek Jr."),
        ("Monday.", "Monday"),
    ],
)
def test_what_hangs_at_the_end_of_a_name_is_no_part_of_it(span, name):
    text = "From Zorepad ( b ), Zorepad, it went to Holvek Jr. of Xorn on Monday."
    assert found("en", text, tagged(text, (span, MentionKind.PERSON)))[0][0] == name


@pytest.mark.parametrize("span", ["1984", "-"])
def test_what_has_no_letter_is_no_name(span):
    text = "They sold 1984 - in May."
    assert found("en", text, tagged(text, (span, MentionKind.PLACE))) == []


def test_a_name_is_never_a_piece_of_a_word():
    text = "The Zorepad-Holvek line closed."
    encoding = tagged(text, ("Zorepad", MentionKind.PLACE))
    assert found("en", text, encoding)[0][0] == "Zorepad-Holvek"
