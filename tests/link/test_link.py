"""What linking promises whatever it is given."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link import link
from headwater.model import Ended, Side, Stance
from headwater.settings import Settings
from linkworld import COLLAPSE, OUTLET, Said, reading, story


def linked(readings):
    return link(readings, Settings())


def claim_of(found, statement_id):
    return next(
        claim
        for claim in found.claims
        if any(c.statement_id == statement_id for c in claim.carriages)
    )


@pytest.fixture(scope="module")
def found():
    return linked(story())


def test_articles_on_one_event_are_one_story(found):
    assert [s.article_ids for s in found.stories] == [("a1", "a2", "a3", "a4")]


def test_many_outlets_one_source_counts_one(found):
    claim = claim_of(found, "a3-s0")
    assert claim.outlets == 4
    assert claim.independent_origins == 1


def test_a_chain_goes_on_in_the_cited_outlets_own_article(found):
    claim = claim_of(found, "a3-s0")
    chains = {c.article_id: c.chain for c in claim.carriages}
    assert chains["a3"] == ("Northwire", "Varla Herald", "inspection memo")
    assert chains["a1"] == ("inspection memo",)


def test_a_denial_is_a_row_of_the_claim_it_denies(found):
    claim = claim_of(found, "a4-s0")
    row = next(c for c in claim.carriages if c.article_id == "a4")
    assert row.stance is Stance.DENIES
    assert [o.party for o in claim.origins if o.side is Side.DENIES] == ["Ivo Marn"]


def test_every_origin_says_why_it_is_counted_or_not(found):
    for origin in (o for claim in found.claims for o in claim.origins):
        counted = origin.established and origin.side is Side.SUPPORTS
        assert origin.why.startswith("counted" if counted else "not counted")


def test_one_person_quoted_by_two_outlets_is_one_origin(found):
    assert claim_of(found, "a4-s1").independent_origins == 1


@settings(deadline=None, max_examples=20)
@given(order=st.permutations(story()))
def test_order_of_reading_does_not_matter(order):
    assert linked(order) == linked(story())


@settings(deadline=None, max_examples=10)
@given(which=st.sampled_from(["a1", "a2", "a3", "a4"]))
def test_a_reprint_never_raises_a_count(which):
    original = next(r for r in story() if r.article.id == which)
    article = replace(
        original.article, id="z9", publisher="Reprint Weekly", published="2031-03-05T09:00:00Z"
    )
    reprint = replace(
        original,
        article=article,
        statements=tuple(
            replace(
                s,
                id=f"z9{s.id}",
                speaker=s.speaker if s.attribution else "Reprint Weekly",
            )
            for s in original.statements
        ),
    )
    before, after = linked(story()), linked([*story(), reprint])
    for claim in before.claims:
        same = claim_of(after, claim.carriages[0].statement_id)
        assert same.independent_origins <= claim.independent_origins


@settings(deadline=None, max_examples=20)
@given(
    names=st.lists(
        st.sampled_from(["Kelmar Times", "Rovno Star", "Tessin Echo", "Ulder Bote", "Sands Wire"]),
        min_size=4,
        max_size=4,
        unique=True,
    )
)
def test_renaming_outlets_never_changes_a_count(names):
    old = ["Varla Herald", "Northwire", "Coast Post", "Daily Ostra"]
    renamed = [_renamed(r, dict(zip(old, names, strict=True))) for r in story()]
    counts = [c.independent_origins for c in linked(story()).claims]
    assert [c.independent_origins for c in linked(renamed).claims] == counts


def _renamed(reading, names):
    return replace(
        reading,
        article=replace(reading.article, publisher=names[reading.article.publisher]),
        attributions=tuple(
            replace(a, source_name=names.get(a.source_name, a.source_name))
            for a in reading.attributions
        ),
        citations=tuple(replace(c, cited=names.get(c.cited, c.cited)) for c in reading.citations),
        statements=tuple(
            replace(s, speaker=names.get(s.speaker, s.speaker)) for s in reading.statements
        ),
    )


def test_an_unrelated_article_changes_no_origin():
    other = reading(
        "b1",
        "Kelmar Times",
        "2031-03-04T09:00:00Z",
        [Said("The orchestra plays on Sunday", "c:music c:concert n:klmr w:arkst", "Eva Lind")],
    )
    before, after = linked(story()), linked([*story(), other])
    kept = {c.id: c.origins for c in after.claims}
    assert all(kept[claim.id] == claim.origins for claim in before.claims)


def test_two_articles_that_credit_each_other_end_in_a_loop():
    first = reading(
        "a1",
        "Varla Herald",
        "2031-03-04T05:00:00Z",
        [Said("The bridge collapsed", COLLAPSE, "Northwire", OUTLET)],
    )
    second = reading(
        "a2",
        "Northwire",
        "2031-03-04T06:00:00Z",
        [Said("The bridge has collapsed", COLLAPSE, "Varla Herald", OUTLET)],
    )
    claim = claim_of(linked([first, second]), "a1-s0")
    assert {c.ended for c in claim.carriages} <= {Ended.UNSEEN, Ended.LOOP}
    assert claim.independent_origins <= 1


def test_without_a_publication_time_no_lineage_is_inferred():
    undated = [replace(r, article=replace(r.article, published=None)) for r in story()]
    assert not any(c.implicit for claim in linked(undated).claims for c in claim.carriages)


def test_nothing_in_nothing_out():
    assert linked([]).claims == ()
