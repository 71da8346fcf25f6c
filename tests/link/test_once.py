from headwater.link.once import once, retold
from headwater.link.units import world
from linkworld import Said, reading

POINTS = [
    "c:bridge c:fall n:vrl c:night",
    "c:driver c:rescue c:boat n:vrl",
    "c:road c:close c:week n:tss",
]


def told(key, publisher, published, words):
    said = [Said(f"{words} {place}", point) for place, point in enumerate(POINTS)]
    return reading(key, publisher, published, said)


def translated():
    first = told("a", "Coast Post", "2031-01-01", "The bridge")
    return world([first, told("b", "Рахунок", "2031-01-02", "Міст")])


def test_a_translation_says_nothing_that_was_not_said():
    known = translated()
    scores = {(0, 3): 0.9, (1, 4): 0.9, (2, 5): 0.9}
    assert retold(known, scores) == {3: 0, 4: 1, 5: 2}


def test_what_is_no_translation_is_judged_like_all_else():
    assert retold(translated(), {(0, 3): 0.9}) == {}


def test_a_translation_is_in_the_claims_of_its_model():
    found = once(translated())
    assert [[unit.number for unit in cluster] for cluster in found.clusters] == [
        [0, 3],
        [1, 4],
        [2, 5],
    ]


def test_each_repeat_says_why_it_is_the_same():
    whys = [link.why for link in once(translated()).links if link.score == 1.0]
    assert whys == [("said again in a reprint or a translation",)] * 3
