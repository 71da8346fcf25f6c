"""Who says what: cue, content, source, nesting, then who each source is."""

from headwater.attribute import coreference, joining, nested, ruled, verdicts
from headwater.attribute.coreference import Found
from headwater.attribute.draft import Draft
from headwater.attribute.responses import respond
from headwater.attribute.scene import Scene, lay_out
from headwater.attribute.statements import state
from headwater.languages import Pack
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
    drafts = ruled.find(scene)
    if encoding:
        drafts = joining.join(scene, drafts, encoding)
    drafts = verdicts.judged(scene, drafts)
    known = coreference.resolve(scene, drafts, encoding)
    found = [_finished(scene, draft, who) for draft, who in zip(drafts, known, strict=True)]
    return tuple(nested.nest(found, analysis.sentences))


def _finished(scene: Scene, draft: Draft, who: Found) -> Attribution:
    party = who.party
    kind = party.kind
    if party.unnamed and not party.named:
        kind = SourceKind.OFFICIAL_ANONYMOUS
    return Attribution(
        id=stable_id("attribution", scene.article.id, draft.cue.start, draft.content[0].start),
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        quote=nested.quote_of(scene, draft.content),
        stance=draft.stance,
        source_kind=kind,
        source_name=party.name,
        antecedent=who.antecedent,
        provenance=Provenance("attribute", draft.rule, score=draft.score),
    )
