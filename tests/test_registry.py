import pytest

from headwater.errors import UnknownNameError
from headwater.registry import SHELVES, find, names


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_registered_member_can_be_loaded(shelf):
    assert names(shelf)
    assert all(isinstance(find(shelf, name), type) for name in names(shelf))


def test_an_unknown_name_is_told_what_there_is():
    with pytest.raises(UnknownNameError, match=r"no store named 'tape'; there are: .*sqlite"):
        find("stores", "tape")
