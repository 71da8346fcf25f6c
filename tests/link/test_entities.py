from dataclasses import replace

import pytest

from headwater.link.entities import entities
from headwater.model import Article, Mention, MentionKind, Reading, Span

PERSON, PLACE = MentionKind.PERSON, MentionKind.PLACE
ORGANIZATION = MentionKind.ORGANIZATION


def article(key, lang, *names):
    mentions = tuple(
        Mention(Span(n * 10, n * 10 + 5), kind, name) for n, (kind, name) in enumerate(names)
    )
    return Reading(Article(id=key, text="x" * 100, lang=lang), mentions=mentions)


def ids(*readings):
    return [m.entity for r in entities(readings)[1] for m in r.mentions]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", PERSON, "Radim Holvek"), ("uk", PERSON, "Радім Голвек")),
        (("uk", PLACE, "Німеччина"), ("es", PLACE, "Alemania")),
        (("ru", PLACE, "США"), ("en", PLACE, "United States")),
        (("ru", ORGANIZATION, "ЕС"), ("uk", ORGANIZATION, "Євросоюз")),
        (("en", ORGANIZATION, "Vantrel"), ("uk", ORGANIZATION, "Вантрел")),
    ],
)
def test_one_name_in_two_languages_is_one_entity(one, other):
    found = ids(article("a", one[0], one[1:]), article("b", other[0], other[1:]))
    assert found[0] == found[1]


def test_two_people_are_two_entities():
    first, second = ids(article("a", "en", (PERSON, "Ada Brenn"), (PERSON, "Ivo Marn")))
    assert first != second


def test_a_person_is_not_the_place_of_the_same_name():
    first, second = ids(article("a", "en", (PERSON, "Orvel"), (PLACE, "Orvel")))
    assert first != second


def test_a_surname_is_the_one_person_of_the_article_who_has_it():
    whole, bare = ids(article("a", "en", (PERSON, "Ada Brenn"), (PERSON, "Brenn")))
    assert whole == bare


def test_a_surname_that_two_people_share_is_neither():
    names = [(PERSON, "Ada Brenn"), (PERSON, "Karl Brenn"), (PERSON, "Brenn")]
    first, second, bare = ids(article("a", "en", *names))
    assert bare not in (first, second)


def test_a_surname_alone_in_its_article_is_the_only_bearer_in_the_store():
    whole, bare = ids(
        article("a", "en", (PERSON, "Ada Brenn")), article("b", "en", (PERSON, "Brenn"))
    )
    assert whole == bare


def test_the_most_frequent_form_names_the_entity():
    readings = [
        article("a", "en", (PERSON, "Radim Holvek")),
        article("b", "uk", (PERSON, "Радім Голвек")),
        article("c", "uk", (PERSON, "Радім Голвек")),
    ]
    found = entities(readings)[0]
    assert [(e.name, e.names, e.article_ids) for e in found] == [
        ("Радім Голвек", ("Radim Holvek", "Радім Голвек"), ("a", "b", "c"))
    ]


def test_nothing_but_the_entity_is_changed_in_a_reading():
    before = article("a", "en", (PERSON, "Ada Brenn"))
    after = entities([before])[1][0]
    assert replace(after, mentions=before.mentions) == before
