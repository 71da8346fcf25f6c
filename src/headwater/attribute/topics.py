"""Persons named near a place: whom a relative, a dropped subject or a role points to."""

from collections.abc import Iterable, Iterator

from headwater.attribute.heads import Head
from headwater.attribute.scene import Scene
from headwater.languages.readings import readings
from headwater.model import Mention, MentionKind, SourceKind, Span

GENDERS = frozenset({"masc", "femn"})
FIXED = "Fixd"
MARKS = "\"'«»“”„‘’"
ROLE_REACH = 7  # tokens between a role and the name it stands before


def persons(scene: Scene) -> Iterator[Mention]:
    """Yield the mentions of persons in text order."""
    return (m for m in scene.analysis.mentions if m.kind is MentionKind.PERSON)


def right_before(scene: Scene, source: Span) -> Mention | None:
    """Return the person named right before a relative: "Ihor Lanchyn, who said"."""
    text = scene.article.text
    near = (m for m in persons(scene) if m.span.end <= source.start)
    last = max(near, key=lambda m: m.span.end, default=None)
    return last if last and not text[last.span.end : source.start].strip(" ,") else None


def topic(scene: Scene, place: int, gender: str, after: int) -> Mention | None:
    """Return the person that a sentence of the same paragraph, before ``place``, begins with."""
    text = scene.article.text
    opening = text.rfind("\n", 0, place) + 1
    starts = {s.span.start for s in scene.analysis.sentences if opening <= s.span.start < place}
    found = [
        mention
        for mention in persons(scene)
        if mention.span.start in starts
        and mention.span.start > after
        and not is_byline(scene, mention)
        and gender_of(scene, mention) in (gender, "")
    ]
    return found[-1] if found else None


def named_before(scene: Scene, place: int, gender: str) -> Mention | None:
    """Return the person named last before a place, of a gender that fits, bylines aside."""
    before = [m for m in persons(scene) if m.span.end <= place and not is_byline(scene, m)]
    fitting = (m for m in reversed(before) if gender_of(scene, m) in (gender, ""))
    return next(fitting, None)


def body_before(scene: Scene, place: int) -> str:
    """Return the organization named last before a place: as such, or after a noun for one."""
    named = [
        (m.span.start, m.name)
        for m in scene.analysis.mentions
        if m.kind is MentionKind.ORGANIZATION and m.span.end <= place
    ]
    last = scene.index_at(place)
    for at in range(1, last):
        term = scene.words.nouns.longest(scene.tokens, at - 1, at)
        if getattr(term and term.entry, "kind", None) is SourceKind.ORGANIZATION:
            run = _capitals(scene, at, last)
            if run:
                named.append((run.start, run.of(scene.article.text).strip(MARKS)))
    return max(named, default=(0, ""))[1]


def _capitals(scene: Scene, at: int, last: int) -> Span | None:
    """Return the capitalised words, or the name in marks, that start at a token."""
    text, start = scene.article.text, at
    while at < last and (
        text[scene.tokens[at].span.start].isupper() or scene.tokens[at].lower in MARKS
    ):
        at += 1
    if at == start:
        return None
    span = Span(scene.tokens[start].span.start, scene.tokens[at - 1].span.end)
    return span if any(c.isupper() for c in span.of(text)) else None


def is_byline(scene: Scene, mention: Mention) -> bool:
    """Tell whether a name stands alone on its line: who wrote the piece is not who speaks in it."""
    text = scene.article.text
    before = text[: mention.span.start].rpartition("\n")[2]
    after = text[mention.span.end :].partition("\n")[0]
    return not before.strip() and not after.strip()


def gender_of(scene: Scene, mention: Mention) -> str:
    """Return the one gender that a name shows; "" where it leaves it open.

    A given name tells, in its dictionary form, whatever foreign surname follows; a word that does
    not decline tells nothing.
    """
    words = mention.name.split()
    if scene.inflected and len(words) > 1 and mention.kind is MentionKind.PERSON:
        given = {r.gender for r in readings(words[0], scene.pack.lang) if r.case == "nomn"} - {""}
        if len(given) == 1 and given <= GENDERS:
            return given.pop()
    first, last = scene.index_at(mention.span.start), scene.index_at(mention.span.end)
    tokens = [token for token in scene.tokens[first:last] if FIXED not in token.grams]
    shown = [token.grams & GENDERS for token in tokens]
    sure = {next(iter(found)) for found in shown if len(found) == 1}
    return sure.pop() if len(sure) == 1 else ""


def roles(scene: Scene) -> Iterator[tuple[str, Mention]]:
    """Yield role nouns that stand beside persons' names, before them or after a comma."""
    for mention in persons(scene):
        if is_byline(scene, mention):
            continue
        at = scene.index_at(mention.span.start)
        word = _role_in(scene, _before(scene, at, mention)) or _role_in(
            scene, _after(scene, mention)
        )
        if word:
            yield word, mention


def _before(scene: Scene, at: int, mention: Mention) -> Iterator[int]:
    """Yield the places of the words before a name, nearest first, on its own line."""
    line = scene.article.text.rfind("\n", 0, mention.span.start)
    for place in range(at - 1, max(-1, at - ROLE_REACH), -1):
        token = scene.tokens[place]
        if not token.lower[0].isalnum() or token.span.start < line:
            return
        yield place


def _after(scene: Scene, mention: Mention) -> Iterable[int]:
    """Return the places of the first words after a name and a comma."""
    at = scene.index_at(mention.span.end)
    if at + 1 >= len(scene.tokens) or scene.tokens[at].lower != ",":
        return ()
    return range(at + 1, min(at + 3, len(scene.tokens)))


def _role_in(scene: Scene, places: Iterable[int]) -> str:
    for place in places:
        term = scene.words.nouns.longest(scene.tokens, place, min(place + 3, len(scene.tokens)))
        if term and getattr(term.entry, "kind", None) is SourceKind.PERSON:
            return term.words[0]
    return ""


def is_whose(scene: Scene, mention: Mention, head: Head) -> bool:
    """Tell whether a name only says whose the noun before it is: "the lawyer of Petrenko".

    A name that declines agrees with a noun that calls it so. Its dictionary form is worked out
    from all of it, so it shows what the cases of one foreign word do not.
    """
    if not scene.inflected:
        return False
    text, noun = scene.article.text, scene.tokens[head.at]
    written = mention.span.of(text).strip(MARKS)
    alike = len(written.split()) == len(mention.name.split()) and written[0] == mention.name[0]
    declined = alike and written != mention.name
    if not declined and mention.span.start and text[mention.span.start - 1] in MARKS:
        return False  # in quotation marks a name that a noun introduces does not decline
    first, last = scene.index_at(mention.span.start), scene.index_at(mention.span.end)
    cases = frozenset[str]().union(*(token.cases for token in scene.tokens[first:last]))
    if cases and noun.cases and not cases & noun.cases:
        return True
    return declined and "nomn" in noun.cases and noun.lower == head.word
