"""What kind of party a source is, and the dictionary form of its name."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from headwater.attribute import heads
from headwater.attribute.heads import Head
from headwater.attribute.owners import owned
from headwater.attribute.scene import Scene
from headwater.attribute.topics import is_whose
from headwater.languages import Outlet, Pronoun, load
from headwater.languages.domains import domain_at
from headwater.languages.nominative import nominative
from headwater.model import Mention, MentionKind, SourceKind, Span, Token

KINDS = {
    MentionKind.PERSON: SourceKind.PERSON,
    MentionKind.ORGANIZATION: SourceKind.ORGANIZATION,
    MentionKind.PLACE: SourceKind.ORGANIZATION,  # a country that says is its government
}
PLURAL = frozenset({SourceKind.PERSON, SourceKind.ORGANIZATION})  # several are a group
PARTICLE = "PRCL"  # «те же документы»
MARKS = "\"'«»“”„‘’ "


@dataclass(frozen=True, slots=True)
class Party:
    """Who a source phrase is about, as far as the phrase itself tells.

    ``pronoun``, ``open`` and ``anaphoric`` ask for someone named elsewhere: "the minister of X"
    may, "the minister" does; ``noun`` is the head noun met.
    """

    kind: SourceKind
    name: str | None
    named: bool = False
    pronoun: Pronoun | None = None
    noun: str = ""
    anaphoric: bool = False
    unnamed: bool = False
    open: bool = False
    issued: bool = False


def party(scene: Scene, source: Span) -> Party:
    """Read one source phrase."""
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    pronoun = _pronoun(scene, first, last)
    if pronoun:
        return Party(SourceKind.UNKNOWN, None, pronoun=pronoun)
    head = heads.head(scene, first, last)
    noun, word = (head.noun, head.word) if head else (None, "")
    outlet = outlet_in(scene, source)
    mentions = scene.mentions_in(source)
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    if noun is None and people and outlet:  # "NBC's Ann Lee"
        return Party(SourceKind.PERSON, people[-1].name, named=True)
    loose = noun is None or noun.kind in (SourceKind.OUTLET, SourceKind.UNKNOWN)
    if outlet and (loose or _fills(scene, source, outlet)):
        return Party(SourceKind.OUTLET, outlet, named=True, noun=word)
    titled = _masthead(scene, source, mentions)
    if titled:
        return Party(SourceKind.OUTLET, titled, named=True)
    if head and head.noun.kind is SourceKind.OUTLET:
        return _of_outlet(scene, source, mentions, head)
    person = max(people, key=lambda m: (len(m.name.split()), m.span), default=None)
    if person and _speaks(scene, person, head):
        return Party(SourceKind.PERSON, person.name, named=True, noun=word)
    if head:
        return _of_noun(scene, source, head, mentions)
    return _of_mentions(scene, source, mentions)


def _pronoun(scene: Scene, first: int, last: int) -> Pronoun | None:
    """Return the pronoun that a phrase is; "this council" is none, «він сам» is one."""
    found = scene.words.pronouns.longest(scene.tokens, first, last) if first < last else None
    if found is None or not isinstance(found.entry, Pronoun) or last - first > 2:
        return None
    rest = scene.tokens[first + len(found.words) : last]
    noun = any(scene.words.nouns.has(token) for token in rest)
    whose = found.entry.possessive and bool(rest) and _may_be_owned(scene, rest[0])
    return None if noun or whose else found.entry


def _may_be_owned(scene: Scene, token: Token) -> bool:
    """Tell whether a word after "his" may belong to what is his: "his godfather"."""
    words = scene.words
    return not words.prepositions.has(token) and not words.conjunctions.has(token)


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
    return _site(scene, source)


def _fills(scene: Scene, source: Span, outlet: str) -> bool:
    """Tell whether a phrase is an outlet's name, in its capitals: "The Economist", "El Mundo".

    One word alone may be the noun at the head of a sentence.
    """
    written = source.of(scene.article.text).strip(MARKS)
    return " " in outlet and written[1:] == outlet[1:]


def _site(scene: Scene, source: Span) -> str | None:
    """Return the domain name in a phrase: who is cited by it is an outlet, listed or not."""
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    text = scene.article.text
    for token in scene.tokens[first:last]:
        if text.startswith(".", token.span.end):
            domain = domain_at(text, token.span.start)
            if domain and token.span.start + len(domain) <= source.end:
                return domain
    return None


def _masthead(scene: Scene, source: Span, mentions: list[Mention]) -> str | None:
    """Return a name that fills a phrase and has a word of newspapers' names: "Delta News"."""
    first = scene.index_at(source.start)
    start = first + scene.words.determiners.has(scene.tokens[first])
    heads_ = scene.pack.names.mastheads
    if not mentions and _ends_as_title(scene, source, start):
        return _undetermined(scene, source).strip(MARKS)
    for mention in mentions:
        words = scene.tokens[scene.index_at(mention.span.start) : scene.index_at(mention.span.end)]
        fills = mention.span.start <= scene.tokens[start].span.start and len(words) > 1
        whole = fills and mention.span.end == source.end
        called = any(w.lower in heads_ or not w.lemmas.isdisjoint(heads_) for w in words)
        if whole and called and mention.kind is MentionKind.ORGANIZATION:
            return mention.span.of(scene.article.text).strip(MARKS)
    return None


def _ends_as_title(scene: Scene, source: Span, start: int) -> bool:
    """Tell capitals that nothing else explains and that end as newspapers do: "Velmar Times"."""
    words = scene.tokens[start : scene.index_at(source.end)]
    capitals = all(word.span.of(scene.article.text)[0].isupper() for word in words)
    return capitals and len(words) > 1 and words[-1].lower in scene.pack.names.mastheads


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


def _speaks(scene: Scene, person: Mention, head: Head | None) -> bool:
    """Tell whether a phrase with a person's name is that person: not "the minister's lawyer"."""
    before = scene.index_at(person.span.start) - 1
    if before >= 0 and scene.words.namesakes.has(scene.tokens[before]):
        return False
    if head is None:
        return True
    human = head.noun.kind in (SourceKind.PERSON, SourceKind.GROUP)
    return human and not is_whose(scene, person, head)


def _of_outlet(scene: Scene, source: Span, mentions: list[Mention], head: Head) -> Party:
    """Read "the newspaper", «видання Focus», «газета "День"», "the site of the ministry"."""
    word, whose = head.word, owned(scene, source, head)
    if whose:
        name = whose.name or _phrase(scene, source)
        return Party(whose.kind, name, named=True, noun=word)
    if not head.noun.anaphoric:
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
    alone = _is_alone(scene, source)
    called = None if alone else nominative(source.of(scene.article.text), scene.pack)
    return Party(SourceKind.OUTLET, called, noun=word, anaphoric=alone, open=True)


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


def _of_noun(scene: Scene, source: Span, head: Head, mentions: list[Mention]) -> Party:
    bare = not mentions and not _capitals(scene, source)
    noun, kind = head.noun, head.noun.kind
    first = scene.index_at(source.start)
    several = heads.is_plural(scene, first, head.at) or heads.counted(scene, first)
    if kind in PLURAL and several:
        kind = SourceKind.GROUP
    alone = bare and _is_alone(scene, source)
    return Party(
        kind,
        nominative(_undetermined(scene, source), scene.pack),
        named=not bare,
        noun=head.word,
        anaphoric=alone and (noun.anaphoric or kind is SourceKind.PERSON),
        unnamed=noun.unnamed and not (alone and kind is SourceKind.UNKNOWN),
        issued=noun.issued,
        open=not noun.proper and _is_open(scene, source, kind, mentions),
    )


def _is_open(scene: Scene, source: Span, kind: SourceKind, mentions: list[Mention]) -> bool:
    """Tell whether a noun phrase may stand for someone who is named elsewhere."""
    if kind not in (SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.GROUP):
        return False
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    if any(scene.words.indefinites.has(token) for token in scene.tokens[first:last]):
        return False  # "a survivor" is somebody new
    bodies = any(m.kind is MentionKind.ORGANIZATION for m in mentions)
    if kind is SourceKind.GROUP:
        return _is_alone(scene, source)
    return kind is SourceKind.PERSON or not bodies


def _phrase(scene: Scene, source: Span) -> str:
    """Return a phrase in its dictionary form, without the preposition it may open with."""
    first = scene.tokens[scene.index_at(source.start)]
    if scene.words.prepositions.has(first) and first.span.end < source.end:
        source = Span(first.span.end + 1, source.end)
    return nominative(_undetermined(scene, source), scene.pack)


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
    bare = (scene.words.determiners.has(token) or PARTICLE in token.pos for token in words)
    return sum(not each for each in bare) <= 1


def _of_mentions(scene: Scene, source: Span, mentions: list[Mention]) -> Party:
    text = source.of(scene.article.text)
    bare = _undetermined(scene, source)
    first, last = scene.index_at(source.start), scene.index_at(source.end)
    if heads.counted(scene, first):
        return Party(SourceKind.GROUP, nominative(text, scene.pack), named=bool(mentions))
    if not mentions:
        kind = heads.alive(scene, first, last) or SourceKind.UNKNOWN
        text = bare if bare[:1].isupper() else text  # "the Courier"
        capital = text.strip(MARKS)[:1].isupper()
        return Party(kind, nominative(text, scene.pack), named=capital)
    best = next((m for m in mentions if m.kind is not MentionKind.PLACE), mentions[0])
    kind = KINDS.get(best.kind, SourceKind.UNKNOWN)
    if best.span.start > source.start:  # "the NTA", not "The Hague"
        text = bare
    whole = text.strip(MARKS)
    if best.kind is not MentionKind.PLACE and all(w[:1].isupper() for w in whole.split()):
        name = best.name if best.span.of(scene.article.text) == whole else whole
        return Party(kind, nominative(name, scene.pack, best.kind), named=True)
    most = len(best.span.of(scene.article.text)) * 2 > len(whole)
    name = best.name if most else nominative(text, scene.pack)
    return Party(kind, name, named=True)
