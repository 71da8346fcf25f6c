"""Generated news for the properties of linking: articles written from a plan, read by rules.

A plan says which outlet tells which facts on whose word, in which language and when. Facts and
frames are parallel in four languages, so one plan can be written as a copy, a translation or under
other outlets' names.
"""

import csv
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from hypothesis import strategies as st

from headwater.model import Article, Span
from headwater.pipeline import read_article

HERE = Path(__file__).parent / "link"
OUTLETS = ("Varla Herald", "Northwire", "Coast Post", "Daily Ostra", "Kelmar Times", "Tessin Echo")
OTHERS = ("Rovno Star", "Ulder Bote", "Sands Wire", "Mirna Gazette", "Pell Courier", "Zorin Weekly")
LATE = 23 * 60  # minutes; a reprint comes after all else


def table(name):
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


FACTS = {(row["fact"], row["lang"]): (row["first"], row["second"]) for row in table("facts")}
FRAMES = {(row["source"], row["lang"]): row["frame"] for row in table("frames")}
TOPICS = tuple(dict.fromkeys(fact for fact, _ in FACTS))
LANGS = tuple(dict.fromkeys(lang for _, lang in FACTS))
NAMED = ("own", "mayor", "minister", "report", "unnamed")


@dataclass(frozen=True)
class Told:
    """One sentence: a fact on somebody's word; ``outlet`` is who is credited where one is."""

    fact: str
    source: str = "own"
    outlet: str = ""
    second: bool = False


@dataclass(frozen=True)
class Piece:
    """One article to be written."""

    id: str
    outlet: str
    lang: str
    minute: int
    told: tuple[Told, ...]
    event: bool = True  # whether it ends with what all know of the event


def write(piece):
    """Write an article: its headline is the first fact, each sentence a paragraph."""
    title = FACTS[piece.told[0].fact, piece.lang][piece.told[0].second]
    told = [_sentence(told, piece.lang) for told in piece.told]
    event = [FRAMES["event", piece.lang]] if piece.event else []
    return title, "\n\n".join([*told, *event])


def _sentence(told, lang):
    fact = FACTS[told.fact, lang][told.second]
    return FRAMES[told.source, lang].format(S=fact, O=told.outlet)


def read(piece):
    """Read an article by rules, as a reader would hand it on."""
    title, body = write(piece)
    clock = f"2031-03-04T{piece.minute // 60:02}:{piece.minute % 60:02}:00Z"
    return read_text(piece.id, piece.outlet, piece.lang, clock, (title, body))


@lru_cache(maxsize=20_000)
def read_text(id_, outlet, lang, published, words):
    title, body = words
    text = f"{title}\n\n{body}\n"
    head = Span(0, len(title))
    article = Article(
        id=id_,
        text=text,
        lang=lang,
        title=title,
        headline=head,
        body=(Span(head.end + 2, len(text) - 1),),
        publisher=outlet,
        published=published,
    )
    return read_article(article)


def news(pieces):
    return [read(piece) for piece in pieces]


def renamed(piece, names):
    told = tuple(replace(item, outlet=names.get(item.outlet, item.outlet)) for item in piece.told)
    return replace(piece, outlet=names[piece.outlet], told=told)


@st.composite
def plans(draw, least=2, most=4):
    """Draw the articles of one event, in order of time; who credits an outlet came after it."""
    outlets = draw(st.lists(st.sampled_from(OUTLETS), min_size=least, max_size=most, unique=True))
    pieces = []
    for number, outlet in enumerate(outlets, 1):
        facts = draw(st.lists(st.sampled_from(TOPICS), min_size=2, max_size=3, unique=True))
        told = tuple(draw(tellings(fact, pieces)) for fact in facts)
        pieces.append(Piece(f"a{number}", outlet, draw(st.sampled_from(LANGS)), 60 * number, told))
    return pieces


@st.composite
def tellings(draw, fact, earlier):
    """Draw on whose word a fact is told: anybody's, or that of an outlet that told it before."""
    known = [p.outlet for p in earlier if any(item.fact == fact for item in p.told)]
    source = draw(st.sampled_from([*NAMED, *(["outlet"] * 3 if known else [])]))
    outlet = draw(st.sampled_from(known)) if source == "outlet" else ""
    return Told(fact, source, outlet, draw(st.booleans()))
