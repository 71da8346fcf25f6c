from dataclasses import replace

from headwater.link.atlas import Walk
from headwater.link.drift import drifts
from headwater.link.parties import described, outlet
from headwater.link.rows import rows
from headwater.link.units import world
from headwater.model import Ended, Hedge, SourceKind, Span, Stance
from linkworld import Said, reading

CLAIM = "c:bank c:insolvent n:astrn"
BRENN = described("Ada Brenn", SourceKind.PERSON, "", "", "en")
MAY = Said("The bank may be insolvent", CLAIM, "Ada Brenn")
IS = Said("The bank is insolvent", CLAIM, "Ada Brenn")


def found(*said, walks):
    """Return the kinds of drift of one claim's rows, the first of which is hedged."""
    readings = [
        reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [one]) for n, one in enumerate(said)
    ]
    first = replace(readings[0].statements[0], hedges=(Hedge(Span(0, 3)),))
    readings[0] = replace(readings[0], statements=(first,))
    made = rows(0, world(readings).units)
    known = drifts([(row, make(made)) for row, make in zip(made, walks, strict=True)])
    return [[(one.kind, one.origin_article_id) for one in known[row.key]] for row in made]


def own(rows):
    return Walk((BRENN,), Ended.SOURCE, last=rows[0])


def onward(rows):
    return Walk((outlet("Outlet 0"), BRENN), Ended.SOURCE, last=rows[0])


def astray(_):
    return Walk((BRENN,), Ended.SOURCE)


def elsewhere(_):
    return Walk((described("Ivo Marn", SourceKind.PERSON, "", "", "en"),), Ended.SOURCE)


def test_a_row_is_compared_with_the_row_its_chain_leads_to():
    assert found(MAY, IS, walks=[own, onward]) == [[], [("hedge-dropped", "a0")]]


def test_a_chain_that_leads_to_no_row_is_compared_with_the_earliest_from_its_end():
    assert found(MAY, IS, walks=[own, astray]) == [[], [("hedge-dropped", "a0")]]


def test_a_denial_does_not_drift_from_what_it_denies():
    no = Said("the bank is insolvent", CLAIM, "Ivo Marn", stance=Stance.DENIES)
    assert found(MAY, no, walks=[own, onward]) == [[], []]


def test_an_outlet_at_the_end_of_a_chain_is_compared_with_its_own_article():
    def cited(_):
        return Walk((outlet("Outlet 0"),), Ended.UNSEEN)

    def alone(rows):
        return Walk((), Ended.SOURCE, last=rows[0])

    assert found(MAY, IS, walks=[alone, cited]) == [[], [("hedge-dropped", "a0")]]


def test_who_has_it_from_nobody_is_compared_with_the_first_who_says_the_same():
    assert found(MAY, IS, walks=[own, elsewhere]) == [[], [("hedge-dropped", "a0")]]
    other = Said("It owes nobody anything", "c:owe c:bank c:year", "Ivo Marn")
    assert found(MAY, other, walks=[own, elsewhere]) == [[], []]
