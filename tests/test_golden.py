"""Whole invented articles and what a careful reader finds; spans are written as their text.

The truth is written by hand. What is found stands under its own name and must stay found; what is
not yet found stands under ``notyet``. ``make golden`` moves rows between the two and invents none,
so that its diff says what was won and what was lost.
"""

import io
import json
import os
from pathlib import Path

import pytest

from headwater.languages import available
from headwater.model import Article, Span
from headwater.pipeline import read_article
from headwater.registry import find
from headwater.settings import Settings

CASES = sorted(Path(__file__).parent.glob("golden/*/*.json"))
FIELDS = ("title", "publisher", "domain", "authors", "published", "section", "tags")
KINDS = ("attributions", "citations", "responses", "fields")
REWRITE = os.environ.get("HEADWATER_GOLDEN") == "rewrite"


def article_of(given, lang):
    """``raw`` lines go through the reader, as a file would; ``text`` lines are an article's."""
    if "raw" in given:
        stream = io.BytesIO("\n".join(given["raw"]).encode())
        (article,) = find("readers", "text")().read(stream, "golden.txt", Settings(lang=lang))
        return article
    text = "\n".join(given["text"])
    headline = Span(0, len(given["text"][0]))
    rest = {name: value for name, value in given.items() if name != "text"}
    body = (Span(headline.end, len(text)),)
    return Article(id="golden", lang=lang, text=text, headline=headline, body=body, **rest)


def shown(reading):
    text = reading.article.text

    def words(span):
        return span.of(text) if span else None

    return {
        "attributions": [
            {
                "source": words(a.source),
                "cue": words(a.cue),
                "content": [words(span) for span in a.content],
                "quote": a.quote,
                "stance": a.stance,
                "kind": a.source_kind,
                "name": a.source_name,
            }
            for a in reading.attributions
        ],
        "citations": [{"citing": c.citing, "cited": c.cited} for c in reading.citations],
        "responses": [
            {"kind": r.kind, "party": r.party, "words": words(r.span)} for r in reading.responses
        ],
        "fields": fields(reading.article),
    }


def fields(article):
    values = {name: getattr(article, name) for name in FIELDS}
    if article.pictures:
        values |= {"caption": article.pictures[0].caption, "credit": article.pictures[0].credit}
    values |= {"first": article.body[0].of(article.text).split("\n")[0]}
    values |= {"last": article.body[-1].of(article.text).rstrip().split("\n")[-1]}
    return [{name: json.loads(json.dumps(value))} for name, value in values.items()]


def is_found(row, rows):
    """A truth row says only what it is sure of."""
    return any(row.items() <= found.items() for found in rows if row.keys() <= found.keys())


def sorted_out(case, found):
    """The case with every row where it belongs now."""
    notyet, out = case.get("notyet", {}), {"given": case["given"]}
    for kind in KINDS:
        rows = [*case.get(kind, []), *notyet.get(kind, [])]
        out[kind] = [row for row in rows if is_found(row, found[kind])]
        out.setdefault("notyet", {})[kind] = [r for r in rows if not is_found(r, found[kind])]
    out["notyet"] = {kind: rows for kind, rows in out.pop("notyet").items() if rows}
    return {key: value for key, value in out.items() if value}


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_golden(path):
    case = json.loads(path.read_text(encoding="utf-8"))
    found = shown(read_article(article_of(case["given"], path.parent.name)))
    if REWRITE:
        case = sorted_out(case, found)
        path.write_text(json.dumps(case, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for kind in KINDS:
        lost = [row for row in case.get(kind, []) if not is_found(row, found[kind])]
        assert lost == [], f"{kind} lost; found: {found[kind]}"


def test_more_is_found_than_not():
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in CASES]
    won = sum(len(case.get(kind, [])) for case in cases for kind in KINDS)
    assert won > sum(len(rows) for case in cases for rows in case.get("notyet", {}).values())


def test_every_language_has_golden_articles():
    assert {path.parent.name for path in CASES} == set(available())
