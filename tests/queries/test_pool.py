"""Which sentences a claim can be told in, and which claims come first."""

from dataclasses import replace

from headwater.model import (
    Article,
    Attribution,
    Carriage,
    Claim,
    Ended,
    Reading,
    Span,
    Stance,
    Statement,
)
from headwater.queries.pool import Pool, languages

TEXT = "The dam may close. The mayor denied it today. It rains in Orvel since May."


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


DENIED = Attribution("x", None, span("denied"), (span("it today"),), stance=Stance.DENIES)


def reading(key, published=None, *, attribution=None, negative=False):
    said = (
        Statement(f"dam-{key}", (span("dam may close"),), "P"),
        Statement(f"no-{key}", (span("mayor denied it"),), "Mayor", attribution, negative=negative),
        Statement(f"rain-{key}", (span("rains in Orvel"),), "P"),
    )
    article = Article(key, TEXT, "en", publisher=f"P-{key}", published=published)
    return Reading(article, (DENIED,), statements=said)


def row(key, what, words, stance=Stance.ASSERTS):
    place = (span(words),)
    return Carriage(key, f"{what}-{key}", place, (), stance, "P", (), Ended.SOURCE)


def claim(id_, *rows):
    return Claim(id_, "t", "en", "s", 1, 1, (), rows)


def disputed(id_, one, other):
    no = row(other, "no", "mayor denied it", Stance.DENIES)
    return claim(id_, row(one, "dam", "dam may close"), no)


def pool(claims, *readings, langs=("en",)):
    return Pool(claims, {reading.article.id: reading for reading in readings}, langs)


def test_who_denies_in_so_many_words_comes_before_who_only_says_otherwise():
    readings = (reading("a"), reading("b"), reading("c", attribution="x"), reading("d"))
    silent, spoken = disputed("c1", "a", "b"), disputed("c2", "d", "c")
    assert [one.id for one in pool([silent, spoken], *readings).disputed] == ["c2", "c1"]
    plain = (reading("a"), reading("b", negative=True), *readings[2:])
    assert [one.id for one in pool([silent], *plain).disputed] == ["c1"]


def test_a_claim_of_one_article_is_no_dispute():
    alone = disputed("c1", "a", "a")
    assert pool([alone], reading("a")).disputed == []


def test_all_claims_in_a_sentence_are_told_with_it():
    dam, also = (claim(key, row("a", "dam", "dam may close")) for key in ("c1", "c2"))
    rain = claim("c3", row("a", "rain", "rains in Orvel"))
    made = pool([dam, also, rain], reading("a"))
    (shown,) = made.sentences(claim("c1", row("a", "rain", "rains in Orvel")))
    assert shown.text == "It rains in Orvel since May."
    assert made.told_by(shown) == {"c3"}


def test_a_fresh_claim_comes_before_one_as_often_told_and_undated_ones_are_neither():
    old, new, undated = (
        claim(key, row(key, "rain", "rains in Orvel")) for key in ("old", "new", "undated")
    )
    readings = (
        reading("old", "2031-05-01"),
        reading("new", "2031-05-09T10:00:00+02:00"),
        reading("undated", "spring"),
    )
    ordered = [one.id for one in pool([old, new, undated], *readings).by_news]
    assert ordered == ["new", "undated", "old"]


def test_a_sentence_in_another_language_is_not_there():
    rain = claim("c", row("a", "rain", "rains in Orvel"))
    assert pool([rain], reading("a"), langs=("uk",)).sentences(rain) == ()


def test_languages_come_by_how_many_articles_are_in_them():
    one, other = reading("a"), reading("b")
    spanish = replace(one, article=replace(one.article, lang="es"))
    assert languages([spanish, one, other]) == ["en", "es"]
