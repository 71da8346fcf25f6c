from headwater.model import Article, Span


def test_an_article_without_body_is_all_body():
    assert Article("a", "some text", "en").parts == (Span(0, 9),)


def test_an_empty_article_has_no_parts():
    assert Article("a", "", "en").parts == ()


def test_the_headline_comes_before_the_body():
    article = Article("a", "Title\n\nbody", "en", headline=Span(0, 5), body=(Span(7, 11),))
    assert article.parts == (Span(0, 5), Span(7, 11))


def test_a_headline_inside_the_body_is_not_told_twice():
    article = Article("a", "Title\n\nbody", "en", headline=Span(0, 5), body=(Span(0, 11),))
    assert article.parts == (Span(0, 11),)


def test_the_voice_is_the_publisher():
    assert Article("a", "t", "en", publisher="The Courier").voice == "The Courier"


def test_the_voice_of_an_article_of_unknown_publisher_names_the_article():
    assert Article("a7", "t", "en").voice == "unknown publisher of a7"
