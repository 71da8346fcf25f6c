import json
from io import BytesIO

import pytest

from headwater.model import Article, Picture, Reject
from headwater.readers.jsonl import JsonlReader
from headwater.settings import Settings

TEXT = (
    "Pier to close for three weeks\n\nThe pier at Port Ansel will be closed for three weeks, the "
    "mayor said on Monday. She said that the old piles have to be replaced before winter."
)


def read(*rows: object, **chosen: object) -> list[Article | Reject]:
    raw = b"".join(r if isinstance(r, bytes) else json.dumps(r).encode() + b"\n" for r in rows)
    return list(JsonlReader().read(BytesIO(raw), "a.jsonl", Settings(**chosen)))


def test_id_and_text_are_kept_as_given():
    text = f"  {TEXT}\r\n\u00a0e\u0301 "
    (article,) = read({"id": " a/1 ", "text": text, "lang": "en"})
    assert (article.id, article.text) == (" a/1 ", text)


def test_number_is_taken_as_an_id():
    assert read({"id": 17, "text": TEXT})[0].id == "17"


def test_missing_id_is_made_of_the_content():
    one, same, other = read({"text": TEXT}, {"id": None, "text": TEXT}, {"text": TEXT + "!"})
    assert one.id == same.id != other.id


def test_fields_given_win_over_what_lines_show():
    text = f"By Una Falk\n14 March 2025\n{TEXT}\nTags: piers"
    row = {"text": text, "authors": ["A B"], "published": "2024-01-02", "tags": "sea"}
    (article,) = read(row)
    assert (article.authors, article.published, article.tags) == (("A B",), "2024-01-02", ("sea",))


def test_fields_missing_are_read_off_the_lines():
    (article,) = read(
        {"text": f"{TEXT[:29]}\nBy Una Falk\n14 March 2025\n{TEXT[29:]}\nTags: piers"}
    )
    assert (article.authors, article.published, article.tags) == (
        ("Una Falk",),
        "2025-03-14",
        ("piers",),
    )


def test_gold_and_unknown_fields_are_ignored():
    plain, gold = read(
        {"id": "a", "text": TEXT}, {"id": "a", "text": TEXT, "attributions": [], "mentions": 5}
    )
    assert (plain.headline, plain.body) == (gold.headline, gold.body)


@pytest.mark.parametrize(
    ("tag", "lang"), [("en", "en"), ("uk-UA", "uk"), ("ES_mx", "es"), ("rus", "ru"), ("eng", "en")]
)
def test_language_given_is_believed_in_any_spelling(tag, lang):
    assert read({"text": TEXT, "lang": tag})[0].lang == lang


def test_language_given_wins_over_the_chosen_one():
    assert read({"text": TEXT, "lang": "es"}, lang="en")[0].lang == "es"


def test_language_without_a_pack_is_named():
    (reject,) = read({"id": "a", "text": TEXT, "lang": "fi"})
    assert reject.where == "a.jsonl:1"
    assert reject.step == "read"
    assert "'fi'" in reject.reason


def test_bad_line_says_where_and_the_next_is_read():
    items = read(b"\n", b"{broken\n", {"id": "a", "text": TEXT})
    assert items[0].where == "a.jsonl:2"
    assert items[0].reason.startswith("not JSON")
    assert items[1].id == "a"


def test_domain_comes_from_the_address():
    (article,) = read({"text": TEXT, "url": "https://www.gazette.example/pier"})
    assert (article.domain, article.publisher) == ("gazette.example", "gazette.example")


def test_publisher_given_is_kept():
    row = {"text": TEXT, "url": "https://gazette.example/", "publisher": "The Harbour Gazette"}
    assert read(row)[0].publisher == "The Harbour Gazette"


def test_known_outlet_is_named_by_its_domain():
    text = "Міст відкриють навесні. " * 20
    assert read({"text": text, "lang": "uk", "domain": "glavcom.ua"})[0].publisher == "Главком"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2025-03-14", "2025-03-14"),
        ("2025-03-14T08:35:00+02:00", "2025-03-14T08:35:00+02:00"),
        ("2025-03-14T08:35:00Z", "2025-03-14T08:35:00Z"),
        ("20250314", "2025-03-14T00:00:00"),
        ("Fri, 14 Mar 2025 08:35:00 +0200", "2025-03-14T08:35:00+02:00"),
        ("last week", None),
        ("2025-02-30", None),
        ("0001-01-01", None),
        (1741939200, None),
    ],
)
def test_published_is_an_iso_date_or_nothing(given, kept):
    assert read({"text": TEXT, "published": given})[0].published == kept


def test_pictures_keep_caption_and_credit():
    row = {"text": TEXT, "pictures": [{"caption": "The pier", "credit": "U. Falk"}, {}, 5]}
    assert read(row)[0].pictures == (Picture("The pier", "U. Falk"),)


def test_authors_may_be_objects():
    assert read({"text": TEXT, "authors": [{"name": "Una Falk"}]})[0].authors == ("Una Falk",)


def test_headline_is_the_title_where_the_text_begins_with_it():
    (article,) = read({"text": TEXT, "title": "Pier to  close\nfor three weeks"})
    assert article.headline.of(article.text) == "Pier to close for three weeks"


def test_title_that_is_not_in_the_text_gives_no_headline():
    (article,) = read({"text": TEXT, "title": "Harbour news"})
    assert article.headline is None
    assert article.body[0].start == 0


def test_line_over_the_limit_is_rejected_and_the_next_is_read():
    items = read({"text": "x" * 900}, {"text": TEXT}, max_bytes=400)
    assert [type(item) for item in items] == [Reject, Article]
    assert items[0].where == "a.jsonl:1"


def test_headline_runs_to_the_end_of_its_line():
    text = f"Pier to close - Harbour Gazette\n\n{TEXT[31:]}"
    (article,) = read({"text": text, "title": "Pier to close"})
    assert article.title == "Pier to close"
    assert article.headline.of(text) == "Pier to close - Harbour Gazette"


def test_text_that_goes_on_after_the_title_in_one_line_is_body():
    text = f"Pier to close {TEXT[31:] * 3}"
    (article,) = read({"text": text, "title": "Pier to close"})
    assert article.headline.of(text) == "Pier to close"
    assert [span.start for span in article.body] == [14]
