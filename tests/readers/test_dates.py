import pytest

from headwater.readers.dates import find_date, iso


@pytest.mark.parametrize(
    ("lang", "line", "value"),
    [
        ("uk", "Четвер, 3 грудня 2020, 08:35", "2020-12-03T08:35"),
        ("uk", "31.10.2025", "2025-10-31"),
        ("uk", "date 2025-10-31", "2025-10-31"),
        ("uk", "Опубліковано: 7 січ. 2021", "2021-01-07"),
        ("ru", "8 января 2021 г.", "2021-01-08"),
        ("ru", "07:40 30/12/2020", "2020-12-30T07:40"),
        ("en", "March 14, 2025 at 8:35 pm", "2025-03-14T20:35"),
        ("en", "12:05 a.m. Mar 4th, 2025", "2025-03-04T00:05"),
        ("en", "3/14/2025", "2025-03-14"),
        ("es", "3 de febrero de 2025 a las 09:15", "2025-02-03T09:15"),
        ("es", "03/02/2025", "2025-02-03"),
        ("en", "2025-03-14T08:35:10+0200", "2025-03-14T08:35+02:00"),
        ("en", "2025-03-14 08:35Z", "2025-03-14T08:35Z"),
    ],
)
def test_date_is_found_in_the_way_the_language_writes_it(lang, line, value):
    assert find_date(line, lang).value == value


@pytest.mark.parametrize(
    "line",
    ["no date", "March 2025", "14 March", "31.02.2025", "40 March 2025", "2025"],
)
def test_part_of_a_date_is_no_date(line):
    assert find_date(line, "en") is None


def test_rest_of_the_line_is_kept():
    assert find_date("Gazette, 14 March 2025", "en").rest.split() == ["Gazette,"]


@pytest.mark.parametrize("value", ["", "soon", "2025-13-01", "9999-01-01", "Fri, 99 Foo 2025"])
def test_what_is_no_date_has_no_iso_form(value):
    assert iso(value) is None


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("2025-03-14 08:35:00", "2025-03-14T08:35:00"),
        ("2025-03-14T08:35:00+0200", "2025-03-14T08:35:00+02:00"),
        (" 2025-03-14T08:35Z ", "2025-03-14T08:35Z"),
        ("2025-03-14T08:35:00.250Z", "2025-03-14T08:35:00.250Z"),
    ],
)
def test_time_has_one_way_of_writing(value, kept):
    assert iso(value) == kept
