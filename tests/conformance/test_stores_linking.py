"""What every store promises to linking: what waits, what shares keys, who is named."""

from dataclasses import replace

import pytest

from headwater.errors import StoreError
from headwater.model import (
    Claim,
    Entity,
    Form,
    Judgement,
    Link,
    MentionKind,
    Named,
    Naming,
    Signature,
    Story,
)
from stored import claim, ids, reading


def waiting(store):
    return store.waiting(99)


@pytest.mark.parametrize(("text", "waits"), [("text", []), ("other", ["a"])])
def test_a_new_article_waits_for_its_signature_and_waits_again_when_it_changes(store, text, waits):
    store.write([reading("a")])
    assert waiting(store) == ["a"]
    store.write([Signature("a")])
    assert waiting(store) == []
    store.write([reading("a", text)])
    assert waiting(store) == waits


def test_an_article_may_be_told_to_wait_again(store):
    store.write([reading("a"), reading("b"), Signature("a"), Signature("b")])
    store.wait(["b"])
    assert waiting(store) == ["b"]


def test_all_articles_wait_when_signatures_are_forgotten(store):
    store.write([reading("a"), reading("b"), Signature("a")])
    store.replace((Signature,), ())
    assert (waiting(store), store.waiting(1)) == (["a", "b"], ["a"])


def test_a_forgotten_story_takes_its_claims_and_links_along(store):
    store.write([Story("s", "t", ("a",)), Story("z", "t", ("b",))])
    store.write([replace(claim("c", "a"), story_id="s"), replace(claim("d", "b"), story_id="z")])
    store.write([Link("x", y, "statement", Judgement.SAME, 1.0, story_id=y) for y in "sz"])
    store.forget(Story, ["s"])
    assert (ids(store.read(Story)), ids(store.read(Claim))) == (["z"], ["d"])
    assert [link.right for link in store.read(Link)] == ["z"]


def signature(id_, day, *keys, **fields):
    return Signature(id_, day=day, found_by=keys, **fields)


def test_articles_that_share_keys_are_found(store):
    store.write([signature("a", 1, "x", "y"), signature("b", 1, "x"), signature("c", 1, "z")])
    assert store.sharing(Signature, ["x", "y", "z"]) == ["a", "b", "c"]
    assert store.sharing(Signature, ["x", "y", "z"], least=2) == ["a"]
    assert store.sharing(Signature, []) == []


def test_articles_that_share_keys_are_found_by_their_days_and_the_undated_always(store):
    store.write([signature(str(day), day, "x") for day in (1, 2, 3, 4)])
    store.write([signature("none", None, "x")])
    assert store.sharing(Signature, ["x"], days=(2, 3)) == ["2", "3", "none"]


def test_a_changed_signature_is_found_by_its_new_keys_only(store):
    store.write([signature("a", 1, "x")])
    store.write([signature("a", 1, "y")])
    assert (store.sharing(Signature, ["x"]), store.sharing(Signature, ["y"])) == ([], ["a"])


def test_forms_are_found_by_their_keys_and_claims_by_their_parties(store):
    store.write([Form("f", ("x",)), Form("g", ("y",)), claim("c", "a")])
    assert store.sharing(Form, ["x", "z"]) == ["f"]
    assert (store.sharing(Claim, ["p"]), store.sharing(Claim, ["q"])) == (["c"], [])
    assert store.sharing(Claim, ["s-a"]) == ["c"]


def test_what_has_no_keys_is_not_found_by_them(store):
    with pytest.raises(StoreError, match="not found by keys"):
        store.sharing(Story, ["x"])


def test_signatures_of_a_vicinity_and_forms_of_a_circle_are_found(store):
    store.write([Signature("a", vicinity="v"), Signature("b", vicinity="w")])
    store.write([Form("f", circle="v"), Form("g", circle="w")])
    assert (ids(store.read(Signature, of="v")), ids(store.read(Form, of="w"))) == (["a"], ["g"])


def named(id_, *forms):
    return Naming(id_, tuple(Named(form, MentionKind.PERSON, form) for form in forms))


def test_articles_that_name_somebody_are_counted_and_the_first_told(store):
    store.write([named("c", "f"), named("a", "g", "f"), named("b", "g"), named("d", "h")])
    assert store.naming(["f", "g"], 2) == (3, ("a", "b"))
    assert store.naming([], 2) == (0, ())


def test_entities_of_an_article_are_those_of_its_forms(store):
    store.write([named("a", "f"), Form("f", entity="e"), Form("g", entity="x")])
    store.write([Entity(id_, "n", MentionKind.PERSON, (), ()) for id_ in "ex"])
    assert ids(store.read(Entity, article="a")) == ["e"]
    assert ids(store.read(Entity, article="b")) == []
