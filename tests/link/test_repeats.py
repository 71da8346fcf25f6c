from headwater.link.repeats import joined, repeats, reprinted, shared
from headwater.link.units import world
from linkworld import Said, reading


def reprint(*places):
    """Build an original and articles that have all of its statements in the same words."""
    text = "The bridge over the Varla fell in the night after weeks of heavy rain in the hills"
    said = [Said(text, "c:bridge n:vrl", "Ada Brenn"), Said(f"Nobody said why {text}", "c:cause")]
    return world(
        [reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", said) for n in range(len(places))]
    )


def test_what_a_reprint_says_repeats_the_first_to_say_it():
    known = reprint("first", "reprint", "reprint of it")
    assert repeats(known) == {2: 0, 3: 1, 4: 0, 5: 1}


def test_a_repeated_statement_is_in_the_claim_of_the_first():
    known = reprint("first", "reprint")
    clusters = joined([[known.units[0]], [known.units[1]]], repeats(known), known.units)
    assert [[unit.number for unit in cluster] for cluster in clusters] == [[0, 2], [1, 3]]


def test_a_repeated_statement_is_as_like_others_as_the_first():
    assert shared({(0, 7): 0.4}, {3: 0}) == {(0, 7): 0.4, (3, 7): 0.4, (0, 3): 1.0}


def test_a_reprint_says_why_it_is_the_same():
    known = reprint("first", "reprint")
    found = reprinted(repeats(known), known.units)
    assert [(link.left, link.right, link.score) for link in found] == [
        ("a0-s0", "a1-s0", 1.0),
        ("a0-s1", "a1-s1", 1.0),
    ]
