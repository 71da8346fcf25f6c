"""Questions to learn from: whom the gold says is meant, and how texts are parted into folds."""

import sys
import types

import pytest


@pytest.fixture
def who(monkeypatch):
    """The module with a stand-in for the optimizer, which only fitting needs."""
    scipy, optimize = types.ModuleType("scipy"), types.ModuleType("scipy.optimize")
    optimize.minimize = None
    monkeypatch.setitem(sys.modules, "scipy", scipy)
    monkeypatch.setitem(sys.modules, "scipy.optimize", optimize)
    for name in ("who", "kinds"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import who

    yield who
    sys.modules.pop("who", None)


class NoEncoder:
    def encode(self, texts):
        return [None for _ in texts]


def annotated(who, text, *rows):
    from helpers import span_in

    found = []
    for source, cue, content, name in rows:
        spans = {key: [s.start, s.end] for key, s in (
            ("source", span_in(text, source)),
            ("cue", span_in(text, cue)),
        )}  # fmt: skip
        piece = span_in(text, content)
        found.append(spans | {"content": [[piece.start, piece.end]], "source_name": name})
    return who.Annotated("a", "own", "en", text, found)


TEXT = "Mayor Helen Gray met coach Owen Reed. She said that the bridge was safe."
ROW = ("She", "said", "the bridge was safe", "Helen Gray")


@pytest.fixture
def names(monkeypatch):
    module = types.ModuleType("names")
    module.same = lambda left, right: left == right
    monkeypatch.setitem(sys.modules, "names", module)


def questions(who, *rows):
    return list(who.asked(who.read([annotated(who, TEXT, *rows)], NoEncoder())))


def test_a_question_knows_which_party_is_right(who, names):
    (question,) = questions(who, ROW)
    assert (question.way, question.open) == ("he", False)
    assert sum(question.right) == 1
    assert len(question.clues) == len(question.right) == 2


def test_what_gold_leaves_open_has_no_right_party(who, names):
    (question,) = questions(who, (*ROW[:3], None))
    assert question.open
    assert not any(question.right)


def test_what_gold_does_not_have_is_not_asked(who, names):
    assert questions(who) == []


def test_a_draft_agrees_with_the_gold_of_the_same_words(who):
    ((one),) = who.read([annotated(who, TEXT, ROW)], NoEncoder())
    (gold,) = one.gold
    assert gold["source_name"] == "Helen Gray"


def test_a_text_is_tried_only_where_it_was_not_learned_from(who):
    found = [who.Question(f"text {n % 7}", "he", [], [], open=True) for n in range(20)]
    held = []
    for rest, tried in who.folds(found):
        assert not {q.text for q in rest} & {q.text for q in tried}
        assert len(rest) + len(tried) == len(found)
        held += tried
    assert len(held) == len(found)


def test_a_way_with_few_answers_is_not_learned(who):
    few = [who.Question("a", "he", [{}], [True], open=False)] * (who.FEWEST - 1)
    assert who._by_way(few) == {}
    assert who._by_way([*few, few[0]]).keys() == {"he"}


def test_what_stays_open_rightly_counts(who):
    right = who.Question("a", "he", [{}], [True], open=False)
    nobody = who.Question("a", "he", [{}], [False], open=True)
    told = [(right, 0.9, True), (nobody, 0.4, False)]
    assert who._right(told, 0.5) == 2
    assert who._right(told, 0.3) == 1
    assert who._right(told, 0.95) == 1
