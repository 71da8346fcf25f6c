"""Train the judge: boosted trees that tell how likely one way to read a cue is right."""

import importlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from corpora import Annotated
from headwater.analyze import analyze
from headwater.attribute import joining, ruled
from headwater.attribute.draft import Draft
from headwater.attribute.scene import lay_out
from headwater.encoders.headwater import HeadwaterEncoder
from headwater.languages import load
from headwater.model import Article

FOLDS = 5
TREES = {
    "n_estimators": 160,
    "max_depth": 4,
    "learning_rate": 0.05,
    "subsample": 0.7,
    "min_samples_leaf": 30,
}
OWN_WEIGHT = 1.0  # of a text invented by us
WEIGHTS = {"en": 1.0, "uk": 4.0, "ru": 4.0, "es": 4.0}  # there is least of the latter


@dataclass
class Judged:
    """One text with the options of each cue, and whether each is right."""

    of: Annotated
    groups: list[list[tuple[joining.Option, bool]]]


def judged(texts: Sequence[Annotated], encoder: HeadwaterEncoder) -> list[Judged]:
    """Read texts with rules and model; compare every option with the gold."""
    found = []
    for text in texts:
        article = Article(id=text.id, text=text.text, lang=text.lang)
        pack = load(text.lang)
        scene = lay_out(article, analyze(article, pack), pack)
        encoding = encoder.encode([text.text])[0]
        if encoding is None:
            continue
        right = _Right(text)
        groups = [
            [(option, right(option.draft)) for option in options]
            for options in joining.read(scene, ruled.find(scene), encoding)
        ]
        found.append(Judged(text, groups))
    return found


class _Right:
    """Tells whether a draft has half the content and half the source of a gold attribution."""

    def __init__(self, text: Annotated) -> None:
        scorer = importlib.import_module("score_attribution")  # beside the gold data
        self._doc = scorer.Doc(text.text)
        self._gold = [
            (
                self._doc.ids(each["content"]),
                self._doc.ids([each["source"]] if each["source"] else []),
            )
            for each in text.attributions or []
            if each.get("content")
        ]

    def __call__(self, draft: Draft) -> bool:
        content = self._doc.ids([(p.start, p.end) for p in draft.content])
        source = self._doc.ids([(draft.source.start, draft.source.end)] if draft.source else [])
        return any(
            2 * len(content & c) >= len(content | c)
            and (
                (not source and not s)
                or (bool(source & s) and 4 * len(source & s) >= len(source) + len(s))
            )
            for c, s in self._gold
        )


def fit_judge(texts: Sequence[Judged]) -> GradientBoostingClassifier:
    """Fit the trees; each cue weighs alike, however many options it has."""
    rows = [
        (option.features, right, _weight(text.of) / len(group))
        for text in texts
        for group in text.groups
        for option, right in group
    ]
    features, labels, weights = zip(*rows, strict=True)
    trees = GradientBoostingClassifier(**TREES, random_state=0)
    return trees.fit(np.array(features), np.array(labels), np.array(weights))


def _weight(text: Annotated) -> float:
    return WEIGHTS[text.lang] if text.corpus != "own" else OWN_WEIGHT


def write(trees: GradientBoostingClassifier, path: Path) -> None:
    """Write the trees as columns that plain Python walks."""
    prior = trees.init_.class_prior_
    made = [
        {
            "feature": [max(int(f), -1) for f in tree.feature],
            "limit": [
                round(float(limit if f >= 0 else value[0, 0] * trees.learning_rate), 7)
                for f, limit, value in zip(tree.feature, tree.threshold, tree.value, strict=True)
            ],
            "low": tree.children_left.tolist(),
            "high": tree.children_right.tolist(),
        }
        for tree in (estimator.tree_ for estimator in trees.estimators_[:, 0])
    ]
    start = round(math.log(prior[1] / prior[0]), 5)
    path.write_text(json.dumps({"start": start, "trees": made}, separators=(",", ":")) + "\n")


def chosen(
    text: Judged, trees: GradientBoostingClassifier, *, least: float = joining.KEPT
) -> list[tuple[float, Draft, bool]]:
    """Choose as the product does; (chance, draft, right) for each attribution told."""
    kept = []
    for group in text.groups:
        chances = trees.predict_proba(np.array([option.features for option, _ in group]))[:, 1]
        at = int(chances.argmax())
        if chances[at] >= least:
            kept.append((float(chances[at]), group[at][0].draft, group[at][1]))
    kept.sort(key=lambda one: -one[0])
    told: list[tuple[float, Draft, bool]] = []
    for one in kept:
        if not any(joining.same(one[1], other) for _, other, _ in told):
            told.append(one)
    return told


def calibration_error(told: Sequence[tuple[float, Draft, bool]]) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    error = 0.0
    for low in range(10):
        inside = [
            (c, r) for c, _, r in told if low / 10 <= c < (low + 1) / 10 or (c == 1 and low == 9)
        ]
        if inside:
            gap = sum(c for c, _ in inside) - sum(r for _, r in inside)
            error += abs(gap) / len(told)
    return error


def in_folds(
    texts: Sequence[Judged], beside: Sequence[Judged] = ()
) -> dict[str, list[tuple[float, Draft, bool]]]:
    """Judge each text with trees that have not seen it; what is told, by text id.

    Texts ``beside`` are learnt from in every fold.
    """
    told = {}
    for fold in range(FOLDS):
        seen = [*(text for at, text in enumerate(texts) if at % FOLDS != fold), *beside]
        trees = fit_judge(seen)
        for text in texts[fold::FOLDS]:
            told[text.of.id] = chosen(text, trees)
    return told
