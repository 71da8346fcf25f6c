"""What the conformance suites open and close for each test."""

import pytest

from headwater.registry import find, names


@pytest.fixture(params=names("stores"))
def make(request, tmp_path):
    """Open stores by name in one folder; all are closed at the end."""
    opened = []

    def opener(name="news.db", **options):
        opened.append(find("stores", request.param)(str(tmp_path / name), **options))
        return opened[-1]

    yield opener
    for store in opened:
        store.close()


@pytest.fixture
def store(make):
    return make()
