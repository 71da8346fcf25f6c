"""Every rule of a language pack proves its examples on the real engine, not on a copy of it."""

from collections.abc import Iterator

from headwater.analyze import analyze
from headwater.attribute import attribute, respond
from headwater.languages import Cue, Example, NoResponse, Pack, load
from headwater.model import Article, Attribution


def check_pack(lang: str) -> list[str]:
    """Load a pack and run all its examples; return what fails, one line each."""
    pack = load(lang)
    return [
        failure
        for rule in (*pack.cues, *pack.responses)
        for example in rule.examples
        for failure in check_example(rule, example, pack)
    ]


def check_example(rule: Cue | NoResponse, example: Example, pack: Pack) -> Iterator[str]:
    """Yield what is wrong when ``rule`` meets one of its examples; nothing when it holds."""
    find = _attributed if isinstance(rule, Cue) else _silent
    found = find(rule.id, example.text, pack)
    where = f"{pack.lang}: rule {rule.id!r}: {example.text!r}"
    if not example.cue and found:
        yield f"{where}: must find nothing, found {found}"
    elif example.cue and not any(_agrees(example, row) for row in found):
        yield f"{where}: wanted {_wanted(example)}, found {found or 'nothing'}"


def _attributed(rule: str, text: str, pack: Pack) -> list[dict[str, str]]:
    article = Article(id="example", text=text, lang=pack.lang)
    attributions = attribute(article, analyze(article, pack), pack)
    return [_shown(a, text) for a in attributions if a.provenance.rule == rule]


def _shown(attribution: Attribution, text: str) -> dict[str, str]:
    return {
        "cue": attribution.cue.of(text),
        "source": attribution.source.of(text) if attribution.source else "",
        "content": " … ".join(span.of(text) for span in attribution.content),
    }


def _silent(rule: str, text: str, pack: Pack) -> list[dict[str, str]]:
    article = Article(id="example", text=text, lang=pack.lang)
    pattern = next(response.pattern for response in pack.responses if response.id == rule)
    spans = [response.span.of(text) for response in respond(article, analyze(article, pack), pack)]
    return [{"cue": match[0]} for span in spans if (match := pattern.search(span))]


def _wanted(example: Example) -> dict[str, str]:
    """Return what an example states: its cue, and source and content where it names them."""
    stated = {"cue": example.cue, "source": example.source, "content": example.content}
    return {key: value for key, value in stated.items() if value}


def _agrees(example: Example, found: dict[str, str]) -> bool:
    wanted = _wanted(example)
    if "source" not in found:  # a silence has neither source nor content
        return wanted["cue"] == found["cue"]
    return wanted.items() <= found.items()
