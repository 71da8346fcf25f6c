"""Fit the network to a mix of tasks for a number of steps; average the weights on the way."""

import random
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpora import KINDS
from examples import Batch, Example, batch
from network import Network

NONE = -100
MEAN_EVERY, TOLD_EVERY, SAVE_EVERY = 5, 50, 500  # steps
HEADS = 6  # times the encoder's rate


@dataclass
class Pool:
    """Examples of one sort, and how often they are drawn."""

    name: str
    share: float
    examples: list[Example]
    order: list[list[Example]] = field(default_factory=list)
    passes: float = 0.0


@dataclass
class Plan:
    """How long and how fast."""

    pools: list[Pool]
    steps: int
    rate: float = 1.5e-4
    size: int = 8  # windows a step
    frozen: int = 3  # lower layers that stay as they are
    warm: int = 60
    decay: float = 0.99  # of the mean of the weights, every fifth step
    seed: int = 0


def fit(network: Network, plan: Plan, *, save: Path) -> Network:
    """Train; return the averaged network, saved at the end and now and then."""
    rng = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    optimizer = _optimizer(network, plan)
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(plan.decay))
    log = Log(plan)
    weights = [pool.share for pool in plan.pools]
    for step in range(plan.steps):
        pool = rng.choices(plan.pools, weights)[0]
        given = batch(_draw(pool, plan.size, rng))
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * _slope(step, plan)
        loss = _step(network, given, optimizer, rng)
        if step % MEAN_EVERY == 0:
            mean.update_parameters(network)
        log.note(step, pool, given, loss)
        if step % SAVE_EVERY == SAVE_EVERY - 1:
            torch.save(mean.module.state_dict(), save)
    torch.save(mean.module.state_dict(), save)
    log.close()
    return mean.module


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    network.encoder.embeddings.requires_grad_(requires_grad=False)
    for depth, layer in enumerate(network.encoder.encoder.layer):
        layer.requires_grad_(requires_grad=depth >= plan.frozen)
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": body, "base": plan.rate},
        {"params": heads, "base": HEADS * plan.rate},
    ]
    return torch.optim.AdamW(groups, lr=plan.rate, weight_decay=0.01, fused=True)


def _step(
    network: Network, given: Batch, optimizer: torch.optim.Optimizer, rng: random.Random
) -> float:
    network.train()
    with torch.autocast("cpu", torch.bfloat16):
        words = network.words(given.ids, given.mask, given.first)
    loss = loss_of(network, words.float(), given, rng)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.item())


class Log:
    """Says now and then how far the training is, and how fast."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._began, self._pieces = time.time(), 0
        self._losses: dict[str, deque[float]] = {}

    def note(self, step: int, pool: Pool, given: Batch, loss: float) -> None:
        """Take in one step."""
        self._pieces += int(given.mask.sum())
        self._losses.setdefault(pool.name, deque(maxlen=30)).append(loss)
        if step % TOLD_EVERY == TOLD_EVERY - 1:
            shown = {name: round(sum(kept) / len(kept), 3) for name, kept in self._losses.items()}
            speed = self._pieces / (time.time() - self._began)
            print(f"step {step + 1}/{self._plan.steps}, {speed:.0f} pieces/s {shown}", flush=True)

    def close(self) -> None:
        """Say how often each pool was seen."""
        passes = {pool.name: round(pool.passes, 1) for pool in self._plan.pools}
        print(f"{self._pieces} pieces; passes: {passes}", flush=True)


def _slope(step: int, plan: Plan) -> float:
    return min(1.0, (step + 1) / plan.warm) * max(0.02, 1 - step / plan.steps)


def _draw(pool: Pool, size: int, rng: random.Random) -> list[Example]:
    if not pool.order:
        all_ = pool.examples[:]
        rng.shuffle(all_)
        near = [
            sorted(all_[at : at + size * 16], key=lambda e: len(e.window.ids))
            for at in range(0, len(all_), size * 16)
        ]
        pool.order = [part[at : at + size] for part in near for at in range(0, len(part), size)]
        rng.shuffle(pool.order)
    drawn = pool.order.pop()
    pool.passes += len(drawn) / len(pool.examples)
    return drawn


def loss_of(
    network: Network, words: torch.Tensor, given: Batch, rng: random.Random
) -> torch.Tensor:
    """Add up the losses of all that the batch knows."""
    words = network.drop(words)
    loss = words.sum() * 0
    if (given.roles != NONE).any():
        scores = network.roles(words).view(*words.shape[:2], 3, 3)
        each = F.cross_entropy(
            scores.reshape(-1, 3), given.roles.reshape(-1), ignore_index=NONE, reduction="none"
        ).view_as(given.weight)
        loss = loss + 3 * (each * given.weight).sum() / (given.roles != NONE).sum()
        loss = loss + _tie_loss(network, words, given, rng)
    if (given.names != NONE).any():
        loss = loss + 3 * _name_loss(network.names(words), given)
    return loss + 0.2 * _label_loss(network, words, given)


def _tie_loss(
    network: Network, words: torch.Tensor, given: Batch, rng: random.Random
) -> torch.Tensor:
    where, cue, want, weight = [], [], [], []
    for row, one in enumerate(given.of):
        if one.roles is None:
            continue
        ties = [(t.cue, t.source, t.content) for t in one.ties]
        used = {t.cue for t in one.ties}
        count = len(one.window.words)
        if one.of.trust == 1.0:
            ties += [
                (at, [], []) for at in rng.sample(range(count), min(2, count)) if at not in used
            ]
        for at, source, content in ties:
            target = torch.zeros(words.size(1), 2)
            target[source, 0], target[content, 1] = 1.0, 1.0
            seen = torch.zeros(words.size(1), 1)
            seen[:count] = one.of.trust
            where.append(row), cue.append(at), want.append(target)
            weight.append(torch.maximum(seen, target))
    if not where:
        return words.sum() * 0
    scores = network.tied(words, torch.tensor(where), torch.tensor(cue))
    each = F.binary_cross_entropy_with_logits(scores, torch.stack(want), reduction="none")
    return (each * torch.stack(weight)).sum() / (len(where) * 12)


def _name_loss(scores: torch.Tensor, given: Batch) -> torch.Tensor:
    logs = F.log_softmax(scores, -1)
    want = given.names.clamp(min=0)
    picked = logs.gather(-1, want.unsqueeze(-1)).squeeze(-1)
    outs = []
    for row, one in enumerate(given.of):
        open_ = [0, *(2 * KINDS.index(k) + i for k in sorted(one.of.unsure) for i in (1, 2))]
        outs.append(torch.logsumexp(logs[row][:, open_], -1))
    picked = torch.where(want == 0, torch.stack(outs), picked)
    known = (given.names != NONE).float()
    return -(picked * known).sum() / known.sum()


def _label_loss(network: Network, words: torch.Tensor, given: Batch) -> torch.Tensor:
    loss = words.sum() * 0
    for name, head in (("stances", network.stances), ("kinds", network.kinds)):
        at = [
            (row, w, label) for row, one in enumerate(given.of) for w, label in getattr(one, name)
        ]
        if at:
            rows, where, labels = (torch.tensor(part) for part in zip(*at, strict=True))
            loss = loss + F.cross_entropy(head(words[rows, where]), labels)
    return loss
