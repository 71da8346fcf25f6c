"""The sets of gold data, and what each of them measures, by calling the scorers beside the data."""

import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import bootstrap

from headwater.analyze import called
from headwater.languages import load
from headwater.link.entities import entities as link_entities
from headwater.model import Article, MentionKind, Reading, Span
from headwater.model.codec import to_data

RULES_ALONE = "none"
HEADWATER = str(Path(sys.executable).with_name("headwater"))
ATTRIBUTION = {
    "uk": "uk.jsonl",
    "ru": "ru.jsonl",
    "es": "es.jsonl",
    "en": "en.jsonl",
    "en-polnear": "en-polnear-dev.jsonl.gz",
}
NER = {"uk": "ner-uk-train", "en": "conll-en-train", "es": "conll-es-train"}
HELD = "covid-19"
LABELS = ("stance", "quote", "source_kind", "source_name")


@dataclass(frozen=True)
class Score:
    """One figure, in per cent or as a count; ``interval`` only where the set is small."""

    name: str
    measure: str
    value: float
    items: int
    interval: tuple[float, float] | None = None


class Data:
    """The folder of gold data and its scorers, a folder to work in, the encoder to read with."""

    def __init__(self, folder: Path, work: Path, encoder: str) -> None:
        self.folder = folder
        self.work = work
        self.encoder = encoder
        sys.path.insert(0, str(folder))

    def scorer(self, name: str):
        return importlib.import_module(f"score_{name}")

    def load(self, path: Path) -> list[dict]:
        return importlib.import_module("names").load(str(path))

    def read(self, path: Path, *options: str) -> list[dict]:
        """Readings of an input, through the command line as a user would get them."""
        return self.run("read", str(path), "--format", "jsonl", *options)

    def run(self, *args: str) -> list[dict]:
        with tempfile.TemporaryFile("w+", dir=self.work, encoding="utf-8") as out:
            env = os.environ | {"HEADWATER_ENCODER": self.encoder}
            subprocess.run(
                [HEADWATER, *args],
                stdout=out,
                stderr=subprocess.PIPE,
                check=True,
                text=True,
                env=env,
            )
            out.seek(0)
            return [json.loads(line) for line in out if line.strip()]

    def keep(self, name: str, rows: list[dict]) -> Path:
        path = self.work / f"{name}.jsonl"
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    def store(self, path: Path) -> str:
        store = str(self.work / f"{path.name}.{self.encoder}.db")
        self.run("read", str(path), "--store", store)
        return store


def attribution(data: Data) -> Iterator[Score]:
    """Relations, tokens, edges and labels of single articles, a language at a time."""
    for lang, file in ATTRIBUTION.items():
        path = data.folder / "attribution" / file
        if path.is_file():
            yield from attribution_of(f"attribution {lang}", data, path)


def attribution_of(name: str, data: Data, path: Path) -> Iterator[Score]:
    gold, pred = data.load(path), data.read(path)
    counts = counts_by_article(data, gold, {row["id"]: row for row in pred})
    for measure in counts[0]:
        rows = [article[measure] for article in counts]
        if sum(gold for _, _, gold in rows):
            yield Score(name, measure, bootstrap.f1(rows), len(gold), bootstrap.of_counts(rows))


def counts_by_article(data: Data, gold: list[dict], pred: dict[str, dict]) -> list[dict]:
    """Map measure to (right, found, wanted) of each article; sums give the scorers' figures."""
    roles, edges = data.scorer("attribution"), data.scorer("citations")
    out = []
    for article in gold:
        mine = pred.get(article["id"], {"id": article["id"]})
        a = roles.score([article], [mine])
        c = edges.score({"x": article}, {"x": mine})
        rows = {"relation": a["relations"]["c50_src"]}
        rows |= {f"{role} tokens": a["tokens"][role] for role in ("source", "cue", "content")}
        rows |= {"edges": c["edge"], "marked": c["marked"]}
        out.append({k: (v["tp"], v["pred"], v["gold"]) for k, v in rows.items()})
        for label in LABELS:
            n = c[label]["of"]
            out[-1][label] = (round((c[label]["accuracy"] or 0) * n / 100), n, n)
    return out


def seed(data: Data) -> Iterator[Score]:
    """The report the project was made from: a raw page, its fields told from the furniture."""
    folder = data.folder.parent / "seed"
    if not (folder / "gold.jsonl").is_file():
        return
    (gold,) = data.load(folder / "gold.jsonl")
    (mine,) = data.read(folder / "report.txt")
    mine["id"] = gold["id"]
    counts = counts_by_article(data, [gold], {gold["id"]: mine})[0]
    yield Score("seed", "attributions", counts["relation"][0], 1)
    yield Score("seed", "edges", counts["edges"][0], 1)
    for measure in ("relation", "marked", *LABELS):
        yield Score("seed", f"{measure} F1", bootstrap.f1([counts[measure]]), 1)
    right = seed_fields(gold["text"].split("\n"), gold["text"], mine)
    yield Score("seed", "fields", sum(right.values()), 1)
    for name in sorted(name for name, ok in right.items() if not ok):
        yield Score("seed", f"wrong: {name}", 0, 1)


def seed_fields(lines: list[str], text: str, mine: dict) -> dict[str, bool]:
    """Which fields are right; the truth is read off the page's own lines, whose order is known."""
    furniture = sum(len(line) + 1 for line in lines[:9])
    tags = next(line for line in reversed(lines) if line.strip())
    picture = (mine["pictures"] or [{}])[0]
    return {
        "title": mine["title"] == lines[1],
        "authors": mine["authors"] == [lines[3]],
        "publisher": bool(mine["publisher"]) and lines[4] in (mine["domain"], mine["publisher"]),
        "published": str(mine["published"]).startswith(re.findall(r"\d{4}-\d\d-\d\d", lines[0])[0]),
        "caption": picture.get("caption") == lines[7],
        "credit": picture.get("credit") == lines[8].partition(": ")[2],
        "tags": mine["tags"] == tags.split()[1:],
        "body": bool(mine["body"])
        and all(start >= furniture and tags not in text[start:end] for start, end in mine["body"]),
    }


def entities(data: Data) -> Iterator[Score]:
    """Names, dictionary forms, and who is who across languages, over one store."""
    path = data.folder / "entities" / "slavic-train.jsonl.gz"
    if not path.is_file():
        return
    gold = {row["id"]: row for row in data.load(path)}
    store = data.store(path)
    pred = {row["id"]: row for row in data.run("export", "--store", store, "--format", "jsonl")}
    for key, row in data.scorer("entities").score(gold, pred).items():
        yield Score("entities", key, row.get("F", row.get("accuracy")) or 0.0, len(gold))


def names(data: Data) -> Iterator[Score]:
    """Dictionary forms and who is who where the names are given: spans and kinds are the gold's.

    What is done to names does not depend on the encoder; ``entities`` measures the whole way.
    """
    path = data.folder / "entities" / "slavic-train.jsonl.gz"
    if data.encoder != RULES_ALONE or not path.is_file():
        return
    gold = {row["id"]: row for row in data.load(path)}
    _, marked = link_entities([called_as_given(row) for row in gold.values()])
    pred = {reading.article.id: to_data(reading) for reading in marked}
    yield from forms(data, gold, pred)
    for key in ("entity", "cross"):
        row = data.scorer("entities").score(gold, pred)[key]
        yield Score("names", key, row["F"], row["of"])


def called_as_given(row: dict) -> Reading:
    """Return a reading with the mentions of the gold, their names as Headwater gives them."""
    article = Article(id=row["id"], text=row["text"], lang=row["lang"])
    given = [(Span(*m["span"]), MentionKind(m["kind"])) for m in row["mentions"]]
    return Reading(article, mentions=called(article, load(article.lang), given))


def forms(data: Data, gold: dict[str, dict], pred: dict[str, dict]) -> Iterator[Score]:
    """Share of all gold mentions with their dictionary form, case folded, by language."""
    key = importlib.import_module("names").key
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for name, row in gold.items():
        mine = {tuple(m["span"]): m["name"] for m in pred[name]["mentions"]}
        for mention in row["mentions"]:
            same = key(mention["name"]) == key(mine[tuple(mention["span"])])
            right[row["lang"]].append(same)
    for lang, hits in sorted(right.items()):
        yield Score("names", f"form {lang}", round(100 * sum(hits) / len(hits), 2), len(hits))


def ner(data: Data) -> Iterator[Score]:
    """Named entities alone, exact span and kind, on the parts that the model has not seen."""
    scorer = data.scorer("ner")
    for name, gold in unseen(data, scorer):
        rows = [{"id": row["id"], "text": row["text"]} for row in gold]
        pred = {row["id"]: row for row in data.read(data.keep(name, rows))}
        for key, row in scorer.score(gold, pred).items():
            yield Score(f"ner {name}", key, row["F"], len(gold))


def unseen(data: Data, scorer: ModuleType) -> Iterator[tuple[str, list[dict]]]:
    """Every tenth text of ner-uk and CoNLL, and one topic of SlavicNER."""
    folder = data.folder / "entities"
    for name, file in NER.items():
        path = folder / f"{file}.jsonl.gz"
        if path.is_file():
            yield name, scorer.gold_rows(str(path))[9::10]
    path = folder / "slavic-train.jsonl.gz"
    held = [r for r in data.load(path) if r["topic"] == HELD] if path.is_file() else []
    for lang in sorted({row["lang"] for row in held}):
        yield f"{HELD} {lang}", [in_tags(row) for row in held if row["lang"] == lang]


def in_tags(row: dict) -> dict:
    """Name the kinds as the scorer of names alone does."""
    tags = {"person": "PER", "organization": "ORG", "place": "LOC"}
    mentions = [m | {"kind": tags[m["kind"]]} for m in row["mentions"] if m["kind"] in tags]
    return row | {"mentions": mentions}


def extraction(data: Data) -> Iterator[Score]:
    """The body of web pages, four-grams of words."""
    folder, scorer = data.folder / "extraction", data.scorer("extraction")
    if not folder.is_dir():
        return
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    pred = {}
    for row in data.read(folder / "html"):
        where = f"{row.get('path') or ''} {row['id']}"
        name = next((name for name in truth if name in where), None)
        if name:
            pred[name] = scorer.body(row)
    result = scorer.score(truth, pred)
    for key in ("P", "R", "F"):
        yield Score("extraction", key, round(100 * result[key], 2), len(truth))


def scenarios(data: Data) -> Iterator[Score]:
    """Invented stories with full truth: stories, claims, chains, origins, denials, drift."""
    yield from stories_of("scenarios", data)


def events(data: Data) -> Iterator[Score]:
    """Real events, judged the same way; outlets and times are often unknown."""
    yield from stories_of("events", data)


def stories_of(name: str, data: Data) -> Iterator[Score]:
    folder, scorer = data.folder / name, data.scorer("scenarios")
    if not folder.is_dir():
        return
    store = data.store(data.keep(name, list(scorer.articles(str(folder)))))
    found = {k: data.run(k, "--store", store, "--format", "jsonl") for k in ("stories", "claims")}
    result = figures(scorer.score(str(folder), found["stories"], found["claims"]))
    intervals = bootstrap.of_stories(
        folder, found, lambda where, s, c: figures(scorer.score(str(where), s, c))
    )
    cases = len([path for path in folder.iterdir() if path.is_dir()])
    for measure, value in result.items():
        yield Score(name, measure, value, cases, intervals.get(measure))


def figures(result: dict) -> dict[str, float]:
    """The figures of a scenario score that have floors, by name."""
    picked = {
        "stories B3": result["stories"]["F"],
        "statements found": result["found"]["share"],
        "crowding": result["found"]["crowding"],
        "claims B3": result["claims"]["F"],
        "origins exact": result["origins"]["exact"],
        "origins of several": result["origins"]["of several"],
        "origin names": result["names"]["F"],
        "chain whole": result["chain"]["whole"],
        "implicit whole": result["implicit"]["whole"],
        "stance": result["stance"]["accuracy"],
        "denials": result["denials"]["F"],
        "drift": result["drift"]["F"],
    }
    return {name: value or 0.0 for name, value in picked.items()}


SETS = {
    "attribution": attribution,
    "seed": seed,
    "entities": entities,
    "names": names,
    "ner": ner,
    "extraction": extraction,
    "scenarios": scenarios,
    "events": events,
}
