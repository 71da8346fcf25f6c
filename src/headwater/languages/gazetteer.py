"""``names.toml`` of a language: what tells one kind of name from another, as typed data.

Words are in lower case; where the language has a morphology they are dictionary forms.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ending:
    """How a name nobody has met declines: ``ending`` in one of ``cases`` is ``base`` at rest."""

    ending: str
    base: str
    cases: tuple[str, ...]  # grammemes, as a Token has them
    gender: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names and the words that stand beside them."""

    given: tuple[str, ...]  # given names
    particles: tuple[str, ...]  # inside a name, small: "von der", "bin", "de la"
    roles: tuple[str, ...]  # right before a person: "president", "spokesman"
    organization_heads: tuple[str, ...]  # "ministry", "bank", "party"
    outlet_heads: tuple[str, ...]  # "newspaper", "agency": also what makes ambiguous names sure
    place_heads: tuple[str, ...]  # "city", "province", "street"
    place_prepositions: tuple[str, ...]  # before a place more often than not
    joiners: tuple[str, ...]  # hold the parts of an organization's name: "of", "for", "and"
    organizations: tuple[str, ...]  # known by name or letters
    places: tuple[str, ...]  # beside the countries, which CLDR knows
    products: tuple[str, ...]
    events: tuple[str, ...]
    common: tuple[str, ...]  # capitalised, yet no names: days, titles, peoples
    endings: tuple[Ending, ...] = ()
    mastheads: tuple[str, ...] = ()  # words of newspapers' and stations' names: "herald", "news"
    stiff: tuple[str, ...] = ()  # endings of foreign names that do not decline
    loose: dict[str, str] = field(default_factory=dict)  # letters often written as plainer ones
    patronymics: tuple[str, ...] = ()  # their ends
    women: dict[str, str] = field(default_factory=dict)  # end of a woman's surname -> of a man's
    legal: tuple[str, ...] = ()  # forms of companies, before or after the name: "ltd"
    small: tuple[str, ...] = ()  # words inside a name that tell nothing of it: "named after"
    possessive: tuple[str, ...] = ()  # what a name ends in before what it owns
    home: str = ""  # code of the country whose offices are meant where none is told
