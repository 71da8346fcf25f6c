"""One person, organization or place, in whatever language it is named."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache

from headwater.languages import available, load
from headwater.link.bodies import Body, alike, body, is_acronym, stands_for
from headwater.link.persons import Person, person, short_of
from headwater.link.persons import alike as alike_people
from headwater.model import Article, Entity, Mention, MentionKind, Reading, Span, stable_id

BLOCK = 2  # first letters two keys must share to be compared
MOST = 0.8  # share of a short name's whole names that one party must have to own it alone
LETTERS = 3  # of an acronym that is told by its letters alone

Form = Person | Body  # what a name is told alike by


@dataclass(frozen=True, slots=True)
class _Found:
    reading: Reading
    mention: Mention
    form: Form


def entities(readings: Sequence[Reading]) -> tuple[tuple[Entity, ...], tuple[Reading, ...]]:
    """Group the mentions of all readings and mark each with its entity."""
    found = [item for reading in readings for item in _forms(reading)]
    root = _merged(Counter(item.form for item in found), _spelled_out(found))
    groups: dict[Form, list[_Found]] = defaultdict(list)
    for item in found:
        groups[root[item.form]].append(item)
    made = {form: _entity(form, items) for form, items in groups.items()}
    marks = {(i.reading.article.id, i.mention.span): made[root[i.form]].id for i in found}
    marked = tuple(_marked(reading, marks) for reading in readings)
    return tuple(sorted(made.values(), key=lambda entity: entity.id)), marked


def _forms(reading: Reading) -> list[_Found]:
    """Give each mention its form; what the article shortens has that of the one whole name."""
    lang = reading.article.lang
    told = [(mention, _form(mention, lang)) for mention in reading.mentions]
    people = [form for _, form in told if isinstance(form, Person)]
    bodies = [form for _, form in told if not isinstance(form, Person)]
    whole: dict[Form, Form] = {form: _whole(form, people) for form in dict.fromkeys(people)}
    whole |= {form: _of_country(form, bodies, lang) for form in dict.fromkeys(bodies)}
    for short, long in _acronyms(reading.article, told).items():
        whole[short] = whole.get(long, long)
    return [_Found(reading, mention, whole[form]) for mention, form in told]


def _form(mention: Mention, lang: str) -> Form:
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


def _acronyms(article: Article, told: Sequence[tuple[Mention, Form]]) -> dict[Form, Form]:
    """Map acronyms to the long names that an article gives for them: beside it, or by letters."""
    found: dict[Form, set[Form]] = defaultdict(set)
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


def _spelled_out(found: Sequence[_Found]) -> dict[Form, Counter[Form]]:
    """Count the long names that acronyms stand for in the articles that give them."""
    longs: dict[Form, Counter[Form]] = defaultdict(Counter)
    for item in found:
        if is_acronym(item.mention.name) and not isinstance(item.form, Person):
            own = body(item.mention.name, item.reading.article.lang, item.mention.kind)
            if own != item.form and own.lang:
                longs[own][item.form] += 1
    return longs


def _merged(counts: Counter[Form], spelled: Mapping[Form, Counter[Form]]) -> dict[Form, Form]:
    """Map each form to the one that stands for it: the most frequent of those that are alike."""
    root = {form: form for form in counts}
    order = sorted(counts, key=lambda form: (-counts[form], _order(form)))
    blocks: dict[tuple[bool, str], list[Form]] = defaultdict(list)
    for form in order:
        block = blocks[_block(form)]
        root[form] = next((known for known in block if _alike(form, known)), form)
        if root[form] == form:
            block.append(form)
    owners = _owners(counts, root) | _long(spelled, root)
    return {form: root[owners.get(form, form)] for form in order}


def _order(form: Form) -> tuple[bool, Form]:
    return isinstance(form, Person), form


def _block(form: Form) -> tuple[bool, str]:
    if isinstance(form, Person):
        return True, "".join(sorted(form.words))[:BLOCK]
    joined = "".join(form.words)
    return False, joined[:BLOCK] if form.lang else joined


def _alike(left: Form, right: Form) -> bool:
    if isinstance(left, Person):
        return isinstance(right, Person) and alike_people(left, right)
    return not isinstance(right, Person) and alike(left, right)


def _owners(counts: Counter[Form], root: Mapping[Form, Form]) -> dict[Form, Form]:
    """Give a short name to the person who bears nearly all whole names that it may stand for."""
    people = [form for form in counts if isinstance(form, Person)]
    by_surname: dict[str, list[Person]] = defaultdict(list)
    for form in people:
        if len(form.words) > 1:
            by_surname[form.words[-1]].append(form)
    found: dict[Form, Form] = {}
    for form in people:
        names: Counter[Form] = Counter()
        for other in by_surname.get(form.words[-1], ()):
            if short_of(form, other):
                names[root[other]] += counts[other]
        if owner := _most(names):
            found[form] = owner
    return found


def _long(spelled: Mapping[Form, Counter[Form]], root: Mapping[Form, Form]) -> dict[Form, Form]:
    """Give an acronym that an article does not spell out to what nearly all others mean by it."""
    found: dict[Form, Form] = {}
    for short, longs in spelled.items():
        names: Counter[Form] = Counter()
        for long, count in longs.items():
            names[root[long]] += count
        if short in root and (owner := _most(names)):
            found[short] = owner
    return found


def _most(names: Counter[Form]) -> Form | None:
    """Return what nearly all of the names are, None where there is no such."""
    if not names:
        return None
    owner, count = min(names.items(), key=lambda item: (-item[1], _order(item[0])))
    return owner if count >= MOST * names.total() else None


def _entity(form: Form, items: Sequence[_Found]) -> Entity:
    names = Counter(item.mention.name for item in items)
    kinds = Counter(item.mention.kind for item in items)
    return Entity(
        id=stable_id("entity", isinstance(form, Person), *astuple(form)),
        name=min(names, key=lambda name: (-names[name], name)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        names=tuple(sorted(names)),
        article_ids=tuple(sorted({item.reading.article.id for item in items})),
    )


def _marked(reading: Reading, marks: Mapping[tuple[str, Span], str]) -> Reading:
    mentions = tuple(
        replace(mention, entity=marks[reading.article.id, mention.span])
        for mention in reading.mentions
    )
    return replace(reading, mentions=mentions)
