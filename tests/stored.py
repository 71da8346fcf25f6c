"""Small records for tests of stores, and what a store holds."""

from headwater.model import Article, Carriage, Claim, Ended, Reading, Span, Stance
from headwater.model.codec import encode
from strategies import RECORDS

KINDS = tuple(kind for kind in RECORDS if kind is not Article)


def reading(id_, text="text", **fields):
    return Reading(Article(id=id_, text=text, lang="en", **fields))


def claim(id_, *articles):
    rows = tuple(
        Carriage(a, f"s-{a}", (Span(0, 1),), (), Stance.ASSERTS, "P", (), Ended.SOURCE)
        for a in articles
    )
    return Claim(id_, "text", "en", None, 1, 1, (), rows)


def contents(store):
    return {kind: [encode(record) for record in store.read(kind)] for kind in KINDS}


def ids(records):
    return [record.id for record in records]
