"""Raw crawler dumps of invented articles: fields and furniture told apart, the text unchanged."""

from io import BytesIO

import pytest

from headwater.model import Article, Picture, Reject
from headwater.readers.text import TextReader
from headwater.settings import Settings

UK = """ date 2025-03-14 Головна Регіони Економіка
Вишнівець: мер пообіцяв добудувати міст до осені попри брак коштів

Оксана Верес
visnyk-vyshnivets.example
Оксана Верес
Вишнівець: мер пообіцяв добудувати міст до осені попри брак коштів
Міст через річку Горинку під час весняної повені торік
фото: Степан Лелека / «Вісник»

Міський голова Вишнівця запевнив, що роботи на мосту завершать до кінця вересня

Міський голова Вишнівця Роман Довгань заявив, що міст через Горинку відкриють восени. Про це \
повідомляє «Вісник Вишнівця».

За його словами, на роботи бракує ще 12 мільйонів гривень, але підрядник згоден чекати.

Читайте також: У Вишнівці закрили стару греблю

«Ми не зупинимо будівництва», – сказав Довгань.

Якщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter.
Теги: Вишнівець, міст, Роман Довгань
"""
EN = """Home > News > Business
Share
Facebook | Twitter | WhatsApp
Port Ansel ferry operator denies plan to cut winter sailings
By Martha Quill, Ivo Brandt
Published: 14 March 2025, 08:35
3 min read
The ferry Lark leaves Port Ansel in January (Photo: Ivo Brandt)

The operator of the Port Ansel ferry has denied that it will cut sailings next winter, its \
director said on Friday.

The Harbour Gazette had reported that half of the sailings would go, citing two people at the firm.

Read more: Harbour wall to be rebuilt

"Nothing has been decided," said the director, Una Falk.

Sign up for our daily newsletter and never miss a story
Tags: ferries, Port Ansel
We use cookies to improve this site. See our privacy policy.
"""
RU = """Главная / Новости / Общество
15 июня 2025, 19:04
Комментарии: 12
В Заречье отменили паромную переправу из-за низкой воды

Автор: Илья Громов
Паром «Ласточка» у причала в Заречье
Фото: Анна Седова

Паромную переправу в Заречье отменили до конца месяца, сообщила администрация района в понедельник.

ЗАРЕЧЬЕ, 15 июн - Областное агентство. По данным гидрологов, уровень воды упал на 40 сантиметров.

Читайте также
Как устроен новый мост
Почему обмелела река

Раньше об этом писала газета «Берег» со ссылкой на капитана парома.

Подписывайтесь на наш канал в Telegram
Теги: паром, Заречье
"""
ES = """Inicio > Noticias > Economía
El puerto de Valdemar aplaza la subida de tasas hasta enero
Por Lucía Ferrán
Publicado el 3 de febrero de 2025 a las 09:15
El muelle norte de Valdemar, en obras desde 2023
Foto: Tomás Arce

La autoridad portuaria de Valdemar ha aplazado hasta enero la subida de las tasas, según informó \
ayer su presidenta.

Fuentes del sector citadas por El Faro de Valdemar dicen que la subida será del 8 %.

Te puede interesar: Las obras del muelle norte

«No hay prisa», dijo la presidenta, Carmen Oriol.

Suscríbete a nuestro boletín diario para no perderte nada
Etiquetas: puerto, tasas
"""
DUMPS = {"uk": UK, "en": EN, "ru": RU, "es": ES}
FIELDS = {
    "uk": {
        "title": "Вишнівець: мер пообіцяв добудувати міст до осені попри брак коштів",
        "authors": ("Оксана Верес",),
        "domain": "visnyk-vyshnivets.example",
        "publisher": "visnyk-vyshnivets.example",
        "published": "2025-03-14",
        "section": "Економіка",
        "tags": ("Вишнівець", "міст", "Роман Довгань"),
        "pictures": (
            Picture(
                "Міст через річку Горинку під час весняної повені торік",
                "Степан Лелека / «Вісник»",
            ),
        ),
    },
    "en": {
        "title": "Port Ansel ferry operator denies plan to cut winter sailings",
        "authors": ("Martha Quill", "Ivo Brandt"),
        "published": "2025-03-14T08:35",
        "section": "Business",
        "tags": ("ferries", "Port Ansel"),
        "pictures": (Picture("The ferry Lark leaves Port Ansel in January", "Ivo Brandt"),),
    },
    "ru": {
        "title": "В Заречье отменили паромную переправу из-за низкой воды",
        "authors": ("Илья Громов",),
        "published": "2025-06-15T19:04",
        "section": "Общество",
        "tags": ("паром", "Заречье"),
        "pictures": (Picture("Паром «Ласточка» у причала в Заречье", "Анна Седова"),),
    },
    "es": {
        "title": "El puerto de Valdemar aplaza la subida de tasas hasta enero",
        "authors": ("Lucía Ferrán",),
        "published": "2025-02-03T09:15",
        "section": "Economía",
        "tags": ("puerto", "tasas"),
        "pictures": (Picture("El muelle norte de Valdemar, en obras desde 2023", "Tomás Arce"),),
    },
}
BODIES = {
    "uk": (
        "Міський голова Вишнівця запевнив, що роботи на мосту завершать до кінця вересня",
        "чекати.",
        "«Ми не зупинимо будівництва», – сказав Довгань.",
    ),
    "en": ("The operator of the Port Ansel", "at the firm.", "said the director, Una Falk."),
    "ru": ("Паромную переправу в Заречье", "ЗАРЕЧЬЕ, 15 июн", "со ссылкой на капитана парома."),
    "es": ("La autoridad portuaria", "será del 8 %.", "dijo la presidenta, Carmen Oriol."),
}
FURNITURE = {
    "uk": ("Головна", "Читайте", "помилку", "Теги", "фото", "Оксана", "example", "повені"),
    "en": ("Home", "Share", "Facebook", "Martha", "min read", "Photo", "Read more", "Sign", "Tags"),
    "ru": ("Главная", "Комментарии", "Громов", "Ласточка", "Фото", "мост", "Telegram", "Теги"),
    "es": ("Inicio", "Por Luc", "Publicado", "Foto", "interesar", "Suscr", "Etiquetas"),
}
LANGS = sorted(DUMPS)


def read(text: str | bytes, **chosen: object) -> Article | Reject:
    raw = text if isinstance(text, bytes) else text.encode()
    (item,) = TextReader().read(BytesIO(raw), "a.txt", Settings(**chosen))
    return item


def body(article: Article) -> str:
    return "\n".join(span.of(article.text) for span in article.body)


@pytest.mark.parametrize("lang", LANGS)
def test_dump_is_kept_unchanged_and_its_language_found(lang):
    article = read(DUMPS[lang])
    assert (article.id, article.lang, article.text) == ("a.txt", lang, DUMPS[lang])


@pytest.mark.parametrize(("lang", "field"), [(k, f) for k in LANGS for f in FIELDS[k]])
def test_dump_gives_field(lang, field):
    assert getattr(read(DUMPS[lang]), field) == FIELDS[lang][field]


@pytest.mark.parametrize("lang", LANGS)
def test_headline_of_a_dump_is_its_title(lang):
    article = read(DUMPS[lang])
    assert article.headline.of(article.text) == FIELDS[lang]["title"]


@pytest.mark.parametrize(("lang", "piece"), [(k, p) for k in LANGS for p in BODIES[k]])
def test_body_of_a_dump_holds_the_article(lang, piece):
    assert piece in body(read(DUMPS[lang]))


@pytest.mark.parametrize(("lang", "piece"), [(k, p) for k in LANGS for p in FURNITURE[k]])
def test_body_of_a_dump_holds_no_furniture(lang, piece):
    assert piece not in body(read(DUMPS[lang]))


def test_clean_text_is_a_headline_and_one_stretch_of_body():
    article = read(
        "Pier to close for winter\n\nThe pier will close. The mayor said so.\n\nIt is old.\n"
    )
    assert article.headline.of(article.text) == "Pier to close for winter"
    assert [s.of(article.text) for s in article.body] == [
        "The pier will close. The mayor said so.\n\nIt is old."
    ]


def test_text_in_windows_1251_is_read_right():
    assert read(UK.encode("cp1251", "replace")).title == FIELDS["uk"]["title"]


def test_chosen_language_is_believed_where_the_text_names_none():
    assert read("Short note\n\nOf few words.", lang="en").lang == "en"


def test_file_over_the_limit_is_rejected():
    assert read(UK, max_bytes=100) == Reject("a.txt", "read", "larger than 100 bytes")


def test_same_bytes_give_the_same_hash():
    assert read(UK).raw_sha256 == read(UK).raw_sha256 != read(EN).raw_sha256


@pytest.mark.parametrize("mark", ["16:39 ", "9. ", "3) "])
def test_hour_or_number_before_a_title_is_left_out(mark):
    article = read(f"{mark}Pier to close for winter\n\nThe pier will close, the mayor said today.")
    assert article.title == "Pier to close for winter"
    assert [span.start for span in article.body] == [len(mark) + 26]


def test_menu_above_the_title_and_news_below_the_tags_are_no_body():
    article = read(
        "Menu\nPolitics\nTown\nPier to close for winter\n\n"
        "The pier at Port Ansel will be closed for the winter, the mayor said today.\n\n"
        "Tags: pier\nFerry runs aground near Lark Rock\nMayor to meet fishermen\n"
    )
    assert article.title == "Pier to close for winter"
    assert "Politics" not in body(article)
    assert "Ferry" not in body(article)


def test_title_said_twice_is_told_from_the_kicker_above_it():
    article = read(
        "Town and sea today\nPier to close for winter\nUna Falk\n14 March 2025\n"
        "Pier to close for winter\n\nThe pier at Port Ansel will be closed, the mayor said today.\n"
    )
    assert article.title == "Pier to close for winter"
    assert article.authors == ("Una Falk",)
    assert body(article) == "The pier at Port Ansel will be closed, the mayor said today."
