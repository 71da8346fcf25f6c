"""Stretches of tokens that may be a name: where they begin, how far they go."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from headwater.analyze import known
from headwater.languages import Pack, load
from headwater.model import MentionKind, Sentence, Token

LONGEST = 9  # tokens of a name
OPENING = frozenset("\"\u00ab\u201c\u201e\u2018'")
OFFICE = frozenset({"ADJF", "NOUN"})  # what its first word may be
CLOSING = frozenset("\"\u00bb\u201d\u201c\u2019'")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of tokens taken as a name; ``kind`` None waits for the whole article.

    ``sure`` is one that needed no neighbour to tell, ``outlet`` one that a pack lists as such.
    """

    first: int
    last: int
    kind: MentionKind | None
    name: str | None = None
    sure: bool = True
    quoted: bool = False
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One article as the rules see it."""

    text: str
    tokens: Sequence[Token]
    pack: Pack
    small: frozenset[str]  # words that the article also writes small
    words: Sequence[str] = field(init=False)  # the tokens as written

    def __post_init__(self) -> None:
        text = self.text
        written = [text[token.span.start : token.span.end] for token in self.tokens]
        object.__setattr__(self, "words", written)

    def word(self, i: int) -> str:
        """Return token ``i`` as written; "" outside the article."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def capital(self, i: int) -> bool:
        """Tell whether token ``i`` begins with a capital letter."""
        return 0 <= i < len(self.words) and self.words[i][0].isupper()

    def between(self, first: int, last: int) -> str:
        """Return the text from token ``first`` up to token ``last``."""
        return self.text[self.tokens[first].span.start : self.tokens[last - 1].span.end]

    def among(self, i: int, words: str) -> bool:
        """Tell whether token ``i`` is a form of a word in a list of the pack, by its name."""
        token, listed = self.tokens[i], wordset(self.pack.lang, words)
        return token.lower in listed or not listed.isdisjoint(token.lemmas)

    def close(self, i: int) -> bool:
        """Tell whether only one space, or nothing, lies between tokens ``i`` and ``i + 1``."""
        gap = self.text[self.tokens[i].span.end : self.tokens[i + 1].span.start]
        return gap in ("", " ", "\u00a0")


@cache
def wordset(lang: str, words: str) -> frozenset[str]:
    """Return one list of the pack's names, as a set in lower case, with either apostrophe."""
    lower = {entry.lower() for entry in getattr(load(lang).names, words)}
    return frozenset(lower | {entry.replace("'", "\u2019") for entry in lower})


def is_given(view: View, i: int) -> bool:
    """Tell whether a word, as written or by its likeliest dictionary form, is a given name."""
    listed = wordset(view.pack.lang, "given")
    return view.tokens[i].lower in listed or view.tokens[i].lemma in listed


def after_office(view: View, start: int, end: int) -> int:
    """Return where a given name begins after an office in capitals: "Foreign Minister Ann Gil"."""
    roles = (k for k in range(end - 2, start, -1) if view.among(k, "roles"))
    last = next(roles, None)
    return last + 1 if last is not None and is_given(view, last + 1) else start


def opens(view: View, i: int, sentence: Sentence) -> bool:
    """Tell whether token ``i`` owes its capital to its place: first, or after a mark."""
    return i == sentence.first or not view.word(i - 1)[:1].isalnum()


def quoted(view: View, i: int, last: int) -> int:
    """Return the end of what stands between the mark at ``i`` and the next closing one, 0 if none.

    A quotation is not a name: a name is short and begins with a capital letter or a figure.
    """
    if view.word(i) not in OPENING or i + 1 >= last:
        return 0
    if not (view.capital(i + 1) or view.word(i + 1)[0].isdigit()):
        return 0
    for end in range(i + 2, min(last, i + 2 + LONGEST)):
        if view.word(end) in CLOSING:
            return end
    return 0


def office(view: View, i: int, last: int) -> tuple[int, int] | None:
    """Return head and end of an organization named by a common noun that begins at ``i``.

    Only where words decline: adjectives, a head from the pack, then genitives.
    """
    head = i
    if view.tokens[i].pos.isdisjoint(OFFICE):
        return None
    while head < min(last, i + 4) and _adjective(view, head) and not _heads(view, head):
        head += 1
    if head >= min(last, i + 4) or not _heads(view, head) or view.word(head).isupper():
        return None
    if any(not view.tokens[k].cases & view.tokens[head].cases for k in range(i, head)):
        return None
    official = view.capital(i)
    if not official and any(view.capital(k) for k in range(i + 1, head + 1)):
        return None
    end = _tail(view, head + 1, last, official=official)
    named = any(view.capital(k) for k in range(i + 1, end))
    initial = i == 0 or not view.word(i - 1)[:1].isalnum()
    initial = initial and (head == i or view.tokens[i].lower in view.small)
    if end - i < 2 or not (named or (official and not initial)):
        return None
    return head, end


def region(view: View, i: int, last: int) -> int:
    """Return the end of a capitalised adjective with a small noun for a place; 0 if none."""
    head = i + 1
    if not view.capital(i) or "ADJF" not in view.tokens[i].pos or head >= last:
        return 0
    if head + 1 < last and view.capital(head) and "ADJF" in view.tokens[head].pos:
        head += 1
    agree = view.tokens[i].cases & view.tokens[head].cases
    return head + 1 if agree and view.close(i) and view.among(head, "place_heads") else 0


def _adjective(view: View, i: int) -> bool:
    pos = view.tokens[i].pos
    return "ADJF" in pos and pos.isdisjoint({"ADVB", "VERB", "COMP"})


def _heads(view: View, i: int) -> bool:
    return "NOUN" in view.tokens[i].pos and view.among(i, "organization_heads")


def _tail(view: View, start: int, last: int, *, official: bool) -> int:
    """Return the end of the genitives that follow; small words only in an official name."""
    end = i = start
    while i < min(last, start + LONGEST) and view.close(i - 1):
        token = view.tokens[i]
        if _genitive(token):
            if not official and not view.capital(i):
                break
            end = i + 1
        elif not official or not (view.among(i, "joiners") or view.word(i).isupper()):
            break
        elif view.word(i).isupper() and len(view.word(i)) > 1:
            end = i + 1
        i += 1
    return end


def _genitive(token: Token) -> bool:
    """Tell whether a word can be a genitive; letters alone are read as nouns of every case."""
    nominal = not token.pos.isdisjoint({"NOUN", "ADJF"})
    if "nomn" in token.cases and not token.grams.isdisjoint({"Name", "Surn"}):
        return False
    return nominal and "gent" in token.cases and len(token.lower) > 1


def capitalised(view: View, i: int, sentence: Sentence) -> int:
    """Return the end of the run of capitalised words that begins at ``i``."""
    end = i + 1
    office_seen = view.among(i, "organization_heads")
    while end < min(sentence.last, i + LONGEST) and view.close(end - 1):
        step = _step(view, end, sentence.last, office_seen=office_seen)
        if not step:
            break
        office_seen = office_seen or view.among(end, "organization_heads")
        end += step
    return end


def _step(view: View, i: int, last: int, *, office_seen: bool) -> int:
    """Return how many tokens at ``i`` belong to the run: 0 ends it."""
    if view.capital(i):
        if view.pack.head.morphology and _unlike(view.word(i - 1), view.word(i)):
            return 0
        entry = known.match(view.text, view.tokens, i, view.pack)
        return 0 if entry and _splits(view, i, entry) else 1
    if view.word(i) == "." and _initial(view, i - 1) and i + 1 < last and view.capital(i + 1):
        return 1
    joins = office_seen and not view.pack.head.morphology and view.among(i, "joiners")
    if joins or view.among(i, "particles"):
        for ahead in (1, 2):
            inside = i + ahead < last
            if inside and view.capital(i + ahead) and not view.among(i + ahead, "common"):
                return ahead + 1
            linked = inside and any(
                view.among(i + ahead, words)
                for words in (("particles", "joiners") if joins else ("particles",))
            )
            if not linked:
                return 0
    return 0


def alike(view: View, i: int) -> bool:
    """Tell whether tokens ``i`` and ``i + 1`` are written alike enough for one name."""
    return not _unlike(view.word(i), view.word(i + 1))


def _unlike(before: str, word: str) -> bool:
    """Tell whether two words are too unlike for one name: in script, or letters and a word."""
    if not before[0].isalpha():
        return False
    letters = len(before) > 1 and before.isupper() and not word.isupper()
    return before.isascii() != word.isascii() or letters


def _splits(view: View, i: int, entry: known.Known) -> bool:
    """Tell whether a known name inside a run begins a name of its own."""
    if entry.ambiguous:
        return False
    if entry.kind is MentionKind.PLACE:
        return bool(view.pack.head.morphology) and not view.tokens[i].grams & {"Name", "Surn"}
    return bool(view.pack.head.morphology) or len(entry.words) > 1


def _initial(view: View, i: int) -> bool:
    word = view.word(i)
    return len(word) == 1 and word.isupper()
