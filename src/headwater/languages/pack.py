"""A language folder, as typed data. One class a file of the folder; the names are the same.

Words are written in lower case. Where the language has a morphology (``pack.toml``), a word
stands for all forms of its lemma; elsewhere it stands for itself. A word in ``=equals`` form
(``=дані``) is never looked up by lemma. Several words with spaces between are a sequence.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from headwater.languages.gazetteer import Gazetteer
from headwater.languages.measures import Hedges, Numbers, Times
from headwater.languages.outlets import Outlet
from headwater.languages.turns import Turns
from headwater.model import SourceKind, Stance


class Frame(StrEnum):
    """Where source and content stand around a cue."""

    VERB = "verb"  # S says (that) C; C, says S; says S: C
    PHRASE = "phrase"  # according to S, C; C, according to S
    POSSESSIVE = "possessive"  # according to his words: S stands inside the cue's phrase
    RELAY = "relay"  # …, citing S: takes the content of the sentence it hangs on
    NOUN = "noun"  # S's statement that C
    IMPERSONAL = "impersonal"  # it is reported that C: no source in the sentence
    RAISED = "raised"  # S is expected to C: no source, and S is part of the content


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that proves a rule; ``cue = ""`` where the rule must find nothing."""

    text: str
    cue: str
    source: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that carry an attribution in one frame.

    ``complements``: what the content may be beside a quotation: ``clause`` (a that-clause),
    ``bare`` (a clause without complementizer), ``object`` (the noun phrase that follows),
    ``infinitive``. ``about``: prepositions that open an object and are left out of the content.
    """

    id: str
    words: tuple[str, ...]
    frame: Frame
    examples: tuple[Example, ...]
    stance: Stance = Stance.ASSERTS
    complements: tuple[str, ...] = ("clause",)
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()  # words right after the cue that cancel it
    kind: SourceKind | None = None
    alone: bool = False  # a wish or a belief, which is not told of where somebody else reports it
    shares: bool = False  # a form with no subject of its own: the source is the last cue's
    calls: bool = False  # its content is a thing and what the source calls it


@dataclass(frozen=True, slots=True)
class Noun:
    """Common nouns that can stand for a source, with what they stand for.

    ``anaphoric``: with no name beside it the noun points back to a source of its kind.
    ``unnamed``: with no name beside it the noun is an anonymous source ("officials", "sources").
    ``proper``: it is a name itself, of nobody else ("the Kremlin").
    ``issued``: with no name beside it, it speaks for whoever issued it ("the statement").
    ``cited``: taking information from it is a citation although it is no outlet.
    """

    id: str
    kind: SourceKind
    words: tuple[str, ...]
    anaphoric: bool = False
    unnamed: bool = False
    issued: bool = False
    proper: bool = False
    cited: bool = False  # taking from it is a citation: a press service, an official page


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that may stand for a source: gender (masc femn neut ""), number (sing plur).

    ``speaker``: it stands for whoever says the words it is in ("I", "our").
    """

    words: tuple[str, ...]
    number: str
    gender: str = ""
    possessive: bool = False
    speaker: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Closed classes: what holds a sentence together."""

    complementizers: tuple[str, ...]
    conjunctions: tuple[str, ...]
    subordinators: tuple[str, ...]
    relatives: tuple[str, ...]
    prepositions: tuple[str, ...]
    determiners: tuple[str, ...]
    adverbs: tuple[str, ...]  # may stand between source and cue or open a sentence
    auxiliaries: tuple[str, ...]  # forms that stand before a cue verb ("has", "will")
    negations: tuple[str, ...]
    this: tuple[str, ...]  # "this", "it": stands for the sentence before («про це»)
    earlier: tuple[str, ...]  # what is told was reported before («раніше»)
    transmits: tuple[str, ...]  # what an agency does for other outlets («передає»)
    background: tuple[str, ...]  # openers of background («нагадаємо», "earlier")
    indefinites: tuple[str, ...] = ()  # determiners of somebody new ("a", «якийсь»)
    at: tuple[str, ...] = ()  # prepositions of the place where something is said («у документі»)
    like: tuple[str, ...] = ()  # open a clause that only names the source ("as X reported")
    infinitive: tuple[str, ...] = ()  # words before an infinitive where forms do not show it
    ties: tuple[str, ...] = ()  # prepositions that tie one noun to the next ("of")
    nobody: tuple[str, ...] = ()  # subjects that say that nobody speaks ("nobody", "none")
    participial: tuple[str, ...] = ()  # before a participle that looks like a verb ("when asked")
    passives: tuple[str, ...] = ()  # auxiliaries that make the subject no source ("was" told)
    pages: tuple[str, ...] = ()  # own channels of a person ("on his page", "in a post")
    plural_verbs: str = ""  # how verbs in the plural end, where a dictionary does not tell
    feminine: tuple[str, ...] = ()  # articles of a woman, where nouns do not show it
    masculine: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()  # pages that a body has of its own («сайт», "page")
    agencies: tuple[str, ...] = ()  # nouns for outlets that public bodies are called by too
    press: tuple[str, ...] = ()  # after such a noun, an outlet all the same («новин», "of news")
    desks: tuple[str, ...] = ()  # between a writer and the outlet written for ("for")
    namesakes: tuple[str, ...] = ()  # before a name that something is called after («імені»)
    channels: tuple[str, ...] = ()  # after them stands where it was said ("in an interview with")
    untrue: tuple[str, ...] = ()  # what is said of something that is not so ("false", "a forgery")
    retold: tuple[str, ...] = ()  # alone the object of a denial, it is what was told ("the report")
    denied: tuple[str, ...] = ()  # the same for pronouns, beside those of ``this`` ("everything")


@dataclass(frozen=True, slots=True)
class NoResponse:
    """Formulas of silence: declined to comment, did not answer, could not verify."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a page carries around an article; patterns match a whole line."""

    tags: tuple[re.Pattern[str], ...]  # group 1: the tags
    credits: tuple[re.Pattern[str], ...]  # group 1: the credit
    captions: tuple[re.Pattern[str], ...]  # group 1: the caption
    bylines: tuple[re.Pattern[str], ...]  # group 1: the author
    lines: tuple[re.Pattern[str], ...]  # any other line that is not article
    crumbs: tuple[re.Pattern[str], ...] = ()  # group 1: the sections after the home page
    links: tuple[re.Pattern[str], ...] = ()  # "read also:", headlines of other articles follow
    stamps: tuple[str, ...] = ()  # words that stand beside a date on a line of its own
    homes: tuple[str, ...] = ()  # names of sections that are none ("Home", "News")


@dataclass(frozen=True, slots=True)
class Head:
    """``pack.toml``: the language itself."""

    lang: str
    name: str
    script: str
    morphology: str  # name of a strategy in analyze/morphology.py, "" for none
    quotes: tuple[str, ...]  # pairs, two characters each
    abbreviations: tuple[str, ...]  # lower case, with their full stop
    mixes: tuple[str, ...] = ()  # languages that stand inside this one's texts
    letters: str = ""  # that no language it mixes with has, small and capital
    head_last: bool = False  # a noun phrase ends with its noun: "a ministry memo"
    narrow: bool = True  # bare beliefs and intentions are not told, statements within others are


@dataclass(frozen=True, slots=True)
class Pack:
    """All that the code may know of one language."""

    head: Head
    words: Words
    cues: tuple[Cue, ...]
    nouns: tuple[Noun, ...]
    pronouns: tuple[Pronoun, ...]
    outlets: tuple[Outlet, ...]
    responses: tuple[NoResponse, ...]
    furniture: Furniture
    names: Gazetteer
    times: Times
    numbers: Numbers
    hedges: Hedges
    turns: Turns

    @property
    def lang(self) -> str:
        """The code of the language, which is the name of its folder."""
        return self.head.lang
