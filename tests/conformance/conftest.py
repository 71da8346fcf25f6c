"""What the conformance suites open and close for each test."""

import pytest

from headwater.registry import find, names


def kinds_of_stores():
    marks = {"postgresql": [pytest.mark.postgresql]}
    return [pytest.param(name, marks=marks.get(name, [])) for name in names("stores")]


@pytest.fixture(params=kinds_of_stores())
def place(request, tmp_path):
    """Turn a name into a place of the kind of store that is tested."""
    if request.param != "postgresql":
        return lambda name, **_: str(tmp_path / name)
    return request.getfixturevalue("postgresql")


@pytest.fixture
def make(request, place):
    """Open stores by name; all are closed at the end."""
    opened, kind = [], request.node.callspec.params["place"]

    def opener(name="news.db", *, create=True):
        where = place(name, empty=not create)
        opened.append(find("stores", kind)(where, create=create))
        return opened[-1]

    yield opener
    for store in opened:
        store.close()


@pytest.fixture
def store(make):
    return make()
