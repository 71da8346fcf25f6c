"""Learn what features are worth for whether two statements are one claim: ``link/pairs.json``.

Readings with an encoder have vectors, and weights of their own: ``--encoder headwater``.

The truth is in folders of scenarios, each with ``truth.json`` and ``articles/``: news of which it
is known who said what. Two statements of one story are one claim where the truth has both in it.
Every scenario is also judged by weights that were learned from the others alone.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from headwater.link.block import Floats, candidates
from headwater.link.claims import grouping
from headwater.link.features import FEATURES, Feature, sheet, table
from headwater.link.score import FILE as NAME
from headwater.link.score import RULES, VECTORS, Weights
from headwater.link.units import Unit, spread, world
from headwater.model import Article, Span
from headwater.pipeline import read_articles

FILE = Path(__file__).parent.parent / "src/headwater/link" / NAME
OVERLAP = 0.3  # share of characters in common from which a statement is one of the truth
PART = 0.7  # share of a statement within one of the truth that makes it a piece of that
HEAVY = 80.0  # the pull of each weight towards nothing
TINY = 1e-9
PLACES = 4
UNKNOWN, UNTOLD = -2.0, -1.0  # nobody knows; two statements that are of no claim of the truth
SELDOM = 0.3  # what a pair of those counts for
ALIKE = 0.6  # likeness from which it may be a claim all the same
FOR = frozenset(
    (
        "one within the other",
        "names alike",
        "meant alike",
        "one meant within the other",
        "nearest in meaning",
        "what stands around is alike",
        "at least a little",
        "the same number",
        "a figure misquoted",
        "the same source",
        "one credits the other's outlet",
        "one cites the other's outlet",
    )
)
AGAINST = frozenset(
    (
        "other numbers",
        "other names",
        "only one gives a number",
        "hardly a word",
        "another beside says it more",
    )
)


@dataclass(frozen=True)
class Fact:
    """One statement of the truth: its claim, where it stands, and where it is said again."""

    claim: str
    article: str
    places: tuple[frozenset[int], ...]


@dataclass(frozen=True)
class Told:
    """One story of a scenario with what is learned from it; ``same`` is negative where unknown."""

    scenario: str
    units: tuple[Unit, ...]
    facts: tuple[Fact, ...]
    values: Floats
    same: Floats


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from some folders of scenarios, judge, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="each holds folders of scenarios")
    parser.add_argument("--encoder", default="none")
    parser.add_argument("--dry", action="store_true", help="judge only, write nothing")
    given = parser.parse_args(arguments)
    told = [one for folder in given.folders for one in read(folder, given.encoder)]
    judge(told)
    if not given.dry:
        name = RULES if given.encoder == "none" else VECTORS
        known = json.loads(FILE.read_text(encoding="utf-8")) | {name: written(learn(told))}
        FILE.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def read(folder: Path, encoder: str = "none") -> Iterator[Told]:
    """Read the stories of all scenarios of a folder."""
    for path in sorted(folder.glob("*/truth.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        texts = {
            one["id"]: (path.parent / "articles" / f"{one['id']}.txt").read_text(encoding="utf-8")
            for one in truth["articles"]
        }
        articles = [_article(one, texts[one["id"]]) for one in truth["articles"]]
        readings = {
            found.article.id: found
            for found in read_articles(articles, encoder)
            if not hasattr(found, "reason")
        }
        for story in truth["stories"]:
            inside = [one["id"] for one in truth["articles"] if one["story"] == story]
            units = world(readings[id_] for id_ in inside if id_ in readings).units
            facts = tuple(fact for fact in _facts(truth, texts) if fact.article in inside)
            yield Told(f"{folder.name}/{path.parent.name}", units, facts, *examples(units, facts))


def _article(one: Mapping[str, Any], text: str) -> Article:
    known = {key: one[key] for key in ("title", "lang", "domain", "published") if one.get(key)}
    end = len(one["title"])
    parts = {"headline": Span(0, end), "body": (Span(end, len(text)),)}
    return Article(id=one["id"], text=text, publisher=one["outlet"], **known, **parts)


def _facts(truth: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[Fact]:
    for claim in truth["claims"]:
        for row in claim["statements"]:
            text = texts[row["article"]]
            pieces = [row["evidence"], *row.get("also", [])]
            places = tuple(
                frozenset(range(text.index(piece), text.index(piece) + len(piece)))
                for piece in pieces
            )
            yield Fact(claim["id"], row["article"], places)


def _letters(unit: Unit) -> frozenset[int]:
    return frozenset(at for span in unit.statement.content for at in range(span.start, span.end))


def claims_of(unit: Unit, facts: Iterable[Fact]) -> frozenset[str] | None:
    """Say which claims a statement is of; None where it only touches one."""
    letters, found, touched = _letters(unit), set[str](), False
    for fact in facts:
        for place in fact.places if fact.article == unit.article_id else ():
            common = len(letters & place)
            touched = touched or common > 0
            if common >= OVERLAP * len(letters | place) or common >= PART * len(letters):
                found.add(fact.claim)
    return frozenset(found) if found or not touched else None


def examples(units: Sequence[Unit], facts: Sequence[Fact]) -> tuple[Floats, Floats]:
    """Return the features of a story's pairs, and which are one claim: 1, 0, or -1 for unknown."""
    telling = spread(units)
    pairs = candidates(units, telling)
    claims = [claims_of(unit, facts) for unit in units]
    same = [
        _same(claims[left], claims[right])
        for left, right in zip(pairs.left, pairs.right, strict=True)
    ]
    return table(sheet(units, pairs, telling)), np.array(same, np.float64)


def _same(left: frozenset[str] | None, right: frozenset[str] | None) -> float:
    if left is None or right is None:
        return UNKNOWN
    return float(bool(left & right)) if left | right else UNTOLD


def learn(told: Sequence[Told]) -> Weights:
    """Fit a logistic regression in which every story counts alike."""
    known = [one for one in told if (one.same > 0).any()]
    values = np.concatenate([one.values[_learned_from(one)] for one in known])
    marks = [one.same[_learned_from(one)] for one in known]
    shares = np.concatenate([np.where(m == UNTOLD, SELDOM, 1.0) / len(m) for m in marks])
    same = np.maximum(np.concatenate(marks), 0.0)
    middle, width = values.mean(axis=0), values.std(axis=0) + TINY
    scaled, counts = (values - middle) / width, shares * len(same) / shares.sum()
    fitted = minimize(
        _loss,
        np.zeros(scaled.shape[1] + 1),
        (scaled, same, counts),
        jac=True,
        method="L-BFGS-B",
        bounds=[*map(_bounds, FEATURES), (None, None)],
    ).x
    weights = fitted[:-1] / width
    bias = float(fitted[-1] - (weights * middle).sum())
    return Weights(bias, tuple(float(weight) for weight in weights))


def _learned_from(one: Told) -> NDArray[np.bool_]:
    """Leave out what nobody knows: that two untold statements are alike may make them a claim."""
    apart = (one.same == UNTOLD) & (one.values[:, 0] < ALIKE)
    found: NDArray[np.bool_] = (one.same >= 0) | apart
    return found


def _loss(fitted: Floats, values: Floats, same: Floats, counts: Floats) -> tuple[float, Floats]:
    """Return the weighted log-loss of a logistic regression, and its slope."""
    odds = values @ fitted[:-1] + fitted[-1]
    off = counts * (1 / (1 + np.exp(-odds)) - same)
    loss = (counts * (np.logaddexp(0, odds) - same * odds)).sum() + HEAVY * (fitted[:-1] ** 2).sum()
    return float(loss), np.append(values.T @ off + 2 * HEAVY * fitted[:-1], off.sum())


def _bounds(feature: Feature) -> tuple[float | None, float | None]:
    """Keep a weight on the side it must be on: more in common is never less likely one claim."""
    return (
        (0, None) if feature.name in FOR else (None, 0) if feature.name in AGAINST else (None, None)
    )


def judge(told: Sequence[Told]) -> None:
    """Print B-cubed over the statements of each scenario, by weights learned from the others."""
    marks: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for scenario in sorted({one.scenario for one in told}):
        weights = learn([one for one in told if one.scenario != scenario])
        for one in told:
            if one.scenario == scenario:
                marks[scenario].extend(cubed(one, weights))
        print(f"{scenario:40s} {_figures(marks[scenario])}", flush=True)
    for folder in sorted({name.partition("/")[0] for name in marks}):
        inside = [mark for name in marks if name.startswith(f"{folder}/") for mark in marks[name]]
        print(f"{folder:40s} {_figures(inside)}")


def _figures(marks: Sequence[tuple[float, float]]) -> str:
    precision, recall = (100 * sum(column) / len(marks) for column in zip(*marks, strict=True))
    both = 2 * precision * recall / (precision + recall)
    return f"precision {precision:5.1f} recall {recall:5.1f} F {both:5.1f}"


def cubed(one: Told, weights: Weights) -> list[tuple[float, float]]:
    """Return precision and recall for each fact of a story; one that is not found is alone."""
    homes = {
        unit.number: place
        for place, cluster in enumerate(grouping(one.units, weights).clusters)
        for unit in cluster
    }
    found = _matched(one)
    put = [homes[found[n]] if n in found else -1 - n for n in range(len(one.facts))]
    return [_mark(n, put, [fact.claim for fact in one.facts]) for n in range(len(put))]


def _mark(number: int, put: Sequence[int], claims: Sequence[str]) -> tuple[float, float]:
    mine = {n for n, home in enumerate(put) if home == put[number]}
    right = {n for n, claim in enumerate(claims) if claim == claims[number]}
    return len(mine & right) / len(mine), len(mine & right) / len(right)


def _matched(one: Told) -> dict[int, int]:
    """Find the statement that agrees best with each fact, each for one fact only."""
    letters = {unit.number: (unit.article_id, _letters(unit)) for unit in one.units}
    near = sorted(
        (-share, n, number)
        for n, fact in enumerate(one.facts)
        for number, (article, mine) in letters.items()
        if article == fact.article
        and (share := max(len(mine & p) / len(mine | p) for p in fact.places)) >= OVERLAP
    )
    found: dict[int, int] = {}
    for _, n, number in near:
        if n not in found and number not in found.values():
            found[n] = number
    return found


def written(weights: Weights) -> dict[str, object]:
    """Lay weights out, feature by feature."""
    named = zip(FEATURES, weights.of, strict=True)
    of = {feature.name: round(weight, PLACES) for feature, weight in named}
    return {"bias": round(weights.bias, PLACES), "weights": of}


if __name__ == "__main__":
    main()
