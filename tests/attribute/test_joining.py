"""Rules and model joined, on encodings made by hand over invented sentences."""

import pytest

from headwater.attribute import joining
from headwater.attribute.draft import Draft
from headwater.encoders.windows import WORD
from headwater.model import Article, Encoding, Span, Stance, Tie
from headwater.pipeline import read_article

ODD = "Mira Holt harrumphed the bridge was closed for good."
PLAIN = "Mira Holt said the bridge was closed for good."


def tags(text, source, cue, content):
    """Encode a text as a model that is sure of one attribution."""
    words = tuple(Span(*match.span()) for match in WORD.finditer(text))
    parts = [range(*where(text, words, part)) for part in (source, cue, content)]
    roles = tuple(
        tuple(chance for part in parts for chance in chances(word, part))
        for word in range(len(words))
    )
    tied = [tuple(0.97 if w in part else 0.01 for w in range(len(words))) for part in parts]
    tie = Tie(parts[1].start, 0, tied[0], tied[2])
    names = tuple((1.0,) + (0.0,) * 10 for _ in words)
    return Encoding(words, roles, names, (tie,), bytes(48 * len(words)))


def where(text, words, part):
    start = text.index(part)
    inside = [at for at, w in enumerate(words) if w.start < start + len(part) and w.end > start]
    return inside[0], inside[-1] + 1


def chances(word, part):
    if word not in part:
        return (0.98, 0.01, 0.01)
    return (0.02, 0.95, 0.03) if word == part.start else (0.02, 0.03, 0.95)


def read(text, encoding=None):
    return read_article(Article(id="a", text=text, lang="en"), encoding).attributions


def test_the_model_finds_a_cue_that_no_pack_lists():
    assert read(ODD) == ()

    (found,) = read(ODD, tags(ODD, "Mira Holt", "harrumphed", "the bridge was closed for good"))

    assert found.source.of(ODD) == "Mira Holt"
    assert found.content[0].of(ODD) == "the bridge was closed for good"
    assert found.provenance.rule == "model"


def test_what_both_found_says_so():
    (found,) = read(PLAIN, tags(PLAIN, "Mira Holt", "said", "the bridge was closed for good"))

    assert found.provenance.rule.endswith("+model")
    assert found.provenance.rule != "model"


def test_each_attribution_carries_its_chance():
    (found,) = read(PLAIN, tags(PLAIN, "Mira Holt", "said", "the bridge was closed for good"))

    assert joining.KEPT <= found.provenance.score <= 1


def test_without_an_encoding_the_rules_stand_alone():
    (found,) = read(PLAIN)

    assert "model" not in found.provenance.rule


@pytest.mark.parametrize("text", ["Rain fell all day in Orvel.", ""])
def test_a_model_that_sees_nothing_adds_nothing(text):
    words = tuple(Span(*match.span()) for match in WORD.finditer(text))
    out = ((1.0, 0.0, 0.0) * 3,) * len(words), ((1.0,) + (0.0,) * 10,) * len(words)
    bare = Encoding(words, *out, vectors=bytes(48 * len(words)))

    assert read(text, bare) == ()


def draft(source, *content):
    spans = tuple(Span(*piece) for piece in content)
    return Draft("r", Span(90, 94), source, spans, Stance.ASSERTS, 0, 0.9)


def test_drafts_with_like_content_and_one_source_are_the_same():
    assert joining.same(draft(Span(0, 5), (10, 60)), draft(Span(2, 5), (10, 58)))


def test_drafts_of_two_sources_are_two():
    assert not joining.same(draft(Span(0, 5), (10, 60)), draft(Span(70, 75), (10, 60)))


def test_drafts_of_other_content_are_two():
    assert not joining.same(draft(Span(0, 5), (10, 60)), draft(Span(0, 5), (30, 80)))


def test_what_the_model_sees_in_furniture_is_not_told():
    text = "Rain fell all day in Orvel.\n\n" + PLAIN
    body = (Span(0, text.index("\n")),)
    encoding = tags(text, "Mira Holt", "said", "the bridge was closed for good")
    article = Article(id="a", text=text, lang="en", body=body)

    assert read_article(article, encoding).attributions == ()


def test_a_denial_of_the_sentence_before_needs_no_model():
    text = f"{PLAIN} The ministry denied this."
    said, denied = read(text, tags(text, "Mira Holt", "said", "the bridge was closed for good"))

    assert (said.stance, denied.stance) == (Stance.ASSERTS, Stance.DENIES)
    assert denied.source.of(text) == "The ministry"
