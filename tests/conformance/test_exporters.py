"""What every exporter promises; a new one is tested by being registered."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.cli.export import Kind
from headwater.model import Article, Attribution, Claim, Reading, Span, Story
from headwater.registry import find, names
from strategies import SHOWN


@pytest.fixture(params=names("exporters"), scope="module")
def exporter(request):
    return find("exporters", request.param)()


@given(records=st.lists(SHOWN, max_size=4))
def test_every_record_can_be_written_as_utf8(exporter, records):
    out = io.StringIO()
    exporter.export(iter(records), out)
    assert isinstance(out.getvalue().encode("utf-8"), bytes)
    assert not out.closed


@given(records=st.lists(SHOWN, max_size=4))
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


def test_what_is_read_is_written_before_all_is_read(exporter):
    out, written = io.StringIO(), []

    def stories():
        for key in "abc":
            written.append(len(out.getvalue()))
            yield Story(key, "Rain", (key,))
            said = Attribution(key, None, Span(0, 2), (Span(3, 8),))
            yield Reading(Article(key, "It rains.", "en"), (said,))
            yield Claim(key, "it rains", "en", key, 1, 1, (), ())

    exporter.export(stories(), out)
    assert 0 < written[2] < len(out.getvalue())


def test_a_kind_is_one_that_the_command_knows(exporter):
    assert exporter.kind in set(Kind)
