"""Our own training texts: what is marked in them can be read back."""

import random

import pytest

import corpora

LANGUAGES = {"uk", "ru", "en", "es"}


def test_marks_are_taken_out_and_kept_as_spans():
    text, (one,) = corpora.marked("{S1:person|Mira} {C1:denies|denied} that {T1|it rained}.")

    assert text == "Mira denied that it rained."
    assert one == {
        "number": "1",
        "source": [0, 4],
        "source_kind": "person",
        "cue": [5, 11],
        "stance": "denies",
        "content": [[17, 26]],
    }


def test_marks_nest_and_a_source_may_be_shared():
    text, found = corpora.marked(
        "{S1,2:person|Ann} {C1:asserts|said} {T1|a} and {C2:asserts|added} {T2|b}"
    )

    assert [one["source"] for one in found] == [[0, 3], [0, 3]]
    assert [text[slice(*one["content"][0])] for one in found] == ["a", "b"]


@pytest.mark.parametrize("body", ["{T1|open", "closed}"])
def test_a_mark_that_does_not_close_is_an_error(body):
    with pytest.raises(ValueError, match="mark"):
        corpora.marked(body)


@pytest.mark.parametrize("text", corpora.own(), ids=lambda text: text.id)
def test_every_attribution_of_ours_has_a_cue_and_content_inside_the_text(text):
    assert text.attributions
    for one in text.attributions:
        for start, end in [
            one["cue"],
            *one["content"],
            *([one["source"]] if one["source"] else []),
        ]:
            assert 0 <= start < end <= len(text.text)
            assert text.text[start:end] == text.text[start:end].strip()


def test_every_claim_of_ours_is_told_twice_in_each_language():
    stories = [list(corpora.rows(path)) for path in sorted(corpora.PARALLEL.glob("*.jsonl"))]
    claims = [claim for part in stories for story in part for claim in story["claims"]]

    assert claims
    assert all(claim.keys() == LANGUAGES for claim in claims)
    assert all(len(wordings) == 2 for claim in claims for wordings in claim.values())


def test_statements_of_a_story_stand_where_they_are_said_to():
    for story in corpora.parallel(random.Random(0)):
        for text in story:
            assert len({claim for _, _, claim in text.statements}) == len(text.statements)
            assert all(0 <= start < end <= len(text.text) for start, end, _ in text.statements)
