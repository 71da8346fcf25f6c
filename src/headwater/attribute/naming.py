"""What kind of party a source is, and the dictionary form of its name."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from headwater.attribute.scene import Scene
from headwater.languages import Noun, Outlet, Pronoun, load
from headwater.languages.nominative import nominative
from headwater.model import Mention, MentionKind, SourceKind, Span

KINDS = {
    MentionKind.PERSON: SourceKind.PERSON,
    MentionKind.ORGANIZATION: SourceKind.ORGANIZATION,
    MentionKind.PLACE: SourceKind.ORGANIZATION,  # a country that says is its government
}
MARKS = "\"'«»“”„‘’ "


@dataclass(frozen=True, slots=True)
class Party:
    """Who a source phrase is about, as far as the phrase itself tells.

    ``pronoun`` and ``anaphoric`` ask for someone named before; ``noun`` is the head noun met.
    """

    kind: SourceKind
    name: str | None
    named: bool = False
    pronoun: Pronoun | None = None
    noun: str = ""
    anaphoric: bool = False
    unnamed: bool = False


def party(scene: Scene, source: Span) -> Party:
    """Read one source phrase."""
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    pronoun = scene.words.pronouns.longest(scene.tokens, first, last) if last - first <= 2 else None
    if pronoun and isinstance(pronoun.entry, Pronoun):
        return Party(SourceKind.UNKNOWN, None, pronoun=pronoun.entry)
    noun, word, at = _noun(scene, first, last)
    outlet = outlet_in(scene, source)
    mentions = scene.mentions_in(source)
    if outlet and (noun is None or noun.kind in (SourceKind.OUTLET, SourceKind.UNKNOWN)):
        return Party(SourceKind.OUTLET, outlet, named=True, noun=word)
    if noun and noun.kind is SourceKind.OUTLET:
        return _of_outlet(scene, source, mentions, noun, word)
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    person = max(people, key=lambda m: (len(m.name.split()), m.span), default=None)
    if person and _speaks(scene, person, noun, at):
        return Party(SourceKind.PERSON, person.name, named=True, noun=word)
    if noun:
        return _of_noun(scene, source, noun, word, mentions)
    return _of_mentions(scene, source, mentions)


def outlet_in(scene: Scene, source: Span) -> str | None:
    """Return the name of the listed outlet that a phrase names, as this article writes it.

    A short writing (WP) gives way to the longest one of the same outlet in the article.
    """
    text = source.of(scene.article.text).strip(MARKS)
    table = writings(scene.pack.lang)
    found = table.get(text.casefold())
    if found and not _is_common(scene, source):
        return _longest(scene, found, text)
    for mention in scene.analysis.mentions:
        if source.contains(mention.span):
            written = mention.span.of(scene.article.text).strip(MARKS)
            found = table.get(written.casefold()) or table.get(mention.name.casefold())
            if found:
                said = written if written.casefold() in table else mention.name
                return _longest(scene, found, said)
    return None


def _is_common(scene: Scene, source: Span) -> bool:
    """Tell whether a phrase ends in a common noun for a source, written small."""
    last = scene.tokens[scene.index_at(source.end) - 1]
    return last.span.of(scene.article.text).islower() and scene.words.nouns.has(last)


def _longest(scene: Scene, outlet: Outlet, written: str) -> str:
    """Return the longest writing of an outlet that the article has, at least ``written``."""
    text = scene.article.text
    there = [name for name in outlet.writings if len(name) > len(written) and name in text]
    return max([written, *there], key=len)


@cache
def writings(lang: str) -> dict[str, Outlet]:
    """Return the outlets of one language by every way they are written, case folded."""
    return {name.casefold(): outlet for outlet in load(lang).outlets for name in outlet.writings}


def _noun(scene: Scene, first: int, last: int) -> tuple[Noun | None, str, int]:
    """Return the noun that heads the phrase, its word and its place.

    It is the first noun for a source, or, where nouns come last, the last one of the first run:
    before a preposition, a comma or a name ("the daily Delovoi Velmar", "aide to the mayor").
    """
    best: tuple[Noun | None, str, int] = (None, "", last)
    for at in range(first, last):
        if best[0] and _ends_run(scene, at):
            break
        term = scene.words.nouns.longest(scene.tokens, at, last)
        if term and isinstance(term.entry, Noun):
            best = term.entry, term.words[0], at
            if not scene.pack.head.head_last:
                break
    return best


def _ends_run(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return not token.lower[0].isalnum() or scene.words.prepositions.has(token)


def _speaks(scene: Scene, person: Mention, noun: Noun | None, at: int) -> bool:
    """Tell whether a phrase with a person's name is that person: not "the minister's lawyer"."""
    if noun is None:
        return True
    human = noun.kind in (SourceKind.PERSON, SourceKind.GROUP)
    return human and not _is_genitive(scene, person, at)


def _is_genitive(scene: Scene, person: Mention, at: int) -> bool:
    """Tell whether a person's name only says whose the noun is: «адвокат Петренка»."""
    if not scene.inflected:
        return False
    before = scene.tokens[at]
    name = scene.tokens[scene.index_at(person.span.start)]
    if not name.cases or not before.cases:
        return False
    return not name.cases & before.cases


def _of_outlet(scene: Scene, source: Span, mentions: list[Mention], noun: Noun, word: str) -> Party:
    """Read "the newspaper", «видання Focus», «газета "День"»."""
    if not noun.anaphoric:
        name = nominative(source.of(scene.article.text), scene.pack)
        return Party(SourceKind.OUTLET, name, named=True)
    quoted = _quoted(scene, source)
    if quoted:
        return Party(SourceKind.OUTLET, quoted, named=True, noun=word)
    named = [m for m in mentions if m.kind is not MentionKind.PLACE]
    if named:
        return Party(SourceKind.OUTLET, _marked(scene, named[-1]), named=True, noun=word)
    marked = _capitals(scene, source)
    if marked:
        return Party(SourceKind.OUTLET, marked, named=True, noun=word)
    if not _is_alone(scene, source):
        name = nominative(source.of(scene.article.text), scene.pack)
        return Party(SourceKind.OUTLET, name, named=True)
    return Party(SourceKind.OUTLET, None, noun=word, anaphoric=True)


def _quoted(scene: Scene, source: Span) -> str | None:
    """Return what a phrase has in quotation marks."""
    first = bisect_left(scene.marks, source.start)
    marks = scene.analysis.quotations[first : bisect_left(scene.marks, source.end)]
    inner = next((mark.span for mark in marks if source.contains(mark.span)), None)
    return inner.of(scene.article.text).strip(MARKS) or None if inner else None


def _marked(scene: Scene, mention: Mention) -> str:
    """Return the name of an outlet; one in quotation marks after its noun does not decline."""
    text, span = scene.article.text, mention.span
    if span.start and text[span.start - 1] in MARKS.strip():
        return span.of(text).strip(MARKS)
    return mention.name


def _capitals(scene: Scene, source: Span) -> str | None:
    """Return the last run of capitalised or quoted words in a phrase, after its first word."""
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    run: list[Span] = []
    for token in scene.tokens[first + 1 : last]:
        raw = token.span.of(scene.article.text)
        if raw[0].isupper() or (run and raw[0].isalnum() and raw[0].isdigit()):
            run.append(token.span)
        elif run and raw.isalnum():
            break
    if not run:
        return None
    return Span(run[0].start, run[-1].end).of(scene.article.text).strip(MARKS)


def _of_noun(scene: Scene, source: Span, noun: Noun, word: str, mentions: list[Mention]) -> Party:
    bare = not mentions and not _capitals(scene, source)
    kind = noun.kind
    if kind is SourceKind.PERSON and _is_plural(scene, source, word):
        kind = SourceKind.GROUP
    alone = bare and _is_alone(scene, source)
    return Party(
        kind,
        nominative(_undetermined(scene, source), scene.pack),
        named=not bare,
        noun=word,
        anaphoric=alone and (noun.anaphoric or kind is SourceKind.PERSON),
        unnamed=noun.unnamed,
    )


def _undetermined(scene: Scene, source: Span) -> str:
    """Return a phrase without the determiner it opens with, where the language has articles."""
    text = source.of(scene.article.text)
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    opens = scene.words.determiners.has(scene.tokens[first])
    if scene.inflected or not opens or last - first < 2:
        return text
    return Span(scene.tokens[first + 1].span.start, source.end).of(scene.article.text)


def _is_alone(scene: Scene, source: Span) -> bool:
    """Tell a noun with nothing of its own beside it: "the memo", not "the memo of 11 May"."""
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    words = [token for token in scene.tokens[first:last] if token.lower[0].isalnum()]
    if any(scene.words.indefinites.has(token) for token in words):
        return False  # "a survivor" is somebody new
    return sum(not scene.words.determiners.has(token) for token in words) <= 1


def _is_plural(scene: Scene, source: Span, word: str) -> bool:
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    for token in scene.tokens[first:last]:
        if word in token.lemmas or token.lower == word:
            return "plur" in token.grams and not token.grams & {"sing", "masc", "femn"}
    return False


def _of_mentions(scene: Scene, source: Span, mentions: list[Mention]) -> Party:
    text = source.of(scene.article.text)
    bare = _undetermined(scene, source)
    if not mentions:
        text = bare if bare[:1].isupper() else text  # "the Courier"
        capital = text.strip(MARKS)[:1].isupper()
        return Party(SourceKind.UNKNOWN, nominative(text, scene.pack), named=capital)
    best = next((m for m in mentions if m.kind is not MentionKind.PLACE), mentions[0])
    kind = KINDS.get(best.kind, SourceKind.UNKNOWN)
    whole = text.strip(MARKS)
    if best.kind is not MentionKind.PLACE and all(w[:1].isupper() for w in whole.split()):
        name = best.name if best.span.of(scene.article.text) == whole else whole
        return Party(kind, nominative(name, scene.pack, best.kind), named=True)
    most = len(best.span.of(scene.article.text)) * 2 > len(whole)
    name = best.name if most else nominative(text, scene.pack)
    return Party(kind, name, named=True)
