import json
from io import BytesIO

import pytest

from headwater.model import Article, Picture, Reject
from headwater.readers.html import HtmlReader
from headwater.settings import Settings

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Gazette"},
        {
            "@type": "NewsArticle",
            "headline": "Pier to close for three weeks",
            "datePublished": "2025-03-14T08:35:00+02:00",
            "dateModified": "2025-03-14T10:00:00+02:00",
            "author": [{"@type": "Person", "name": "Una Falk"}, {"name": "Ivo Brandt"}],
            "publisher": {"@type": "Organization", "name": "The Harbour Gazette"},
            "articleSection": "Town",
            "keywords": "pier, harbour",
        },
    ],
}
META = """
<meta property="og:title" content="Pier to close for three weeks">
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2025-03-14T06:35:00Z">
<meta property="article:section" content="Town">
<meta name="author" content="Una Falk">
<meta property="article:tag" content="pier"><meta property="article:tag" content="harbour">
<meta property="og:image" content="https://gazette.example/pier.jpg">
"""
BODY = """
<nav><a href="/">Home</a> <a href="/town">Town</a></nav>
<article><h1>Pier to close for three weeks</h1>
<figure><img src="https://gazette.example/p.jpg"><figcaption>The old pier in May
<span class="credit">Photo: Ivo Brandt</span></figcaption></figure>
<p>The pier at Port Ansel will be closed for three weeks, the mayor, Ada Rowe, said on Monday.</p>
<p>She told reporters that the old piles have to be replaced before the winter storms begin.</p>
<p>The Harbour Gazette had reported in May that two of the piles were cracked and had to go.</p>
</article><footer>All rights reserved</footer>
"""
UKRAINIAN = """
<p>Міст через річку відкриють навесні, заявив міський голова Роман Довгань.</p>
<p>За його словами, роботи вже майже завершено, але ще треба перевірити опори.</p>
<p>Раніше підрядник повідомляв, що не встигає через повінь, яка почалася торік.</p>
"""
CANONICAL = '<link rel="canonical" href="https://www.gazette.example/town/pier">'


def script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def page(head: str, body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def read(page: str | bytes, **chosen: object) -> Article | Reject:
    raw = page if isinstance(page, bytes) else page.encode()
    (item,) = HtmlReader().read(BytesIO(raw), "a.html", Settings(**chosen))
    return item


def test_text_is_title_blank_line_body():
    article = read(page(META))
    title, blank, first = article.text.split("\n")[:3]
    assert (title, blank) == ("Pier to close for three weeks", "")
    assert first.startswith("The pier at Port Ansel")


def test_headline_and_body_point_at_title_and_article():
    article = read(page(META))
    assert article.headline.of(article.text) == article.title
    assert article.body[0].of(article.text).startswith("The pier at Port Ansel")
    assert article.text.endswith("had to go.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "2025-03-14T08:35:00+02:00"),
        ("updated", "2025-03-14T10:00:00+02:00"),
        ("authors", ("Una Falk", "Ivo Brandt")),
        ("publisher", "The Harbour Gazette"),
        ("section", "Town"),
        ("tags", ("pier", "harbour")),
        ("url", "https://www.gazette.example/town/pier"),
        ("domain", "gazette.example"),
        ("lang", "en"),
    ],
)
def test_linked_data_gives_field(field, value):
    assert getattr(read(page(CANONICAL + script(LINKED))), field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "2025-03-14T06:35:00Z"),
        ("authors", ("Una Falk",)),
        ("publisher", "The Harbour Gazette"),
        ("section", "Town"),
        ("tags", ("pier", "harbour")),
    ],
)
def test_meta_elements_give_field(field, value):
    assert getattr(read(page(META)), field) == value


def test_picture_has_caption_and_credit():
    (picture,) = read(page(META)).pictures
    assert picture == Picture("The old pier in May", "Ivo Brandt", "https://gazette.example/p.jpg")


def test_picture_of_previews_stands_in_for_none():
    bare = BODY[: BODY.index("<figure>")] + BODY[BODY.index("</figure>") :]
    assert read(page(META, bare)).pictures == (Picture(url="https://gazette.example/pier.jpg"),)


def test_time_element_gives_the_date():
    body = BODY.replace(
        "<p>", '<time class="published" datetime="2025-03-14T08:35+02:00">d</time><p>', 1
    )
    assert read(page("", body)).published == "2025-03-14T08:35+02:00"


def test_known_outlet_is_named_by_its_domain():
    text = UKRAINIAN
    head = '<link rel="canonical" href="https://glavcom.ua/a"><title>Міст відкриють</title>'
    article = read(page(head, f"<article>{text}</article>"), lang="uk")
    assert article.publisher == "Главком"


def test_declared_charset_is_believed():
    text = UKRAINIAN
    raw = page('<meta charset="windows-1251"><title>Міст</title>', f"<article>{text}</article>")
    assert "Роман Довгань" in read(raw.encode("cp1251")).text


@pytest.mark.parametrize(
    "linked",
    ["{broken", "[]", '{"@type": 5}', "[" * 5000, '{"@type": ["NewsArticle"], "author": 5}'],
)
def test_bad_linked_data_is_passed_over(linked):
    bad = f'<script type="application/ld+json">{linked}</script>'
    assert read(page(META + bad)).published == "2025-03-14T06:35:00Z"


def test_relative_canonical_address_is_no_address():
    assert read(page(META + '<link rel="canonical" href="/town/pier">')).url is None


def test_page_without_an_article_is_rejected():
    reject = read(page(META, "<nav><a href='/'>Home</a></nav>"))
    assert reject.reason == "a page without an article"


POLISH = (
    "Burmistrz powiedział, że most zostanie otwarty dopiero wiosną.\n"
    "Wcześniej gazeta pisała o opóźnieniach. Zdaniem wykonawcy brakuje pieniędzy na filary."
)


@pytest.fixture
def polish():
    head = f"<title>Most</title>{META.replace('Pier to close for three weeks', 'Most zamknięty')}"
    paragraphs = "".join(f"<p>{said}</p>" for said in POLISH.split("\n"))
    return read(page(CANONICAL + head, f"<article>{paragraphs}</article>"))


def test_page_in_a_language_without_a_pack_is_an_article_in_that_language(polish):
    assert (polish.lang, polish.text) == ("pl", f"Most zamknięty\n\n{POLISH}")


def test_title_and_body_are_told_apart_without_a_pack(polish):
    assert polish.headline.of(polish.text) == "Most zamknięty"
    assert [span.of(polish.text) for span in polish.body] == [POLISH]


def test_fields_of_the_markup_are_kept_without_a_pack(polish):
    assert polish.publisher == "The Harbour Gazette"
    assert polish.domain == "gazette.example"
    assert (polish.published, polish.tags) == ("2025-03-14T06:35:00Z", ("pier", "harbour"))


def test_reference_inside_linked_data_is_followed():
    linked = {
        "@graph": [
            {"@type": "NewsArticle", "publisher": {"@id": "#org"}, "author": [{"@id": "#una"}]},
            {"@type": "Organization", "@id": "#org", "name": "The Harbour Gazette"},
            {"@type": "Person", "@id": "#una", "name": "Una Falk"},
        ]
    }
    article = read(page("<title>Pier to close</title>" + script(linked)))
    assert (article.publisher, article.authors) == ("The Harbour Gazette", ("Una Falk",))


def test_reference_that_leads_nowhere_gives_no_name():
    linked = {"@type": "NewsArticle", "publisher": {"@id": "https://gazette.example/#org"}}
    assert read(page(META + script(linked))).publisher == "The Harbour Gazette"


def test_entities_left_in_fields_are_resolved():
    head = '<meta property="og:title" content="&amp;quot;Old&amp;quot; pier to close">'
    assert read(page(head)).title == '"Old" pier to close'


@pytest.mark.parametrize(
    "raw",
    ["<p " + " ".join(f"a{n}" for n in range(9000)) + ">", f"<p title='{'x' * 3_000_000}'>"],
)
def test_element_that_would_take_minutes_is_refused(raw):
    assert "element" in read(page(META, raw)).reason


def test_page_of_too_many_elements_is_refused():
    assert "elements" in read(page(META, "<br>" * 41_000)).reason
