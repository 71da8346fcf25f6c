"""What reading needs: packs, dictionaries, the model; and whether it all works together."""

import time
from collections.abc import Iterator

from headwater.encoders.card import read_card
from headwater.encoders.headwater import FOLDER
from headwater.errors import EncoderError, PackError, UnknownNameError
from headwater.health.check import Check, broken, note, ok
from headwater.health.machine import AGAIN
from headwater.languages import available, load
from headwater.languages.dictionaries import analyzer
from headwater.model import Article, Reading
from headwater.pipeline import read_articles
from headwater.readers import read_inputs
from headwater.registry import find
from headwater.settings import Settings

OWN = "headwater"  # the encoder that comes with the package
MEASURED = 1.0  # seconds
SAMPLES = FOLDER.parents[1] / "samples"


def packs() -> Iterator[Check]:
    """Look whether each language pack loads."""
    for lang in available():
        try:
            pack = load(lang)
        except PackError as error:
            yield broken(f"language {lang}", str(error), f"mend the pack, or {AGAIN}")
        else:
            rules = len(pack.cues) + len(pack.responses) + len(pack.nouns)
            yield ok(f"language {lang}", f"{pack.head.name}: {rules} rules")


def dictionaries() -> Iterator[Check]:
    """Look whether the dictionaries of word forms that packs name can be opened."""
    for lang in available():
        try:
            strategy = load(lang).head.morphology
        except PackError:
            continue  # said above
        if not strategy:
            continue
        try:
            meta = analyzer(lang).dictionary.meta
        except (ImportError, OSError, ValueError, KeyError) as error:
            name = f"pymorphy3-dicts-{lang}"
            remedy = f"pip install --force-reinstall {name}"
            yield broken(f"dictionary {lang}", f"{type(error).__name__}: {error}", remedy)
        else:
            told = dict(meta) if not isinstance(meta, dict) else meta
            found = f"{strategy}, made {str(told.get('compiled_at', ''))[:10]}"
            yield ok(f"dictionary {lang}", found)


def model(settings: Settings) -> Check:
    """Look whether the files of the model are those its card names, and how fast it is."""
    if settings.encoder == "none":
        return note("model", "not wanted: encoder is none", "set encoder to headwater to use it")
    try:
        encoder = find("encoders", settings.encoder)()
        if settings.encoder == OWN:
            read_card(FOLDER)
        speed = _speed(encoder)
    except (EncoderError, UnknownNameError) as error:
        return broken("model", str(error), "install the package again, or set encoder to none")
    return ok("model", f"{settings.encoder}, files whole, {speed:,.0f} words a second")


def sample(settings: Settings) -> Check:
    """Read the samples that come with the package, by rules alone, and look what is found."""
    paths = [str(path) for path in sorted(SAMPLES.glob("*.jsonl"))[:1]]
    items = [item for item in read_inputs(paths, settings) if isinstance(item, Article)]
    readings = [item for item in read_articles(items) if isinstance(item, Reading)]
    found = sum(len(reading.attributions) for reading in readings)
    told = f"{len(readings)} sample articles, {found} attributions found"
    if not found:
        return broken("reading", told, AGAIN)
    return ok("reading", told)


def _speed(encoder) -> float:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any member
    """Return the words a second that an encoder reads, after the first text."""
    text = "The mayor said the pier will be closed in spring. " * 20
    encoder.encode([text])
    begun, words = time.perf_counter(), 0
    while (spent := time.perf_counter() - begun) < MEASURED:
        encoder.encode([text])
        words += len(text.split())
    return words / spent
