import pytest

import newsroom
from browser import Browser
from headwater.web.app import create


@pytest.fixture
def place(tmp_path):
    """A store that a test may change."""
    return newsroom.build(tmp_path / "news.db")


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A browser on a store that nobody changes."""
    with Browser(create(newsroom.build(tmp_path_factory.mktemp("web") / "news.db"))) as client:
        yield client
