"""A claim's chains as a drawing: origins at the left, who has it from them to the right.

Built as an element tree, so that whatever stands in a name is escaped; styled by the page's own
stylesheet, because the content policy allows nothing inline.
"""

from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

WIDTH, HEIGHT, GAP_X, GAP_Y, EDGE = 204, 38, 56, 12, 8
LETTERS = 22  # of a name that fit in a box
FITTING = 4  # columns that fit on a page; more are drawn smaller
DEEPEST = 20
MOST = 400  # boxes; beyond that a drawing is a smear, and the ledger says it all

Data = dict[str, Any]


@dataclass
class _Box:
    name: str
    style: str
    hint: str
    column: int
    row: float = 0.0
    below: list["_Box"] = field(default_factory=list)


def draw(tree: list[Data]) -> Markup:
    """Draw the trees of a claim one below the other."""
    room = [MOST]
    roots = [_box(data, 0, room) for data in tree if room[0] > 0]
    rows = 0.0
    for root in roots:
        rows = _place(root, rows)
    boxes = [box for root in roots for box in _all(root)]
    columns = max((box.column for box in boxes), default=0) + 1
    width = columns * WIDTH + (columns - 1) * GAP_X + 2 * EDGE
    height = rows * (HEIGHT + GAP_Y) - GAP_Y + 2 * EDGE
    look = "chains wide" if columns > FITTING else "chains"
    svg = Element("svg", {"class": look, "viewBox": f"0 0 {width} {height:g}", "role": "img"})
    svg.set("width", str(width))
    svg.set("height", f"{height:g}")
    SubElement(svg, "title").text = "Who has the claim from whom, from the origins to the outlets"
    for box in boxes:
        _draw_edges(svg, box)
    for box in boxes:
        _draw_box(svg, box)
    return Markup(tostring(svg, encoding="unicode"))  # the element tree has escaped it


def _box(data: Data, column: int, room: list[int]) -> _Box:
    room[0] -= 1
    box = _Box(data["party"], _style(data, column), _hint(data), column)
    if column < DEEPEST:
        box.below = [_box(d, column + 1, room) for d in data["carriers"] if room[0] > 0]
    return box


def _style(data: Data, column: int) -> str:
    origin = data["origin"]
    if origin is None:
        return "hop" if data["carriers"] or not column else "outlet"
    if origin["side"] == "denies":
        return "origin denies"
    return f"origin {'established' if origin['established'] else 'possible'} {origin['ended']}"


def _hint(data: Data) -> str:
    why = f": {data['origin']['why']}" if data["origin"] else ""
    return f"{data['party']}{why}"


def _place(box: _Box, row: float) -> float:
    """Give a box its row, in the middle of those below it; return the next free row."""
    if not box.below:
        box.row = row
        return row + 1
    for below in box.below:
        row = _place(below, row)
    box.row = (box.below[0].row + box.below[-1].row) / 2
    return row


def _all(box: _Box) -> list[_Box]:
    return [box, *(found for below in box.below for found in _all(below))]


def _corner(box: _Box) -> tuple[float, float]:
    return EDGE + box.column * (WIDTH + GAP_X), EDGE + box.row * (HEIGHT + GAP_Y)


def _draw_edges(svg: Element, box: _Box) -> None:
    x, y = _corner(box)
    start, middle = x + WIDTH, y + HEIGHT / 2
    for below in box.below:
        end, other = _corner(below)[0], _corner(below)[1] + HEIGHT / 2
        bend = (start + end) / 2
        line = f"M{start:g} {middle:g}C{bend:g} {middle:g} {bend:g} {other:g} {end:g} {other:g}"
        denied = " denies" if "denies" in box.style else ""
        SubElement(svg, "path", {"d": line, "class": "edge" + denied})


def _draw_box(svg: Element, box: _Box) -> None:
    x, y = _corner(box)
    group = SubElement(svg, "g", {"class": f"box {box.style}"})
    SubElement(group, "title").text = _legal(box.hint)
    sizes = {"width": str(WIDTH), "height": str(HEIGHT), "rx": "8"}
    SubElement(group, "rect", {"x": f"{x:g}", "y": f"{y:g}"} | sizes)
    place = {"x": f"{x + 12:g}", "y": f"{y + HEIGHT / 2 + 5:g}"}
    name = " ".join(box.name.split())
    short = name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"
    SubElement(group, "text", place).text = _legal(short)


def _legal(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(ch if ch.isprintable() else " " for ch in text)
