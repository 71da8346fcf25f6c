"""The registry of outlets: what all four packs hold together, and which entries are refused."""

from dataclasses import replace

import pytest
from babel import Locale

from headwater.errors import PackError
from headwater.languages import Outlet, available, load
from headwater.languages.outlets import Note, OutletKind, check

PAPER = Outlet(
    name="The Velmar Courier",
    kind=OutletKind.NEWSPAPER,
    country="SE",
    note=Note.KNOWN,
    aliases=("Courier", "VC"),
    domains=("velmar-courier.example",),
    ambiguous=("Courier",),
)
AGENCY = Outlet(name="Norpress", kind=OutletKind.AGENCY, country="NO", note=Note.CHECKED)


def entries():
    return [outlet for lang in available() for outlet in load(lang).outlets]


def test_the_packs_know_at_least_400_outlets_by_their_domains():
    domains = {outlet.domains[0] for outlet in entries() if outlet.domains}
    assert len(domains) >= 400


@pytest.mark.parametrize("lang", available())
def test_no_writing_belongs_to_two_outlets_of_a_pack(lang):
    owners = {}
    for outlet in load(lang).outlets:
        for writing in outlet.writings:
            owners.setdefault(writing.casefold(), set()).add(outlet.name)
    assert {name: of for name, of in owners.items() if len(of) > 1} == {}


def test_every_country_is_one_that_iso_3166_has_or_reserves():
    codes = {code for code in Locale("en").territories if len(code) == 2}
    assert {outlet.country for outlet in entries()} - codes == set()


def test_packs_agree_on_what_an_outlet_is():
    facts = {}
    for outlet in entries():
        for domain in outlet.domains:
            facts.setdefault(domain, set()).add((outlet.kind, outlet.country, outlet.owner))
    assert {domain: said for domain, said in facts.items() if len(said) > 1} == {}


@pytest.mark.parametrize("kind", OutletKind)
def test_every_kind_of_outlet_has_entries(kind):
    assert any(outlet.kind is kind for outlet in entries())


@pytest.mark.parametrize("note", Note)
@pytest.mark.parametrize("lang", available())
def test_both_notes_are_in_use(lang, note):
    assert any(outlet.note is note for outlet in load(lang).outlets)


def test_an_entry_without_a_domain_was_not_checked_by_it():
    assert [o.name for o in entries() if o.note is Note.CHECKED and not o.domains] == []


def test_a_sound_registry_passes():
    assert check((PAPER, AGENCY), "xx/outlets.toml") is None  # a wrong one raises: see below


@pytest.mark.parametrize(
    ("second", "key"),
    [
        (replace(AGENCY, country="Norway"), "country"),
        (replace(AGENCY, domains=("https://norpress.example/",)), "domains"),
        (replace(AGENCY, domains=("norpress",)), "domains"),
        (replace(AGENCY, domains=PAPER.domains), "domains"),
        (replace(AGENCY, aliases=("VC",)), "aliases"),
        (replace(AGENCY, name="courier"), "aliases"),
        (replace(AGENCY, ambiguous=("Nor",)), "ambiguous"),
        (replace(PAPER, domains=()), "aliases"),
    ],
)
def test_a_wrong_or_contradicting_entry_is_refused_with_file_entry_and_key(second, key):
    with pytest.raises(PackError) as refused:
        check((PAPER, second), "xx/outlets.toml")
    assert str(refused.value).startswith(f"xx/outlets.toml: outlet {second.name!r}: {key}: ")
