from dataclasses import replace

import pytest

from headwater.link.link import told
from headwater.link.revised import TAKEN_BACK
from headwater.model import Act, History, Sighting
from headwater.model.version import digest_of, versions
from linkworld import OUTLET, SELF, Said, reading

TOOK = "c:minister c:bribe n:mrn n:brnb c:money"
BRIBE = Said("Minister Marn took money from Brennbau", TOOK)
HEARD = Said("Marn had money from Brennbau", TOOK, "Varla Herald", OUTLET)
DEAD = Said(
    "Nine workers died under it", "c:death c:worker c:nine_men", "Ada Brenn", numbers=(9.0,)
)
MORE = replace(DEAD, text="Eleven workers died under it", numbers=(11.0,))
RAIL = Said("The railway to Lund stays shut", "c:railway n:lnd c:shut")


def herald(*said):
    return reading("h", "Varla Herald", "2031-03-04T05:00:00Z", said)


POST = reading(
    "p", "Coast Post", "2031-03-04T07:00:00Z", [HEARD, RAIL], cites=[(SELF, "Varla Herald", 0)]
)


def past(*texts):
    """Make versions of the Herald's article, one an hour from nine on."""
    by_digest = {digest_of(one.article): one for one in texts}
    seen = [
        Sighting(digest_of(one.article), f"2031-03-04T{hour:02}:00:00Z")
        for hour, one in enumerate(texts, 9)
    ]
    return {"h": versions(History("h", tuple(seen)), by_digest)}


def story(*texts):
    return told([texts[-1], POST], past=past(*texts)).claims


def done(claims, act):
    return [(entry, claim) for claim in claims for entry in claim.ledger if entry.act is act]


def test_a_statement_that_went_is_withdrawn_in_the_claim_that_others_still_carry():
    first = herald(BRIBE, RAIL)
    ((entry, claim),) = done(story(first, herald(RAIL)), Act.WITHDREW)
    assert [row.article_id for row in claim.carriages] == ["p"]
    assert (entry.party, entry.published) == ("Varla Herald", "2031-03-04T10:00:00Z")
    assert entry.version == digest_of(first.article)
    assert entry.span.of(first.article.text) == BRIBE.text


def test_an_outlet_that_took_it_back_is_not_said_to_have_never_told_it():
    ((_, claim),) = done(story(herald(BRIBE, RAIL), herald(RAIL)), Act.WITHDREW)
    assert [origin.why for origin in claim.origins] == [TAKEN_BACK]


def test_a_statement_that_came_back_is_not_withdrawn():
    texts = herald(BRIBE, RAIL), herald(RAIL), herald(BRIBE, RAIL)
    assert done(story(*texts), Act.WITHDREW) == []


def test_a_figure_that_changed_is_corrected_where_it_stands_now():
    last = herald(MORE, RAIL)
    ((entry, claim),) = done(story(herald(DEAD, RAIL), last), Act.CORRECTED)
    assert claim.text == MORE.text
    assert (entry.version, entry.span.of(last.article.text)) == ("", MORE.text)


def test_a_change_is_told_once_at_its_time_however_often_the_article_changes_after():
    rain = Said("It had rained for a week in the south", "c:rain c:week c:south")
    texts = herald(DEAD, RAIL), herald(MORE, RAIL), herald(MORE, RAIL, rain)
    ((entry, _),) = done(story(*texts), Act.CORRECTED)
    assert entry.published == "2031-03-04T10:00:00Z"


def test_other_words_for_the_same_correct_nothing():
    told_otherwise = replace(RAIL, text="The railway to Lund will stay shut")
    assert done(story(herald(RAIL), herald(told_otherwise)), Act.CORRECTED) == []


def test_claims_of_a_story_without_versions_stay_as_they_are():
    readings = [herald(BRIBE, RAIL), POST]
    assert told(readings, past={}) == told(readings)


@pytest.mark.parametrize("terms", [DEAD.terms, "c:victim c:toll c:rescue n:vrl"])
def test_who_still_has_the_old_figure_is_told_that_it_was_corrected(terms):
    first, last = herald(DEAD, RAIL), herald(replace(MORE, terms=terms), RAIL)
    heard = replace(DEAD, text="Nine workers are dead", speaker="Varla Herald", kind=OUTLET)
    post = reading("p", "Coast Post", "2031-03-04T07:00:00Z", [heard])
    claims = told([last, post], past=past(first, last)).claims
    mine = [claim for claim in claims if any(row.article_id == "p" for row in claim.carriages)]
    assert [entry.party for entry, _ in done(mine, Act.CORRECTED)] == ["Varla Herald"]
