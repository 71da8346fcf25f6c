"""Who calls a thing untrue denies it: "called the letter a forgery", "the report is false, S said".

The words for it are the pack's (``untrue``); what is looked at is only where they stand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.attribute.draft import Draft
from headwater.attribute.scene import Scene
from headwater.languages import Cue
from headwater.model import SourceKind, Stance, Token

WINDOW = 10  # words from the start of a sentence within which it says that something is untrue
STOPS = frozenset(".!?…;")
PREDICATE = frozenset({"nomn", "ablt"})  # cases in which something is said of a subject


def judged(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Make denials of those assertions that call untrue what they are about."""
    return [
        replace(draft, stance=Stance.DENIES)
        if draft.stance is Stance.ASSERTS and _calls_untrue(scene, draft)
        else draft
        for draft in drafts
    ]


def _calls_untrue(scene: Scene, draft: Draft) -> bool:
    pieces = [
        scene.tokens[scene.index_at(piece.start) : scene.index_at(piece.end)]
        for piece in draft.content
    ]
    if _is_calling(scene, draft):
        return any(_called(scene, words, at) for words in pieces for at in range(len(words)))
    return any(_is_said(scene, words) for piece in pieces for words in _sentences(piece))


def _is_calling(scene: Scene, draft: Draft) -> bool:
    """Tell whether the cue is a verb of naming: "call", "brand"."""
    first, last = scene.index_at(draft.cue.start), scene.index_at(draft.cue.end)
    return any(
        isinstance(term.entry, Cue) and term.entry.calls
        for place in range(first, last)
        for term in scene.words.cues.at(scene.tokens, place, last)
    )


def _called(scene: Scene, words: Sequence[Token], at: int) -> bool:
    """Tell whether a word for the untrue is what the thing is called, not a word of its name."""
    term = scene.words.untrue.longest(words, at, len(words))
    if term is None or any(
        _listed(scene, word, "negations") for word in words[max(0, at - 3) : at]
    ):
        return False
    if scene.inflected:
        return _is_predicate(scene, words, at)
    after = next((word for word in words[at + len(term.words) :] if word.lower[0].isalnum()), None)
    follows = ("prepositions", "conjunctions", "relatives", "complementizers", "determiners")
    return after is None or any(_listed(scene, after, name) for name in follows)


def _is_predicate(scene: Scene, words: Sequence[Token], at: int) -> bool:
    """Tell whether a word's form lets it be said of a subject; always where forms do not show."""
    held = at > 0 and _listed(scene, words[at - 1], "prepositions")
    cases = words[at].cases
    return not scene.inflected or (not held and (not cases or bool(cases & PREDICATE)))


def _sentences(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for place, word in enumerate(words):
        if word.lower in STOPS:
            yield words[start:place]
            start = place + 1
    yield words[start:]


def _is_said(scene: Scene, words: Sequence[Token]) -> bool:
    """Tell whether a sentence says of what was told, or of a paper, that it is not so."""
    about = False
    for at, word in enumerate(words[:WINDOW]):
        term = scene.words.untrue.longest(words, at, len(words))
        if term:
            return _stands_alone(scene, words, at, len(term.words)) and _tied(scene, words, at)
        if _listed(scene, word, "negations") or (about and word.lower in ",:"):
            return False
        about = about or _is_told(scene, words, at)
        if not about and not _is_small(scene, word):
            return False
        if scene.inflected and "VERB" in word.pos and not _listed(scene, word, "auxiliaries"):
            return False
    return False


def _stands_alone(scene: Scene, words: Sequence[Token], at: int, length: int) -> bool:
    """Tell an opening "False: C", «Неправда, що C» from "False papers were used"."""
    if any(word.lower[0].isalnum() for word in words[:at]):
        return True
    after = words[at + length : at + length + 1]
    return (
        not after or not after[0].lower[0].isalnum() or _listed(scene, after[0], "complementizers")
    )


def _tied(scene: Scene, words: Sequence[Token], at: int) -> bool:
    """Tell whether the subject is what is called untrue: a copula, or nothing, stands between."""
    if scene.inflected:
        return _is_predicate(scene, words, at)
    term = scene.words.untrue.longest(words, at, len(words))
    if at == 0 or (term and len(term.words) > 1):
        return True
    before = at - 1
    while before > 0 and not _listed(scene, words[before], "auxiliaries"):
        if not _is_small(scene, words[before]):
            return False
        before -= 1
    return _listed(scene, words[before], "auxiliaries")


def _is_told(scene: Scene, words: Sequence[Token], at: int) -> bool:
    """Tell a noun for something told, or for a paper."""
    nouns = scene.words.nouns.at(words, at, at + 1)
    paper = any(getattr(term.entry, "kind", None) is SourceKind.DOCUMENT for term in nouns)
    return paper or _listed(scene, words[at], "retold")


def _is_small(scene: Scene, word: Token) -> bool:
    names = ("determiners", "auxiliaries", "adverbs", "pronouns", "this", "denied", "retold")
    return not word.lower[0].isalnum() or any(_listed(scene, word, name) for name in names)


def _listed(scene: Scene, word: Token, name: str) -> bool:
    return bool(getattr(scene.words, name).has(word))
