"""Who says what in one or two sentences, in four languages: source, cue, content, stance."""

import pytest

from headwater.model import Quote, Stance
from helpers import told, understood

ROWS = [
    ("uk", "«Міст безпечний», – сказала мерка Олена Гай.",
     ("мерка Олена Гай", "сказала", "«Міст безпечний»"), Quote.DIRECT),
    ("uk", "Мерка Олена Гай сказала: «Міст безпечний».",
     ("Мерка Олена Гай", "сказала", "«Міст безпечний»"), Quote.DIRECT),
    ("uk", "Мерка Олена Гай сказала, що міст безпечний.",
     ("Мерка Олена Гай", "сказала", "міст безпечний"), Quote.INDIRECT),
    ("uk", "«Міст безпечний, – сказала мерка Олена Гай. – Його відкриють у травні».",
     ("мерка Олена Гай", "сказала", "«Міст безпечний, … Його відкриють у травні»"), Quote.DIRECT),
    ("uk", "За словами міністра Петра Лугового, завод закриють.",
     ("міністра Петра Лугового", "За словами", "завод закриють"), Quote.INDIRECT),
    ("uk", "Завод закриють, повідомив міністр Петро Луговий.",
     ("міністр Петро Луговий", "повідомив", "Завод закриють"), Quote.INDIRECT),
    ("uk", "– Міст безпечний, – сказала Олена Гай. – Його відкриють.",
     ("Олена Гай", "сказала", "Міст безпечний … Його відкриють"), Quote.INDIRECT),
    ("uk", "Повідомляється, що міст закриють.",
     (None, "Повідомляється", "міст закриють"), Quote.INDIRECT),
    ("uk", "Завод закриють, пише газета «Степова хвиля».",
     ("газета «Степова хвиля»", "пише", "Завод закриють"), Quote.INDIRECT),
    ("ru", "«Мост безопасен», – сказала мэр Елена Гай.",
     ("мэр Елена Гай", "сказала", "«Мост безопасен»"), Quote.DIRECT),
    ("ru", "«Мост безопасен, – сказала мэр Елена Гай. – Его откроют в мае».",
     ("мэр Елена Гай", "сказала", "«Мост безопасен, … Его откроют в мае»"), Quote.DIRECT),
    ("ru", "По словам министра Петра Лугового, завод закроют.",
     ("министра Петра Лугового", "По словам", "завод закроют"), Quote.INDIRECT),
    ("ru", "Завод закроют, сообщил министр Пётр Луговой.",
     ("министр Пётр Луговой", "сообщил", "Завод закроют"), Quote.INDIRECT),
    ("ru", "– Мост безопасен, – сказала Елена Гай. – Его откроют.",
     ("Елена Гай", "сказала", "Мост безопасен … Его откроют"), Quote.INDIRECT),
    ("ru", "Сообщается, что мост закроют.",
     (None, "Сообщается", "мост закроют"), Quote.INDIRECT),
    ("ru", "Завод закроют, пишет газета «Степная волна».",
     ("газета «Степная волна»", "пишет", "Завод закроют"), Quote.INDIRECT),
    ("en", '"The bridge is safe," said mayor Helen Gray.',
     ("mayor Helen Gray", "said", '"The bridge is safe,"'), Quote.DIRECT),
    ("en", 'Mayor Helen Gray said: "The bridge is safe."',
     ("Mayor Helen Gray", "said", '"The bridge is safe."'), Quote.DIRECT),
    ("en", '"The bridge is safe," Helen Gray said. "It will open in May."',
     ("Helen Gray", "said", '"The bridge is safe," … "It will open in May."'), Quote.DIRECT),
    ("en", "According to minister Peter Ward, the plant will close.",
     ("minister Peter Ward", "According to", "the plant will close"), Quote.INDIRECT),
    ("en", "The plant will close, minister Peter Ward said.",
     ("minister Peter Ward", "said", "The plant will close"), Quote.INDIRECT),
    ("es", "«El puente es seguro», dijo la alcaldesa Elena Gil.",
     ("la alcaldesa Elena Gil", "dijo", "«El puente es seguro»"), Quote.DIRECT),
    ("es", "La alcaldesa Elena Gil dijo: «El puente es seguro».",
     ("La alcaldesa Elena Gil", "dijo", "«El puente es seguro»"), Quote.DIRECT),
    ("es", "La alcaldesa Elena Gil dijo que el puente es «del todo seguro».",
     ("La alcaldesa Elena Gil", "dijo", "el puente es «del todo seguro»"), Quote.MIXED),
    ("es", "Según el ministro Pedro Luna, la planta cerrará.",
     ("el ministro Pedro Luna", "Según", "la planta cerrará"), Quote.INDIRECT),
    ("es", "La planta cerrará, dijo el ministro Pedro Luna.",
     ("el ministro Pedro Luna", "dijo", "La planta cerrará"), Quote.INDIRECT),
    ("uk", "Міст\n\n– Міст безпечний. Його відкриють, – сказала Олена Гай.",
     ("Олена Гай", "сказала", "Міст безпечний … Його відкриють"), Quote.INDIRECT),
    ("uk", "Допитали директора, за словами якого гроші зникли у травні.",
     ("директора", "за словами", "гроші зникли у травні"), Quote.INDIRECT),
    ("ru", "Нашли внутренний отчёт, согласно которому деньги пропали в мае.",
     ("внутренний отчёт", "согласно", "деньги пропали в мае"), Quote.INDIRECT),
    ("en", "Police hold a report, according to which the money vanished in May.",
     ("report", "according to", "the money vanished in May"), Quote.INDIRECT),
    ("es", "La policía tiene un informe, según el cual el dinero desapareció en mayo.",
     ("informe", "según", "el dinero desapareció en mayo"), Quote.INDIRECT),
    ("uk", "Гроші зникли у травні. Так вважає політолог Іван Гай.",
     ("політолог Іван Гай", "вважає", "Гроші зникли у травні"), Quote.INDIRECT),
    ("uk", "Так, за словами директора, гроші зникли у травні.",
     ("директора", "за словами", "гроші зникли у травні"), Quote.INDIRECT),
    ("uk", "Його зустріла мерка Олена Гай: «Так, Матвій уже з нами».",
     ("мерка Олена Гай", ":", "«Так, Матвій уже з нами»"), Quote.DIRECT),
    ("es", "La alcaldesa Ana Gil se encogió de hombros: «Ya veremos en mayo».",
     ("alcaldesa Ana Gil", ":", "«Ya veremos en mayo»"), Quote.DIRECT),
    ("ru", "Деньги пропали в мае, следует из отчёта банка.",
     ("отчёта банка", "следует из", "Деньги пропали в мае"), Quote.INDIRECT),
    ("uk", "Фірму створено у травні, видно з витягу реєстру.",
     ("витягу реєстру", "видно з", "Фірму створено у травні"), Quote.INDIRECT),
    ("es", "El canje será en mayo, recoge la agencia Atlas.",
     ("la agencia Atlas", "recoge", "El canje será en mayo"), Quote.INDIRECT),
    ("uk", "«Сили не застосовували», – відповіли редакції у тюремній службі.",
     ("тюремній службі", "відповіли", "«Сили не застосовували»"), Quote.DIRECT),
    ("ru", "О том же предупреждает газета «Гавань»: плотина разрушится.",
     ("газета «Гавань»", "предупреждает", "плотина разрушится"), Quote.INDIRECT),
    ("uk", "Ліміт діятиме до травня, підтвердили «Рахунку» в пресслужбі банку.",
     ("пресслужбі банку", "підтвердили", "Ліміт діятиме до травня"), Quote.INDIRECT),
    ("es", "Fueron al laboratorio. La datación por radiocarbono, recordó, llegará en mayo.",
     (None, "recordó", "La datación por radiocarbono … llegará en mayo"), Quote.INDIRECT),
    ("es", "Así, según el alcalde, habrá juicio en mayo.",
     ("el alcalde", "según", "habrá juicio en mayo"), Quote.INDIRECT),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "row", "quote"), ROWS)
def test_source_cue_and_content_are_found(lang, text, row, quote):
    reading = understood(text, lang)
    assert told(reading) == [row]
    assert reading.attributions[0].quote is quote


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Міст відкриють у травні."),
        ("ru", "Мост откроют в мае."),
        ("en", "The bridge will open in May."),
        ("es", "El puente abrirá en mayo."),
    ],
)
def test_a_fact_in_the_articles_own_voice_has_no_source(lang, text):
    assert told(understood(text, lang)) == []


@pytest.mark.parametrize(
    ("lang", "text", "stance"),
    [
        ("uk", "Міністр заперечив, що завод закриють.", Stance.DENIES),
        ("uk", "Міністр не підтвердив, що завод закриють.", Stance.DOUBTS),
        ("uk", "Міністр підтвердив, що завод закриють.", Stance.CONFIRMS),
        ("ru", "Министр не подтвердил, что завод закроют.", Stance.DOUBTS),
        ("ru", "Елена Гай призвала жителей не выходить из дома.", Stance.REQUESTS),
        ("en", "The minister denied that the plant will close.", Stance.DENIES),
        ("en", "Helen Gray urged residents to stay home.", Stance.REQUESTS),
        ("es", "El ministro negó que la planta cierre.", Stance.DENIES),
        ("es", "El ministro no confirmó que la planta cerrará.", Stance.DOUBTS),
        ("es", "Elena Gil pidió a los vecinos quedarse en casa.", Stance.REQUESTS),
    ],
)
def test_stance_is_the_sources_own(lang, text, stance):
    assert [a.stance for a in understood(text, lang).attributions] == [stance]


def test_negation_belongs_to_the_cue():
    ((_, cue, _),) = told(understood("Міністр не підтвердив, що завод закриють.", "uk"))
    assert cue == "не підтвердив"


def test_every_attribution_says_which_rule_found_it():
    (found,) = understood("Міністр заперечив, що завод закриють.", "uk").attributions
    assert (found.provenance.step, found.provenance.rule) == ("attribute", "uk-deny")
    assert 0 < found.provenance.score <= 1


def test_a_russian_sentence_in_a_ukrainian_article_is_read_by_russian_words():
    text = "Мер Іван Гай приїхав на міст.\nГлава ведомства заявил, что дорогу откроют к этой зиме."
    rows = told(understood(text, "uk"))
    assert rows == [("Глава ведомства", "заявил", "дорогу откроют к этой зиме")]
