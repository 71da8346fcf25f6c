"""The articles of an entity are counted on, and asked for only where that cannot be."""

import pytest

from headwater.link.bearers import Bearers
from headwater.link.entities import SHOWN
from headwater.model import Entity, Form, MentionKind, Named, Naming

PERSON = MentionKind.PERSON


class Memory:
    """Knows one entity, and notes what it is asked to count."""

    def __init__(self, *articles):
        self.entity = Entity("e", "n", PERSON, (), articles[:SHOWN], len(articles))
        self.asked = []

    def pick(self, _, ids):
        return [self.entity] if "e" in ids else []

    def naming(self, forms, limit):
        self.asked.append((list(forms), limit))
        return 999, ("asked",)


def naming(article, *forms):
    return Naming(article, tuple(Named(form, PERSON, form) for form in forms))


def counted(memory, forms, known="", before=(), after=()):
    kept = {key: Form(key, entity="e") for key in known}
    found = Bearers(memory, kept, before, after)
    done = found.counted(Entity("e", "n", PERSON, (), ()), frozenset(forms))
    return done.articles, done.article_ids


def test_of_a_new_entity_only_the_new_articles_count():
    after = [naming("b", "f"), naming("a", "f", "g"), naming("c", "x")]
    memory = Memory()
    assert counted(memory, "fg", after=after) == (2, ("a", "b"))
    assert memory.asked == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((), [naming("b", "f")], ("a", "b", "c")),
        ([naming("c", "f")], [naming("c", "f", "f")], ("a", "c")),
        ([naming("c", "f")], [naming("c")], ("a",)),
        ([naming("c", "f")], [naming("b", "f"), naming("c")], ("a", "b")),
        ([naming("c", "f")], [naming("c", "g")], ("a", "c")),
    ],
)
def test_a_known_entity_is_counted_on(before, after, found):
    memory = Memory("a", "c")
    assert counted(memory, "fg", "f", before, after) == (len(found), found)
    assert memory.asked == []


def test_an_entity_of_other_forms_than_before_is_asked_for():
    memory = Memory("a", "c")
    assert counted(memory, "f", "fg") == (999, ("asked",))
    assert memory.asked == [(["f"], SHOWN)]


def test_where_one_leaves_a_full_list_the_next_is_asked_for():
    ids = [f"{n:03}" for n in range(SHOWN + 1)]
    memory = Memory(*ids)
    assert counted(memory, "f", "f", [naming("000", "f")], [naming("000")]) == (999, ("asked",))


def test_one_more_article_than_are_listed_is_counted_all_the_same():
    ids = tuple(f"{n:03}" for n in range(SHOWN))
    found = counted(Memory(*ids), "f", "f", after=[naming("zzz", "f")])
    assert found == (SHOWN + 1, ids)
