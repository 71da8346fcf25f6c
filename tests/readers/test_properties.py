"""Whatever bytes come in: articles or rejects, spans inside the text, the same twice."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.model import Article
from headwater.registry import find, names
from headwater.settings import Settings

PIECES = st.sampled_from(
    [
        *("\n", "\r\n", " ", "\u2028", "> | /", "x.example", "Tags: a, b", "Photo: A. B."),
        *("14 March 2025", "By Una Falk", "Pier to close", "The pier will be closed, she said."),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=25).map("".join)
BYTES = st.one_of(st.binary(max_size=400), TEXTS.map(lambda text: text.encode()))
QUIET = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(params=names("readers"))
def reader(request):
    return find("readers", request.param)()


@QUIET
@given(raw=BYTES)
def test_spans_of_any_input_lie_inside_its_text(reader, raw):
    for item in reader.read(BytesIO(raw), "a", Settings(lang="en")):
        if isinstance(item, Article):
            ends = [span.end for span in item.parts]
            assert all(end <= len(item.text) for end in ends)
            assert ends == sorted(ends)


@QUIET
@given(raw=BYTES)
def test_reading_twice_gives_the_same(reader, raw):
    once, again = (list(reader.read(BytesIO(raw), "a", Settings(lang="en"))) for _ in "ab")
    assert once == again


@QUIET
@given(text=TEXTS)
def test_text_of_a_file_is_never_changed(text):
    reader = find("readers", "text")()
    for item in reader.read(BytesIO(text.encode()), "a", Settings(lang="en")):
        assert not isinstance(item, Article) or item.text == text.removeprefix("\ufeff")
