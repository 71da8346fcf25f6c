"""Rules and model joined: every way to read a cue is an option, the likeliest stands.

An option takes its source and its content from a rule or from the model. The judge gives each the
chance to be right, from what rule, tags, ties, distances and marks say; it knows no language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.attribute import judge, tagged
from headwater.attribute.draft import Draft
from headwater.attribute.reach import Reach, shared
from headwater.attribute.ruled import spoken
from headwater.attribute.scene import Scene
from headwater.attribute.tagged import Tagged
from headwater.model import Encoding, Stance

MODEL = "model"
ALIKE = 0.8  # share of two contents in one another from which they are the same
KEPT = 0.37  # chance from which an attribution is told


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read a cue, with what the judge looks at."""

    draft: Draft
    features: tuple[float, ...]


def join(scene: Scene, drafts: Sequence[Draft], encoding: Encoding) -> list[Draft]:
    """Return one draft a cue, of those that are likelier right than the threshold."""
    kept: list[Draft] = []
    groups = list(read(scene, drafts, encoding))
    chances = iter(judge.chances([option.features for group in groups for option in group]))
    for options in groups:
        judged = [(next(chances), option) for option in options]
        chance, best = max(judged, key=lambda pair: pair[0])
        if chance >= KEPT:
            kept.append(replace(best.draft, score=chance))
    kept += [
        draft
        for draft in drafts
        if _answers(scene, draft) and not any(draft.cue.overlaps(other.cue) for other in kept)
    ]
    return _each_once(spoken(scene, kept))


def _answers(scene: Scene, draft: Draft) -> bool:
    """Tell "S denies this": what it denies stands in a sentence before, where no tag ties it."""
    start = scene.tokens[scene.fields[draft.field].items[0].first].span.start
    return draft.stance is Stance.DENIES and draft.content[-1].end <= start


def _each_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a draft that says what a surer one says already: its content, by its source."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.score, d.cue)):
        if not any(same(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.cue, d.content))


def same(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts say the same: their content is alike, and their source."""
    if shared(one.content, other.content) < ALIKE:
        return False
    if one.source is None or other.source is None:
        return one.source is other.source
    return one.source.overlaps(other.source)


def read(scene: Scene, drafts: Sequence[Draft], encoding: Encoding) -> Iterator[list[Option]]:
    """Yield the options of each cue that a rule or the model found, at least one each."""
    reach = Reach(scene, encoding)
    left = list(drafts)
    groups: list[tuple[list[Draft], Tagged | None]] = []
    for seen in tagged.find(encoding):
        cue = tagged.span_of(encoding, seen.cue)
        same = [draft for draft in left if draft.cue.overlaps(cue)]
        left = [draft for draft in left if draft not in same]
        groups.append((same, seen))
    groups += [([draft], None) for draft in left]
    return filter(None, (list(_options(reach, rules, seen)) for rules, seen in groups))


def _options(reach: Reach, rules: Sequence[Draft], seen: Tagged | None) -> Iterator[Option]:
    model = reach.draft(seen) if seen else None
    if not rules and not model:
        return
    told: Sequence[Draft | None] = rules or [None]
    for rule in told:
        for draft in _ways(rule, model):
            named = replace(draft, rule=_origin(draft, rule, model))
            yield Option(named, tuple(reach.features(draft, rule, model)))


def _ways(rule: Draft | None, model: Draft | None) -> Iterator[Draft]:
    """Yield each source with each content that rule and model have; and without a source.

    A cue that is impersonal by its form ("it is noted that C") has no source but its rule's; whom
    a relay cites stands after it ("with reference to S").
    """
    told = [draft for draft in (rule, model) if draft]
    sources = dict.fromkeys([draft.source for draft in told] + ([None] if model else []))
    if rule and rule.relayed:
        sources = {s: None for s in sources if s and s.start >= rule.cue.end} or sources
    if rule and rule.impersonal and rule.source is None:
        sources = {None: None}
    contents = dict.fromkeys(draft.content for draft in told)
    for source in sources:
        for content in contents:
            yield replace(told[0], source=source, content=content)


def _origin(draft: Draft, rule: Draft | None, model: Draft | None) -> str:
    """Name who found a reading: the rule by its id, the model, or both."""
    if rule is None:
        return MODEL
    agrees = model and (draft.source == model.source or draft.content == model.content)
    return f"{rule.rule}+{MODEL}" if agrees else rule.rule
