"""Growing equals linking at once: any split, any order, any earlier versions."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.link import Growth, link
from headwater.model import (
    Claim,
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
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore
from linkworld import Said, reading, story

PERSON, PLACE, BODY = MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANIZATION
KINDS = (Story, Claim, Link, Entity)
COURT = "c:judge c:prison n:brn c:murder c:court c:guilty"
NAMES = [
    ((PERSON, "Ada Brenn"), (PLACE, "Varla")),
    ((PERSON, "Brenn"),),
    ((PERSON, "Ada Brenn"), (PERSON, "Brenn"), (BODY, "Coast Guard")),
    ((PERSON, "A. Brenn"), (PERSON, "Karl Brenn")),
    ((PERSON, "Carl Brenn"), (BODY, "ORB"), (BODY, "Order of River Boats")),
    ((PERSON, "Karl Brenn"), (BODY, "ORB")),
    ((PLACE, "Varla"), (PLACE, "Varlla")),
]


def court(key, day, names=()):
    said = [Said("The judge spoke", COURT, "Ivo Marn"), Said("It ended", "c:court c:end")]
    return reading(key, "Coast Post", f"2031-03-{day:02}T09:00:00Z", said, names=names)


def world():
    """Return a story, three more articles days apart that tie together, and one on nothing."""
    dated = [court("b1", 4), court("b2", 9), court("b3", 14), reading("z", None, None, [])]
    made = [*story(), *dated]
    return [_naming(one, names) for one, names in zip(made, [*NAMES, ()], strict=True)]


def _naming(made, names):
    text = made.article.text
    spans = [replace(made.statements[0].content[0], start=n) for n in range(len(names))]
    plain = reading(made.article.id, "", None, [Said("x" * 40, "c:x")], names=names).mentions
    mentions = tuple(replace(m, span=s) for m, s in zip(plain, spans, strict=True))
    return replace(made, article=replace(made.article, text=text), mentions=mentions)


def earlier(made):
    """Return another version of a reading, with other names and half of its statements."""
    article = replace(made.article, text=made.article.text + "Later.\n")
    return replace(
        made, article=article, statements=made.statements[1:], mentions=made.mentions[1:]
    )


def told(records):
    return sorted(encode(record) for record in records)


def at_once(readings):
    found = link(readings, Settings())
    return [told(found.stories), told(found.claims), told(found.links), told(found.entities)]


def contents(store):
    return [told(store.read(kind)) for kind in KINDS]


def inside(store):
    return [told(store.read(kind)) for kind in (Signature, Naming, Form)]


def grown(store, batches):
    growth = Growth(store, Settings())
    for batch in batches:
        store.write(batch)
        with store.atomic():
            growth.grow(store.waiting(99))
    return contents(store)


@pytest.fixture
def store(tmp_path):
    opened = SqliteStore(str(tmp_path / "news.db"))
    yield opened
    opened.close()


EXPECTED = at_once(world())


@st.composite
def splits(draw):
    """Draw batches in any order, where some articles come before in another version."""
    order = draw(st.permutations(world()))
    first = [earlier(one) for one in order if draw(st.booleans())]
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    pieces = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    return [first, *pieces] if first else pieces


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(batches=splits())
def test_any_split_in_any_order_equals_linking_at_once(store, batches):
    store.replace((Reading, *KINDS, Signature, Naming, Form), ())
    assert grown(store, batches) == EXPECTED


def test_what_is_kept_inside_does_not_depend_on_the_way_either(store, tmp_path):
    grown(store, [[earlier(one) for one in world()], world()[:3], world()[3:]])
    other = SqliteStore(str(tmp_path / "other.db"))
    grown(other, [world()[::-1]])
    assert inside(store) == inside(other)
    other.close()


def test_an_article_ties_two_stories_together_and_lets_them_go_again(store):
    ends, bridge = [court("b1", 4), court("b3", 16)], court("b2", 10)
    assert [one.count('"b') for one in grown(store, [ends])[0]] == [1, 1]
    apart = contents(store)
    assert [one.count('"b') for one in grown(store, [[bridge]])[0]] == [3]
    gone = replace(bridge, article=replace(bridge.article, text="Nothing."), statements=())
    assert grown(store, [[gone]])[0] == sorted(apart[0] + told(link([gone], Settings()).stories))


def test_a_story_that_is_not_touched_is_not_told_again(store, monkeypatch):
    grown(store, [story()])
    written, write = [], store.write

    def noted(records):
        kept = list(records)
        written.extend(kept)
        write(kept)

    monkeypatch.setattr(store, "write", noted)
    grown(store, [[court("b1", 4)]])
    assert [one.article_ids for one in written if isinstance(one, Story)] == [("b1",)]


def test_an_article_whose_language_is_unknown_now_leaves_its_story(store):
    grown(store, [story()])
    lost = next(one for one in story() if one.article.id == "a4")
    lost = replace(lost, article=replace(lost.article, lang="xx", text="Valami"))
    found = grown(store, [[lost]])
    rest = at_once([one for one in story() if one.article.id != "a4"])
    assert found == rest
    assert store.waiting(9) == []
