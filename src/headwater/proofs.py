"""Every rule of a language pack proves its examples on the real engine, not on a copy of it."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from headwater.analyze import analyze
from headwater.attribute import attribute, respond
from headwater.languages import Cue, NoResponse, Pack, load
from headwater.languages.measures import EXAMPLE_DAY, HedgeRule
from headwater.model import Analysis, Article, Attribution

Found = dict[str, object]  # what a rule found, under the names that an example has for it
Find = Callable[[Article, Analysis, Pack], list[Found]]


@dataclasses.dataclass(frozen=True, slots=True)
class Proof:
    """One example of one rule, and how to see what the rule finds in it."""

    rule: str
    text: str
    wanted: Found  # empty where the rule must find nothing
    find: Find


def check_pack(lang: str) -> list[str]:
    """Load a pack and run all its examples; return what fails, one line each."""
    pack = load(lang)
    return [failure for proof in proofs(pack) for failure in check(proof, pack)]


def check(proof: Proof, pack: Pack) -> Iterator[str]:
    """Yield what is wrong with one proof; nothing when it holds."""
    article = Article(id="example", text=proof.text, lang=pack.lang, published=EXAMPLE_DAY)
    found = proof.find(article, analyze(article, pack), pack)
    where = f"{pack.lang}: rule {proof.rule!r}: {proof.text!r}"
    if not proof.wanted and found:
        yield f"{where}: must find nothing, found {found}"
    elif proof.wanted and not any(proof.wanted.items() <= row.items() for row in found):
        yield f"{where}: wanted {proof.wanted}, found {found or 'nothing'}"


def proofs(pack: Pack) -> Iterator[Proof]:
    """List every example of every rule of a pack."""
    for cue in pack.cues:
        yield from _of(cue.id, cue.examples, _attributed(cue))
    for response in pack.responses:
        yield from _of(response.id, response.examples, _silent(response))
    for time in pack.times.rule:
        yield from _of(time.id, time.examples, _dated)
    for hedge in pack.hedges.hedge:
        yield from _of(hedge.id, hedge.examples, _hedged(hedge))
    yield from _of(f"{pack.lang}-numbers", pack.numbers.example, _counted)


def _of(rule: str, examples: tuple[Any, ...], find: Find) -> Iterator[Proof]:
    for example in examples:
        stated = {f.name: getattr(example, f.name) for f in dataclasses.fields(example)}
        text = stated.pop("text")
        nothing = not (stated.get("cue") or stated.get("found"))
        wanted = {} if nothing else {key: value for key, value in stated.items() if value != ""}
        yield Proof(rule, text, wanted, find)


def _attributed(cue: Cue) -> Find:
    def find(article: Article, analysis: Analysis, pack: Pack) -> list[Found]:
        found = attribute(article, analysis, pack)
        return [_shown(a, article.text) for a in found if a.provenance.rule == cue.id]

    return find


def _shown(attribution: Attribution, text: str) -> Found:
    return {
        "cue": attribution.cue.of(text),
        "source": attribution.source.of(text) if attribution.source else "",
        "content": " … ".join(span.of(text) for span in attribution.content),
    }


def _silent(rule: NoResponse) -> Find:
    def find(article: Article, analysis: Analysis, pack: Pack) -> list[Found]:
        found = [(r, r.span.of(article.text)) for r in respond(article, analysis, pack)]
        return [
            {"cue": match[0], "source": response.party or ""}
            for response, text in found
            if (match := rule.pattern.search(text))
        ]

    return find


def _dated(article: Article, analysis: Analysis, _: Pack) -> list[Found]:
    return [{"found": m.span.of(article.text), "value": m.value} for m in analysis.moments]


def _hedged(rule: HedgeRule) -> Find:
    def find(article: Article, analysis: Analysis, _: Pack) -> list[Found]:
        kept = [hedge for hedge in analysis.hedges if hedge.kind == rule.kind]
        return [{"found": hedge.span.of(article.text)} for hedge in kept]

    return find


def _counted(article: Article, analysis: Analysis, _: Pack) -> list[Found]:
    return [
        {"found": q.span.of(article.text), "value": q.value, "unit": q.unit, "bound": q.bound}
        for q in analysis.quantities
    ]
