"""What linking promises of any news: generated articles in four languages, read by rules."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link import link
from headwater.model import Ended
from headwater.settings import Settings
from newsplans import (
    LANGS,
    LATE,
    OTHERS,
    OUTLETS,
    TOPICS,
    Piece,
    Told,
    news,
    plans,
    read,
    read_text,
    renamed,
)

some = settings(deadline=None, max_examples=15, derandomize=True, database=None)


def linked(pieces):
    return link(news(pieces), Settings())


def counts(found):
    """How many origins stand behind what each statement says."""
    return {
        carriage.statement_id: claim.independent_origins
        for claim in found.claims
        for carriage in claim.carriages
    }


def together(found):
    """Who says the same as each statement does, a reprint or translation aside."""
    return {
        carriage.statement_id: {c.statement_id for c in claim.carriages if c.article_id != "z1"}
        for claim in found.claims
        for carriage in claim.carriages
    }


def raised(before, after):
    """What is said to have more origins than before, statement by statement."""
    old, new = counts(before), counts(after)
    return {id_: (old[id_], new[id_]) for id_ in old if new.get(id_, 0) > old[id_]}


def outline(found):
    """Each claim as its articles and counts, whatever the names of parties."""
    return sorted(
        (sorted(c.article_id for c in claim.carriages), *sides(claim)) for claim in found.claims
    )


def sides(claim):
    return claim.independent_origins, claim.possible_origins, len(claim.origins)


@some
@given(pieces=plans(), data=st.data())
def test_any_order_gives_the_same(pieces, data):
    readings = news(pieces)
    order = data.draw(st.permutations(readings))
    assert link(order, Settings()) == link(readings, Settings())


@some
@given(pieces=plans(), data=st.data())
def test_a_verbatim_reprint_never_raises_a_count(pieces, data):
    model = data.draw(st.sampled_from(pieces))
    reprint = replace(model, id="z1", outlet="Reprint Weekly", minute=LATE)
    assert raised(linked(pieces), linked([*pieces, reprint])) == {}


@some
@given(pieces=plans(), data=st.data())
def test_a_translation_adds_no_origin_to_a_claim(pieces, data):
    model = data.draw(st.sampled_from(pieces))
    lang = data.draw(st.sampled_from([other for other in LANGS if other != model.lang]))
    translation = replace(model, id="z1", outlet="Reprint Weekly", lang=lang, minute=LATE)
    before, after = linked(pieces), linked([*pieces, translation])
    old, new = together(before), together(after)
    same = {id_ for id_ in old if old[id_] == new.get(id_)}
    assert {id_: how for id_, how in raised(before, after).items() if id_ in same} == {}


@some
@given(pieces=plans(), names=st.permutations(OTHERS))
def test_renaming_outlets_never_changes_a_count(pieces, names):
    known = dict(zip(OUTLETS, names, strict=True))
    before, after = linked(pieces), linked([renamed(piece, known) for piece in pieces])
    assert outline(after) == outline(before)


UNRELATED = (
    ("en", "Orchestra tours Asia", "The orchestra plays Mahler in Osaka, violinist Eva Lind said."),
    ("uk", "Футбол: «Зірка» виграла кубок", "Воротар Петро Гай відбив два пенальті у фіналі."),
    ("ru", "Выставка кошек", "Судья Нина Орлова выбрала лучшего котёнка из сорока."),
    ("es", "Cosecha de aceitunas", "El agricultor Luis Peña recogió siete toneladas de aceitunas."),
)


@some
@given(pieces=plans(), other=st.sampled_from(UNRELATED), year=st.sampled_from([2031, 2033]))
def test_an_unrelated_article_changes_nothing(pieces, other, year):
    lang, *words = other
    extra = read_text("b1", "Kaluna Zeitung", lang, f"{year}-03-04T09:00:00Z", tuple(words))
    before, after = linked(pieces), link([*news(pieces), extra], Settings())
    assert set(before.stories) <= set(after.stories)
    assert set(before.claims) <= set(after.claims)


@some
@given(
    fact=st.sampled_from(TOPICS),
    also=st.sampled_from(TOPICS),
    langs=st.tuples(*[st.sampled_from(LANGS)] * 3),
    second=st.booleans(),
)
def test_without_its_own_article_an_origin_is_unseen_and_not_another(fact, also, langs, second):
    facts = list(dict.fromkeys([fact, also]))
    origin = Piece("a1", OUTLETS[0], langs[0], 60, tuple(Told(f) for f in facts), event=False)
    relays = [
        Piece(
            f"a{n}",
            OUTLETS[n],
            lang,
            60 * n,
            tuple(Told(f, "outlet", OUTLETS[0], second) for f in facts),
            event=False,
        )
        for n, lang in enumerate(langs[1:], 2)
    ]
    with_it, without = linked([origin, *relays]), linked(relays)
    assert ends(with_it, "a1") == {(OUTLETS[0], Ended.SOURCE, True)}
    assert ends(without) == {(OUTLETS[0], Ended.UNSEEN, True)}


def ends(found, article_id=None):
    """The origins of all claims, or of those that an article carries."""
    return {
        (origin.party, origin.ended, origin.established)
        for claim in found.claims
        if article_id is None or any(c.article_id == article_id for c in claim.carriages)
        for origin in claim.origins
    }


@some
@given(pieces=plans(least=3), data=st.data())
def test_a_cited_outlet_without_an_article_is_still_upstream_of_those_who_cite_it(pieces, data):
    cited = sorted({item.outlet for piece in pieces for item in piece.told if item.outlet})
    gone = data.draw(st.sampled_from(cited or [""]))
    found = linked([piece for piece in pieces if piece.outlet != gone])
    next_up = {
        carriage.chain[:1]
        for claim in found.claims
        for carriage in claim.carriages
        if carriage.speaker == gone
    }
    assert next_up <= {(gone,)}


@some
@given(
    fact=st.sampled_from(TOPICS),
    also=st.sampled_from(TOPICS),
    langs=st.tuples(*[st.sampled_from(LANGS)] * 2),
    second=st.booleans(),
)
def test_two_outlets_citing_one_document_are_one_origin(fact, also, langs, second):
    facts = list(dict.fromkeys([fact, also]))
    pieces = [
        Piece(
            f"a{n}",
            OUTLETS[n],
            lang,
            60 * n,
            tuple(Told(f, "report", "", second) for f in facts),
            event=False,
        )
        for n, lang in enumerate(langs, 1)
    ]
    found = linked(pieces)
    assert {claim.independent_origins for claim in found.claims} == {1}


@pytest.mark.parametrize("lang", LANGS)
def test_the_frames_are_read_as_what_they_say(lang):
    told = tuple(
        Told(fact, source, OUTLETS[1])
        for fact, source in zip(
            TOPICS, ("own", "mayor", "minister", "report", "unnamed", "outlet"), strict=True
        )
    )
    found = read(Piece("a1", OUTLETS[0], lang, 60, told))
    kinds = {str(a.source_kind) for a in found.attributions}
    assert {"person", "document", "outlet"} <= kinds
