"""Small invented readings for the tests of linking, built without any language step."""

from dataclasses import dataclass

from headwater.model import (
    SELF,
    Article,
    Attribution,
    Carriage,
    Citation,
    Claim,
    Ended,
    Mention,
    MentionKind,
    Origin,
    Quantity,
    Reading,
    Side,
    SourceKind,
    Span,
    Stance,
    Statement,
    Story,
)


@dataclass(frozen=True)
class Said:
    """One statement of an article; ``speaker`` None is the article's own voice."""

    text: str
    terms: str
    speaker: str | None = None
    kind: SourceKind = SourceKind.PERSON
    stance: Stance = Stance.ASSERTS
    numbers: tuple[float, ...] = ()
    negative: bool = False
    headline: bool = False
    source: str | None = None
    within: int | None = None
    unit: str = ""
    vectors: tuple[bytes, ...] = ()


def reading(key, publisher, published, said, cites=(), names=()):
    """Build a reading; ``cites`` are (citing or SELF, cited, index of the statement it is near)."""
    text, attributions, statements, places = "", [], [], []
    for number, item in enumerate(said):
        lead = f"{item.source or item.speaker} says: " if item.speaker else ""
        start = len(text) + len(lead)
        text += f"{lead}{item.text}.\n"
        span = Span(start, start + len(item.text))
        places.append(span)
        attribution = _attribution(key, number, item, span, len(lead)) if item.speaker else None
        attributions.append(attribution)
        statements.append(_statement(key, number, item, span, attribution, publisher))
    edges = tuple(
        Citation(citing, cited, Span(places[near].start, places[near].start + 1))
        for citing, cited, near in cites
    )
    return Reading(
        Article(id=key, text=text, lang="en", publisher=publisher, published=published),
        attributions=tuple(a for a in attributions if a),
        citations=edges,
        statements=tuple(statements),
        mentions=tuple(Mention(Span(0, 1), kind, name) for kind, name in names),
    )


def _attribution(key, number, item, span, lead):
    start = span.start - lead
    length = len(item.source or item.speaker)
    return Attribution(
        id=f"{key}-a{number}",
        source=Span(start, start + length),
        cue=Span(start + length, span.start),
        content=(span,),
        stance=item.stance,
        source_kind=item.kind,
        source_name=item.speaker,
        within=None if item.within is None else f"{key}-a{item.within}",
    )


def _statement(key, number, item, span, attribution, publisher):
    return Statement(
        id=f"{key}-s{number}",
        content=(span,),
        speaker=item.speaker or publisher or f"unknown publisher of {key}",
        attribution=attribution.id if attribution else None,
        negative=item.negative,
        headline=item.headline,
        quantities=tuple(Quantity(span, value, item.unit) for value in item.numbers),
        vectors=item.vectors,
        terms=tuple(item.terms.split()),
    )


COLLAPSE = "c:bridge c:collapse n:vrl c:night c:river"
TOLL = "c:death c:worker c:rescue c:injure c:nine_men"
OUTLET, PERSON, DOCUMENT = SourceKind.OUTLET, SourceKind.PERSON, SourceKind.DOCUMENT
UNNAMED = SourceKind.OFFICIAL_ANONYMOUS
PLACE = MentionKind.PLACE
__all__ = ["SELF", "Said", "reading"]


def story():
    """Return one story: a report from a paper, a relay, a relay of the relay, and a denial."""
    herald = reading(
        "a1",
        "Varla Herald",
        "2031-03-04T05:00:00Z",
        [
            Said("The Varla bridge collapsed at night", COLLAPSE, "inspection memo", DOCUMENT),
            Said("Nine workers died under it", TOLL, "Ada Brenn", numbers=(9.0,)),
        ],
    )
    wire = reading(
        "a2",
        "Northwire",
        "2031-03-04T06:00:00Z",
        [Said("The bridge in Varla collapsed overnight", COLLAPSE, "Varla Herald", OUTLET)],
        cites=[(SELF, "Varla Herald", 0)],
    )
    post = reading(
        "a3",
        "Coast Post",
        "2031-03-04T07:00:00Z",
        [Said("A bridge over the Varla has collapsed", COLLAPSE, "Northwire", OUTLET)],
        cites=[(SELF, "Northwire", 0)],
    )
    daily = reading(
        "a4",
        "Daily Ostra",
        "2031-03-04T08:00:00Z",
        [
            Said("No bridge has collapsed", COLLAPSE, "Ivo Marn", negative=True),
            Said("Nine workers died there", TOLL, "Ada Brenn", numbers=(9.0,)),
        ],
    )
    return [herald, wire, post, daily]


def told_case():
    """Return the story as it is exported: the story, its readings, and two claims of it."""
    readings = {reading.article.id: reading for reading in story()}
    memo, herald, wire = "inspection memo", "Varla Herald", "Northwire"
    chains = {"a1": (memo,), "a2": (herald, memo), "a3": (wire, herald, memo)}
    told = [_carriage(readings, id_, 0, *chain) for id_, chain in chains.items()]
    denied = _carriage(readings, "a4", 0, "Ivo Marn", stance=Stance.DENIES)
    dead = [_carriage(readings, id_, 1, "Ada Brenn") for id_ in ("a1", "a4")]
    behind = Origin(memo, Side.SUPPORTS, Ended.SOURCE, True, "counted", tuple(chains))
    against = Origin("Ivo Marn", Side.DENIES, Ended.SOURCE, True, "denies", ("a4",))
    ada = Origin("Ada Brenn", Side.SUPPORTS, Ended.SOURCE, True, "counted", ("a1", "a4"))
    fell = "The Varla bridge collapsed at night"
    return [
        Story("s1", "The bridge", tuple(readings)),
        *readings.values(),
        Claim("c1", fell, "en", "s1", 1, 1, (behind, against), (*told, denied)),
        Claim("c2", "Nine workers died", "en", "s1", 1, 1, (ada,), tuple(dead)),
    ]


def _carriage(readings, article, number, *chain, stance=Stance.ASSERTS):
    said = readings[article].statements[number]
    spans, ended = said.content, Ended.SOURCE
    return Carriage(article, said.id, spans, (), stance, said.speaker, chain, ended)
