from dataclasses import replace

from headwater.link import link
from headwater.model import Act, Response, ResponseKind, Span, Stance
from headwater.settings import Settings
from linkworld import DOCUMENT, OUTLET, UNNAMED, Said, reading

CLAIM = "c:bank c:insolvent n:astrn c:creditor c:week c:pay"
FIRST = Said("The bank is insolvent", CLAIM, "the audit memo", DOCUMENT)


def ledgers(*readings):
    """Return the entries of the claim that most articles carry."""
    claims = link(readings, Settings()).claims
    return max(claims, key=lambda claim: (claim.outlets, len(claim.carriages))).ledger


def article(number, *said, publisher=None, **facts):
    return reading(
        f"a{number}",
        publisher or f"Outlet {number}",
        f"2031-01-01T0{number}:00:00Z",
        list(said),
        **facts,
    )


def deeds(entries):
    return [(entry.act, entry.party) for entry in entries]


def silent(base, kind, party, *, at=None):
    """Add a silence to a reading, behind all that is said in it."""
    text = base.article.text + "They had no comment.\n"
    start = len(base.article.text) if at is None else at
    return replace(
        base,
        article=replace(base.article, text=text),
        responses=(Response(kind, party, Span(start, start + 10)),),
    )


def test_who_asserts_and_who_denies_stand_in_order_of_time():
    later = Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.DENIES)
    found = ledgers(article(2, later), article(1, FIRST))
    assert deeds(found) == [(Act.ASSERTS, "the audit memo"), (Act.DENIES, "Ada Brenn")]
    assert [entry.published for entry in found] == ["2031-01-01T01:00:00Z", "2031-01-01T02:00:00Z"]


def test_who_retells_is_who_it_went_through():
    relay = Said("The bank is insolvent", CLAIM, "Outlet 1", OUTLET)
    denial = Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.DENIES)
    again = Said("the bank is insolvent", CLAIM, "Ada Brenn", stance=Stance.DENIES)
    found = ledgers(article(1, FIRST), article(2, relay), article(3, denial), article(4, again))
    assert deeds(found) == [(Act.ASSERTS, "the audit memo"), (Act.DENIES, "Ada Brenn")]
    assert found[1].article_id == "a3"


def test_a_request_stands_in_the_ledger_as_one():
    asked = Said("the bank to pay its creditors", CLAIM, "Ada Brenn", stance=Stance.REQUESTS)
    assert deeds(ledgers(article(1, asked))) == [(Act.REQUESTS, "Ada Brenn")]


def test_a_silence_answers_the_statement_before_it():
    base = silent(article(1, FIRST), ResponseKind.DECLINED, "Astron Bank")
    assert deeds(ledgers(base, article(2, FIRST)))[-1] == (Act.DECLINED, "Astron Bank")


def test_nobody_is_silent_about_his_own_words():
    banker = Said("The bank is insolvent", CLAIM, "Ada Brenn")
    base = silent(article(1, banker), ResponseKind.DECLINED, "Ada Brenn")
    assert Act.DECLINED not in {entry.act for entry in ledgers(base)}


def test_a_silence_of_nobody_named_is_left_out_and_the_outlet_itself_could_not_verify():
    quiet = silent(article(1, FIRST), ResponseKind.UNANSWERED, None)
    unsure = silent(article(1, FIRST), ResponseKind.UNVERIFIED, None)
    assert deeds(ledgers(quiet)) == [(Act.ASSERTS, "the audit memo")]
    assert deeds(ledgers(unsure))[-1] == (Act.UNVERIFIED, "Outlet 1")


def test_a_silence_far_from_everything_answers_nothing():
    base = article(1, FIRST)
    base = replace(base, article=replace(base.article, text=base.article.text + "x" * 900))
    far = silent(base, ResponseKind.DECLINED, "Astron Bank")
    assert Act.DECLINED not in {entry.act for entry in ledgers(far)}


def test_a_note_of_correction_stands_in_the_ledger_of_what_stands_beside_it():
    note = Said("An earlier version of this article said the bank was insolvent", CLAIM)
    found = ledgers(article(1, FIRST), article(2, note))
    assert (Act.CORRECTED, "Outlet 2") in deeds(found)


def test_an_outlet_that_says_it_was_wrong_takes_back_what_it_had_told_before():
    own = Said("We wrongly reported that the bank was insolvent", CLAIM)
    told = article(1, FIRST, publisher="Coast Post")
    back = article(2, own, publisher="Coast Post")
    other = article(2, own, publisher="Bay News")
    assert (Act.CORRECTED, "Coast Post") in deeds(ledgers(told, back))
    assert Act.CORRECTED not in {entry.act for entry in ledgers(told, other)}


def test_an_outlet_that_nobody_can_place_asserts_nothing():
    tell = Said("The bank is insolvent", CLAIM, "a banker", UNNAMED)
    late = Said("The bank is insolvent", CLAIM)
    found = ledgers(article(1, tell), article(2, late))
    assert [entry.party for entry in found] == ["a banker"]
