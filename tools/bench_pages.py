"""Pages a CPU-second and the F of their bodies, for each way to find an article.

`make bench-pages`. The pages are those of extraction/ in the gold data, which are not part of this
repository. Measured is all that comes before a step of a language: bytes to text, title, times,
authors and links; and the finding of the text alone. The best of some rounds counts.
"""

import argparse
import gzip
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from headwater.errors import ArticleError
from headwater.readers.decode import decode
from headwater.readers.html import page_text
from headwater.readers.html_quick import main_text
from headwater.readers.html_ways import WAYS
from headwater.settings import Settings

REPO = Path(__file__).parents[1]


def main() -> int:
    """Measure each way over all pages and print a table."""
    parser = argparse.ArgumentParser(description="Measure what finds the article of a page.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    data = Path(os.environ.get("HEADWATER_EVAL") or REPO.parent / "shared" / "eval")
    if not (data / "extraction").is_dir():
        print(f"no pages at {data / 'extraction'}: nothing was measured")
        return 0
    truth = json.loads((data / "extraction" / "truth.json").read_text(encoding="utf-8"))
    found = sorted((data / "extraction" / "html").glob("*.html.gz"))
    pages = {
        path.name.removesuffix(".html.gz"): gzip.decompress(path.read_bytes()) for path in found
    }
    size = sum(map(len, pages.values())) / len(pages) / 1000
    print(
        f"{len(pages)} pages of {size:.0f} kB\npages      pages a CPU-second      P      R      F"
    )
    for way in WAYS:
        rate, alone, bodies = measured(pages, way, rounds)
        row = scorer(data).score(truth, bodies)
        figures = "  ".join(f"{100 * row[key]:5.1f}" for key in ("P", "R", "F"))
        print(f"{way:10} {rate:18.0f} {alone:12.0f}  {figures}")
    return 0


def measured(pages: dict[str, bytes], way: str, rounds: int) -> tuple[float, float, dict[str, str]]:
    """Return pages a CPU-second, the same for the text alone, and the bodies that were found."""
    settings, bodies = Settings(pages=way), {name: body(raw, way) for name, raw in pages.items()}
    plain = [decode(raw) for raw in pages.values()]
    whole = fastest(lambda: [tried(raw, "page", settings) for raw in pages.values()], rounds)
    alone = fastest(lambda: [found(markup, way) for markup in plain], rounds)
    return len(pages) / whole, len(pages) / alone, bodies


def fastest(work: Callable[[], object], rounds: int) -> float:
    """Return the CPU-seconds of the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def found(markup: str, way: str) -> object:
    """Find the text of a page and nothing else."""
    try:
        return main_text(markup) if way == "archive" else WAYS[way](markup)
    except ArticleError:
        return None


def body(raw: bytes, way: str) -> str:
    """Return the body of a page, without its title; "" where none is found."""
    text, given = tried(raw, "page", Settings(pages=way))
    title = f"{given.title}\n\n" if given and given.title else ""
    return str(text.removeprefix(title))


def tried(raw: bytes, name: str, settings: Settings) -> tuple[str, Any]:
    """Find text and facts of a page, none where there is no article in it."""
    try:
        return page_text(raw, name, settings)
    except ArticleError:
        return "", None


def scorer(data: Path) -> Any:
    """Load the scorer that lies beside the gold data."""
    sys.path.insert(0, str(data))
    spec = importlib.util.spec_from_file_location("score_extraction", data / "score_extraction.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
