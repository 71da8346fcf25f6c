"""Who says what: cue, content, source, nesting, then who each source is."""

from dataclasses import replace

from headwater.attribute import content, coreference, cues, frames, headlines, nested
from headwater.attribute.draft import Draft
from headwater.attribute.look import Look
from headwater.attribute.naming import Party
from headwater.attribute.responses import respond
from headwater.attribute.scene import Field, Scene, lay_out
from headwater.attribute.sharing import share
from headwater.attribute.statements import state
from headwater.languages import Frame, Pack, load
from headwater.languages.lexicon import lexicon
from headwater.languages.tongues import tongue
from headwater.model import (
    Analysis,
    Article,
    Attribution,
    Encoding,
    Provenance,
    SourceKind,
    stable_id,
)

__all__ = ["attribute", "respond", "state"]


def attribute(
    article: Article, analysis: Analysis, pack: Pack, encoding: Encoding | None = None
) -> tuple[Attribution, ...]:
    """Find every attribution of an article, in text order."""
    scene = lay_out(article, analysis, pack)
    drafts = [draft for field in scene.fields for draft in _in_field(scene, field)]
    shared = nested.without_inner(share(scene, drafts))
    drafts = sorted(nested.run_on(scene, shared), key=lambda d: (d.cue, d.content))
    parties = coreference.resolve(scene, drafts)
    found = [_finished(scene, draft, who) for draft, who in zip(drafts, parties, strict=True)]
    return tuple(nested.nest(found))


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


def _finished(scene: Scene, draft: Draft, who: Party) -> Attribution:
    kind = who.kind
    if who.unnamed and not who.named:
        kind = SourceKind.OFFICIAL_ANONYMOUS
    return Attribution(
        id=stable_id("attribution", scene.article.id, draft.cue.start, draft.content[0].start),
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        quote=nested.quote_of(scene, draft.content),
        stance=draft.stance,
        source_kind=kind,
        source_name=who.name,
        provenance=Provenance("attribute", draft.rule, score=draft.score),
    )
