"""Outlets and names of every language, as data."""

import re

import pytest

from headwater.languages import available, load

KINDS = {
    "newspaper", "magazine", "agency", "broadcaster", "site", "channel", "press-service",
}  # fmt: skip
DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@pytest.fixture(params=available())
def pack(request):
    return load(request.param)


def test_there_are_enough_outlets(pack):
    assert len(pack.outlets) >= 60


def test_an_outlet_is_listed_once(pack):
    names = [outlet.name for outlet in pack.outlets]
    assert len(names) == len(set(names))


def test_a_writing_that_is_not_ambiguous_means_one_outlet(pack):
    owners = {}
    for outlet in pack.outlets:
        for writing in set(outlet.writings) - set(outlet.ambiguous):
            assert owners.setdefault(writing, outlet.name) == outlet.name


def test_an_ambiguous_writing_is_one_of_the_outlet(pack):
    for outlet in pack.outlets:
        assert set(outlet.ambiguous) <= set(outlet.writings)


def test_fields_have_the_shape_others_rely_on(pack):
    for outlet in pack.outlets:
        assert outlet.kind in KINDS
        assert re.fullmatch("[A-Z]{2}", outlet.country)
        assert all(DOMAIN.fullmatch(domain) for domain in outlet.domains)


def test_the_press_of_the_world_is_known_everywhere(pack):
    writings = {w for outlet in pack.outlets for w in outlet.writings}
    assert {"WP", "WSJ", "NYT", "AP", "AFP", "Reuters", "DW", "BBC", "CNN"} <= writings


def test_an_owner_is_written_in_one_way_in_all_languages():
    owners = {o.owner for lang in available() for o in load(lang).outlets if o.owner}
    assert len({owner.casefold() for owner in owners}) == len(owners)


def test_word_lists_are_not_empty_and_heads_are_small(pack):
    names = pack.names
    for words in (names.roles, names.organization_heads, names.outlet_heads, names.place_heads):
        assert words
    assert all(w == w.lower() for w in names.roles + names.common)


def test_an_ending_has_cases_and_a_gender(pack):
    for ending in pack.names.endings:
        assert ending.cases
        assert ending.gender in {"masc", "femn", "neut"}
