"""Print what the model reaches, by the scorers that come with the evaluation sets."""

import importlib
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

import corpora
import judge
from corpora import Annotated
from headwater.analyze import analyze
from headwater.attribute.draft import Draft
from headwater.attribute.vectors import directions
from headwater.encoders.headwater import HeadwaterEncoder
from headwater.languages import load
from headwater.link.meanings import meanings, meant
from headwater.model import Article, Span

TAGS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def without_tenth(texts: Sequence[Annotated]) -> list[Annotated]:
    """Leave out every tenth text: the part held back."""
    return [text for at, text in enumerate(texts) if at % 10 != 9]


def tenth(texts: Sequence[Annotated]) -> list[Annotated]:
    """Return every tenth text."""
    return list(texts[9::10])


def attributions(told: Sequence[judge.Judged], beside: Sequence[judge.Judged]) -> None:
    """Score each language with a judge, and a model where it is tuned on gold, not its own."""
    scorer = importlib.import_module("score_attribution")
    kept = judge.in_folds(told, beside)
    for lang in dict.fromkeys(one.of.lang for one in told):
        texts = [one.of for one in told if one.of.lang == lang]
        gold = [{"id": t.id, "text": t.text, "attributions": t.attributions} for t in texts]
        found = [{"id": t.id, "attributions": [_plain(d) for _, d, _ in kept[t.id]]} for t in texts]
        error = judge.calibration_error([one for t in texts for one in kept[t.id]])
        print(f"--- {lang}: {len(texts)} texts, calibration error {error:.3f}")
        print(scorer.show(scorer.score(gold, found)))


def _plain(draft: Draft) -> dict[str, object]:
    spans = [[piece.start, piece.end] for piece in draft.content]
    source = [draft.source.start, draft.source.end] if draft.source else None
    return {"cue": [draft.cue.start, draft.cue.end], "source": source, "content": spans}


def names(encoder: HeadwaterEncoder, eval_: Path) -> None:
    """Score the names of parts held back: of ner-uk and CoNLL a tenth, of SlavicNER a topic."""
    slavic = [text for text in corpora.slavic(eval_) if text.topic == "covid-19"]
    sets = {
        "ner-uk": tenth(corpora.neruk(eval_)),
        "SlavicNER uk": [text for text in slavic if text.lang == "uk"],
        "SlavicNER ru": [text for text in slavic if text.lang == "ru"],
        "CoNLL en": tenth(corpora.conll(eval_, "en")),
        "CoNLL es": tenth(corpora.conll(eval_, "es")),
    }
    for name, texts in sets.items():
        print(f"--- names, {name}: {_names(texts, encoder)}")


def _names(texts: Sequence[Annotated], encoder: HeadwaterEncoder) -> object:
    scorer = importlib.import_module("score_ner")
    gold, found = [], {}
    for text in texts:
        kept = [(a, b, TAGS[kind]) for a, b, kind in text.names or [] if kind in TAGS]
        gold.append({"id": text.id, "mentions": [{"span": [a, b], "kind": k} for a, b, k in kept]})
        article = Article(id=text.id, text=text.text, lang=text.lang)
        encoding = encoder.encode([text.text])[0]
        mentions = analyze(article, load(text.lang), encoding).mentions
        found[text.id] = {
            "mentions": [{"span": [m.span.start, m.span.end], "kind": m.kind} for m in mentions]
        }
    return {kind: figures["F"] for kind, figures in scorer.score(gold, found).items()}


def vectors(encoder: HeadwaterEncoder, eval_: Path) -> None:
    """Print how well likeness tells one claim from another of its story, in the scenarios."""
    right: list[bool] = []
    like: list[float] = []
    within: list[bool] = []
    for story in corpora.stated(eval_):
        placed = list(_placed(story, encoder))
        laid = meanings([vectors for _, _, vectors in placed])
        covered, covers = meant(laid, range(len(placed))) if laid else (np.zeros((0, 0)),) * 2
        for one, other in combinations(range(len(placed)), 2):
            right.append(placed[one][0] == placed[other][0])
            like.append(float(covered[one, other] + covers[one, other]) / 2)
            within.append(placed[one][1] == placed[other][1])
    truth, likeness, same = np.array(right), np.array(like), np.array(within)
    print(f"--- vectors: area under ROC {roc_auc_score(truth, likeness):.3f}, within one language ")
    print(f"{roc_auc_score(truth[same], likeness[same]):.3f}; {len(truth)} pairs")


def _placed(
    story: Iterable[Annotated], encoder: HeadwaterEncoder
) -> Iterable[tuple[str, str, tuple[bytes, ...]]]:
    for text in story:
        encoding = encoder.encode([text.text])[0]
        for start, end, claim in text.statements:
            yield claim, text.lang, directions(encoding, (Span(start, end),))
