import pytest

import damnews
from headwater.stores.sqlite import SqliteStore


@pytest.fixture
def store(tmp_path):
    opened = SqliteStore(str(tmp_path / "news.db"))
    opened.write(list(damnews.records()))
    yield opened
    opened.close()
