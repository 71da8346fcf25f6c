"""One subject for several cues."""

import pytest

from helpers import told, understood


@pytest.mark.parametrize(
    ("lang", "text", "rows"),
    [
        ("uk", "Олена Гай заявила, що завод закриють, і додала, що люди отримають виплати.",
         [("Олена Гай", "заявила", "завод закриють"),
          ("Олена Гай", "додала", "люди отримають виплати")]),
        ("ru", "Елена Гай заявила, что завод закроют, и добавила, что люди получат выплаты.",
         [("Елена Гай", "заявила", "завод закроют"),
          ("Елена Гай", "добавила", "люди получат выплаты")]),
        ("en", "Helen Gray said the plant will close and added that workers will be paid.",
         [("Helen Gray", "said", "the plant will close"),
          ("Helen Gray", "added", "workers will be paid")]),
        ("es", "Elena Gil dijo que la planta cerrará y añadió que habrá pagos.",
         [("Elena Gil", "dijo", "la planta cerrará"),
          ("Elena Gil", "añadió", "habrá pagos")]),
    ],
)  # fmt: skip
def test_a_second_cue_shares_the_subject_of_the_first(lang, text, rows):
    assert told(understood(text, lang)) == rows


def test_a_subject_is_not_shared_over_a_sentence_border():
    text = "Олена Гай заявила, що завод закриють. Повідомляється, що міст стоїть."
    assert told(understood(text, "uk"))[1][0] is None
