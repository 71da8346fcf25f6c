"""Outlets that nothing lists, told by how an article cites them.

Who is said to report something and in the same breath takes it from another passes news on: that
is an outlet. So is a name in letters foreign to the text that stands nowhere but as a source,
after its verb ("..., reports X"): whoever an article is about, it names elsewhere too. On names of
798 articles read with no registry the first held for 20 of 20, the second for 50 of 52.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from headwater.attribute.draft import Draft
from headwater.attribute.naming import MARKS, Party
from headwater.attribute.scene import Scene
from headwater.languages import Frame, load
from headwater.model import SourceKind, Span

LOOSE = frozenset({SourceKind.ORGANIZATION, SourceKind.UNKNOWN})
ACROSS = frozenset("\"'\u00bb\u201d\u201c\u2019, ")  # may stand between a source and its relay


def carriers(scene: Scene, drafts: Sequence[Draft], parties: Sequence[Party]) -> frozenset[int]:
    """Return the numbers of the drafts whose source is an outlet by how it is cited."""
    relays = {draft.cue.start for draft in drafts if draft.relayed}
    sources = [draft.source for draft in drafts if draft.source]
    return frozenset(
        number
        for number, (draft, party) in enumerate(zip(drafts, parties, strict=True))
        if draft.source
        and _is_bare(scene, draft.source, party)
        and (
            _passes_on(scene, draft.source, relays)
            or (party.kind is SourceKind.ORGANIZATION and _only_cited(scene, draft, sources))
        )
    )


def _is_bare(scene: Scene, source: Span, party: Party) -> bool:
    """Tell whether a phrase is a name with no noun that says whose, and of no body we know."""
    if party.noun or not party.named or party.kind not in LOOSE:
        return False
    name = source.of(scene.article.text).strip(MARKS)
    return name not in _bodies(scene.pack.lang) and all(not w[0].islower() for w in name.split())


@cache
def _bodies(lang: str) -> frozenset[str]:
    return frozenset(load(lang).names.organizations)


def _passes_on(scene: Scene, source: Span, relays: set[int]) -> bool:
    """Tell whether a cue that takes from somebody else follows right after a source."""
    place = source.end
    while scene.article.text[place : place + 1] in ACROSS and place < len(scene.article.text):
        place += 1
    return place in relays


def _only_cited(scene: Scene, draft: Draft, sources: Sequence[Span]) -> bool:
    """Tell whether a foreign name follows its verb and stands nowhere but as a source."""
    text, source = scene.article.text, draft.source
    verb = _frames(scene.pack.lang).get(draft.rule) == Frame.VERB
    if source is None or not scene.inflected or not verb:
        return False
    name = source.of(text).strip(MARKS)
    between = text[draft.cue.end : source.start]
    after = draft.cue.end <= source.start and not between.strip(MARKS)
    if not after or not name[:1].isascii() or not name[:1].isalpha():
        return False
    places = (match.start() for match in re.finditer(re.escape(name), text))
    return all(any(one.start <= place < one.end for one in sources) for place in places)


@cache
def _frames(lang: str) -> Mapping[str, Frame]:
    return {cue.id: cue.frame for cue in load(lang).cues}
