"""Who «he», «видання» or «ті самі документи» is: a party named elsewhere in the same article."""

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from headwater.attribute import heads, kinds, topics, who
from headwater.attribute.callings import Calling, source_calling
from headwater.attribute.carriers import carriers
from headwater.attribute.cast import Figure, cast, find
from headwater.attribute.clues import Asked, Room
from headwater.attribute.draft import Draft
from headwater.attribute.naming import MARKS, Party, party
from headwater.attribute.scene import Scene
from headwater.attribute.who import Choice
from headwater.languages import Pronoun
from headwater.languages.nominative import nominative
from headwater.model import Antecedent, Bond, Encoding, SourceKind, Span, Token

ONE = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL_ANONYMOUS})
ISSUERS = frozenset({SourceKind.OUTLET, SourceKind.ORGANIZATION})
MANY = frozenset({SourceKind.GROUP, SourceKind.ORGANIZATION, SourceKind.DOCUMENT})
THING = frozenset({SourceKind.ORGANIZATION, SourceKind.OUTLET, SourceKind.DOCUMENT})
ANYONE = ONE | MANY | THING
FULL = frozenset({SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT})
GENDERS = frozenset({"masc", "femn"})
CLOSE = 4  # words before a noun that may describe it
NEUTER = "neut"
WAYS = {
    SourceKind.PERSON: ("role", Bond.ROLE),
    SourceKind.ORGANIZATION: ("body", Bond.NOUN),
    SourceKind.OUTLET: ("outlet", Bond.NOUN),
    SourceKind.GROUP: ("some", Bond.NOUN),
}
Chooser = Callable[[Room, Asked, Sequence[Figure]], Choice | None]


@dataclass(frozen=True, slots=True)
class Found:
    """Who a source is, and where the article names that party if the source does not."""

    party: Party
    antecedent: Antecedent | None = None


@dataclass(slots=True)
class Memory:
    """The parties of an article, and who was the source last."""

    room: Room
    figures: list[Figure]
    choose: Chooser
    drafts: Sequence[Draft]
    encoding: Encoding | None
    last: Figure | None = None
    said: dict[int, Figure] = field(default_factory=dict)  # by number of draft


def resolve(
    scene: Scene,
    drafts: Sequence[Draft],
    encoding: Encoding | None = None,
    choose: Chooser = who.choose,
) -> list[Found]:
    """Return who each draft's source is, with pronouns, roles and bare nouns looked up."""
    figures = cast(scene)
    memory = Memory(Room(scene, figures), figures, choose, drafts, encoding)
    found: dict[int, Found] = {}
    for number in _order(scene, drafts):
        one = found[number] = _one(scene, drafts[number], memory)
        _enlist(scene, drafts[number], one.party, memory, number)
    told = _carried(scene, drafts, [found[number] for number in range(len(drafts))])
    return _outlets(_speakers(scene, drafts, told))


def _order(scene: Scene, drafts: Sequence[Draft]) -> list[int]:
    """Return the numbers of drafts as they are read: headlines last, they speak of who follows."""
    above = {n for n, draft in enumerate(drafts) if scene.fields[draft.field].headline}
    return [*(n for n in range(len(drafts)) if n not in above), *sorted(above)]


def _one(scene: Scene, draft: Draft, memory: Memory) -> Found:
    source = draft.source
    if source is None:
        way = "nobody" if draft.impersonal else "omitted"
        asked = _asked(scene, draft, way, ANYONE, memory)
        return _answer(memory, asked, Bond.OMITTED) or Found(Party(SourceKind.UNKNOWN, None))
    read = kinds.settle(party(scene, source), source, memory.encoding)
    read = _by_cue(scene, _as_written(scene, read, draft), draft)
    if read.pronoun:
        return _pronoun(scene, draft, read.pronoun, memory) or Found(read)
    if read.kind in FULL and not read.open and read.named:
        full = _in_full(read, source, memory)
        return full if full.antecedent else _owned(scene, full.party, draft, memory)
    if read.open and read.kind in WAYS:
        way, bond = WAYS[read.kind]
        asked = _asked(scene, draft, way, frozenset({read.kind}), memory)
        return _answer(memory, asked, bond) or _owned(scene, read, draft, memory)
    if read.kind is SourceKind.DOCUMENT and read.anaphoric:
        return _document(scene, read, source, memory)
    return _owned(scene, read, draft, memory)


def _owned(scene: Scene, read: Party, draft: Draft, memory: Memory) -> Found:
    """Say in brackets whose a party is, where only a bare noun tells: "its press release"."""
    source = draft.source
    if source is None or read.name is None or scene.mentions_in(source):
        return Found(read)
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    head = heads.head(scene, first, last)
    places = range(head.end, last) if head else ()
    body = next((n for n in places if _is_body(scene, n, last)), None)
    if body is None:
        return Found(read)
    span = Span(scene.tokens[body].span.start, source.end)
    kind = SourceKind.ORGANIZATION
    called = source_calling(scene, span, kind)
    asked = Asked("body", span.start, frozenset({kind}), called, last=memory.last)
    owner = _answer(memory, asked, Bond.NOUN)
    if owner is None:
        return Found(read)
    return Found(replace(read, name=f"{read.name} ({owner.party.name})"), owner.antecedent)


def _is_body(scene: Scene, place: int, last: int) -> bool:
    """Tell whether a noun stands for an organization that has its name elsewhere."""
    found = heads.noun_at(scene, place, last)
    if found is None or heads.is_plural(scene, place, place):
        return False
    return found.noun.anaphoric and found.noun.kind is SourceKind.ORGANIZATION


def _carried(scene: Scene, drafts: Sequence[Draft], found: Sequence[Found]) -> list[Found]:
    """Give the kind of outlet to whom the article cites as one is cited."""
    outlets = carriers(scene, drafts, [one.party for one in found])
    return [
        replace(one, party=replace(one.party, kind=SourceKind.OUTLET)) if n in outlets else one
        for n, one in enumerate(found)
    ]


def _outlets(found: Sequence[Found]) -> list[Found]:
    """Give a name the kind of outlet everywhere, once it stood for one somewhere."""
    names = {
        one.party.name.casefold()
        for one in found
        if one.party.kind is SourceKind.OUTLET and one.party.name
    }
    loose = (SourceKind.UNKNOWN, SourceKind.ORGANIZATION)
    return [
        replace(one, party=replace(one.party, kind=SourceKind.OUTLET))
        if one.party.kind in loose and one.party.name and one.party.name.casefold() in names
        else one
        for one in found
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


def _by_cue(scene: Scene, read: Party, draft: Draft) -> Party:
    """Take a name of unknown kind for what its cue says writes or passes on: an outlet."""
    loose = read.kind in (SourceKind.UNKNOWN, SourceKind.ORGANIZATION) and not read.noun
    body = read.name in scene.pack.names.organizations
    if draft.kind and loose and read.named and not read.pronoun and not body:
        return replace(read, kind=draft.kind)
    return read


def _asked(
    scene: Scene, draft: Draft, way: str, among: frozenset[SourceKind], memory: Memory
) -> Asked:
    """Put the question who is meant by a draft's source, or by its having none."""
    source = draft.source
    kind = next(iter(among)) if len(among) == 1 else None
    called = source_calling(scene, source, kind) if source and kind else Calling()
    return Asked(
        way=way,
        place=(source or draft.cue).start,
        kinds=among,
        calling=called,
        gender=_gender_of_cue(scene, draft) or ("femn" if called.gender == "femn" else ""),
        plural=_is_plural(scene, draft),
        recalled=_is_recalled(scene, draft),
        content=draft.content,
        outer=_outer(memory, source or draft.cue),
        last=None if scene.fields[draft.field].headline else memory.last,
    )


def _is_recalled(scene: Scene, draft: Draft) -> bool:
    """Tell whether a cue's own sentence speaks of what was reported before."""
    field = scene.fields[draft.field]
    tokens = [scene.tokens[item.first] for item in field.items if not item.spoken]
    words = scene.words
    return any(words.earlier.has(token) or words.background.has(token) for token in tokens)


def _is_plural(scene: Scene, draft: Draft) -> bool:
    """Tell whether a cue is a verb in the plural, as far as its form shows."""
    first, last = scene.index_at(draft.cue.start), scene.index_at(draft.cue.end)
    ending = scene.pack.words.plural_verbs
    for token in scene.tokens[first:last]:
        if "VERB" in token.pos:
            return "plur" in token.grams and "sing" not in token.grams
        if ending and len(token.lower) > len(ending) and scene.words.cues.has(token):
            return token.lower.endswith(ending)
    return False


def _gender_of_cue(scene: Scene, draft: Draft) -> str:
    """Return the gender that a verb in the past shows."""
    first, last = scene.index_at(draft.cue.start), scene.index_at(draft.cue.end)
    shown = [t.grams & GENDERS for t in scene.tokens[first:last] if "VERB" in t.pos]
    sure = {next(iter(found)) for found in shown if len(found) == 1}
    return sure.pop() if len(sure) == 1 else ""


def _outer(memory: Memory, here: Span) -> Figure | None:
    """Return who says the words that a source stands in."""
    for number, figure in reversed(memory.said.items()):
        if any(piece.contains(here) for piece in memory.drafts[number].content):
            return figure
    return None


def _answer(memory: Memory, asked: Asked, bond: Bond) -> Found | None:
    """Ask who is meant; None where the text does not settle it."""
    candidates = [
        one
        for one in memory.figures
        if one.kind in asked.kinds
        and not (asked.gender and one.gender and asked.gender != one.gender)
        and one.may_be(asked.calling)
    ]
    choice = memory.choose(memory.room, asked, candidates)
    return _found(choice, bond) if choice else None


def _found(choice: Choice, bond: Bond) -> Found:
    figure = choice.figure
    where = Antecedent(figure.full, bond, round(choice.chance, 2)) if figure.full else None
    return Found(Party(figure.kind, figure.name, named=True), where)


def _pronoun(scene: Scene, draft: Draft, pronoun: Pronoun, memory: Memory) -> Found | None:
    source = draft.source or draft.cue
    if scene.words.relatives.has(scene.tokens[scene.index_at(source.start)]):
        near = topics.right_before(scene, source)
        known = near and find(memory.figures, SourceKind.PERSON, near.name)
        if known:
            return _found(Choice(known, 1.0), Bond.PRONOUN)
    way, among = _way(pronoun)
    asked = _asked(scene, draft, way, among, memory)
    return _answer(memory, replace(asked, gender=_gender_of(pronoun)), Bond.PRONOUN)


def _way(pronoun: Pronoun) -> tuple[str, frozenset[SourceKind]]:
    if pronoun.gender == NEUTER:
        return "it", THING
    return ("they", MANY | {SourceKind.OUTLET}) if pronoun.number == "plur" else ("he", ONE)


def _gender_of(pronoun: Pronoun) -> str:
    return pronoun.gender if pronoun.gender in GENDERS and pronoun.number == "sing" else ""


def _in_full(read: Party, source: Span, memory: Memory) -> Found:
    """Give a surname, "this Council" or "the Acme poll" the full name it has elsewhere."""
    known = find(memory.figures, read.kind, read.name or "")
    if known and read.kind is SourceKind.ORGANIZATION:
        longer = [f for f in memory.figures if f.name.startswith(f"{read.name} ")]
        known = longer[0] if len(longer) == 1 and longer[0].kind is read.kind else None
    if known is None or known.full is None or known.name == read.name:
        return Found(read)
    where = None if source.contains(known.full) else Antecedent(known.full, Bond.NAME, 1.0)
    return Found(replace(read, name=known.name), where)


def _enlist(scene: Scene, draft: Draft, read: Party, memory: Memory, number: int) -> None:
    """Note that a party was the source: it may be meant again."""
    if not read.name:
        return
    known = find(memory.figures, read.kind, read.name)
    if known is None and read.kind is SourceKind.OUTLET:
        known = find(memory.figures, SourceKind.ORGANIZATION, read.name)
    if known is None:
        known = Figure(read.kind, read.name)
        memory.figures.append(known)
    known.kind, source = read.kind, draft.source
    if source and not any(source.overlaps(span) for span in known.spans):
        if known.full is None:
            known.full = source
        insort(known.spans, source)
    if source and read.noun:
        known.calling = known.calling | source_calling(scene, source, read.kind)
    known.spoke.append((source or draft.cue).start)
    known.gender = known.gender or _gender_of_cue(scene, draft)
    memory.last = memory.said[number] = known


def _speakers(scene: Scene, drafts: Sequence[Draft], found: Sequence[Found]) -> list[Found]:
    """Take "I" and "we" for whoever says the words they stand in, else for the publisher."""
    out = list(found)
    for number, (draft, one) in enumerate(zip(drafts, found, strict=True)):
        pronoun, source = one.party.pronoun, draft.source
        if pronoun is None or not pronoun.speaker or source is None:
            continue
        around = [
            n
            for n, other in enumerate(drafts)
            if n != number and any(piece.contains(source) for piece in other.content)
        ]
        inner = min(around, key=lambda n: _length(drafts[n]), default=None)
        if inner is None and scene.article.publisher:
            out[number] = Found(Party(SourceKind.OUTLET, scene.article.publisher, named=True))
        elif inner is not None and found[inner].party.name:
            said = found[inner]
            place = said.antecedent.span if said.antecedent else drafts[inner].source
            where = Antecedent(place, Bond.PRONOUN, 1.0) if place else None
            out[number] = Found(replace(said.party, noun=""), where)
    return out


def _length(draft: Draft) -> int:
    return sum(piece.end - piece.start for piece in draft.content)


def _document(scene: Scene, read: Party, source: Span, memory: Memory) -> Found:
    """Take a bare "report" for the one described before, or for that of whom spoke last."""
    spoke = [f for f in memory.figures if f.kind is SourceKind.DOCUMENT and f.spoke]
    for known in ([f for f in spoke if read.noun in f.calling.heads], [] if read.issued else spoke):
        if known:
            return _found(Choice(max(known, key=lambda f: f.spoke[-1]), 1.0), Bond.NOUN)
        if described := _described(scene, read, source):
            return described
    if not read.issued:
        return Found(read)
    asked = Asked("issuer", source.start, ISSUERS, last=memory.last)
    issuer = _answer(memory, asked, Bond.NOUN)
    if issuer is None:
        return Found(read)
    return Found(replace(read, name=f"{read.name} ({issuer.party.name})"), issuer.antecedent)


def _described(scene: Scene, read: Party, source: Span) -> Found | None:
    """Return a document as it was called when it first came up: "an internal ministry memo"."""
    for at in range(scene.index_at(source.start)):
        token = scene.tokens[at]
        if read.noun not in token.lemmas and read.noun != token.lower:
            continue
        start = at
        while start and at - start < CLOSE and _describes(scene, start - 1):
            start -= 1
        if start < at:
            span = Span(scene.tokens[start].span.start, token.span.end)
            name = nominative(span.of(scene.article.text), scene.pack)
            return Found(replace(read, name=name, noun=""), Antecedent(span, Bond.NOUN, 1.0))
    return None


def _describes(scene: Scene, at: int) -> bool:
    """Tell whether a word before a noun says which one it is."""
    token, words = scene.tokens[at], scene.words
    if not token.lower[0].isalpha() or token.pos & {"VERB", "PREP"}:
        return False
    small = (words.determiners, words.prepositions, words.conjunctions, words.auxiliaries)
    return not any(index.has(token) for index in (*small, words.cues))
