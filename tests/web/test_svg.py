from xml.etree.ElementTree import fromstring

from headwater.web.svg import MOST, draw

SPACE = "{http://www.w3.org/2000/svg}"


def carrier(party, *carriers, **origin):
    return {"party": party, "articles": 1, "origin": origin or None, "carriers": list(carriers)}


def boxes(svg):
    tree = fromstring(svg)
    return [group for group in tree.iter() if group.get("class", "").startswith("box")]


def words(svg):
    return ["".join(box.find("text").itertext()) for box in boxes(svg)]


def test_each_party_is_a_box_and_each_hop_an_edge():
    svg = draw([carrier("Ann", carrier("Agency", carrier("Paper"), carrier("Post")))])
    assert words(svg) == ["Ann", "Agency", "Paper", "Post"]
    assert svg.count("<path") == 3


def test_an_origin_stands_left_of_those_who_have_it_from_there():
    first, second = boxes(draw([carrier("Ann", carrier("Agency"))]))
    assert float(first.find("rect").get("x")) < float(second.find("rect").get("x"))


def test_no_two_outlets_share_a_place():
    svg = draw([carrier("Ann", *(carrier(f"P{n}") for n in range(9))), carrier("Zoe")])
    places = [(b.find("rect").get("x"), b.find("rect").get("y")) for b in boxes(svg)]
    assert len(set(places)) == len(places)


def test_names_are_escaped_cut_and_kept_whole_in_the_hint():
    name = "<script>" + "x" * 60 + "\x00"
    svg = draw([carrier(name)])
    assert "<script>" not in svg
    assert words(svg)[0].endswith("…")
    assert "x" * 60 in boxes(svg)[0].find("title").text


def test_the_colour_tells_denying_counted_and_possible_origins_apart():
    reason = {"why": "so", "ended": "source"}
    svg = draw(
        [
            carrier("A", side="supports", established=True, **reason),
            carrier("B", side="supports", established=False, **reason),
            carrier("C", side="denies", established=True, **reason),
        ]
    )
    kinds = [box.get("class").split()[2] for box in boxes(svg)]
    assert kinds == ["established", "possible", "denies"]


def test_a_drawing_stays_bounded():
    svg = draw([carrier("A", *(carrier(f"P{n}") for n in range(2000)))])
    assert len(boxes(svg)) == MOST


def test_a_claim_without_chains_is_an_empty_drawing():
    assert boxes(draw([])) == []
