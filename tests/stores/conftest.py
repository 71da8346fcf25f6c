"""Places of stores on each engine, with nothing in them yet."""

import pytest


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def bare(request, tmp_path):
    """Name places where no store has been made; the same name is the same place."""
    if request.param == "sqlite":
        return lambda name="news": str(tmp_path / f"{name}.db")
    databases = request.getfixturevalue("postgresql")
    return lambda name="news": databases(name, empty=True)
