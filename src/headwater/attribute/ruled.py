"""What rules alone find: one draft for each cue of the pack that has content."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.attribute import colons, content, cues, frames, headlines, nested
from headwater.attribute.draft import Draft
from headwater.attribute.look import Look
from headwater.attribute.responses import silences
from headwater.attribute.scene import Field, Scene
from headwater.attribute.sharing import share
from headwater.languages import Frame, load
from headwater.languages.lexicon import lexicon
from headwater.languages.tongues import tongue


def find(scene: Scene) -> list[Draft]:
    """Find a draft for each cue, with shared sources and quotations that run on, in text order."""
    drafts = [draft for field in scene.fields for draft in _in_field(scene, field)]
    shared = nested.without_inner(share(scene, spoken(scene, drafts)))
    return sorted(nested.run_on(scene, shared), key=lambda d: (d.cue, d.content))


def spoken(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out cues inside a formula of silence: "could not confirm" is no stance."""
    cues = [draft.cue for draft in drafts]
    silent = silences(scene.article, scene.analysis, scene.pack, cues)
    return [draft for draft in drafts if not any(draft.cue.overlaps(span) for span in silent)]


def _in_field(scene: Scene, field: Field) -> list[Draft]:
    scene = _in_its_tongue(scene, field)
    hits = list(cues.find(scene, field))
    places = [hit.start for hit in hits]
    ends = content.ends_of_clauses(scene, field, places)
    made: list[Draft] = []
    for hit in sorted(hits, key=lambda hit: hit.cue.frame is Frame.RELAY):  # relays hang on others
        draft = frames.draft(Look(scene, field, hit, places, ends, made))
        if draft and nested.stands(scene, field, draft):
            made.append(draft)
    if not field.within:
        made.extend(colons.find(scene, field, made))
    if field.headline and not field.within:
        marked = headlines.find(scene, field)
        if marked and not any(draft.content == marked.content for draft in made):
            made.append(marked)
    return made


def _in_its_tongue(scene: Scene, field: Field) -> Scene:
    """Read a field with the words of the language it is in: a Russian quotation in Ukrainian."""
    span = scene.span(field, 0, len(field))
    lang = tongue(span.of(scene.article.text), scene.pack.lang) if span else scene.pack.lang
    if lang == scene.pack.lang:
        return scene
    return replace(scene, pack=load(lang), words=lexicon(lang))
