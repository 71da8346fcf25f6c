"""Train the space of statement vectors, on the encoder as it is: nothing else changes by it."""

import random
from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812
from torch import nn

from examples import Example, batch
from network import MIDDLE, Network, Space

STEPS, RATE = 800, 1e-3
STORIES, MOST = 4, 90  # drawn at once, and statements of them
WORDS = 12  # of a statement that are compared
HEAT = 0.03  # of the likeness: the lower, the more the nearest wrong ones count
DROP = 0.3
TINY = 1e-6
Told = tuple[torch.Tensor, str]  # the states of a statement's words, and its claim


def fit_space(network: Network, stories: Sequence[Sequence[Example]], *, seed: int = 0) -> None:
    """Train ``network.space`` so that statements of one claim lie together, in any language."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    told = [_states(network, story) for story in stories]
    network.space = Space(network.encoder.config.hidden_size)
    optimizer = torch.optim.AdamW(network.space.parameters(), lr=RATE, weight_decay=0.1)
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 20) * max(0.02, 1 - step / STEPS)
        drawn = [one for story in rng.sample(told, STORIES) for one in story]
        loss = _loss(network.space, rng.sample(drawn, min(MOST, len(drawn))))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 50 == 49:
            print(f"vectors: step {step + 1}/{STEPS}, loss {loss.item():.3f}", flush=True)


@torch.no_grad()
def _states(network: Network, story: Sequence[Example]) -> list[Told]:
    """Encode a story once; the middle layers' states of each statement's words, side by side."""
    found = []
    network.eval()
    for example in story:
        given = batch([example])
        states = network.encoder(
            input_ids=given.ids, attention_mask=given.mask, output_hidden_states=True
        ).hidden_states
        rows = torch.cat([states[at][0][given.first[0]] for at in MIDDLE], -1)
        found += [(rows[inside], claim) for inside, claim in example.statements]
    return found


def _loss(space: Space, drawn: Sequence[Told]) -> torch.Tensor:
    """Return the supervised contrastive loss (Khosla and others, 2020) of some statements."""
    likeness = alike(_vectors(space, [states for states, _ in drawn]))
    ids = {claim: n for n, claim in enumerate(dict.fromkeys(claim for _, claim in drawn))}
    numbers = torch.tensor([ids[claim] for _, claim in drawn])
    itself = torch.eye(len(drawn), dtype=torch.bool)
    partners = ((numbers.unsqueeze(0) == numbers.unsqueeze(1)) & ~itself).float()
    logs = F.log_softmax((likeness / HEAT).masked_fill(itself, -1e4), -1)
    return -((logs * partners).sum(1) / partners.sum(1).clamp(min=1)).mean()


def _vectors(space: Space, statements: Sequence[torch.Tensor]) -> torch.Tensor:
    """Return the vectors of the most telling words of each statement; noughts fill the rest."""
    rows = nn.utils.rnn.pad_sequence(list(statements), batch_first=True)
    there = nn.utils.rnn.pad_sequence([torch.ones(len(s), 1) for s in statements], batch_first=True)
    parts = F.dropout(rows, DROP).split(rows.size(-1) // len(MIDDLE), -1)
    layers = dict(zip(MIDDLE, parts, strict=True))
    words = space([layers.get(at, rows[..., :0]) for at in range(max(MIDDLE) + 1)]) * there
    kept = words.norm(dim=-1).topk(min(WORDS, words.size(1)), 1).indices
    return words.gather(1, kept[..., None].expand(-1, -1, words.size(-1)))


def alike(words: torch.Tensor) -> torch.Tensor:
    """Say how far any two statements cover each other, as ``link/meanings.py`` does."""
    lengths, pointing = words.norm(dim=-1), F.normalize(words, dim=-1, eps=TINY)
    cosines = torch.einsum("aid,bjd->abij", pointing, pointing)
    best = cosines.masked_fill((lengths == 0)[None, :, None, :], -1.0).max(-1).values
    covered = (best * lengths[:, None]).sum(-1) / lengths.sum(-1)[:, None].clamp(min=TINY)
    return (covered + covered.T) / 2
