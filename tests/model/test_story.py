from headwater.model import Carriage, Claim, Ended, Span, Stance


def carriage(article, statement):
    return Carriage(
        article, statement, (Span(0, 1),), (), Stance.ASSERTS, "P", (), Ended.NOT_ESTABLISHED
    )


def test_a_claim_counts_each_article_once():
    rows = (carriage("a", "s1"), carriage("a", "s2"), carriage("b", "s3"))
    assert Claim("c", "t", "en", None, 0, 1, (), rows).outlets == 2
