"""Cues without a source whose subject belongs to the content: "S seems to C", "S reportedly C"."""

from headwater.attribute import content
from headwater.attribute.draft import Draft
from headwater.attribute.look import Found, Look, asks_object, make, object_end
from headwater.attribute.phrases import subject_before


def read_raised(look: Look) -> Draft | None:
    """Read "it seems that C" and "S seems to C": S and what follows are the content."""
    scene, field, hit = look.scene, look.field, look.hit
    start = content.complementizer_after(scene, field, hit.end)
    if start is not None:
        end = content.end_of_clause(scene, field, start, look.ends)
        return make(look, Found(content.between(scene, field, start, end), "object"))
    tail = content.between(scene, field, hit.end, object_end(look, hit.end))
    if asks_object(look):
        return make(look, Found(tail, "object"))  # "when asked C": nobody is named
    subject = subject_before(scene, field, hit.start)
    head = content.between(scene, field, *subject) if subject else ()
    return make(look, Found((*head, *tail), "object")) if head and tail else None
