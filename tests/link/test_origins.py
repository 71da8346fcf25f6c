from dataclasses import replace

from headwater.link.atlas import Walk
from headwater.link.origins import count
from headwater.link.parties import described, outlet
from headwater.link.rows import rows
from headwater.link.units import world
from headwater.model import Ended, Side, SourceKind, Stance
from linkworld import Said, reading

UNNAMED = SourceKind.OFFICIAL_ANONYMOUS
NAMES = ["Ada Brenn", "Ivo Marn", "Karl Tessin"]


def counted(*ends, denying=()):
    readings = [
        reading(
            f"a{n}",
            f"Outlet {n}",
            f"2031-01-0{n + 1}",
            [Said("No fire", "c:fire", NAMES[n], negative=n in denying)],
        )
        for n in range(len(ends))
    ]
    found = rows(0, world(readings).units)
    return count([(row, Walk(path, ended)) for row, (path, ended) in zip(found, ends, strict=True)])


def person(name):
    return described(name, SourceKind.PERSON, "", "", "en")


def unnamed(words):
    return described(words, UNNAMED, "", "", "en")


def test_two_people_are_two_origins():
    ends = [((person("Ada Brenn"),), Ended.SOURCE), ((person("Ivo Marn"),), Ended.SOURCE)]
    assert counted(*ends).independent == 2


def test_one_person_in_two_scripts_is_one_origin():
    ends = [((person("Radim Holvek"),), Ended.SOURCE), ((person("Радім Голвек"),), Ended.SOURCE)]
    assert counted(*ends).independent == 1


def test_unnamed_sources_of_two_outlets_count_once_and_perhaps_twice():
    ends = [
        ((outlet("Coast Post"), unnamed("a banker")), Ended.UNNAMED),
        ((outlet("Varla Herald"), unnamed("one banker")), Ended.UNNAMED),
    ]
    found = counted(*ends)
    assert (found.independent, found.possible) == (1, 2)
    assert found.origins[1].why.startswith("not counted")


def test_unnamed_sources_that_the_texts_tell_apart_count_twice():
    ends = [
        ((outlet("Coast Post"), unnamed("a banker")), Ended.UNNAMED),
        ((outlet("Varla Herald"), unnamed("a pilot")), Ended.UNNAMED),
    ]
    assert counted(*ends).independent == 2


def test_unknown_lineage_is_possible_and_not_counted():
    found = counted(((person("Ada Brenn"),), Ended.SOURCE), ((), Ended.NOT_ESTABLISHED))
    assert (found.independent, found.possible) == (1, 2)


def test_an_unseen_outlet_counts():
    assert counted(((outlet("Northwire"),), Ended.UNSEEN)).independent == 1


def test_a_loop_does_not_count():
    assert counted(((outlet("Northwire"),), Ended.LOOP)).independent == 0


def test_who_denies_is_an_origin_that_does_not_count():
    ends = [((person("Ada Brenn"),), Ended.SOURCE), ((person("Ivo Marn"),), Ended.SOURCE)]
    found = counted(*ends, denying=[1])
    assert found.independent == 1
    assert [o.party for o in found.origins if o.side is Side.DENIES] == ["Ivo Marn"]


def test_a_party_that_joins_two_others_makes_them_one():
    ends = [
        ((person("Ada Brenn"),), Ended.SOURCE),
        ((person("Marta Brenn"),), Ended.SOURCE),
        ((person("Brenn"),), Ended.SOURCE),
    ]
    assert counted(*ends).independent == 1


def test_the_own_report_says_so():
    assert counted(((), Ended.SOURCE)).origins[0].why == "counted: the outlet's own report"


def test_an_outlet_that_is_here_and_does_not_say_it_is_not_counted():
    found = counted(((outlet("Northwire"),), Ended.NOT_ESTABLISHED))
    assert (found.independent, found.possible) == (0, 1)
    assert "in the store" in found.origins[0].why


def test_an_unnamed_source_beside_a_named_one_is_possible_and_not_counted():
    named, crew = person("Ada Brenn"), unnamed("pilots")
    found = counted(((named,), Ended.SOURCE), ((crew,), Ended.UNNAMED))
    assert (found.independent, found.possible) == (1, 2)
    assert "another article names" in found.origins[1].why


def test_an_unnamed_source_that_was_first_counts_beside_a_named_one():
    named, crew = person("Ada Brenn"), unnamed("pilots")
    assert counted(((crew,), Ended.UNNAMED), ((named,), Ended.SOURCE)).independent == 2


def test_the_own_words_of_an_outlet_whose_source_is_known_are_not_another_origin():
    relayed = (outlet("Outlet 0"), person("Ada Brenn"))
    found = counted(((), Ended.SOURCE), (relayed, Ended.SOURCE))
    assert found.independent == 1
    assert [origin.party for origin in found.origins if origin.established] == ["Ada Brenn"]


def test_a_source_that_nothing_describes_is_not_counted():
    assert counted(((unnamed("them"),), Ended.UNNAMED)).independent == 0


def test_the_media_in_general_are_not_counted():
    media = described("the media", SourceKind.OUTLET, "", "", "en")
    assert counted(((media,), Ended.UNSEEN)).independent == 0


def test_a_paper_of_which_only_the_kind_is_told_is_not_another_origin():
    paper = described("statement", SourceKind.DOCUMENT, "", "the statement", "en")
    found = counted(((person("Ada Brenn"),), Ended.SOURCE), ((paper,), Ended.SOURCE))
    assert (found.independent, found.possible) == (1, 2)
    assert "only the kind" in found.origins[1].why


def test_a_paper_of_which_only_the_kind_is_told_counts_where_nothing_else_does():
    paper = described("statement", SourceKind.DOCUMENT, "", "the statement", "en")
    assert counted(((paper,), Ended.SOURCE)).independent == 1


def test_a_paper_with_a_date_is_another_origin():
    paper = described("memo of 11 May", SourceKind.DOCUMENT, "", "", "en")
    found = counted(((person("Ada Brenn"),), Ended.SOURCE), ((paper,), Ended.SOURCE))
    assert found.independent == 2


def test_an_outlet_with_one_word_for_a_name_is_somebody():
    paper = described("the newspaper Northwire", SourceKind.OUTLET, "", "", "en")
    assert counted(((paper,), Ended.UNSEEN)).independent == 1


def test_unnamed_sources_in_two_languages_need_more_than_a_word_to_be_two():
    ends = [
        ((outlet("Coast Post"), unnamed("a ministry official")), Ended.UNNAMED),
        (
            (outlet("Varla Herald"), described("чиновник министерства", UNNAMED, "", "", "ru")),
            Ended.UNNAMED,
        ),
    ]
    assert counted(*ends).independent == 1


def test_two_outlets_of_one_owner_count_once_and_perhaps_twice():
    ends = [((outlet(name),), Ended.UNSEEN) for name in ("The Denver Post", "Chicago Tribune")]
    found = counted(*ends)
    assert (found.independent, found.possible) == (1, 2)
    assert "same owner" in found.origins[1].why


def test_what_only_the_head_of_a_text_credits_is_possible_beside_a_source():
    ends = [((person("Ada Brenn"),), Ended.SOURCE), ((outlet("Northwire"),), Ended.UNSEEN)]
    readings = [
        reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [Said("A fire", "c:fire", NAMES[n])])
        for n in range(2)
    ]
    found = rows(0, world(readings).units)
    walks = [
        (row, Walk(path, ended, vouched=path[0].kind is SourceKind.OUTLET))
        for row, (path, ended) in zip(found, ends, strict=True)
    ]
    assert (count(walks).independent, count(walks).possible) == (1, 2)


def test_who_doubts_is_no_origin():
    said = [Said("A fire", "c:fire", "Ada Brenn"), Said("A fire", "c:fire", "Ivo Marn")]
    said[1] = replace(said[1], stance=Stance.DOUBTS)
    readings = [reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [said[n]]) for n in range(2)]
    found = rows(0, world(readings).units)
    made = count([(row, Walk((row.first.source,), Ended.SOURCE)) for row in found])
    assert (made.independent, made.possible) == (1, 1)
    assert made.origins[1].why == "not counted: doubts the claim"


def test_an_institution_that_has_only_a_description_is_somebody():
    office = described("обласна адміністрація", SourceKind.ORGANIZATION, "", "", "uk")
    assert counted(((office,), Ended.SOURCE)).independent == 1


def test_a_pronoun_is_nobody():
    it = described("it", SourceKind.ORGANIZATION, "", "", "en")
    assert counted(((it,), Ended.SOURCE)).independent == 0


def test_what_the_head_credits_is_no_new_origin_of_what_another_said_first():
    readings = [
        reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [Said("A fire", "c:fire")])
        for n in range(2)
    ]
    first, later = rows(0, world(readings).units)
    vouched = Walk((unnamed("ministry official"),), Ended.UNNAMED, vouched=True)
    found = count([(first, Walk((), Ended.SOURCE)), (later, vouched)])
    assert (found.independent, found.possible) == (1, 2)
