from headwater.link.atlas import Walk
from headwater.link.ends import groups, settled
from headwater.link.parties import described, outlet
from headwater.link.rows import rows
from headwater.link.units import world
from headwater.model import Ended, SourceKind
from linkworld import Said, reading

DOCUMENT, PERSON = SourceKind.DOCUMENT, SourceKind.PERSON
NAMES = ["Ada Brenn", "Ivo Marn", "Karl Tessin"]


def walked(*ends):
    readings = [
        reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [Said("A fire", "c:fire", NAMES[n])])
        for n in range(len(ends))
    ]
    found = rows(0, world(readings).units)
    return [(row, Walk(path, ended)) for row, (path, ended) in zip(found, ends, strict=True)]


def chains(walks):
    return [tuple(party.name for party in walk.path) for _, walk in walks]


def party(name, kind=PERSON, through=""):
    return described(name, kind, through, "", "en")


def test_a_chain_that_stops_at_an_outlet_goes_on_as_others_tell():
    ends = [
        ((outlet("Northwire"),), Ended.UNSEEN),
        ((outlet("Northwire"), party("Ada Brenn")), Ended.SOURCE),
    ]
    found = settled(walked(*ends))
    assert chains(found)[0] == ("Northwire", "Ada Brenn")
    assert found[0][1].ended is Ended.SOURCE


def test_a_chain_stops_where_others_tell_of_two_sources():
    ends = [
        ((outlet("Northwire"),), Ended.UNSEEN),
        ((outlet("Northwire"), party("Ada Brenn")), Ended.SOURCE),
        ((outlet("Northwire"), party("Ivo Marn")), Ended.SOURCE),
    ]
    assert chains(settled(walked(*ends)))[0] == ("Northwire",)


def test_a_chain_never_goes_on_into_its_own_outlet():
    ends = [
        ((outlet("Northwire"),), Ended.UNSEEN),
        ((outlet("Northwire"), outlet("Outlet 0")), Ended.UNSEEN),
    ]
    assert chains(settled(walked(*ends)))[0] == ("Northwire",)


def test_an_end_has_the_fullest_name_of_its_kind():
    ends = [
        ((outlet("Northwire"), party("documents", DOCUMENT)), Ended.SOURCE),
        ((outlet("Northwire"), party("memo of 11 February", DOCUMENT)), Ended.SOURCE),
    ]
    assert chains(settled(walked(*ends)))[0] == ("Northwire", "memo of 11 February")


def test_a_person_and_her_short_name_are_one_group():
    ends = [((party("Ada Brenn"),), Ended.SOURCE), ((party("Brenn"),), Ended.SOURCE)]
    assert len(groups(walked(*ends))) == 1
