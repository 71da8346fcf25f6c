"""One person, organization or place, in whatever language it is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale
from rapidfuzz import fuzz

from headwater.languages.aliases import aliases, bare
from headwater.languages.skeleton import skeletons
from headwater.model import Entity, Mention, MentionKind, Reading, Span, stable_id

LIKE = 85  # of 100: Latin keys as near as this, in one block, are one name
LONG = 5  # letters of a joined key below which it must be equal
BLOCK = 2  # first letters two keys must share to be compared
MOST = 0.8  # share of a surname's whole names that one person must have to own it alone

Key = tuple[str, ...]
Form = tuple[bool, Key]  # is it a person; the Latin keys of its words


@dataclass(frozen=True, slots=True)
class _Found:
    reading: Reading
    mention: Mention
    form: Form


def entities(readings: Sequence[Reading]) -> tuple[tuple[Entity, ...], tuple[Reading, ...]]:
    """Group the mentions of all readings and mark each with its entity."""
    found = [item for reading in readings for item in _forms(reading)]
    root = _merged(Counter(item.form for item in found))
    groups: dict[Form, list[_Found]] = defaultdict(list)
    for item in found:
        groups[root[item.form]].append(item)
    made = {form: _entity(form, items) for form, items in groups.items()}
    marks = {(i.reading.article.id, i.mention.span): made[root[i.form]].id for i in found}
    marked = tuple(_marked(reading, marks) for reading in readings)
    return tuple(sorted(made.values(), key=lambda entity: entity.id)), marked


def _forms(reading: Reading) -> Iterable[_Found]:
    """Give each mention its form; a surname alone has that of the article's one whole name."""
    keys = [(mention, _key(mention, reading.article.lang)) for mention in reading.mentions]
    whole: dict[str, set[Key]] = defaultdict(set)
    for mention, key in keys:
        if mention.kind is MentionKind.PERSON and len(key) > 1:
            whole[key[-1]].add(key)
    for mention, key in keys:
        person = mention.kind is MentionKind.PERSON
        owners = whole.get(key[0], set()) if person and len(key) == 1 else set()
        yield _Found(reading, mention, (person, min(owners) if len(owners) == 1 else key))


def _key(mention: Mention, lang: str) -> Key:
    plain = bare(mention.name)
    if mention.kind is MentionKind.PERSON:
        return skeletons(mention.name) or (plain,)
    known = aliases().get(plain) or _territories(lang).get(plain)
    return (f"={known}",) if known else skeletons(mention.name) or (plain,)


@cache
def _territories(lang: str) -> Mapping[str, str]:
    """Map the names of countries in one language to their codes."""
    names = Locale.parse(lang).territories
    return {bare(name): bare(code) for code, name in names.items() if code.isalpha()}


def _merged(counts: Counter[Form]) -> dict[Form, Form]:
    """Map each form to the one that stands for it: the most frequent of those that are alike."""
    root = {form: form for form in counts}
    order = sorted(counts, key=lambda form: (-counts[form], form))
    blocks: dict[tuple[bool, str], list[Form]] = defaultdict(list)
    for form in order:
        joined = _joined(form)
        block = blocks[form[0], joined[:BLOCK]]
        root[form] = next((known for known in block if _alike(joined, _joined(known))), form)
        if root[form] == form:
            block.append(form)
    owners = _owners(counts, root)
    return {form: root[owners.get(form, form)] for form in order}


def _joined(form: Form) -> str:
    """Write a form as one word; the order of a person's names is no matter."""
    return "".join(sorted(form[1]) if form[0] else form[1])


def _alike(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) >= LONG and fuzz.ratio(left, right) >= LIKE)


def _owners(counts: Counter[Form], root: Mapping[Form, Form]) -> dict[Form, Form]:
    """Give a bare surname to the person who bears nearly all whole names with it."""
    bearers: dict[str, Counter[Form]] = defaultdict(Counter)
    for (person, key), count in counts.items():
        if person and len(key) > 1:
            bearers[key[-1]][root[person, key]] += count
    found: dict[Form, Form] = {}
    for surname, names in bearers.items():
        owner, count = min(names.items(), key=lambda item: (-item[1], item[0]))
        if count >= MOST * names.total() and (True, (surname,)) in counts:
            found[True, (surname,)] = owner
    return found


def _entity(form: Form, items: Sequence[_Found]) -> Entity:
    names = Counter(item.mention.name for item in items)
    kinds = Counter(item.mention.kind for item in items)
    return Entity(
        id=stable_id("entity", *form),
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
