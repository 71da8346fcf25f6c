"""Who a source is, also where the text calls an outlet only "the paper" or "the press"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from headwater.languages import Pronoun, available, load
from headwater.link.parties import VAGUE, Party, described, name_keys, told_apart
from headwater.link.persons import person
from headwater.model import Attribution, Bond, MentionKind, Reading, SourceKind

ISSUER = re.compile(r" \([^()]*\)$")  # "statement (Acme)": whose statement it is
NEUTER = "neut"
CLOSE = 300  # characters before a pronoun within which its name stands
LIKELY = 0.25  # chance of an issuer below which 6 of 8 were wrong, above which 4 of 4 were right
MEDIA = frozenset({"media", "social_media"})  # concepts that describe an outlet and nothing else


def source_of(attribution: Attribution, reading: Reading) -> Party:
    """Return the source as a party; a nameless outlet is the one the article named last."""
    party = _plain(attribution, reading)
    if (pronoun := pronouns(reading.article.lang).get(party.name.casefold())) is not None:
        return _meant(pronoun, attribution, reading) or replace(party, about=frozenset(), keys=())
    if party.bare:
        return _paper_elsewhere(party, reading)
    if party.unnamed and not party.about - VAGUE:
        return _described_elsewhere(party, attribution, reading)
    if not _is_nameless_outlet(party):
        return party
    named = [other for other in reading.attributions if _names_outlet(other, reading)]
    if not named:
        return replace(party, kind=SourceKind.UNKNOWN)
    place = attribution.cue.start
    last = min(named, key=lambda other: (other.cue.start > place, abs(other.cue.start - place)))
    return _plain(last, reading)


@cache
def pronouns(lang: str) -> Mapping[str, Pronoun]:
    """Return a language's pronouns by their forms."""
    known = load(lang).pronouns if lang in available() else ()
    return {word.lstrip("="): pronoun for pronoun in known for word in pronoun.words}


def _meant(pronoun: Pronoun, attribution: Attribution, reading: Reading) -> Party | None:
    """Return whom the article had speak last before a pronoun that nobody has resolved."""
    if pronoun.speaker or not pronoun.gender:
        return None
    before = [a for a in reading.attributions if a.cue.end <= attribution.cue.start]
    for other in reversed(before):
        party = _plain(other, reading)
        human = party.kind is SourceKind.PERSON
        fits = pronoun.gender != NEUTER if human else pronoun.gender == NEUTER
        if human and _at_odds(pronoun, party):
            continue
        if party.name.casefold() not in pronouns(reading.article.lang) and party.keys and fits:
            return party
    return _named_before(pronoun, attribution, reading)


def _named_before(pronoun: Pronoun, attribution: Attribution, reading: Reading) -> Party | None:
    """Return who is named last before a pronoun, close by, though nowhere a source."""
    neuter = pronoun.gender == NEUTER
    kind, mentioned = (
        (SourceKind.ORGANIZATION, MentionKind.ORGANIZATION)
        if neuter
        else (SourceKind.PERSON, MentionKind.PERSON)
    )
    place, article = attribution.cue.start, reading.article
    for mention in sorted(reading.mentions, key=lambda mention: -mention.span.end):
        close = 0 <= place - mention.span.end <= CLOSE
        if not close or mention.kind is not mentioned:
            continue
        party = described(mention.name, kind, article.voice, "", article.lang)
        if neuter or not _at_odds(pronoun, party):
            return party
    return None


def _at_odds(pronoun: Pronoun, party: Party) -> bool:
    sex = person(party.name, "").sex
    return bool(sex) and sex != pronoun.gender[0]


def _described_elsewhere(party: Party, attribution: Attribution, reading: Reading) -> Party:
    """Say "the banker" for "the source" where that is the one unnamed source with a description."""
    others = [
        other
        for found in reading.attributions
        if found.id != attribution.id
        and (other := _plain(found, reading)).unnamed
        and other.about - VAGUE
    ]
    apart = [other for other in others if told_apart(other, others[0])]
    return party if apart or not others else others[0]


def _paper_elsewhere(paper: Party, reading: Reading) -> Party:
    """Say "the memo of 2 March" for "the document" where the article has no other paper."""
    documents = (a for a in reading.attributions if a.source_kind is SourceKind.DOCUMENT)
    others = [other for a in documents if not (other := _plain(a, reading)).bare]
    return others[0] if len({other.name for other in others}) == 1 else paper


def _plain(attribution: Attribution, reading: Reading) -> Party:
    article = reading.article
    text = attribution.source.of(article.text) if attribution.source else ""
    kind = _kind(attribution, reading)
    name = _person(attribution, reading) or _told_name(attribution, reading) or text
    if text and kind is not SourceKind.OUTLET and name == article.publisher:
        name = text  # "a board member" is nobody the reader knows, but not the paper
    name = _unexplained(name or article.voice)
    return described(name, kind, article.voice, text, article.lang)


def _unexplained(name: str) -> str:
    """Leave out what explains a name: "Acme Works, the company that runs the dam"."""
    head, comma, rest = name.partition(", ")
    return head if comma and rest[:1].islower() and name_keys(head) else name


def _kind(attribution: Attribution, reading: Reading) -> SourceKind:
    """Return what a source is: an outlet where the article calls it one anywhere."""
    name = attribution.source_name
    same = (a.source_kind for a in reading.attributions if name and a.source_name == name)
    return SourceKind.OUTLET if SourceKind.OUTLET in same else attribution.source_kind


def _told_name(attribution: Attribution, reading: Reading) -> str | None:
    """Return a source's name; a paper loses the issuer in brackets who was but guessed."""
    name = attribution.source_name or ""
    bare = ISSUER.sub("", name)
    if attribution.source_kind is not SourceKind.DOCUMENT or bare == name:
        return attribution.source_name
    same = (other for other in reading.attributions if other.source_name == name)
    guesses = [a.antecedent.score for a in same if a.antecedent and a.antecedent.bond is Bond.NOUN]
    return bare if guesses and max(guesses) < LIKELY else name


def _person(attribution: Attribution, reading: Reading) -> str | None:
    """Find the name of a person in the words of a source: "commander Ada Brenn" is Ada Brenn."""
    source = attribution.source
    if attribution.source_kind is not SourceKind.PERSON or source is None:
        return None
    people = [mention for mention in reading.mentions if mention.kind is MentionKind.PERSON]
    inside = (mention.name for mention in people if source.contains(mention.span))
    return next(inside, None)


def _is_nameless_outlet(party: Party) -> bool:
    if party.keys:
        return False
    return party.kind is SourceKind.OUTLET or bool(party.about and party.about <= MEDIA)


def _names_outlet(attribution: Attribution, reading: Reading) -> bool:
    name = attribution.source_name or ""
    if _kind(attribution, reading) is not SourceKind.OUTLET or not name_keys(name):
        return False
    return name != reading.article.voice
