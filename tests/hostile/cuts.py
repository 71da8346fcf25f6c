"""Sound files of each kind, cut short, holed, doubled, and under another's name."""

import gzip
from random import Random

from hostile import PARAGRAPH, case, line, story
from hostile.archives import GOOD
from hostile.feeds import item, jsons, rss

SOUND = {
    "a.txt": PARAGRAPH.encode() * 4,
    "a.jsonl": line(id="a", text=PARAGRAPH * 2, lang="en") * 3,
    "a.html": story(),
    "a.xml": rss(item() * 3),
    "a.json": jsons(items=[{"id": "1", "content_text": PARAGRAPH * 2}]),
    "a.warc": GOOD * 3,
    "a.warc.gz": gzip.compress(GOOD, mtime=0) * 3,
    "a.html.gz": gzip.compress(story(), mtime=0),
    "a.jsonl.gz": gzip.compress(line(id="a", text=PARAGRAPH, lang="en") * 20, mtime=0),
}
PLACES = (0.02, 0.25, 0.5, 0.75, 0.99)


def holed(raw: bytes, seed: int) -> bytes:
    """Put rubbish over some of the bytes."""
    chance, made = Random(seed), bytearray(raw)
    for _ in range(5):
        start = chance.randrange(len(made))
        end = min(len(made), start + chance.randint(1, 20))
        made[start:end] = chance.randbytes(end - start)
    return bytes(made)


CASES = [
    *(
        case(f"{file} cut at {share:.0%}", file, raw[: int(len(raw) * share)])
        for file, raw in SOUND.items()
        for share in PLACES
    ),
    *(
        case(f"{file} with holes, {seed}", file, holed(raw, seed))
        for file, raw in SOUND.items()
        for seed in range(3)
    ),
    *(
        case(f"{real} called {named}", named, raw, "few" if "warc" in named else "any")
        for real, raw in SOUND.items()
        for named in SOUND
        if real != named and real[2:4] != named[2:4]
    ),
]
