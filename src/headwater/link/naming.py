"""Whom one article names: each mention's form, by which names are told alike, from it alone."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from headwater.languages import available, load
from headwater.link.bodies import Body, body, is_acronym, stands_for
from headwater.link.persons import Person, person, short_of
from headwater.model import Article, Mention, MentionKind, Named, Naming, Reading, Span

LETTERS = 3  # of an acronym that is told by its letters alone
BLOCK = 1  # first letters that the words of two people must share to be compared
BODY = 3  # and those of all other names

Shape = Person | Body  # what a name is told alike by


def naming(reading: Reading) -> Naming:
    """Give each mention its form; what the article shortens has that of the one whole name."""
    lang = reading.article.lang
    told = [(mention, _form(mention, lang)) for mention in reading.mentions]
    people = [form for _, form in told if isinstance(form, Person)]
    bodies = [form for _, form in told if not isinstance(form, Person)]
    whole: dict[Shape, Shape] = {form: _whole(form, people) for form in dict.fromkeys(people)}
    whole |= {form: _of_country(form, bodies, lang) for form in dict.fromkeys(bodies)}
    for short, long in _acronyms(reading.article, told).items():
        whole[short] = whole.get(long, long)
    return Naming(
        reading.article.id, tuple(_named(mention, whole[form], lang) for mention, form in told)
    )


def _named(mention: Mention, form: Shape, lang: str) -> Named:
    short = ""
    if is_acronym(mention.name) and not isinstance(form, Person):
        own = body(mention.name, lang, mention.kind)
        short = written(own) if own != form and own.lang else ""
    return Named(written(form), mention.kind, mention.name, short)


@lru_cache(maxsize=100_000)
def written(form: Shape) -> str:
    """Write a form as text: its id."""
    words, sounds = list(form.words), list(form.sounds)
    if isinstance(form, Person):
        parts = ["p", words, sounds, form.lang, form.sex, form.initial, form.patronymic]
    else:
        parts = ["b", words, sounds, form.lang]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=100_000)
def parsed(form: str) -> Shape:
    """Read a form from its text."""
    kind, words, sounds, *rest = json.loads(form)
    made = Person if kind == "p" else Body
    return made(tuple(words), tuple(sounds), *rest)


def found_by(form: str) -> tuple[str, ...]:
    """Return keys that a form shares with all that may be one with it, or short for it."""
    shape = parsed(form)
    if isinstance(shape, Person):
        return block(shape), f"surname {shape.words[-1]}"
    return (block(shape),)


def block(shape: Shape) -> str:
    """Return what two forms must have in common to be compared: how their words begin."""
    if isinstance(shape, Person):
        return "person " + " ".join(sorted(word[:BLOCK] for word in shape.words))
    joined = "".join(shape.words)
    return f"body {joined[:BODY] if shape.lang else joined}"


def _form(mention: Mention, lang: str) -> Shape:
    """Return what a name is told alike by; a people written small is its country, not a person."""
    if mention.kind is MentionKind.PERSON:
        if mention.name[:1].isupper():
            return person(mention.name, lang)
        key = body(mention.name, lang, MentionKind.PLACE)
        return key if key.fixed else person(mention.name, lang)
    return body(mention.name, lang, mention.kind)


def _whole(form: Person, people: Sequence[Person]) -> Person:
    """Return the one whole name that an article shortens so: by surname, else by given name.

    A given name alone is somebody whose whole name came before.
    """
    before = people[: people.index(form)]
    for given, others in ((False, people), (True, before)):
        owners = {other for other in others if short_of(form, other, given=given)}
        if owners:
            first = min(owners, key=lambda owner: (-len(owner.words), owner))
            same = all(owner == first or short_of(owner, first) for owner in owners)
            return first if same else form
    return form


def _of_country(form: Body, bodies: Sequence[Body], lang: str) -> Body:
    """Return an office with its country: told beside it elsewhere, else home, else the topic's."""
    if not form.office or form.country:
        return form
    office = form.words[0]
    told = {other.country for other in bodies if other.words[0] == office and other.country}
    if not told:
        told = {_home(lang) or _topic(bodies)}
    return Body((office, *told)) if len(told) == 1 else form


def _topic(bodies: Sequence[Body]) -> str:
    """Return the country that an article names more often than all others together, else ""."""
    named = Counter(form.country for form in bodies if form.fixed and form.country)
    code, count = min(named.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return code if 2 * count > named.total() else ""


@cache
def _home(lang: str) -> str:
    return load(lang).names.home.lower() if lang in available() else ""


def _acronyms(article: Article, told: Sequence[tuple[Mention, Shape]]) -> dict[Shape, Shape]:
    """Map acronyms to the long names that an article gives for them: beside it, or by letters."""
    found: dict[Shape, set[Shape]] = defaultdict(set)
    bodies = [(mention, form) for mention, form in told if not isinstance(form, Person)]
    long = [(mention, form) for mention, form in bodies if " " in mention.name]
    for place, (mention, form) in enumerate(bodies):
        if not is_acronym(mention.name) or not form.lang:
            continue
        if place and _in_brackets(article.text, bodies[place - 1][0].span, mention.span):
            found[form].add(bodies[place - 1][1])
        elif len(mention.name) >= LETTERS:
            found[form] |= {o for m, o in long if o != form and stands_for(mention.name, m.name)}
    return {form: next(iter(longs)) for form, longs in found.items() if len(longs) == 1}


def _in_brackets(text: str, before: Span, short: Span) -> bool:
    """Tell whether a name stands in brackets of its own right behind another."""
    gap, after = text[before.end : short.start], text[short.end : short.end + 1]
    return gap.strip() == "(" and after == ")"
