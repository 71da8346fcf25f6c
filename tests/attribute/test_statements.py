import pytest

from headwater.analyze import analyze
from headwater.attribute.statements import state
from headwater.languages import load
from headwater.model import Article, Attribution, Span, Stance


def read(text, *attributions, lang="en", headline=False):
    line = text.find("\n")
    head = Span(0, line) if headline else None
    body = (head, Span(line + 2, len(text))) if head else ()
    article = Article(
        id="a1", text=text, lang=lang, publisher="Coast Post", headline=head, body=body
    )
    pack = load(lang)
    found = state(article, analyze(article, pack), attributions, pack)
    return [(" ".join(span.of(text) for span in s.content), s) for s in found]


def said(text, source, cue, content, **more):
    def place(words):
        start = text.index(words)
        return Span(start, start + len(words))

    return Attribution(
        id=more.pop("id", "at1"),
        source=place(source) if source else None,
        cue=place(cue),
        content=(place(content),),
        source_name=source,
        **more,
    )


FERRY = (
    "The ferry sank off the island, Ada Brenn told reporters. The crew was rescued by a helicopter."
)


def test_a_sentence_of_the_own_voice_is_a_statement_of_the_publisher():
    text, statement = read("The crew of the ferry was rescued by a helicopter.")[0]
    assert text == "The crew of the ferry was rescued by a helicopter."
    assert (statement.speaker, statement.attribution) == ("Coast Post", None)


def test_the_content_of_an_attribution_is_a_statement_of_its_source():
    found = read(FERRY, said(FERRY, "Ada Brenn", "told", "The ferry sank off the island"))
    assert [(text, s.speaker) for text, s in found] == [
        ("The ferry sank off the island", "Ada Brenn"),
        ("The crew was rescued by a helicopter.", "Coast Post"),
    ]


def test_sources_and_cues_are_in_no_statement():
    found = read(FERRY, said(FERRY, "Ada Brenn", "told", "The ferry sank off the island"))
    assert not any("told" in text for text, _ in found)


def test_the_innermost_attribution_has_the_content():
    text = "Northwire reported that Ada Brenn said the ferry sank off the island."
    outer = said(text, "Northwire", "reported", "Ada Brenn said the ferry sank off the island")
    inner = said(text, "Ada Brenn", "said", "the ferry sank off the island", id="at2", within="at1")
    assert [s.speaker for _, s in read(text, inner, outer)] == ["Ada Brenn"]


def test_a_request_that_somebody_reports_is_what_happened():
    text = "The filing says the bank asked the central bank for a loan of 600 million euros."
    whole = "the bank asked the central bank for a loan of 600 million euros"
    outer = said(text, "The filing", "says", whole)
    inner = said(
        text,
        "the bank",
        "asked",
        "for a loan of 600 million euros",
        id="at2",
        within="at1",
        stance=Stance.REQUESTS,
    )
    assert [(t, s.speaker) for t, s in read(text, outer, inner)] == [(whole, "The filing")]


def test_a_source_that_is_not_named_leaves_the_publisher_as_speaker():
    attribution = said(FERRY, None, "told", "The ferry sank off the island")
    assert read(FERRY, attribution)[0][1].speaker == "Coast Post"


def test_the_headline_is_marked():
    found = read("Ferry sinks off island\n\nThe crew was rescued by a helicopter.", headline=True)
    assert [s.headline for _, s in found] == [True, False]


def test_two_counts_are_two_statements():
    found = read("At least seven people were killed and 23 were missing after the ferry sank.")
    assert [[q.value for q in s.quantities] for _, s in found] == [[7.0], [23.0]]


def test_a_stretch_that_says_nothing_is_no_statement():
    assert read("By the way.") == []


@pytest.mark.parametrize(
    ("lang", "text", "negative"),
    [
        ("en", "The minister did not meet the company in the hotel.", True),
        ("uk", "Міністр не зустрічався з компанією в готелі.", True),
        ("ru", "Министр не встречался с компанией в отеле.", True),
        ("es", "El ministro no se reunió con la empresa en el hotel.", True),
        ("ru", "Не менее 17 пассажиров парома погибли у острова.", False),
        ("ru", "На пароме без вести пропали три пассажира с острова.", False),
    ],
)
def test_a_negation_is_told_from_a_count_and_from_a_set_phrase(lang, text, negative):
    assert any(s.negative for _, s in read(text, lang=lang)) is negative


def test_the_keys_of_a_statement_meet_across_languages():
    english = read("The captain of the ferry Lucinda was detained in Varla.")[0][1]
    russian = read("В Варле задержан капитан парома «Лусинда».", lang="ru")[0][1]
    shared = set(english.terms) & set(russian.terms)
    assert {"c:captain", "c:ferry", "c:arrest"} <= shared


def test_background_runs_to_the_end_of_its_paragraph():
    text = (
        "Пором затонув біля острова.\n\nНагадаємо, торік пором ремонтували. "
        "Капітана порома тоді змінили.\n\nЕкіпаж порома врятували."
    )
    assert [s.background for _, s in read(text, lang="uk")] == [False, True, True, False]


def test_a_statement_keeps_its_id_when_read_again():
    assert [s.id for _, s in read(FERRY)] == [s.id for _, s in read(FERRY)]


def test_every_piece_lies_in_the_text():
    for text, statement in read(FERRY):
        assert text
        assert all(0 <= span.start < span.end <= len(FERRY) for span in statement.content)


DENIED = "The ferry was overloaded by forty people. Naviera Correa denies this. The sea was calm."


def test_who_denies_the_sentence_before_says_so_and_leaves_it_to_who_said_it():
    denial = said(
        DENIED,
        "Naviera Correa",
        "denies",
        "The ferry was overloaded by forty people",
        stance=Stance.DENIES,
    )
    found = read(DENIED, denial)
    assert [(text, s.speaker) for text, s in found][:2] == [
        ("The ferry was overloaded by forty people.", "Coast Post"),
        ("Naviera Correa denies", "Naviera Correa"),
    ]
    first, answer = found[0][1], found[1][1]
    assert set(answer.terms) <= set(first.terms) and answer.quantities == first.quantities
    assert answer.attribution == "at1"


def test_who_reports_the_sentence_before_is_who_says_it():
    report = said(DENIED, "Naviera Correa", "denies", "The ferry was overloaded by forty people")
    assert read(DENIED, report)[0][1].speaker == "Naviera Correa"
