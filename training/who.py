"""Learn what clues are worth for who is meant: ``attribute/who.json``, by a conditional logit.

Each question that reading an article puts (who is "he", "the minister", nobody) is answered from
the gold; the parties of the article that are not the answer are the counterexamples.
"""

import argparse
import importlib
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import corpora
from corpora import Annotated
from headwater.analyze import analyze
from headwater.attribute import coreference, joining, ruled
from headwater.attribute.cast import Figure
from headwater.attribute.clues import Asked, Room, clues
from headwater.attribute.draft import Draft
from headwater.attribute.scene import Scene, lay_out
from headwater.attribute.who import Choice, shares
from headwater.encoders.headwater import HeadwaterEncoder
from headwater.languages import load
from headwater.model import Article, Encoding

Floats = NDArray[np.float64]
ROOT = Path(__file__).parent.parent
FILE = ROOT / "src/headwater/attribute/who.json"
FOLDS = 5
HEAVY = 0.3  # the pull of each weight towards nothing
FEWEST = 8  # answered questions below which a way stays as it is
LEASTS = [n / 20 for n in range(2, 20)]
HALF = 0.5  # of the content that a draft shares with the gold it is compared with


@dataclass
class Question:
    """One question: who could be meant, by which clues, and which of them is right."""

    text: str
    way: str
    clues: list[dict[str, float]]
    right: list[bool]
    open: bool  # the gold names nobody


@dataclass
class Read:
    """A text with what reading it needs, so that it is analyzed and encoded once."""

    of: Annotated
    scene: Scene
    drafts: list[Draft]
    encoding: Encoding | None = None
    gold: list[dict[str, Any] | None] = field(default_factory=list)  # of each draft


def main() -> None:
    """Learn by the encoder that is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT / "../shared/eval")
    given = parser.parse_args()
    learn(given.eval, HeadwaterEncoder())


def learn(eval_: Path, encoder: HeadwaterEncoder) -> None:
    """Learn from the gold and our own articles, print scores by folds, write the weights."""
    sys.path.insert(0, str(eval_))  # the gold's scorer of names lies beside it
    texts = [*corpora.gold(eval_), *(t for t in corpora.own() if _is_told(t))]
    questions = list(asked(read(texts, encoder)))
    for way, score in folded(questions).items():
        print(f"{way:10} {score}")
    FILE.write_text(json.dumps(learned(questions), indent=1) + "\n", encoding="utf-8")


def _is_told(text: Annotated) -> bool:
    return any(each.get("source_name") for each in text.attributions or [])


def read(texts: Iterable[Annotated], encoder: HeadwaterEncoder) -> Iterator[Read]:
    """Find what is attributed in each text, and the gold that it agrees with."""
    for text in texts:
        article = Article(id=text.id, text=text.text, lang=text.lang)
        encoding: Encoding | None = encoder.encode([text.text])[0]
        pack = load(text.lang)
        scene = lay_out(article, analyze(article, pack, encoding), pack)
        drafts = ruled.find(scene)
        if encoding:
            drafts = joining.join(scene, drafts, encoding)
        one = Read(text, scene, drafts, encoding)
        one.gold = [_agreeing(draft, text.attributions or []) for draft in drafts]
        yield one


def _agreeing(draft: Draft, gold: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    mine = {n for piece in draft.content for n in range(piece.start, piece.end)}
    best, top = None, (HALF, 0.0)
    for each in gold:
        theirs = {n for start, end in each["content"] for n in range(start, end)}
        if not mine & theirs:
            continue
        cue = draft.cue.start < each["cue"][1] and each["cue"][0] < draft.cue.end
        score = (len(mine & theirs) / len(mine | theirs), float(cue))
        if score >= top:
            best, top = each, score
    return best


def asked(reads: Iterable[Read]) -> Iterator[Question]:
    """Put every question of every text, going on from the right answers."""
    same = importlib.import_module("names").same
    for one in reads:
        found: list[Question] = []
        at: dict[tuple[int, str], dict[str, Any] | None] = {}
        for draft, gold in zip(one.drafts, one.gold, strict=True):
            at[(draft.source or draft.cue).start, "source" if draft.source else ""] = gold

        def choose(room: Room, asked: Asked, candidates: Sequence[Figure]) -> Choice | None:
            gold = at.get((asked.place, "source")) or at.get((asked.place, ""))  # noqa: B023
            if gold is None:
                return None
            name = gold.get("source_name")
            right = [bool(name) and same(name, figure.name) for figure in candidates]
            seen = [clues(room, asked, figure) for figure in candidates]
            found.append(Question(one.of.id, asked.way, seen, right, open=not name))  # noqa: B023
            return Choice(candidates[right.index(True)], 1.0) if any(right) else None

        coreference.resolve(one.scene, one.drafts, one.encoding, choose)
        yield from found


def learned(questions: Sequence[Question]) -> dict[str, Any]:
    """Return the weights and the least chance of each way of asking."""
    by_way = _by_way(questions)
    found = json.loads(FILE.read_text(encoding="utf-8"))
    for way, ones in sorted(by_way.items()):
        weights = _fit(ones)
        found[way] = {"least": _least(ones), "weights": weights}
    return found


def _by_way(questions: Iterable[Question]) -> Mapping[str, list[Question]]:
    ways: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions:
        if question.clues:
            ways[question.way].append(question)
    answerable = {way: sum(any(q.right) for q in ones) for way, ones in ways.items()}
    return {way: ones for way, ones in ways.items() if answerable[way] >= FEWEST}


def _fit(questions: Sequence[Question]) -> dict[str, float]:
    """Fit a conditional logit: one of the parties is meant, or none of them (of worth 0)."""
    names = sorted({name for q in questions for clue in q.clues for name in clue})
    tables = [
        (np.array([[c.get(n, 0.0) for n in names] for c in q.clues]), np.array(q.right))
        for q in questions
    ]

    def loss(worth: Floats) -> tuple[float, Floats]:
        total, slope = HEAVY * float(worth @ worth), 2 * HEAVY * worth
        for table, right in tables:
            scores = np.append(table @ worth, 0.0)
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            wanted = np.append(right, not right.any())
            share = odds * wanted
            total -= float(np.log(share.sum() + 1e-12))
            pull = odds[:-1] - share[:-1] / (share.sum() + 1e-12)
            slope = slope + pull @ table
        return total, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {n: round(float(w), 3) for n, w in zip(names, found, strict=True) if abs(w) >= 0.02}


class _OfText(Protocol):
    text: str


T = TypeVar("T", bound=_OfText)


def folds(found: Sequence[T]) -> Iterator[tuple[list[T], list[T]]]:
    """Part what is known of texts into some to learn from and some to try it on."""
    texts = sorted({each.text for each in found})
    random.Random(7).shuffle(texts)
    for n in range(FOLDS):
        held = set(texts[n::FOLDS])
        yield [e for e in found if e.text not in held], [e for e in found if e.text in held]


def _least(questions: Sequence[Question]) -> float:
    """Return the least chance with most right by folds; leaving open what gold leaves counts."""
    told = list(_told(questions))
    return max(LEASTS, key=lambda least: (_right(told, least), -least))


def _told(questions: Sequence[Question]) -> Iterator[tuple[Question, float, bool]]:
    for rest, held in folds(questions):
        weights = _fit(rest)
        for question in held:
            chances = shares(weights, question.clues)
            best = max(range(len(chances)), key=chances.__getitem__)
            yield question, chances[best], question.right[best]


def _right(told: Sequence[tuple[Question, float, bool]], least: float) -> int:
    return sum((right if value >= least else not any(q.right)) for q, value, right in told)


def folded(questions: Sequence[Question]) -> dict[str, str]:
    """Return how many questions are answered rightly, by folds of texts."""
    out = {}
    for way, ones in sorted(_by_way(questions).items()):
        told = list(_told(ones))
        least = _least(ones)
        said = [right for _, value, right in told if value >= least]
        could = sum(any(q.right) for q in ones)
        out[way] = (
            f"{len(ones)} asked, {could} answerable: {len(said)} answered, {sum(said)} rightly; "
            f"least {least}"
        )
    return out


if __name__ == "__main__":
    main()
