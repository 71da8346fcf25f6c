import pytest

from headwater.errors import ArticleError, NoPackError
from headwater.readers import detect
from headwater.readers.detect import identify, language

TEXTS = {
    "uk": "Міський голова заявив, що міст через річку відкриють навесні. За його словами, "
    "роботи вже "
    "майже завершено, але ще треба перевірити опори та під'їзди, бо торік під час повені вони були "
    "пошкоджені. Про це він сказав у понеділок, як повідомляє міська рада.",
    "ru": "Глава города заявил, что мост через реку откроют весной. По его словам, работы "
    "уже почти "
    "завершены, но ещё нужно проверить опоры и подъезды, которые были повреждены во время паводка. "
    "Об этом он сказал в понедельник, как сообщает городской совет.",
    "en": "The mayor said that the bridge over the river will be opened in spring. He told "
    "reporters "
    "that the works are almost done, but the piers have to be checked after the "
    "flood of last year.",
    "es": "El alcalde dijo que el puente sobre el río se abrirá en primavera. Según sus "
    "palabras, las "
    "obras están casi terminadas, pero los pilares deben revisarse tras la crecida del año pasado.",
}


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_common_words_tell_the_language_without_the_model(lang, monkeypatch):
    monkeypatch.setattr(detect, "_by_model", lambda _text: pytest.fail("model asked"))
    assert language(TEXTS[lang]) == lang


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_short_text_is_told_by_the_model(lang):
    assert language(" ".join(TEXTS[lang].split()[:12])) == lang


@pytest.mark.parametrize(("main", "quoted"), [("uk", "ru"), ("ru", "uk")])
def test_quotation_in_another_language_does_not_change_the_article(main, quoted):
    text = f"{TEXTS[main]} «{TEXTS[quoted][:150]}» {TEXTS[main]}"
    assert language(text) == main


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "Прэзідэнт сказаў, што гэта будзе важнае пытанне для ўсёй краіны, і што ён не "
            "мае намеру "
            "адступаць ад сваіх слоў. Пра гэта паведаміла прэс-служба кіраўніка дзяржавы ў "
            "аўторак.",
            "be",
        ),
        (
            "Кметът каза, че това ще бъде важен въпрос за целия град и че той не възнамерява да се "
            "откаже от думите си. Това съобщи пресслужбата на общината във вторник, но не е "
            "ясно кога.",
            "bg",
        ),
        (
            "O prefeito disse que esta será uma questão importante para toda a cidade e que "
            "não tem "
            "intenção de recuar. A informação foi divulgada pela assessoria na terça-feira "
            "passada.",
            "pt",
        ),
    ],
)
def test_neighbour_without_a_pack_is_refused_by_name(text, lang):
    assert identify(text) == lang
    with pytest.raises(NoPackError, match=f"'{lang}'"):
        language(text)


@pytest.mark.parametrize("given", ["../../etc", "xx", "en/../uk", "", " "])
def test_strange_tag_is_never_a_pack(given):
    if given.strip():
        with pytest.raises(ArticleError):
            language(TEXTS["en"], given)
    else:
        assert language(TEXTS["en"], given.strip() or None) == "en"
