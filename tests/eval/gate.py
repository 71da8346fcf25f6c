"""Score every set of the gold data and fail where a figure fell below its floor.

    python tests/eval/gate.py [SET ...] [--data FOLDER] [--only SET ...] [--encoder NAME ...]
                              [--update] [--allow-regression]

The data are not part of this repository: FOLDER (or HEADWATER_EVAL, or ../shared/eval beside the
checkout) holds them with their scorers. Where they are missing, the gate says so and passes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bootstrap import SMALL
from sets import RULES_ALONE, SETS, Data, Score

REPO = Path(__file__).parents[2]
FLOORS = Path(__file__).with_name("floors.json")
ENCODERS = (RULES_ALONE, "headwater")  # the model has seen uk, ru and es gold: floors, no measure
FEWER_IS_BETTER = {"crowding"}
Floors = dict[str, dict[str, float]]


def main(argv: list[str] | None = None) -> int:
    """Score, compare, print; return the exit code."""
    parser = options()
    args = parser.parse_args(argv)
    if wrong := set(args.sets) - set(SETS):
        parser.error(f"no set {', '.join(sorted(wrong))}; there are: {', '.join(SETS)}")
    folder = Path(args.data or os.environ.get("HEADWATER_EVAL") or REPO.parent / "shared" / "eval")
    if not (folder / "score_attribution.py").is_file():
        print(f"no gold data in {folder}: nothing was scored, no floor was checked")
        return 0
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as work:
        try:
            scores = [
                row
                for encoder in args.encoder or ENCODERS
                for name in chosen(args)
                for row in shown(scored(name, Data(folder.resolve(), Path(work), encoder)), floors)
            ]
        except subprocess.CalledProcessError as error:
            print(f"FAILED: {' '.join(error.cmd)}: exit {error.returncode}: {error.stderr}")
            return 1
    fallen = [row for row in scores if is_below(row, floors)]
    if args.update or args.allow_regression:
        write(moved(floors, scores, lower=args.allow_regression))
    if args.allow_regression:
        return 0
    for row in fallen:
        print(f"BELOW ITS FLOOR: {row.name}: {row.measure} {row.value}, floor {floor(row, floors)}")
    return 1 if fallen else 0


def options() -> argparse.ArgumentParser:
    """Describe the flags."""
    parser = argparse.ArgumentParser(description="Score the gold data against the floors.")
    parser.add_argument("sets", nargs="*", metavar="SET", help="score these sets alone")
    parser.add_argument("--data", help="folder with the gold data and its scorers")
    parser.add_argument("--only", nargs="+", choices=list(SETS), help="the same, by flag")
    parser.add_argument("--encoder", nargs="+", choices=ENCODERS, help="read with these alone")
    parser.add_argument("--update", action="store_true", help="raise floors that were beaten")
    parser.add_argument(
        "--allow-regression",
        action="store_true",
        help="write lower floors too; say why in the commit",
    )
    return parser


def chosen(args: argparse.Namespace) -> list[str]:
    """List the sets to score, each once; all of them where none is named."""
    return list(dict.fromkeys([*args.sets, *(args.only or ())])) or list(SETS)


def scored(name: str, data: Data) -> Iterable[Score]:
    """Score one set; a figure reached with an encoder says so in its name."""
    told = "" if data.encoder == RULES_ALONE else f", {data.encoder}"
    return (replace(row, name=row.name + told) for row in SETS[name](data))


def shown(rows: Iterable[Score], floors: Floors) -> Iterable[Score]:
    """Pass the rows on, printing each as a line of the table."""
    for row in rows:
        low = floor(row, floors)
        mark = " " if low is None else "!" if is_below(row, floors) else "+"
        span = f"95 % {row.interval[0]:.1f} to {row.interval[1]:.1f}" if row.interval else ""
        few = f"only {row.items} items; {span}" if row.items < SMALL else f"{row.items} items"
        against = "" if low is None else f"floor {low:g}"
        print(f"{mark} {row.name:22} {row.measure:20} {row.value:7.2f}  {against:12} {few}")
        sys.stdout.flush()
        yield row


def floor(row: Score, floors: Floors) -> float | None:
    """Return the floor of a figure, None where it has none yet."""
    return floors.get(row.name, {}).get(row.measure)


def is_below(row: Score, floors: Floors) -> bool:
    """Tell whether a figure is worse than its floor."""
    low = floor(row, floors)
    if low is None:
        return False
    return row.value > low if row.measure in FEWER_IS_BETTER else row.value < low


def moved(floors: Floors, scores: list[Score], *, lower: bool) -> Floors:
    """Return the floors raised to the figures that beat them; lowered too where that is allowed."""
    out = {name: dict(rows) for name, rows in floors.items()}
    for row in scores:
        if not row.measure.startswith("wrong:") and (lower or not is_below(row, floors)):
            out.setdefault(row.name, {})[row.measure] = row.value
    return out


def write(floors: Floors) -> None:
    """Keep the floors, in a steady order, so that the diff shows what moved."""
    text = json.dumps(floors, indent=2, ensure_ascii=False, sort_keys=True)
    FLOORS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
