"""What every engine promises; a new one is tested by being registered."""

from itertools import count, islice

import pytest

from headwater.errors import HeadwaterError
from headwater.registry import find, names
from helpers import dies, evens, fails, squares


@pytest.fixture(params=names("engines"))
def engine(request):
    return find("engines", request.param)(workers=2)


def test_results_come_in_the_order_of_the_input(engine):
    assert list(engine.map_parts(squares, range(100))) == [n * n for n in range(100)]


def test_work_may_leave_items_out(engine):
    assert list(engine.map_parts(evens, iter(range(50)))) == list(range(0, 50, 2))


def test_nothing_in_is_nothing_out(engine):
    assert list(engine.map_parts(squares, [])) == []


def test_an_endless_input_is_read_only_a_little_ahead(engine):
    numbers = count()
    found = engine.map_parts(squares, numbers)
    assert list(islice(found, 5)) == [0, 1, 4, 9, 16]
    found.close()
    assert next(numbers) < 1000


def test_an_error_in_the_work_reaches_the_caller(engine):
    with pytest.raises(ValueError, match="twenty"):
        list(engine.map_parts(fails, range(40)))


def test_an_engine_can_be_used_again(engine):
    assert [list(engine.map_parts(squares, range(n))) for n in (2, 3)] == [[0, 1], [0, 1, 4]]


def test_a_dead_worker_is_told_with_what_to_do():
    engine = find("engines", "processes")(workers=1)
    with pytest.raises(HeadwaterError, match=r"a worker process died.*fewer workers"):
        list(engine.map_parts(dies, range(3)))
