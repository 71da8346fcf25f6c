"""What confirms a claim, and what tells it otherwise."""

import pytest

from headwater.link.otherwise import otherwise
from headwater.link.rows import rows
from headwater.link.units import world
from linkworld import Said, reading


def told(left, right):
    """The rows of two outlets that tell one claim, each in its own way."""
    readings = [
        reading(key, f"Outlet {key}", f"2031-03-04T0{n}:00:00Z", [said])
        for n, (key, said) in enumerate((("a1", left), ("a2", right)))
    ]
    return [rows(0, [unit])[0] for unit in world(readings).units]


BRIDGE = "c:bridge c:collapse n:vrl c:night"
SAME = Said("The bridge fell", BRIDGE, "Ann")


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        (SAME, Said("It fell", BRIDGE, "Bob"), False),
        (SAME, Said("Down it came", "c:bridge c:river c:boat c:ship c:crane", "Bob"), False),
        (SAME, Said("The tower fell", f"{BRIDGE[9:]} c:tower", "Bob"), True),
        (SAME, Said("Nothing stands of it since midnight", f"{BRIDGE[9:]} c:tower", "Bob"), False),
        (SAME, Said("It did not fall", BRIDGE, "Bob", negative=True), True),
        (
            Said("9 died", BRIDGE, "Ann", numbers=(9.0,), unit="person"),
            Said("90 died", BRIDGE, "Bob", numbers=(90.0,), unit="person"),
            True,
        ),
        (
            Said("9 died", BRIDGE, "Ann", numbers=(9.0,), unit="person"),
            Said("90 tons fell", BRIDGE, "Bob", numbers=(90.0,), unit="ton"),
            False,
        ),
        (Said("9 died", BRIDGE, "Ann", numbers=(9.0,)), SAME, False),
    ],
)
def test_another_figure_doer_or_a_not_confirms_nothing(left, right, other):
    first, second = told(left, right)
    assert otherwise(second, first) is other
    assert otherwise(first, second) is other
