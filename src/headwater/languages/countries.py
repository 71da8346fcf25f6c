"""Countries, their adjectives and inhabitants, and the cities CLDR knows, in all languages.

Names of countries and cities come from CLDR; ``<code>/peoples.tsv`` has for each country the words
for what is its own and for who lives there. A word ending in ``*`` is a beginning of words.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from headwater.errors import PackError
from headwater.languages.aliases import aliases, bare, folded
from headwater.languages.load import available, load
from headwater.languages.skeleton import skeleton

PEOPLES = "peoples.tsv"
CODE = 2  # letters of a country's code
UNIONS = frozenset({"EU", "UN"})  # have a code as countries do, and offices of their own names
ENDING = 4  # letters that may follow a beginning
CASE = 3  # letters that a case may put after the stem of a country's name
WORDS = 3  # of a country's name inside that of its office
NO_COUNTRIES = frozenset({"EZ", "QO", "XA", "XB", "ZZ"})  # CLDR's groups and blanks
STEM = 3  # letters that a stem has at least
SILENT = ("", "a")  # keys of what a stem loses: vowels and signs


@cache
def called(lang: str) -> tuple[str, ...]:
    """List the names of countries in a language, as CLDR has them."""
    from babel import Locale

    names = Locale.parse(lang).territories
    return tuple(n for c, n in names.items() if len(c) == CODE and c not in NO_COUNTRIES)


@cache
def territories() -> Mapping[str, str]:
    """Map the names of countries in every language, folded, to their codes."""
    from babel import Locale

    found: dict[str, str] = {}
    for lang in available():
        for code, name in Locale.parse(lang).territories.items():
            if code.isalpha() and code not in NO_COUNTRIES:
                found.setdefault(folded(name), bare(code))
    return found


@cache
def cities() -> Mapping[str, str]:
    """Map the names of the cities that time zones are called after to their English names."""
    from babel import Locale

    found: dict[str, str] = {}
    for lang in available():
        for zone, names in Locale.parse(lang).time_zones.items():
            _, _, city = zone.partition("/")
            if city and "/" not in city:
                english = folded(city.replace("_", " "))
                key = aliases().get(english, english)
                found.setdefault(folded(names.get("city", english)), key)
                found.setdefault(english, key)
    return found


@cache
def _peoples(lang: str) -> Mapping[str, str]:
    path = files(__package__).joinpath(lang, PEOPLES)
    found: dict[str, str] = {}
    if not path.is_file():
        return found
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        code, _, words = line.partition("\t")
        if len(code) != CODE or not words:
            raise PackError(f"{lang}/{PEOPLES}:{number}: no code and words: {line!r}")
        found.update({_entry(word): bare(code) for word in words.split()})
    return found


def _entry(word: str) -> str:
    return bare(word) + "*" * word.endswith("*")


@lru_cache(maxsize=50_000)
def people(word: str, lang: str) -> str | None:
    """Return the country whose adjective or inhabitant a word is, in any of its forms."""
    known, plain = _peoples(lang), bare(word)
    if plain in known:
        return known[plain]
    sizes = range(len(plain), max(STEM, len(plain) - ENDING) - 1, -1)
    return next((known[key] for size in sizes if (key := plain[:size] + "*") in known), None)


@lru_cache(maxsize=50_000)
def country(name: str, lang: str) -> str | None:
    """Return the code of the country that a whole name is, be it an adjective or a people."""
    plain = folded(name)
    code = aliases().get(plain) or territories().get(plain)
    if code:
        return code if len(code) == CODE else None
    return people(name, lang) if " " not in name.strip() else None


def parted(words: Sequence[str], lang: str) -> tuple[tuple[str, ...], str]:
    """Part the words of an office's name into the office and the code of whose it is, or ""."""
    for size in range(min(WORDS, len(words) - 1), 0, -1):
        if code := _behind(words[-size:], lang):
            return _untied(words[:-size], lang), code
        if code := _before(words[:size], lang):
            return tuple(words[size:]), code
    return tuple(words), ""


def _untied(words: Sequence[str], lang: str) -> tuple[str, ...]:
    """Leave out the small words that tied an owner to what it owns."""
    pack = load(lang)
    small = (*pack.words.ties, *pack.words.determiners, *pack.names.joiners)
    ties = {word.lstrip("=") for word in small}
    kept = list(words)
    while len(kept) > 1 and kept[-1].lower() in ties:
        kept.pop()
    return tuple(kept)


def _before(words: Sequence[str], lang: str) -> str | None:
    """Return the country that words before what it owns name: an adjective, or a possessive."""
    endings = load(lang).names.possessive
    last = next((words[-1].removesuffix(s) for s in endings if words[-1].endswith(s)), words[-1])
    name = " ".join((*words[:-1], last)).strip()
    return country(name, lang) if name else None


def _behind(words: Sequence[str], lang: str) -> str | None:
    """Return the country that words behind what it owns name, in any case."""
    name = " ".join(words).strip()
    return (country(name, lang) or _declined(tuple(name.split()), lang)) if name else None


def _declined(words: tuple[str, ...], lang: str) -> str | None:
    """Return the country of which the words are some case."""
    if not load(lang).head.morphology or len(words[0]) < STEM:
        return None
    folded = [bare(word) for word in words]
    for stems, code in _stems(lang).get((len(words), folded[0][:STEM]), ()):
        pairs = zip(folded, stems, strict=True)
        if all(word.startswith(stem) and len(word) - len(stem) <= CASE for word, stem in pairs):
            return code
    return None


@cache
def _stems(lang: str) -> Mapping[tuple[int, str], tuple[tuple[tuple[str, ...], str], ...]]:
    """Sort the stems of countries' names by the number of words and first letters, longest first.

    The names of one language are those of its CLDR and, among the aliases, those not in Latin.
    """
    names = {folded(name): territories()[folded(name)] for name in called(lang)}
    long = {n: c for n, c in aliases().items() if len(c) == CODE and not n.isascii()}
    found: dict[tuple[int, str], list[tuple[tuple[str, ...], str]]] = {}
    for name, code in (long | names).items():
        *adjectives, noun = name.split()
        stems = (*(_stem(word, STEM - 1) for word in adjectives), _stem(noun, 1))
        if len(stems[0]) >= STEM:
            found.setdefault((len(stems), stems[0][:STEM]), []).append((stems, code))
    return {key: tuple(sorted(rows, reverse=True)) for key, rows in found.items()}


def _stem(word: str, most: int) -> str:
    """Take off the vowels and signs a word ends in, so many at most."""
    stem = word
    while len(word) - len(stem) < most and skeleton(stem[-1:]) in SILENT and len(stem) > STEM:
        stem = stem[:-1]
    return stem
