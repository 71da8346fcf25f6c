"""Corrections by a person: kept, obeyed by every later run, undone without a trace."""

import pytest

from headwater import corrections
from headwater.errors import StoreError
from headwater.link import link
from headwater.model import (
    Claim,
    Correction,
    Entity,
    Form,
    Link,
    MentionKind,
    Naming,
    Reading,
    Signature,
    Story,
)
from headwater.model.codec import encode
from headwater.pipeline import LINKED, link_all
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore
from linkworld import Said, reading, story

COURT = "c:judge c:prison n:brn c:murder c:court c:guilty"
ADA, IVO = (MentionKind.PERSON, "Ada Brenn"), (MentionKind.PERSON, "Ivo Marn")


def world():
    court = [Said("The judge spoke", COURT, "Ivo Marn")]
    b1 = reading("b1", "Coast Post", "2031-03-04T09:00:00Z", court, names=[IVO])
    b2 = reading("b2", "Coast Post", "2031-03-25T09:00:00Z", court, names=[ADA])
    return [*story(), b1, b2]


@pytest.fixture
def store(tmp_path):
    opened = SqliteStore(str(tmp_path / "news.db"))
    opened.write(world())
    link_all(opened, Settings())
    yield opened
    opened.close()


def contents(store, kinds=(Story, Claim, Link, Entity)):
    return [sorted(encode(one) for one in store.read(kind)) for kind in kinds]


def inside(store):
    return contents(store, (Signature, Naming, Form))


def claim_of(store, statement):
    return store.get(Claim, store.sharing(Claim, [statement])[0])


def story_of(store, article):
    return next(store.read(Story, article=article))


def entity_of(store, article):
    return next(store.read(Entity, article=article))


MADE = {
    "merge claims": lambda s: corrections.merge(
        s, claim_of(s, "a1-s0").id, claim_of(s, "a1-s1").id
    ),
    "merge stories": lambda s: corrections.merge(s, story_of(s, "b1").id, story_of(s, "a1").id),
    "merge entities": lambda s: corrections.merge(s, entity_of(s, "b1").id, entity_of(s, "b2").id),
    "split a claim": lambda s: corrections.split(s, claim_of(s, "a1-s0").id, ["a3-s0"]),
    "split a story": lambda s: corrections.split(s, story_of(s, "a1").id, ["a2", "a3"]),
    "same party": lambda s: corrections.same_party(s, "Ada Brenn", "Ivo Marn"),
    "not same party": lambda s: corrections.not_same(s, "Ada Brenn", "Ivo Marn"),
    "drop an edge": lambda s: corrections.drop_edge(s, "a3", "SELF", "Northwire"),
}
NOTHING = {"not same party"}  # those two were two before


@pytest.fixture(params=MADE)
def kind(request):
    return request.param


def test_a_correction_is_obeyed_and_undoing_it_leaves_no_trace(store, kind):
    before, kept = contents(store), inside(store)
    made = MADE[kind](store)
    link_all(store, Settings())
    assert (contents(store) == before) is (kind in NOTHING)
    corrections.undo(store, made.id)
    link_all(store, Settings())
    assert (contents(store), inside(store)) == (before, kept)


def test_with_corrections_growing_equals_linking_at_once(store, kind):
    MADE[kind](store)
    link_all(store, Settings())
    found = link(world(), Settings(), list(store.read(Correction)))
    expected = [found.stories, found.claims, found.links, found.entities]
    assert contents(store) == [sorted(map(encode, records)) for records in expected]


def test_a_later_run_does_not_overwrite_a_correction(store, kind):
    MADE[kind](store)
    link_all(store, Settings())
    corrected = contents(store)
    store.replace(LINKED, ())
    link_all(store, Settings())
    assert contents(store) == corrected


def test_merged_stories_are_one(store):
    corrections.merge(store, story_of(store, "b1").id, story_of(store, "b2").id)
    link_all(store, Settings())
    assert story_of(store, "b1").article_ids == ("b1", "b2")


def test_a_merge_holds_when_a_further_article_comes(store):
    corrections.merge(store, story_of(store, "b1").id, story_of(store, "b2").id)
    court = [Said("The judge spoke", COURT, "Ivo Marn")]
    store.write([reading("b3", "Herald", "2031-03-26T09:00:00Z", court)])
    link_all(store, Settings())
    assert story_of(store, "b3").article_ids == ("b1", "b2", "b3")


def test_merged_entities_are_one_and_parted_entities_two(store):
    merged = corrections.merge(store, entity_of(store, "b1").id, entity_of(store, "b2").id)
    link_all(store, Settings())
    assert entity_of(store, "b1").article_ids == ("b1", "b2")
    corrections.undo(store, merged.id)
    link_all(store, Settings())
    assert entity_of(store, "b1").article_ids == ("b1",)


def test_what_was_split_from_a_claim_is_a_claim_of_its_own(store):
    whole = claim_of(store, "a1-s0")
    corrections.split(store, whole.id, ["a3-s0"])
    link_all(store, Settings())
    assert [row.article_id for row in claim_of(store, "a3-s0").carriages] == ["a3"]
    assert claim_of(store, "a1-s0").outlets == whole.outlets - 1


def test_corrections_are_logged_those_undone_too(store):
    corrections.same_party(store, "A", "B", made="2031-03-04")
    made = corrections.not_same(store, "C", "D")
    corrections.undo(store, made.id)
    assert [(one.id, one.told, one.made, one.undone) for one in corrections.log(store)] == [
        ("000001", "same-party 'A' 'B'", "2031-03-04", False),
        ("000002", "not-same C D", "", True),
    ]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda s: corrections.merge(s, "x", "y"), "no claims, stories or entities"),
        (lambda s: corrections.merge(s, story_of(s, "a1").id, "y"), "not two of one kind"),
        (
            lambda s: corrections.merge(s, story_of(s, "a1").id, story_of(s, "a2").id),
            "not two of one kind",
        ),
        (
            lambda s: corrections.merge(s, claim_of(s, "a1-s0").id, claim_of(s, "b1-s0").id),
            "merge the stories first",
        ),
        (lambda s: corrections.split(s, "x", ["y"]), "no claim or story"),
        (lambda s: corrections.split(s, claim_of(s, "a1-s0").id, ["y"]), "'y' is not in"),
        (
            lambda s: corrections.split(s, story_of(s, "b1").id, ["b1"]),
            "nothing would be left",
        ),
        (lambda s: corrections.drop_edge(s, "x", "SELF", "y"), "no article 'x'"),
        (
            lambda s: corrections.drop_edge(s, "a3", "SELF", "y"),
            "there are: SELF -> Northwire",
        ),
        (lambda s: corrections.undo(s, "000009"), "no correction '000009' in force"),
    ],
)
def test_what_cannot_be_done_is_refused_and_not_kept(store, act, told):
    with pytest.raises(StoreError, match=told):
        act(store)
    assert (corrections.log(store), store.waiting(9)) == ([], [])


def test_articles_are_kept_as_they_were_read(store):
    corrections.drop_edge(store, "a3", "SELF", "Northwire")
    link_all(store, Settings())
    assert list(store.read(Reading)) == sorted(world(), key=lambda one: one.article.id)
