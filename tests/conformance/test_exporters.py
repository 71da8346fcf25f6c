"""What every exporter promises; a new one is tested by being registered."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.registry import find, names
from strategies import ANY


@pytest.fixture(params=names("exporters"), scope="module")
def exporter(request):
    return find("exporters", request.param)()


@given(records=st.lists(ANY, max_size=4))
def test_every_record_can_be_written_as_utf8(exporter, records):
    out = io.StringIO()
    exporter.export(iter(records), out)
    assert isinstance(out.getvalue().encode("utf-8"), bytes)
    assert not out.closed


@given(records=st.lists(ANY, max_size=4))
def test_the_same_records_give_the_same_bytes(exporter, records):
    one, other = io.StringIO(), io.StringIO()
    exporter.export(records, one)
    exporter.export(iter(records), other)
    assert one.getvalue() == other.getvalue()


def test_nothing_is_written_of_nothing(exporter):
    out = io.StringIO()
    exporter.export([], out)
    assert out.getvalue() == ""


def test_a_suffix_begins_with_a_dot(exporter):
    assert exporter.suffix.startswith(".")
