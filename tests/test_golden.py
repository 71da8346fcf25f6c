"""Whole invented articles and what they must yield; spans are written as the text they cover.

``make golden`` rewrites what is found, never what is given. A case whose truth was corrected by
hand and is not reached says why in ``notyet`` and is left alone.
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
FIELDS = ("title", "publisher", "authors", "published", "section", "tags", "pictures")
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
    article, text = reading.article, reading.article.text

    def words(span):
        return span.of(text) if span else None

    return {
        "attributions": [
            {
                "cue": words(a.cue),
                "source": words(a.source),
                "content": [words(span) for span in a.content],
                "quote": a.quote,
                "stance": a.stance,
                "source_kind": a.source_kind,
                "source_name": a.source_name,
                "rule": a.provenance.rule,
            }
            for a in reading.attributions
        ],
        "citations": [
            {"citing": c.citing, "cited": c.cited, "evidence": words(c.evidence)}
            for c in reading.citations
        ],
        "responses": [
            {"kind": r.kind, "party": r.party, "words": words(r.span)} for r in reading.responses
        ],
        "mentions": sorted({f"{m.kind}: {m.name}" for m in reading.mentions}),
        "own voice": [
            [words(span) for span in s.content] for s in reading.statements if not s.attribution
        ],
    } | ({"fields": fields(article)} if article.path else {})


def fields(article):
    values = {name: getattr(article, name) for name in FIELDS}
    values["pictures"] = [{"caption": p.caption, "credit": p.credit} for p in article.pictures]
    values["body begins"] = article.body[0].of(article.text)[:40]
    values["body ends"] = article.body[-1].of(article.text)[-40:]
    return json.loads(json.dumps(values))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_golden(path, request):
    case = json.loads(path.read_text(encoding="utf-8"))
    found = shown(read_article(article_of(case["given"], path.parent.name)))
    if "notyet" in case:
        request.applymarker(pytest.mark.xfail(reason=case["notyet"], strict=True))
    elif REWRITE:
        case = {"given": case["given"], **found}
        text = json.dumps(case, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")
    wanted = {key: value for key, value in case.items() if key not in {"given", "notyet"}}
    assert {key: found[key] for key in wanted} == wanted


def test_every_language_has_golden_articles():
    assert {path.parent.name for path in CASES} == set(available())
