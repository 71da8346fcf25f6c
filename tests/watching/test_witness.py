"""What alerts have to tell is found while linking, in its stroke, and once."""

import threading

import pytest

from bridgeworld import FIRST, POST, THEN, WIRE, read
from headwater.model import Article, Claim, Entity, Notice, Story
from headwater.pipeline import link_all, read_articles
from headwater.settings import Settings
from headwater.watching import alert
from headwater.watching.witness import Witness

SETTINGS = Settings(encoder="none")
SAID = "The dam at Orlo will close in May, minister Ann Reyes said. Rain fell on the town of Orlo."
AGAIN = (
    "The dam at Orlo will close in May, the Water Board confirmed. Rain fell on the town of Orlo."
)
DENIED = (
    "Mayor Ivo Marn denied that the dam at Orlo will close in May. Rain fell on the town of Orlo."
)


def article(id_, text, publisher):
    url = f"https://{id_}.example/1"
    return Article(
        id=id_, text=text, lang="en", publisher=publisher, published="2026-05-01", url=url
    )


def add(store, *articles, alerts=(), stop=None):
    """Read articles, link them, and return what that makes alerts tell."""
    known = {notice.id for notice in store.read(Notice)}
    store.write(read_articles(articles))
    witness = Witness(store, alerts, lambda: "2026-05-02T00:00:00+00:00", stop or threading.Event())
    link_all(witness, SETTINGS)
    return [notice for notice in store.read(Notice) if notice.id not in known]


@pytest.fixture
def claim(store):
    add(store, article("a", SAID, "The Courier"))
    return next(claim for claim in store.read(Claim) if "close in May" in claim.text)


def told(notices):
    return {(notice.what, notice.party) for notice in notices}


def test_a_denial_of_a_watched_claim_is_told(store, claim):
    watched = [alert(store, f"claim:{claim.id}")]
    (notice,) = add(store, article("b", DENIED, "The Post"), alerts=watched)
    assert (notice.what, notice.party, notice.article) == ("denial", "Ivo Marn", "b")
    assert (notice.url, notice.alert) == ("https://b.example/1", watched[0].id)
    assert "the dam at Orlo will close in May" in notice.quote


def test_a_new_origin_of_a_watched_claim_is_told(store, claim):
    watched = [alert(store, f"claim:{claim.id}")]
    found = add(store, article("b", AGAIN, "The Post"), alerts=watched)
    assert ("origin", "Water Board") in {(n.what, n.party.removeprefix("the ")) for n in found}


@pytest.mark.parametrize("about", ["claim:", "source:Varla Herald"])
def test_what_an_outlet_takes_back_is_told(store, tmp_path, about):
    read(store, tmp_path, FIRST, POST, WIRE)
    said = next(one for one in store.read(Claim) if "took money" in one.text)
    watched = [alert(store, about + said.id if about == "claim:" else about)]
    read(Witness(store, watched, lambda: "2031-03-04T12:30:00Z", threading.Event()), tmp_path, THEN)
    found = [one for one in store.read(Notice) if one.what == "withdrawal"]
    assert [(one.party, one.article, one.quote) for one in found] == [("Varla Herald", "h", "")]
    assert (found[0].url, found[0].text) == ("https://herald.example/bridge", said.text)


def test_what_an_outlet_corrects_is_told(store, tmp_path):
    read(store, tmp_path, FIRST, POST)
    watched = [alert(store, "source:Ada Brenn")]
    read(Witness(store, watched, lambda: "2031-03-04T12:30:00Z", threading.Event()), tmp_path, THEN)
    found = [one for one in store.read(Notice) if one.what == "correction"]
    assert [(one.party, one.article) for one in found] == [("Varla Herald", "h")]
    assert found[0].quote.startswith("Eleven workers died")


def test_a_reprint_is_no_news(store, claim):
    watched = [alert(store, f"claim:{claim.id}")]
    assert add(store, article("b", SAID, "The Post"), alerts=watched) == []


def test_a_claim_is_known_again_when_its_id_is_another(store, claim):
    watched = [alert(store, f"claim:{claim.id}")]
    add(store, article("b", SAID, "The Post"), alerts=watched)
    assert store.get(Claim, claim.id) is None
    assert told(add(store, article("c", DENIED, "The Sun"), alerts=watched)) == {
        ("denial", "Ivo Marn")
    }


def test_what_was_told_is_not_told_again(store, claim):
    watched = [alert(store, f"claim:{claim.id}")]
    add(store, article("b", DENIED, "The Post"), alerts=watched)
    assert add(store, article("c", DENIED, "The Sun"), alerts=watched) == []


@pytest.mark.parametrize(
    "about", ["source:Ivo Marn", "source:ivo marn", "entity:Ivo Marn", "entity:Ann Reyes"]
)
def test_sources_and_entities_are_watched_by_name(store, claim, about):
    watched = [alert(store, about)]
    assert ("denial", "Ivo Marn") in told(
        add(store, article("b", DENIED, "The Post"), alerts=watched)
    )


def test_an_entity_is_watched_by_its_id(store, claim):
    entity = next(one for one in store.read(Entity) if one.name == "Ann Reyes")
    assert "ann reyes" in alert(store, f"entity:{entity.id}").anchors


def test_a_story_is_watched_as_it_grows(store, claim):
    story = next(store.read(Story))
    watched = [alert(store, f"story:{story.id}")]
    assert ("denial", "Ivo Marn") in told(
        add(store, article("b", DENIED, "The Post"), alerts=watched)
    )


def test_others_are_told_nothing(store, claim):
    watched = [alert(store, "source:Nobody"), alert(store, "entity:Nobody")]
    assert add(store, article("b", DENIED, "The Post"), alerts=watched) == []


def test_linking_all_anew_is_no_news(store, claim):
    watched = [alert(store, f"claim:{claim.id}"), alert(store, "source:Ann Reyes")]
    store.note("linked", "by an older Headwater")
    assert add(store, alerts=watched) == []


def test_nothing_more_is_linked_once_it_is_time_to_stop(store):
    stop = threading.Event()
    stop.set()
    add(store, article("a", SAID, "The Courier"), stop=stop)
    assert (store.count(Story), store.waiting(9)) == (0, ["a"])


def test_a_stroke_that_fails_tells_nothing(store, claim):
    watched = [alert(store, f"claim:{claim.id}")]
    store.write(read_articles([article("b", DENIED, "The Post")]))
    witness = Witness(store, watched, lambda: "2026-05-02T00:00:00+00:00", threading.Event())

    def failing():
        with witness.atomic():
            witness.write([next(store.read(Claim))])
            raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        failing()
    assert store.count(Notice) == 0
