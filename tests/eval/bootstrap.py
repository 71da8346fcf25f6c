"""How far a figure of a small set may be off: items are drawn again and again, with replacement."""

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

SMALL = 30  # items; a larger set is given without an interval
DRAWS = 1000
STORY_DRAWS = 60  # each draw scores whole stories anew

Counts = tuple[int, int, int]  # right, found, wanted


def f1(rows: list[Counts]) -> float:
    """F1 in per cent, micro over ``rows``."""
    right, found, wanted = (sum(column) for column in zip(*rows, strict=True))
    return round(200 * right / (found + wanted), 2) if found + wanted else 0.0


def of_counts(rows: list[Counts]) -> tuple[float, float] | None:
    """The middle 95 per cent of F1 over draws of articles; None for a set that is large enough."""
    if len(rows) >= SMALL:
        return None
    draw = random.Random(0)
    return middle([f1(draw.choices(rows, k=len(rows))) for _ in range(DRAWS)])


def of_stories(
    folder: Path, found: dict[str, list[dict]], score: Callable[..., dict[str, float]]
) -> dict[str, tuple[float, float]]:
    """The same for whole stories; each drawn story stands under a name of its own."""
    names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    draw, rows = random.Random(0), []
    for _ in range(STORY_DRAWS):
        picked = draw.choices(names, k=len(names))
        with tempfile.TemporaryDirectory() as where:
            stories, claims = [], []
            for number, name in enumerate(picked):
                copy = f"{name}#{number}"
                (Path(where) / copy).symlink_to((folder / name).resolve())
                stories += [s for row in found["stories"] if (s := story_in(row, name, copy))]
                claims += [c for row in found["claims"] if (c := claim_in(row, name, copy))]
            rows.append(score(Path(where), stories, claims))
    return {measure: middle([row[measure] for row in rows]) for measure in rows[0]}


def story_in(row: dict, name: str, copy: str) -> dict | None:
    ids = [moved(i, name, copy) for i in row["article_ids"] if i.startswith(f"{name}/")]
    return {**row, "id": f"{copy} {row['id']}", "article_ids": ids} if ids else None


def claim_in(row: dict, name: str, copy: str) -> dict | None:
    rows = [
        {**s, "article_id": moved(s["article_id"], name, copy)}
        for s in row["statements"]
        if s["article_id"].startswith(f"{name}/")
    ]
    return {**row, "id": f"{copy} {row['id']}", "statements": rows} if rows else None


def moved(article_id: str, name: str, copy: str) -> str:
    return copy + article_id.removeprefix(name)


def middle(values: list[float]) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile."""
    ranked = sorted(values)
    last = len(ranked) - 1
    return ranked[round(0.025 * last)], ranked[round(0.975 * last)]
