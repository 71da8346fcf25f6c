from dataclasses import replace

import pytest

from headwater.link.versions import diff, pairing
from headwater.model import Edit, Hedge, Span, Stance
from linkworld import OUTLET, UNNAMED, Said, reading

FELL = Said("The Varla bridge collapsed at night", "c:bridge c:collapse n:vrl c:night")
DEAD = Said("Nine workers died under it", "c:death c:worker", "Ada Brenn", numbers=(9.0,))
MORE = replace(DEAD, text="Eleven workers died under it", numbers=(11.0,))
SHUT = Said("The harbour will stay shut until May", "c:harbour c:shut", "Ivo Marn")
RAIN = Said("It had rained for a week in all of the south", "c:rain c:week c:south")


def text(*said):
    return reading("a", "Varla Herald", "2031-03-04", said)


def edits(before, after):
    return [
        (one.edit, *(drift.kind for drift in one.drift))
        for one in diff(text(*before), text(*after))
    ]


def test_the_same_words_are_no_difference():
    assert diff(text(FELL, DEAD), text(DEAD, FELL)) == ()


def test_what_came_and_what_went_is_told():
    (come, gone) = diff(text(FELL, SHUT), text(FELL, RAIN))
    assert (come.edit, come.before, gone.edit, gone.after) == (
        Edit.ADDED,
        None,
        Edit.WITHDRAWN,
        None,
    )


def test_a_number_that_changed_is_shown_in_both_texts():
    before, after = text(FELL, DEAD), text(FELL, MORE)
    (one,) = diff(before, after)
    assert one.edit is Edit.CHANGED
    assert (one.before.quantities[0].value, one.after.quantities[0].value) == (9.0, 11.0)
    (drift,) = one.drift
    assert drift.kind == "number-changed"
    assert drift.origin_span.of(before.article.text).startswith("Nine")
    assert drift.span.of(after.article.text).startswith("Eleven")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"speaker": "Zoe Marsh"}, "source-changed"),
        ({"speaker": "officials", "kind": UNNAMED}, "source-blurred"),
        ({"speaker": None}, "source-blurred"),
        ({"stance": Stance.DENIES}, "stance-flipped"),
        ({"stance": Stance.DOUBTS}, "stance-changed"),
    ],
)
def test_another_source_or_stance_is_a_change_though_the_words_are_the_same(change, kind):
    assert edits([FELL, SHUT], [FELL, replace(SHUT, **change)]) == [(Edit.CHANGED, kind)]


def test_hedges_come_and_go():
    plain = text(Said("The bank may be insolvent", "c:bank c:insolvent"))
    hedged = replace(plain.statements[0], hedges=(Hedge(Span(9, 12)),))
    sure = text(Said("The bank is insolvent", "c:bank c:insolvent"))
    may = replace(plain, statements=(hedged,))
    assert [drift.kind for drift in diff(may, sure)[0].drift] == ["hedge-dropped"]
    assert [drift.kind for drift in diff(sure, may)[0].drift] == ["hedge-added"]


def test_other_words_for_the_same_are_a_change_of_nothing_told():
    assert edits([FELL], [replace(FELL, text="The Varla bridge has collapsed at night")]) == [
        (Edit.CHANGED,)
    ]


def test_what_was_said_twice_and_now_once_is_not_withdrawn():
    found = pairing(text(FELL, DEAD, FELL), text(FELL, DEAD))
    assert (len(found.pairs), found.withdrawn, found.added) == (2, (), ())


@pytest.mark.parametrize(("before", "after"), [((), (FELL,)), ((FELL,), ())])
def test_a_version_may_say_nothing(before, after):
    assert len(edits(before, after)) == 1


def test_an_outlet_called_otherwise_is_the_same_source():
    one = replace(SHUT, speaker="Varla Herald", kind=OUTLET)
    assert edits([one], [replace(one, speaker="the Varla Herald")]) == []
