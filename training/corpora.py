"""Read the evaluation sets and our own texts into one shape: a text, its attributions, its names.

A set that does not annotate something says so with ``None``, and that output is not trained on it.
"""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from headwater.model import Article, Attribution
from headwater.pipeline import read_article

KINDS = ("person", "organization", "place", "product", "event")
TAGS = {"PER": "person", "PERS": "person", "ORG": "organization", "LOC": "place"}
OWN = Path(__file__).parent / "texts"
NAMES = Path(__file__).parent / "names"
PARALLEL = Path(__file__).parent / "parallel"
MARK = re.compile(r"\{([SCT])(\d+(?:,\d+)*)(?::([a-z-]+))?\|")


@dataclass
class Annotated:
    """One text; attributions as {source, cue, content, stance?, source_kind?}, names as spans."""

    id: str
    corpus: str
    lang: str
    text: str
    attributions: list[dict[str, Any]] | None = None
    names: list[tuple[int, int, str]] | None = None
    unsure: frozenset[str] = frozenset()  # kinds that this set does not annotate
    trust: float = 1.0  # how much words without any mark weigh
    topic: str = ""
    statements: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, claim


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON lines, gzipped or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from map(json.loads, text.splitlines())


def polnear(eval_: Path, part: str) -> list[Annotated]:
    """Read the English corpus (train or dev)."""
    found = rows(eval_ / f"attribution/en-polnear-{part}.jsonl.gz")
    return [
        Annotated(f"{part}-{n}", "polnear", "en", row["text"], row["attributions"])
        for n, row in enumerate(found)
    ]


def gold(eval_: Path) -> list[Annotated]:
    """Read the development gold of uk, ru and es."""
    return [
        Annotated(row["id"], "gold", lang, row["text"], row["attributions"])
        for lang in ("uk", "ru", "es")
        for row in rows(eval_ / f"attribution/{lang}.jsonl")
    ]


def silver(path: Path, kept_out: Iterable[Annotated], *, trust: float = 0.3) -> list[Annotated]:
    """Read what the rules found in raw articles (Readings); words they left alone weigh less.

    Articles that share a run of words with one of ``kept_out`` (the gold) are left out.
    """
    seen = {run for each in kept_out for run in _runs(each.text)}
    return [
        Annotated(row["id"], "silver", row["lang"], row["text"], row["attributions"], trust=trust)
        for row in rows(path)
        if seen.isdisjoint(_runs(row["text"]))
    ]


def by_rules(texts: Iterable[Annotated], path: Path) -> None:
    """Write what the rules find in raw texts, a line each."""
    with path.open("w", encoding="utf-8") as lines:
        for text in texts:
            article = Article(id=text.id, text=text.text, lang=text.lang)
            found = [_as_gold(each) for each in read_article(article).attributions]
            row = {"id": text.id, "lang": text.lang, "text": text.text, "attributions": found}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def _as_gold(found: Attribution) -> dict[str, Any]:
    return {
        "source": [found.source.start, found.source.end] if found.source else None,
        "cue": [found.cue.start, found.cue.end],
        "content": [[piece.start, piece.end] for piece in found.content],
    }


def stated(eval_: Path) -> list[list[Annotated]]:
    """Read the scenarios' statements: a list for each story, its articles with their claims."""
    stories: dict[str, list[Annotated]] = {}
    for path in sorted((eval_ / "scenarios").glob("*/truth.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        for article in truth["articles"]:
            name = article["id"]
            text = (path.parent / f"articles/{name}.txt").read_text(encoding="utf-8")
            found = [
                (at, at + len(row["evidence"]), claim["id"])
                for claim in truth["claims"]
                for row in claim["statements"]
                if row["article"] == name and (at := text.find(row["evidence"])) >= 0
            ]
            one = Annotated(name, "scenarios", article["lang"], text, statements=found)
            stories.setdefault(f"{path.parent.name} {article['story']}", []).append(one)
    return list(stories.values())


def _runs(text: str, size: int = 12) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + size]) for at in range(len(words) - size))


def own(part: str = "", folder: Path = OWN) -> list[Annotated]:
    """Read our own invented articles (of part "a" or "b"), with attributions marked in the text."""
    found, known = [], dict(told())
    for path in sorted(folder.glob(f"*{part}.txt")):
        parts = re.split(r"^=== *(\S+) *\n", path.read_text(encoding="utf-8"), flags=re.M)[1:]
        for name, body in zip(parts[::2], parts[1::2], strict=True):
            text, attributions = marked(body.strip("\n"))
            for each in attributions:
                each |= known.get((name, each["number"]), {})
            found.append(Annotated(name, "own", path.name[:2], text, attributions))
    return found


def told(folder: Path = NAMES) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """Yield who the sources of our own articles are, by article and number of attribution."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                article, number, kind, name = (*line.split("\t"), "")[:4]
                yield (article, number), {"source_kind": kind, "source_name": name or None}


def marked(body: str) -> tuple[str, list[dict[str, Any]]]:
    """Take the marks out of a text; ValueError where they do not close."""
    text, at = "", 0
    open_: list[tuple[re.Match[str], int]] = []
    made: dict[str, dict[str, Any]] = {}
    while at < len(body):
        mark = MARK.match(body, at)
        if mark:
            open_.append((mark, len(text)))
            at = mark.end()
        elif body[at] == "}":
            if not open_:
                raise ValueError(f"a mark closes that is not open: {body[at - 40 : at]!r}")
            mark, start = open_.pop()
            _close(made, mark, [start, len(text)])
            at += 1
        else:
            text += body[at]
            at += 1
    if open_:
        raise ValueError(f"a mark does not close: {text[open_[-1][1] :][:40]!r}")
    return text, sorted(made.values(), key=lambda each: each["cue"])


def _close(made: dict[str, dict[str, Any]], mark: re.Match[str], span: list[int]) -> None:
    role, keys, label = mark.groups()
    for key in keys.split(","):
        one = made.setdefault(key, {"number": key, "source": None, "content": []})
        if role == "S":
            one |= {"source": span, "source_kind": label}
        elif role == "C":
            one |= {"cue": span, "stance": label}
        else:
            one["content"].append(span)


def parallel(rng: random.Random, folder: Path = PARALLEL) -> list[list[Annotated]]:
    """Read our invented statements as texts; a list for each story: its languages and wordings.

    The claims stand in another order in each text, so that their place tells nothing.
    """
    return [
        [
            _told(story, lang, wording, rng)
            for lang in ("uk", "ru", "en", "es")
            for wording in (0, 1)
        ]
        for path in sorted(folder.glob("*.jsonl"))
        for story in rows(path)
    ]


def _told(story: dict[str, Any], lang: str, wording: int, rng: random.Random) -> Annotated:
    claims = list(enumerate(story["claims"]))
    rng.shuffle(claims)
    text, found = "", []
    for nth, claim in claims:
        words = claim[lang][rng.choice((wording, wording, 1 - wording))]
        found.append((len(text), len(text) + len(words), f"{story['story']}-{nth}"))
        text += words + rng.choice((". ", ".\n", "\n"))
    return Annotated(story["story"], "parallel", lang, text, statements=found)


def slavic(eval_: Path) -> list[Annotated]:
    """Read SlavicNER, uk and ru; ``topic`` tells which part may be held back."""
    found = []
    for row in rows(eval_ / "entities/slavic-train.jsonl.gz"):
        names = [(*m["span"], m["kind"]) for m in row["mentions"]]
        found.append(Annotated(row["id"], "slavic", row["lang"], row["text"], names=longest(names)))
        found[-1].topic = row["topic"]
    return found


def neruk(eval_: Path) -> list[Annotated]:
    """Read ner-uk; its products (ART) are wider than ours and stay unsure, events are not in it."""
    found = []
    for row in rows(eval_ / "entities/ner-uk-train.jsonl.gz"):
        names = [(*m["span"], TAGS[m["kind"]]) for m in row["mentions"] if m["kind"] in TAGS]
        found.append(
            Annotated(
                row["id"],
                "neruk",
                "uk",
                row["text"],
                names=longest(names),
                unsure=frozenset({"product", "event"}),
            )
        )
    return found


def conll(eval_: Path, lang: str, size: int = 20) -> list[Annotated]:
    """Read CoNLL; sentences joined by single spaces, ``size`` a text, as its scorer does."""
    sentences = list(rows(eval_ / f"entities/conll-{lang}-train.jsonl.gz"))
    unsure = frozenset({"product", "event"})
    return [
        Annotated(
            f"s{at}", f"conll-{lang}", lang, *_joined(sentences[at : at + size]), unsure=unsure
        )
        for at in range(0, len(sentences), size)
    ]


def _joined(
    sentences: Iterable[dict[str, Any]],
) -> tuple[str, None, list[tuple[int, int, str]]]:
    text, names = "", []
    for sentence in sentences:
        open_: list[Any] | None = None
        for token, tag in zip(sentence["tokens"], sentence["tags"], strict=True):
            start = len(text) + (0 if not text or text.endswith("\n") else 1)
            text += " " * (start - len(text)) + token
            if open_ and (tag == "O" or tag[0] == "B" or tag[2:] != open_[2]):
                names.append(tuple(open_))
                open_ = None
            if tag != "O" and open_ is None:
                open_ = [start, start, tag[2:]]
            if open_:
                open_[1] = len(text)
        if open_:
            names.append(tuple(open_))
        text += "\n"
    return text, None, [(a, b, TAGS[kind]) for a, b, kind in names if kind in TAGS]


def closed_up(each: Annotated) -> Annotated:
    """Take the spaces before marks out of a tokenized text, as a page would be set."""
    text, moved = "", []
    for at, letter in enumerate(each.text):
        moved.append(len(text))
        follows = each.text[at + 1 : at + 2]
        after = each.text[at - 1 : at] if at else ""
        if letter == " " and (follows in ".,;:!?)" or after in "(¿¡"):
            continue
        text += letter
    moved.append(len(text))
    names = [(moved[a], moved[b - 1] + 1, kind) for a, b, kind in each.names or []]
    return Annotated(each.id + "c", each.corpus, each.lang, text, names=names, unsure=each.unsure)


def longest(names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Keep the longest of names that lie in one another, as the scorer does."""
    kept: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda n: (n[0] - n[1], n)):
        if all(name[1] <= other[0] or other[1] <= name[0] for other in kept):
            kept.append(name)
    return sorted(kept)
