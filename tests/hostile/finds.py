"""What fuzzing found, and was mended: a file each, by the target that found it."""

from pathlib import Path

from hostile import case

FOLDER = Path(__file__).parents[1] / "readers" / "finds"
CASES = [
    case(f"found: {path.relative_to(FOLDER)}", f"a{path.suffix}", path.read_bytes())
    for path in sorted(FOLDER.rglob("*"))
    if path.is_file()
]
