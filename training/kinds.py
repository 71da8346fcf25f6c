"""Learn how far to trust rule and encoder on what kind of party a source is: ``kinds.json``."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from corpora import Annotated
from headwater.attribute import kinds
from headwater.attribute.naming import party
from headwater.encoders.headwater import HeadwaterEncoder
from headwater.model import SourceKind
from who import folds, read

FILE = Path(__file__).parent.parent / "src/headwater/attribute/kinds.json"
HEAVY, USUAL = 0.5, 2.0  # the pull of a ground's worth towards the usual one
Floats = NDArray[np.float64]


@dataclass
class Source:
    """One source phrase: what the rules and the encoder say it is, and what it is."""

    text: str
    lang: str
    ground: str
    told: SourceKind
    chances: Sequence[float]
    right: SourceKind


def sources(texts: Iterable[Annotated], encoder: HeadwaterEncoder) -> Iterator[Source]:
    """Read texts; yield each source whose kind the gold knows."""
    for text in texts:
        encoding = encoder.encode([text.text])[0]
        for one in read([text], encoder):
            for draft, gold in zip(one.drafts, one.gold, strict=True):
                if not draft.source or not gold or not gold.get("source_kind"):
                    continue
                found = party(one.scene, draft.source)
                chances = kinds.seen(draft.source, encoding)
                if chances and not found.pronoun:
                    ground, told = kinds.ground(found), kinds.of(found)
                    right = SourceKind(gold["source_kind"])
                    yield Source(text.id, text.lang, ground, told, chances, right)


def learn(found: Sequence[Source], path: Path = FILE) -> dict[str, str]:
    """Fit, write, and return the share of right kinds by language, by folds of texts."""
    hits: dict[str, list[bool]] = {}
    for rest, held in folds(found):
        worth = fit(rest)
        for one in held:
            hits.setdefault(one.lang, []).append(_said(one, worth) is one.right)
    path.write_text(json.dumps(fit(found), indent=1) + "\n", encoding="utf-8")
    return {lang: f"{100 * sum(r) / len(r):.1f} of {len(r)}" for lang, r in sorted(hits.items())}


def _said(one: Source, worth: dict[str, float]) -> SourceKind:
    scores = worth["encoder"] * np.log(np.array(one.chances) + kinds.SMALL)
    scores[kinds.KINDS.index(one.told)] += worth.get(one.ground, worth["any"])
    return kinds.KINDS[int(scores.argmax())]


def fit(found: Sequence[Source]) -> dict[str, float]:
    """Fit a conditional logit: the encoder's worth, and one for the rule on each ground."""
    grounds = sorted({one.ground for one in found})
    rows = [
        (
            np.log(np.array(one.chances) + kinds.SMALL),
            grounds.index(one.ground) + 1,
            kinds.KINDS.index(one.told),
            kinds.KINDS.index(one.right),
        )
        for one in found
    ]

    def loss(worth: Floats) -> tuple[float, Floats]:
        away = worth - USUAL
        away[0] = 0.0
        total, slope = HEAVY * float(away @ away), 2 * HEAVY * away
        for logs, ground, told, right in rows:
            scores = worth[0] * logs
            scores[told] += worth[ground]
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            total -= float(np.log(odds[right] + 1e-12))
            odds[right] -= 1
            slope[0] += odds @ logs
            slope[ground] += odds[told]
        return total, slope

    start = np.full(len(grounds) + 1, USUAL)
    worth = minimize(loss, start, jac=True, method="L-BFGS-B").x
    named = dict(zip(("encoder", *grounds), worth, strict=True)) | {"any": USUAL}
    return {name: round(float(value), 3) for name, value in named.items()}
