"""A pack's words, indexed for looking up at a token."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.languages.load import load
from headwater.languages.pack import Cue, Frame, Noun, Pack, Pronoun
from headwater.model import Token

Entry = Cue | Noun | Pronoun | str
GOVERNING = (Frame.RELAY, Frame.PHRASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One writing of an entry: its words, exact ones with ``=`` taken off."""

    words: tuple[str, ...]
    exact: bool
    entry: Entry


class Index:
    """Finds the entries whose words stand at a place; the longest writing first."""

    def __init__(self, pairs: Iterable[tuple[str, Entry]]) -> None:
        self._by_first: defaultdict[str, list[Term]] = defaultdict(list)
        for writing, entry in pairs:
            words = tuple(writing.removeprefix("=").split())
            self._by_first[words[0]].append(Term(words, writing.startswith("="), entry))
        self._by_first.default_factory = None  # a look-up must not make an entry
        for terms in self._by_first.values():
            terms.sort(key=lambda term: (-len(term.words), not term.exact))
        single = [term for terms in self._by_first.values() for term in terms if not term.words[1:]]
        self._forms = frozenset(term.words[0] for term in single)
        self._lemmas = frozenset(term.words[0] for term in single if not term.exact)

    def at(self, tokens: Sequence[Token], place: int, end: int) -> Sequence[Term]:
        """Return the terms that stand at ``tokens[place]`` and end before ``end``."""
        token, known = tokens[place], self._by_first
        if token.lower not in known and known.keys().isdisjoint(token.lemmas):
            return ()  # nearly every word of a text leaves here
        firsts = sorted(form for form in {token.lower, *token.lemmas} if form in known)
        return [
            term
            for first in firsts
            for term in known[first]
            if (first == token.lower or not term.exact)
            and place + len(term.words) <= end
            and (len(term.words) == 1 or _goes_on(tokens, place, term))
        ]

    def longest(self, tokens: Sequence[Token], place: int, end: int) -> Term | None:
        """Return the term with most words at a place; an exact one before one by lemma."""
        found = self.at(tokens, place, end)
        if not found:
            return None
        return max(found, key=lambda term: (len(term.words), term.exact))

    def has(self, token: Token) -> bool:
        """Tell whether a single word is listed."""
        return token.lower in self._forms or not self._lemmas.isdisjoint(token.lemmas)


def _goes_on(tokens: Sequence[Token], place: int, term: Term) -> bool:
    """Tell whether all words of a term but the first stand where they should."""
    return all(
        _is(tokens[place + n], term.words[n], exact=term.exact) for n in range(1, len(term.words))
    )


def _is(token: Token, word: str, *, exact: bool) -> bool:
    return token.lower == word or (not exact and word in token.lemmas)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All indexes of one pack."""

    cues: Index
    relays: Index  # cues whose source follows them: no other phrase runs over one
    nouns: Index
    pronouns: Index
    complementizers: Index
    conjunctions: Index
    subordinators: Index
    relatives: Index
    prepositions: Index
    determiners: Index
    indefinites: Index
    adverbs: Index
    auxiliaries: Index
    negations: Index
    this: Index
    at: Index
    like: Index
    infinitive: Index
    ties: Index
    nobody: Index
    participial: Index
    passives: Index
    feminine: Index
    masculine: Index
    namesakes: Index
    agencies: Index
    press: Index
    desks: Index
    earlier: Index
    sites: Index
    channels: Index
    pages: Index
    background: Index
    untrue: Index
    denied: Index
    retold: Index


@cache
def lexicon(lang: str) -> Lexicon:
    """Index the words of one pack, once a process."""
    pack: Pack = load(lang)
    words = pack.words
    return Lexicon(
        cues=Index((word, cue) for cue in pack.cues for word in cue.words),
        relays=Index(
            (word, cue) for cue in pack.cues if cue.frame in GOVERNING for word in cue.words
        ),
        nouns=Index((word, noun) for noun in pack.nouns for word in noun.words),
        pronouns=Index((word, pronoun) for pronoun in pack.pronouns for word in pronoun.words),
        **{
            name: Index((word, word) for word in getattr(words, name))
            for name in Lexicon.__dataclass_fields__
            if name not in ("cues", "relays", "nouns", "pronouns")
        },
    )
