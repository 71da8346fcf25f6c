"""What a person decides of what was linked: kept as records, obeyed by linking, taken back by id.

A correction names what does not change when articles come: statements, articles, forms of names,
names of parties. What it touches waits to be linked again; ``pipeline.link_all`` does that.
"""

from collections.abc import Iterable
from dataclasses import replace

from headwater.errors import StoreError
from headwater.model import (
    Claim,
    Correction,
    Entity,
    Form,
    Naming,
    Reading,
    Ruling,
    Story,
    Subject,
)
from headwater.stores import Store

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def merge(store: Store, left: str, right: str, *, made: str = "") -> Correction:
    """Make two claims of one story, two stories or two entities one."""
    subject, sides = _sides(store, left, right)
    if subject is Subject.PARTIES:
        raise StoreError(f"{left!r} and {right!r} are no claims, stories or entities of this store")
    return _keep(store, Ruling.SAME, subject, sides, (f"merge {left} {right}", made))


def not_same(store: Store, left: str, right: str, *, made: str = "") -> Correction:
    """Keep two claims, stories, entities, or two parties by their names, apart."""
    subject, sides = _sides(store, left, right)
    ruling = Ruling.NOT_SAME_PARTY if subject is Subject.PARTIES else Ruling.APART
    return _keep(store, ruling, subject, sides, (f"not-same {left} {right}", made))


def split(store: Store, whole: str, parts: Iterable[str], *, made: str = "") -> Correction:
    """Take statements out of a claim, or articles out of a story."""
    given = tuple(dict.fromkeys(parts))
    subject, members = _members(store, whole)
    if subject not in (Subject.STATEMENTS, Subject.ARTICLES):
        raise StoreError(f"{whole!r} is no claim or story of this store")
    strange = [part for part in given if part not in members]
    rest = tuple(member for member in members if member not in given)
    if strange or not rest or not given:
        told = f"{strange[0]!r} is not in {whole}" if strange else "nothing would be left of it"
        raise StoreError(f"cannot split {whole}: {told}")
    line = " ".join(("split", whole, *given))
    return _keep(store, Ruling.APART, subject, (given, rest), (line, made))


def same_party(store: Store, left: str, right: str, *, made: str = "") -> Correction:
    """Take the second of two names for the first, wherever it is a source or a publisher."""
    told = f"same-party {left!r} {right!r}"
    return _keep(store, Ruling.SAME_PARTY, Subject.PARTIES, ((left,), (right,)), (told, made))


def drop_edge(store: Store, article: str, citing: str, cited: str, *, made: str = "") -> Correction:
    """Say that in an article nobody of the one name has anything from the other."""
    reading = store.get(Reading, article)
    if reading is None:
        raise StoreError(f"no article {article!r} here")
    edges = {(edge.citing.casefold(), edge.cited.casefold()) for edge in reading.citations}
    if (citing.casefold(), cited.casefold()) not in edges:
        known = "; ".join(f"{edge.citing} -> {edge.cited}" for edge in reading.citations)
        raise StoreError(f"no edge {citing} -> {cited} in {article}; there are: {known or 'none'}")
    told = f"drop-edge {article} {citing!r} {cited!r}"
    sides = (article,), (citing, cited)
    return _keep(store, Ruling.DROP_EDGE, Subject.EDGE, sides, (told, made))


def undo(store: Store, key: str) -> Correction:
    """Take a correction back; what it touched is linked as if it had never been."""
    found = store.get(Correction, key)
    if found is None or found.undone:
        raise StoreError(f"no correction {key!r} in force; see: headwater link log --store …")
    taken = replace(found, undone=True)
    with store.atomic():
        store.write([taken])
        store.wait(_touched(store, found))
    return taken


def log(store: Store) -> list[Correction]:
    """List all corrections, the first made first."""
    return list(store.read(Correction))


def _keep(
    store: Store, ruling: Ruling, subject: Subject, sides: Sides, told: tuple[str, str]
) -> Correction:
    line, made = told
    with store.atomic():
        key = f"{store.count(Correction) + 1:06}"
        correction = Correction(key, ruling, subject, *sides, made=made, told=line)
        store.write([correction])
        store.wait(_touched(store, correction))
    return correction


def _sides(store: Store, left: str, right: str) -> tuple[Subject, Sides]:
    """Tell what two ids are of, and what they consist of; names of parties, where of nothing."""
    one, members = _members(store, left)
    other, others = _members(store, right)
    if one is not other or set(members) & set(others):
        raise StoreError(f"{left!r} and {right!r} are not two of one kind")
    if one is Subject.STATEMENTS:
        stories = {claim.story_id for claim in store.pick(Claim, (left, right))}
        if len(stories) > 1:
            raise StoreError("these claims are of two stories: merge the stories first")
    return one, (members, others)


def _members(store: Store, key: str) -> tuple[Subject, tuple[str, ...]]:
    claim = store.get(Claim, key)
    if claim is not None:
        return Subject.STATEMENTS, _statements(store, claim)
    story = store.get(Story, key)
    if story is not None:
        return Subject.ARTICLES, story.article_ids
    entity = store.get(Entity, key)
    if entity is not None:
        return Subject.FORMS, _forms(store, entity)
    return Subject.PARTIES, (key,)


def _forms(store: Store, entity: Entity) -> tuple[str, ...]:
    """List the forms that name an entity: all of them are in one circle."""
    named = (one for found in store.pick(Naming, entity.article_ids[:1]) for one in found.mentions)
    mine = [f for f in store.pick(Form, {one.form for one in named}) if f.entity == entity.id]
    circle = store.read(Form, of=mine[0].circle)
    return tuple(form.id for form in circle if form.entity == entity.id)


def _statements(store: Store, claim: Claim) -> tuple[str, ...]:
    """List the statements of a claim: those of its rows, and what their articles say again."""
    readings = {
        one.article.id: one
        for one in store.pick(Reading, {row.article_id for row in claim.carriages})
    }
    found = [row.statement_id for row in claim.carriages]
    for row in claim.carriages:
        again = set(row.also)
        found += [
            said.id for said in readings[row.article_id].statements if said.content[0] in again
        ]
    return tuple(dict.fromkeys(found))


def _touched(store: Store, correction: Correction) -> set[str]:
    """Name one article at least of all that a correction may change."""
    both = (*correction.left, *correction.right)
    if correction.subject is Subject.ARTICLES:
        return set(both)
    if correction.subject is Subject.EDGE:
        return set(correction.left)
    if correction.subject is Subject.FORMS:
        return {key for form in both for key in store.naming([form], 1)[1]}
    names = both if correction.subject is Subject.STATEMENTS else [n.casefold() for n in both]
    claims = store.pick(Claim, store.sharing(Claim, names))
    return {claim.carriages[0].article_id for claim in claims}
