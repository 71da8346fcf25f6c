"""What tests share and workers must import."""

import os


def squares(numbers):
    for number in numbers:
        yield number * number


def evens(numbers):
    return (number for number in numbers if number % 2 == 0)


def fails(numbers):
    for number in numbers:
        if number == 20:
            raise ValueError("twenty")
        yield number


def dies(numbers):
    os._exit(9)


def process_ids(numbers):
    for _ in numbers:
        yield os.getpid()


def understood(text, lang, *, title=None, **fields):
    """Read an invented text alone; a title is a headline on a line of its own."""
    from headwater.model import Article, Span
    from headwater.pipeline import read_article

    if title:
        head, text = Span(0, len(title)), f"{title}\n\n{text}"
        fields |= {"title": title, "headline": head, "body": (Span(head.end + 2, len(text)),)}
    return read_article(Article(id="a", text=text, lang=lang, **fields))


def told(reading):
    """Each attribution as source, cue and content, as they are written."""
    text = reading.article.text
    return [
        (
            found.source.of(text) if found.source else None,
            found.cue.of(text),
            " … ".join(piece.of(text) for piece in found.content),
        )
        for found in reading.attributions
    ]


def laid_out(text, lang):
    """Lay out an invented text for looking, by rules alone."""
    from headwater.analyze import analyze
    from headwater.attribute.scene import lay_out
    from headwater.languages import load
    from headwater.model import Article

    pack, article = load(lang), Article(id="a", text=text, lang=lang)
    return lay_out(article, analyze(article, pack), pack)


def span_in(text, words):
    """The span of some words where they first stand."""
    from headwater.model import Span

    return Span(text.index(words), text.index(words) + len(words))
