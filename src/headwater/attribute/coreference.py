"""Who «he», «видання» or «ті самі документи» is: someone named before in the same article."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from headwater.attribute import topics
from headwater.attribute.draft import Draft
from headwater.attribute.naming import MARKS, Party, party
from headwater.attribute.scene import Scene
from headwater.languages import Pronoun
from headwater.languages.nominative import nominative
from headwater.model import Mention, SourceKind, Span, Token

SINGLE = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL_ANONYMOUS})
CLOSE = 4  # words before a noun that may describe it
NEUTER = "neut"
REMEMBERED = SINGLE | {SourceKind.OUTLET, SourceKind.DOCUMENT}
PRONOUN_REACH = 900  # code points back that a pronoun may point without a source in between


@dataclass(slots=True)
class Memory:
    """Sources met so far, latest last, and the roles that stood beside names."""

    met: list[tuple[int, Party]] = field(default_factory=list)
    roles: dict[str, Party] = field(default_factory=dict)


def resolve(scene: Scene, drafts: Sequence[Draft]) -> list[Party]:
    """Return who each draft's source is, with pronouns and bare nouns looked up before it."""
    memory = Memory()
    for role, mention in topics.roles(scene):
        memory.roles.setdefault(role, _person(scene, mention))
    found: list[Party] = []
    for draft in drafts:
        source = draft.source
        if source is None:
            found.append(_omitted(scene, draft, memory))
            continue
        read = _by_cue(_as_written(scene, party(scene, source), draft), draft)
        known = _lookup(scene, read, source, memory)
        found.append(known)
        if known.name:
            memory.met.append((source.start, known))
        if known.noun and known.named and known.kind in REMEMBERED:
            memory.roles[known.noun] = known
    return _outlets(found)


def _outlets(found: Sequence[Party]) -> list[Party]:
    """Give a name the kind of outlet everywhere, once it stood for one somewhere."""
    names = {p.name.casefold() for p in found if p.kind is SourceKind.OUTLET and p.name}
    loose = (SourceKind.UNKNOWN, SourceKind.ORGANIZATION)
    return [
        replace(p, kind=SourceKind.OUTLET)
        if p.kind in loose and p.name and p.name.casefold() in names
        else p
        for p in found
    ]


def _as_written(scene: Scene, read: Party, draft: Draft) -> Party:
    """Keep a name as it stands where it is a subject: it is in its dictionary form already."""
    source = draft.source
    if source is None or draft.oblique:
        return read
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    if not scene.inflected or not read.name or not _is_subject(scene, first):
        return read
    for mention in scene.analysis.mentions:
        if source.contains(mention.span) and mention.name == read.name:
            head = scene.tokens[scene.index_at(mention.span.start)]
            written = mention.span.of(scene.article.text).strip(MARKS)
            return replace(read, name=written) if "nomn" in head.cases else read
    whole = len(read.name.split()) == len(source.of(scene.article.text).split())
    if (
        whole
        and read.kind is not SourceKind.PERSON
        and "nomn" in _first_word(scene, first, last).cases
    ):
        return replace(read, name=source.of(scene.article.text).strip(MARKS))
    return read


def _is_subject(scene: Scene, first: int) -> bool:
    """Tell whether no preposition stands right before a phrase."""
    before = scene.tokens[first - 1] if first else None
    return before is None or not scene.words.prepositions.has(before)


def _first_word(scene: Scene, first: int, last: int) -> Token:
    words = (t for t in scene.tokens[first:last] if t.lower[0].isalpha())
    return next(words, scene.tokens[first])


def _by_cue(read: Party, draft: Draft) -> Party:
    """Take a name of unknown kind for what its cue says writes or passes on: an outlet."""
    loose = read.kind in (SourceKind.UNKNOWN, SourceKind.ORGANIZATION) and not read.noun
    if draft.kind and loose and read.named and not read.pronoun:
        return replace(read, kind=draft.kind)
    return read


def _lookup(scene: Scene, read: Party, source: Span, memory: Memory) -> Party:
    if read.pronoun:
        return _who(scene, read.pronoun, source, memory) or read
    if read.anaphoric:
        known = memory.roles.get(read.noun) or _described(scene, read, source)
        known = known or _body(scene, read, source)
        known = known or _latest(memory, read.kind)
        if known:
            return replace(known, noun="")
        if read.kind is SourceKind.DOCUMENT:
            return _of_issuer(read, memory)
    if read.kind is SourceKind.PERSON and read.name and read.named:
        return _full(scene, read)
    return read


def _body(scene: Scene, read: Party, source: Span) -> Party | None:
    """Take "the company" for the organization named last before it."""
    if read.kind is not SourceKind.ORGANIZATION:
        return None
    found = topics.body_before(scene, source.start)
    return replace(read, name=found, named=True) if found else None


def _described(scene: Scene, read: Party, source: Span) -> Party | None:
    """Return a document as it was called when it first came up: "an internal ministry memo"."""
    if read.kind is not SourceKind.DOCUMENT:
        return None
    for at in range(scene.index_at(source.start)):
        token = scene.tokens[at]
        if read.noun not in token.lemmas and read.noun != token.lower:
            continue
        start = at
        while start and at - start < CLOSE and _describes(scene, start - 1):
            start -= 1
        if start < at:
            text = Span(scene.tokens[start].span.start, token.span.end).of(scene.article.text)
            return replace(read, name=nominative(text, scene.pack), noun="")
    return None


def _describes(scene: Scene, at: int) -> bool:
    """Tell whether a word before a noun says which one it is."""
    token, words = scene.tokens[at], scene.words
    if not token.lower[0].isalpha() or token.pos & {"VERB", "PREP"}:
        return False
    small = (words.determiners, words.prepositions, words.conjunctions, words.auxiliaries)
    return not any(index.has(token) for index in (*small, words.cues))


def _of_issuer(read: Party, memory: Memory) -> Party:
    """Take a bare "statement" or "report" for that of the outlet or body that spoke last."""
    for _, known in reversed(memory.met):
        if known.kind in (SourceKind.OUTLET, SourceKind.ORGANIZATION) and known.name:
            return replace(read, name=known.name)
    return read


def _person(scene: Scene, mention: Mention) -> Party:
    return _full(scene, Party(SourceKind.PERSON, mention.name, named=True))


def _omitted(scene: Scene, draft: Draft, memory: Memory) -> Party:
    """Take a dropped subject for the last who spoke, unless the cue is impersonal.

    A person whom a sentence of the paragraph began with since then is nearer.
    """
    last = memory.met[-1][0] if memory.met else -1
    nearer = None if draft.impersonal else topics.topic(scene, draft.cue.start, "", last)
    if nearer:
        return _person(scene, nearer)
    if memory.met and not draft.impersonal:
        return replace(memory.met[-1][1], noun="")
    return Party(SourceKind.UNKNOWN, None)


def _latest(memory: Memory, kind: SourceKind) -> Party | None:
    fitting = (p for _, p in reversed(memory.met) if p.kind is kind and p.name)
    return next(fitting, None)


def _who(scene: Scene, pronoun: Pronoun, source: Span, memory: Memory) -> Party | None:
    """Return the nearest source or person before that a pronoun may stand for."""
    if scene.words.relatives.has(scene.tokens[scene.index_at(source.start)]):
        near = topics.right_before(scene, source)
        if near:
            return _person(scene, near)
    for start, known in reversed(memory.met):
        if source.start - start > PRONOUN_REACH:
            break
        if _fits(scene, known, pronoun):
            return replace(known, noun="")
    if pronoun.number == "plur" or pronoun.gender == NEUTER:
        return None
    found = topics.named_before(scene, source.start, pronoun.gender)
    return _person(scene, found) if found else None


def _fits(scene: Scene, known: Party, pronoun: Pronoun) -> bool:
    """Tell whether a pronoun may stand for a source: "it" for no person, "they" for several."""
    single = known.kind in SINGLE
    if pronoun.gender == NEUTER:
        return not single
    if pronoun.number == "plur":
        return not single and known.kind is not SourceKind.DOCUMENT
    return single and _agrees(scene, known, pronoun)


def _agrees(scene: Scene, known: Party, pronoun: Pronoun) -> bool:
    """Tell whether a person may be meant by "he" or "she", as far as forms of the name show."""
    for mention in topics.persons(scene):
        if known.name and known.name.endswith(mention.name):
            return not pronoun.gender or topics.gender_of(scene, mention) in (pronoun.gender, "")
    return True


def _full(scene: Scene, read: Party) -> Party:
    """Give a surname the full name it has elsewhere in the article."""
    longer = (name for name in scene.persons if name.endswith(f" {read.name}"))
    return replace(read, name=next(longer, read.name))
