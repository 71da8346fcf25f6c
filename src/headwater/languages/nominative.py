"""Dictionary form of a name or noun phrase: the words of its head agree, its tail stays.

Each word has readings; one case, number and gender is chosen for all words of the head at once,
so that what one word leaves open another settles.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, product

from headwater.languages.countries import called
from headwater.languages.load import load
from headwater.languages.pack import Pack
from headwater.languages.readings import ANY, Reading, readings
from headwater.languages.skeleton import skeleton, unmixed
from headwater.model import Mention, MentionKind, Span

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
CASE_BONUS = {"nomn": 0.12, "gent": 0.08, "accs": 0.04, "loct": 0.03, "ablt": 0.02}
PROPER = frozenset({"Name", "Surn", "Patr"})
PIECE = re.compile(
    r"[^\W\d_][\w'\u2019\u02bc]{0,80}(?:-[^\W\d_][\w'\u2019\u02bc]{0,80}){0,8}|[^\w\s]|\w{1,80}"
)
LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f](?!.*-[\u0400-\u04ff])")  # none with a tail of ours
MARKS = "\"'\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019 "
NAMES_KEPT = 50_000
ALIKE = 3  # first letters that a form shares with its nominative
KNOWN_BONUS = 1.0
HYPHEN = "\u2011"  # one that does not break
PLURAL_COST = 0.25
PEOPLE_COST = 0.4  # by each of a name's words: a person is seldom many
STIFF_BONUS = 0.6
VOWEL = "a"  # any vowel, in a key
GUESS_COST = 0.15
MANY_COST = 0.4  # of one name in the plural
MASC_BONUS = 0.05  # what agrees with letters alone, whose gender nobody sees


@dataclass(frozen=True, slots=True)
class Setting:
    """What the text around a name tells of it: cases it may be in, forms met elsewhere."""

    cases: frozenset[str] = frozenset(CASES)
    known: frozenset[str] = frozenset()
    stiff: tuple[str, ...] = ()
    settled: frozenset[str] = frozenset()


NOWHERE = Setting()
Choice = tuple[str, str, str]  # case, number, gender


def nominative(
    text: str, pack: Pack, kind: MentionKind | None = None, setting: Setting = NOWHERE
) -> str:
    """Return a name or noun phrase in its dictionary form; its number is kept."""
    plain = _unquoted(unmixed(" ".join(text.replace(HYPHEN, "-").split())))
    if not plain or not pack.head.morphology:
        return plain or text
    near = frozenset(w for w in setting.known if w[:ALIKE] in plain)
    return _declined(plain, pack.lang, kind, replace(setting, known=near))


@lru_cache(maxsize=NAMES_KEPT)
def _declined(plain: str, lang: str, kind: MentionKind | None, setting: Setting) -> str:
    pack = load(lang)
    pieces = [(m.start(), m.group()) for m in PIECE.finditer(plain)]
    words = [word for _, word in pieces]
    named = _person(words, pack) if kind is MentionKind.PERSON else []
    head = named or _head(words, pack)  # people written small are a common noun
    forms = _agree(words, head, pack, kind if named else None, setting)
    return _joined(plain, pieces, forms)


def name_in(phrase: Span, mentions: Sequence[Mention]) -> Mention | None:
    """Return the proper name inside a phrase: a person's if there is one, else the first longest.

    Places only name a phrase that they fill; else they are where, not who.
    """
    inside = [m for m in mentions if phrase.contains(m.span)]
    people = [m for m in inside if m.kind is MentionKind.PERSON]
    others = [m for m in inside if m.kind in (MentionKind.ORGANIZATION, MentionKind.PRODUCT)]
    whole = [m for m in inside if m.span == phrase]
    found = people or others or whole
    return max(found, key=lambda m: (m.span.end - m.span.start, -m.span.start), default=None)


def _unquoted(text: str) -> str:
    """Strip quotation marks that stand around the whole, and a comma or stop left hanging."""
    inner = text.strip(MARKS + ",;:")
    return text if any(mark in inner for mark in MARKS[2:7]) else inner


def _joined(plain: str, pieces: list[tuple[int, str]], forms: dict[int, str]) -> str:
    out, end = [], 0
    for n, (start, word) in enumerate(pieces):
        out += [plain[end:start], forms.get(n, word)]
        end = start + len(word)
    return "".join(out) + plain[end:]


def _person(words: list[str], pack: Pack) -> list[int]:
    particles = pack.names.particles
    return [
        n
        for n, word in enumerate(words)
        if word[0].isupper() and len(word) > 1 and word.lower() not in particles
    ]


def _head(words: list[str], pack: Pack) -> list[int]:
    """Return the adjectives at the front and the noun they belong to."""
    if _compound(words, pack):
        return [1]
    head: list[int] = []
    for n, word in enumerate(words):
        if head and word in pack.words.conjunctions and n + 1 < len(words):
            continue
        if not word[0].isalpha() or LATIN.match(word):
            break
        found = {r.pos for r in readings(word, pack.lang) if r.trust > 1 or r.pos == "ADJF"}
        head.append(n)
        if "ADJF" not in found:
            break
    return head + _coordinate(words, head, pack)


def _compound(words: list[str], pack: Pack) -> bool:
    """Tell whether a name nobody knows stands before a common noun, which alone declines."""
    if len(words) != 2 or not all(word[0].isupper() and len(word) > 1 for word in words):
        return False
    unheard, noun = (readings(word, pack.lang) for word in words)
    known = any(r.trust > 1 and r.pos == "NOUN" and not r.grams & PROPER for r in noun)
    return known and "Geox" not in noun[0].grams and not any(map(_ordinary, unheard))


def _ordinary(reading: Reading) -> bool:
    """Tell whether a reading is known, or guessed as an adjective other than one made of a name."""
    return reading.trust > 1 or (reading.pos == "ADJF" and "Poss" not in reading.grams)


def _coordinate(words: list[str], head: list[int], pack: Pack) -> list[int]:
    """Return the second of two names held by a conjunction: it declines as the first does."""
    if not head or head[-1] + 2 != len(words) - 1:
        return []
    joined = words[head[-1] + 1] in pack.words.conjunctions and words[-1][0].isupper()
    return [len(words) - 1] if joined and words[0][0].isupper() else []


def _agree(
    words: list[str], head: list[int], pack: Pack, kind: MentionKind | None, setting: Setting
) -> dict[int, str]:
    found = {n: _options(words[n], pack) for n in head}
    forms = {n: options for n, options in found.items() if isinstance(options, str)}
    open_ = {n: options for n, options in found.items() if not isinstance(options, str)}
    person = kind is MentionKind.PERSON
    setting = replace(setting, settled=settled(pack.lang, people=person), stiff=pack.names.stiff)
    if not open_:
        return forms
    every = [r for options in open_.values() for r in options]
    cases = setting.cases & {r.case for r in every} or setting.cases
    numbers = sorted({r.number for r in every} - {ANY} | {"sing"}, reverse=True)
    genders = ("masc", "femn") if person else ("masc", "femn", "neut")
    best, top = {}, float("-inf")
    for choice in product(sorted(cases), numbers, genders):
        total, chosen = _under(open_, choice, setting, person=person)
        if total > top + 1e-9:
            best, top = chosen, total
    return forms | {n: reading.form for n, reading in best.items()}


def _options(word: str, pack: Pack) -> str | tuple[Reading, ...]:
    """Return the word itself where it does not decline, else its readings."""
    if LATIN.match(word):
        return word
    caps = word.rstrip("".join(c for c in set(word) if c.islower()))
    if len(caps) > 1 and caps.isalpha() and word[len(caps) :] in _tails(pack.lang):
        return caps
    if word.isupper() and len(word) < 6:
        return word
    return readings(word, pack.lang)


@cache
def _tails(lang: str) -> frozenset[str]:
    return frozenset(ending.ending for ending in load(lang).names.endings)


def _under(
    words: dict[int, tuple[Reading, ...]], choice: Choice, setting: Setting, *, person: bool
) -> tuple[float, dict[int, Reading]]:
    many = PEOPLE_COST * len(words) if person else PLURAL_COST
    total = CASE_BONUS.get(choice[0], 0.0) - (many if choice[1] == "plur" else 0)
    total += MASC_BONUS if choice[2] == "masc" else 0
    chosen = {}
    for place, (n, options) in enumerate(words.items()):
        fitting = [r for r in options if _fits(r, choice)]
        worth = {id(r): _worth(r, choice, setting, person=person, first=not place) for r in fitting}
        best = max(fitting, key=lambda r: worth[id(r)])
        chosen[n] = best
        total += worth[id(best)]
    return total, chosen


def _fits(reading: Reading, choice: Choice) -> bool:
    case, number, gender = choice
    if reading.case not in (ANY, case) or reading.number not in (ANY, number):
        return False
    return number == "plur" or reading.gender in (ANY, gender)


def _worth(
    reading: Reading, choice: Choice, setting: Setting, *, person: bool, first: bool
) -> float:
    worth = reading.trust
    moved = not reading.pos and choice[0] != "nomn"  # what is settled declines, unless it is stiff
    settled_here = reading.pos != "ADJF" and not moved and reading.form in setting.settled
    if settled_here or reading.form in setting.known:
        worth += KNOWN_BONUS
    if not reading.pos:
        return worth + _stiff(reading.form, choice, setting, person=person, first=first)
    if not person:
        return worth + (0.1 if "Geox" in reading.grams else 0) - ("Surn" in reading.grams) * 0.1
    if reading.grams & PROPER:
        worth -= MANY_COST if reading.number == "plur" else 0
        guessed = "Name" in reading.grams and reading.trust < 1  # any word in -a looks like one
        return worth + (0.3 if first == ("Name" in reading.grams) else 0.2) - GUESS_COST * guessed
    if "Guess" in reading.grams:
        return worth
    return worth - (0.1 if reading.pos == "ADJF" or "anim" in reading.grams else 0.5)


def _stiff(form: str, choice: Choice, setting: Setting, *, person: bool, first: bool) -> float:
    """Tell how likely a name is not to decline: a woman's that ends in a consonant never does."""
    case, _number, gender = choice
    if person and form.endswith(setting.stiff):
        return STIFF_BONUS
    vowel = skeleton(form[-1]) == VOWEL
    if person and gender == "femn" and not vowel and not first:
        return 0.5
    return 0.25 if vowel or case == "nomn" else 0.0


@cache
def settled(lang: str, *, people: bool) -> frozenset[str]:
    """Return words of names that are known to stand so in the nominative.

    For people's names the countries are left out: Dominica is one, and a form of Dominic.
    """
    names = load(lang).names
    lists = (names.given, names.places, names.organizations, names.products, names.events)
    entries = chain(*lists, () if people else called(lang))
    return frozenset(word for entry in entries for word in PIECE.findall(entry))
