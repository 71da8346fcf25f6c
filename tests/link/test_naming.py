"""The forms of names: written and read back, and found by what their kin share."""

from itertools import combinations

import pytest

from headwater.link.bodies import body
from headwater.link.entities import kin
from headwater.link.naming import found_by, naming, parsed, written
from headwater.link.persons import person
from headwater.model import MentionKind
from linkworld import Said, reading

ORGANIZATION = MentionKind.ORGANIZATION
SHAPES = [
    person("Ада Бренн", "uk"),
    person("Ada Brenn", "en"),
    person("Бренн", "uk"),
    person("А. Бренн", "uk"),
    person("Ada Petrivna", "uk"),
    body("Coast Guard", "en", ORGANIZATION),
    body("ООН", "ru", ORGANIZATION),
    body("МЗС Польщі", "uk", ORGANIZATION),
]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_form_that_is_written_reads_as_it_was(shape):
    assert parsed(written(shape)) == shape


@pytest.mark.parametrize(("left", "right"), list(combinations(map(written, SHAPES), 2)))
def test_kin_are_found_by_a_common_key(left, right):
    assert not kin(left, right) or set(found_by(left)) & set(found_by(right))


def test_each_mention_has_its_form_in_order():
    names = [(MentionKind.PERSON, "Ada Brenn"), (ORGANIZATION, "Coast Guard")]
    found = naming(reading("a", None, None, [Said("x", "c:x")], names=names))
    assert [(one.name, one.kind) for one in found.mentions] == [
        (name, kind) for kind, name in names
    ]
    assert len({one.form for one in found.mentions}) == 2
