"""Names in the text: what is known beforehand, what its neighbours give away, what looks like one.

Left to right, sentence by sentence, the first rule that takes a stretch keeps it. People's names
are then read once more: a surname alone is a person where the article gave the whole name.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.analyze import kinds, known, runs, tagged_names, wholes
from headwater.analyze.runs import Found, View
from headwater.languages import Pack
from headwater.languages.nominative import CASES, Setting, nominative
from headwater.languages.readings import readings
from headwater.model import Article, Encoding, Mention, MentionKind, Sentence, Span, Token

PERSON, PLACE = MentionKind.PERSON, MentionKind.PLACE
ORGANIZATION = MentionKind.ORGANIZATION
PROPER = frozenset({"Name", "Surn", "Patr"})
DATELINE = frozenset(",(\u2014\u2013-/")
DATELINE_LETTERS = 4  # fewer may be an acronym
SHORT = 6  # letters of an acronym
APPOSED = 3  # words between a role and its bearer


def find(
    article: Article,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    pack: Pack,
    encoding: Encoding | None = None,
) -> tuple[Mention, ...]:
    """Find the names of an article in text order, none overlapping another.

    With an encoding its tags decide, and what the rules found counts as advice.
    """
    view = _view(article, tokens, pack)
    found = _found(view, sentences)
    if encoding and encoding.words:
        found = wholes.whole(view, tagged_names.join(view, sentences, encoding, found))
    return tuple(_name(view, found))


def called(
    article: Article,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    pack: Pack,
    names: Iterable[tuple[Span, MentionKind]],
) -> tuple[Mention, ...]:
    """Give stretches that are known to be names their dictionary forms, in text order.

    For measuring: what a name is called is one question, and where names stand is another.
    """
    view = _view(article, tokens, pack)
    known_as = {(f.first, f.last): f.name for f in _found(view, sentences) if f.name}
    stretches = [(span, _stretch(view, span, kind)) for span, kind in sorted(names)]
    found = [replace(f, name=known_as.get((f.first, f.last))) for _, f in stretches]
    made = zip(stretches, _name(view, found), strict=True)
    return tuple(_exactly(view, span, mention) for (span, _), mention in made)


def _view(article: Article, tokens: Sequence[Token], pack: Pack) -> View:
    text = article.text
    below = [t for t in tokens if text[t.span.start].islower()]
    small = frozenset([t.lower for t in below] + [t.lemma for t in below])
    return View(text, tokens, pack, small)


def _found(view: View, sentences: Sequence[Sentence]) -> list[Found]:
    return _settle(view, [f for sentence in sentences for f in _sentence(view, sentence)])


def _stretch(view: View, span: Span, kind: MentionKind) -> Found:
    """Return the tokens that a span touches."""
    first = bisect_right(view.tokens, span.start, key=lambda token: token.span.end)
    last = bisect_left(view.tokens, span.end, key=lambda token: token.span.start)
    return Found(first, max(last, first + 1), kind)


def _exactly(view: View, span: Span, mention: Mention) -> Mention:
    """Return a mention of just this span, where a name ends inside a token."""
    if mention.span == span:
        return mention
    return Mention(span, mention.kind, nominative(span.of(view.text), view.pack, mention.kind))


def _sentence(view: View, sentence: Sentence) -> Iterator[Found]:
    i = sentence.first
    while i < sentence.last:
        taken = _take(view, i, sentence)
        if taken is None:
            i += 1
            continue
        yield taken
        i = max(taken.last, i + 1)


def _take(view: View, i: int, sentence: Sentence) -> Found | None:
    if not view.word(i)[0].isalnum():
        return _quoted(view, i, sentence)
    if formed := _legal(view, i, sentence):
        return formed
    entry = known.match(view.text, view.tokens, i, view.pack)
    if entry and entry.ambiguous and _doubtful(view, i, entry, sentence):
        place = known.match(view.text, view.tokens, i, view.pack, plain=True)
        entry = place if place and len(place.words) > 1 else entry
    if entry and _doubtful(view, i, entry, sentence):
        entry = None
    length = len(entry.words) if entry else 0
    office = runs.office(view, i, sentence.last) if view.pack.head.morphology else None
    if office and office[1] - i > length and office[0] >= i + length:
        return Found(i, office[1], ORGANIZATION)
    if not entry and view.pack.head.morphology and (end := runs.region(view, i, sentence.last)):
        return Found(i, end, PLACE)
    if entry and not _first_name(view, i, entry, sentence):
        return _longer(view, i, sentence, entry) or _entry(view, i, entry, sentence)
    return _run(view, i, sentence) if view.capital(i) else None


def _legal(view: View, i: int, sentence: Sentence) -> Found | None:
    """Return a company given by its legal form in letters and its name in marks."""
    word = view.word(i)
    if not (word.isupper() and 1 < len(word) < SHORT and i + 1 < sentence.last):
        return None
    end = runs.quoted(view, i + 1, sentence.last)
    return Found(i, end + 1, ORGANIZATION) if end else None


def _first_name(view: View, i: int, entry: known.Known, sentence: Sentence) -> bool:
    """Tell whether what is also a place stands before a surname: "Florence Mills"."""
    if entry.kind is not PLACE or len(entry.words) > 1 or i + 1 >= sentence.last:
        return False
    named = view.among(i, "given") or "Name" in view.tokens[i].grams
    follows = view.capital(i + 1) and view.close(i)
    return named and follows and not known.match(view.text, view.tokens, i + 1, view.pack)


def _entry(view: View, i: int, entry: known.Known, sentence: Sentence) -> Found:
    """Return a known name; an office takes the country it belongs to with it."""
    end = i + len(entry.words)
    if entry.kind is ORGANIZATION and not entry.outlet and view.pack.head.morphology:
        place = known.match(view.text, view.tokens, end, view.pack) if end < sentence.last else None
        owned = place and place.kind is PLACE and view.close(end - 1)
        if owned and place and "gent" in view.tokens[end].cases:
            return Found(i, end + len(place.words), ORGANIZATION)
    return Found(i, end, entry.kind, entry.name if entry.outlet else None, outlet=entry.outlet)


def _doubtful(view: View, i: int, entry: known.Known, sentence: Sentence) -> bool:
    """Tell whether what looks like a known name is more likely an ordinary word."""
    if entry.ambiguous:
        return not _sure(view, i, len(entry.words))
    if i != sentence.first or entry.kind is not PLACE or len(entry.words) > 1:
        return False
    token, name = view.tokens[i], entry.words[0].lower()
    other = "plur" in token.grams and name not in (token.lower, token.lemma)
    return other or bool(token.pos - {"NOUN"})


def _sure(view: View, i: int, length: int) -> bool:
    """Tell whether a common word stands for an outlet here: in marks, or after a noun for one."""
    if i and view.word(i - 1) in runs.OPENING:
        return view.word(i + length) in runs.CLOSING
    end = i + length
    longer = view.capital(end) and view.close(end - 1) and runs.alike(view, end - 1)
    return i > 0 and view.among(i - 1, "outlet_heads") and not longer


def _longer(view: View, i: int, sentence: Sentence, entry: known.Known) -> Found | None:
    """Return a run that begins with a known name but names an office: "Kyiv City Council"."""
    if view.pack.head.morphology and not kinds.foreign(view, i):
        return None
    end = runs.capitalised(view, i, sentence)
    for words, kind in (("organization_heads", ORGANIZATION), ("place_heads", PLACE)):
        if any(view.among(k, words) for k in range(i + len(entry.words), end)):
            return Found(i, end, kind)
    return None


def _quoted(view: View, i: int, sentence: Sentence) -> Found | None:
    """Return the name in quotation marks after a noun for an organization."""
    end = runs.quoted(view, i, sentence.last)
    if not end:
        return None
    heads = ("organization_heads", "outlet_heads")
    headed = i > sentence.first and any(view.among(i - 1, words) for words in heads)
    entry = known.match(view.text, view.tokens, i + 1, view.pack)
    whole = entry is not None and i + 1 + len(entry.words) == end
    if whole and entry:
        return Found(i + 1, end, entry.kind, entry.name, outlet=entry.outlet)
    if headed:  # the common noun declines, what stands in marks after it does not
        return Found(i + 1, end, ORGANIZATION, view.between(i + 1, end))
    words = range(i + 1, end)
    kind = kinds.by_itself(view, i + 1, end, sentence) if all(map(view.capital, words)) else None
    return Found(i + 1, end, None if kind is PERSON else kind, quoted=True)


def _run(view: View, i: int, sentence: Sentence) -> Found | None:
    if _loud(view, sentence):
        return None
    end = runs.capitalised(view, i, sentence)
    start = _start(view, i, end, sentence)
    if start >= end or (end - start == 1 and view.among(start, "common")):
        return None
    if start > i:
        return _take(view, start, sentence)
    parts = end - start > 1 and (_apart(view, start) or _country(view, start, end))
    if parts and view.pack.head.morphology:
        return Found(start, start + 1, None)
    if _dateline(view, start, end, sentence):
        return Found(start, end, PLACE)
    kind = kinds.by_itself(view, start, end, sentence)
    if kind is None:
        return Found(start, end, kinds.by_neighbour(view, start, end, sentence), sure=False)
    return Found(start, end, kind)


def _loud(view: View, sentence: Sentence) -> bool:
    """Tell whether a line is all in capitals, which then show nothing."""
    line = sentence.span.of(view.text)
    return line.isupper() and sentence.last - sentence.first > 1


def _start(view: View, i: int, end: int, sentence: Sentence) -> int:
    """Return where the name begins: after titles, and after a first word that is only a word."""
    start = i
    while start < end and (view.among(start, "roles") or _weekday(view, start, end)):
        start += 1
        start += view.word(start) == "."
    start = runs.after_office(view, start, end)
    if start < end and runs.opens(view, start, sentence) and not kinds.foreign(view, start):
        start += _only_word(view, start) or (end - start > 1 and _governs(view, start))
    return start


def _weekday(view: View, i: int, end: int) -> bool:
    """Tell whether a capitalised word that is no name stands before others."""
    return end - i > 1 and view.among(i, "common") and not view.among(i, "given")


def _only_word(view: View, i: int) -> bool:
    token = view.tokens[i]
    if runs.is_given(view, i):
        return False
    if view.among(i, "common") or token.lower in view.small or token.pos - {"NOUN", "ADJF"}:
        return True
    return bool(token.pos) and not token.pos & {"NOUN"} and not token.grams & PROPER


def _apart(view: View, i: int) -> bool:
    """Tell whether a word and the name after it stand in different cases: "of Xland Ann Y"."""
    token, after = view.tokens[i], view.tokens[i + 1]
    led = i + 2 < len(view.tokens) and view.capital(i + 2) and view.close(i + 1)
    mine = (led or not token.grams & PROPER) and not view.among(i, "given")
    return mine and bool(token.cases and after.cases) and not token.cases & after.cases


def _country(view: View, start: int, end: int) -> bool:
    """Tell whether the first of three words ends the office before: "minister of defence of X"."""
    if end - start != 3 or start < 2 or view.among(start, "given"):
        return False
    inside = [view.tokens[k] for k in range(start, end)]
    before = view.tokens[start - 1]
    office = any(view.among(k, "roles") for k in range(max(0, start - 4), start - 1))
    genitive = "gent" in before.cases and "NOUN" in before.pos and not view.capital(start - 1)
    return office and genitive and "gent" in inside[0].cases and "Patr" not in inside[1].grams


def _governs(view: View, i: int) -> bool:
    """Tell whether an ordinary word opens a sentence before a genitive: "Contract of X"."""
    if not view.pack.head.morphology or view.tokens[i].grams & PROPER or view.among(i, "given"):
        return False
    return "gent" in view.tokens[i + 1].cases and not kinds.unheard_of(view, i)


def _dateline(view: View, start: int, end: int, sentence: Sentence) -> bool:
    """Tell whether capitals that open a paragraph say where it was written."""
    words = range(start, end)
    loud = all(view.word(k).isupper() and len(view.word(k)) > 2 for k in words)
    marked = end < sentence.last and view.word(end) in DATELINE
    return loud and marked and start == sentence.first and len(view.word(start)) > DATELINE_LETTERS


def _settle(view: View, found: Iterable[Found]) -> list[Found]:
    """Give the waiting ones the kind their words have elsewhere in the article."""
    kept = list(found)
    kinds: dict[str, MentionKind] = {}
    for f in kept:
        if f.kind is PERSON and f.last - f.first > 1:
            kinds |= dict.fromkeys(_keys(view, f.last - 1), PERSON)
        elif f.kind and f.sure and f.last - f.first == 1:
            for key in _keys(view, f.first):
                kinds.setdefault(key, f.kind)
    settled = []
    for f in _parted(view, kept):
        by_word = next((kinds[k] for k in _keys(view, f.last - 1) if k in kinds), None)
        if kind := _weighed(view, f, by_word):
            settled.append(replace(f, kind=kind))
    return settled


def _weighed(view: View, found: Found, by_word: MentionKind | None) -> MentionKind | None:
    """Return the kind of a name, given what its last word is elsewhere in the article."""
    kind = found.kind
    if not kind or (not found.sure and by_word is PERSON):
        kind = by_word if found.last - found.first == 1 or by_word is PERSON else kind
    marked = found.quoted and kind is PERSON and not runs.is_given(view, found.first)
    return ORGANIZATION if marked else kind  # people's names do not stand in marks


def _parted(view: View, found: Sequence[Found]) -> Iterator[Found]:
    """Part two people who stand side by side, the second known from elsewhere by surname."""
    people = [f for f in found if f.kind is PERSON]
    short = {view.word(f.last - 1) for f in people if f.last - f.first == 2}
    for f in found:
        long = f.kind is PERSON and f.last - f.first > 2 and view.capital(f.last - 2)
        if long and view.word(f.last - 1) in short:
            yield Found(f.first, f.last - 1, PERSON)
            yield Found(f.last - 1, f.last, PERSON)
        else:
            yield f


def _keys(view: View, i: int) -> list[str]:
    """Return what a word is looked up by, as written first, in an order that never changes."""
    token = view.tokens[i]
    return [token.lower, token.lemma, *sorted(token.lemmas)]


def _name(view: View, found: Iterable[Found]) -> Iterator[Mention]:
    kept = list(found)
    whole = frozenset(
        word
        for f in kept
        if f.kind is PERSON and f.last - f.first > 1
        for word in view.word(f.last - 1).split()
        if _at_rest(view, f)
    )
    headed = frozenset(word for f in kept if f.name for word in f.name.split())
    for f in kept:
        kind = f.kind or ORGANIZATION  # settled above
        span = Span(view.tokens[f.first].span.start, view.tokens[f.last - 1].span.end)
        cases = _cases(view, f.first)
        if kind is PERSON and view.pack.head.morphology:
            cases = _agreeing(view, f.first) & cases or cases
        setting = Setting(cases, {PERSON: whole, ORGANIZATION: headed}.get(kind, frozenset()))
        name = f.name or nominative(span.of(view.text), view.pack, kind, setting)
        yield Mention(span, kind, name)


def _at_rest(view: View, found: Found) -> bool:
    """Tell whether the words of a name can only be nominatives together."""
    shared = view.tokens[found.first].cases & view.tokens[found.last - 1].cases
    return "nomn" in shared and shared <= {"nomn", "voct"}


def _cases(view: View, i: int) -> frozenset[str]:
    """Return the cases a name may be in: no preposition takes the nominative."""
    every = frozenset(CASES)
    if i and view.tokens[i - 1].pos == {"PREP"} and not view.among(i - 1, "joiners"):
        return every - {"nomn"}
    return every


def _agreeing(view: View, i: int) -> frozenset[str]:
    """Return the cases of the roles that a name may stand beside: "of minister X", "envoy of Y Z".

    Only cases that its first word shows are taken: "husband of X" has a role and no apposition.
    """
    mine = _singular(view.word(i), view.pack.lang)
    found: frozenset[str] = frozenset()
    for k in range(i - 1, max(-1, i - 2 - APPOSED), -1):
        token = view.tokens[k]
        if not view.close(k) or "NOUN" not in token.pos or "PREP" in token.pos:
            break
        if view.among(k, "roles"):
            found |= token.cases & mine
        if "gent" not in token.cases:
            break
    return found


def _singular(word: str, lang: str) -> frozenset[str]:
    """Return the cases a word may show; that a name is at rest is not to be guessed."""
    one = [r for r in readings(word, lang) if r.pos and r.number != "plur"]
    return frozenset(r.case for r in one if r.trust > 1 or r.case != "nomn")
