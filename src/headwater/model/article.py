"""What a reader hands on."""

from dataclasses import dataclass, field

from headwater.model.span import Span


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's caption and the credit of who made it, as the page gives them."""

    caption: str | None = None
    credit: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words of a text that lead to another site, and the address they lead to."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. ``text`` is what every Span points into; it never changes.

    ``headline`` and ``body`` say which parts of ``text`` are the article; the rest is furniture.
    ``published``, ``updated`` and ``fetched`` are ISO 8601 dates or date-times. ``links`` are those
    of a web page's article that lead to other sites.
    """

    id: str
    text: str
    lang: str
    title: str | None = None
    headline: Span | None = None
    body: tuple[Span, ...] = ()
    publisher: str | None = None
    domain: str | None = None
    url: str | None = None
    path: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    fetched: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = field(default=())
    links: tuple[Hyperlink, ...] = ()
    raw_sha256: str | None = None

    @property
    def voice(self) -> str:
        """The party that speaks where no source is named: the publisher."""
        return self.publisher or f"unknown publisher of {self.id}"

    @property
    def parts(self) -> tuple[Span, ...]:
        """The stretches of ``text`` to analyze, in order: headline first, then body."""
        body = self.body or ((Span(0, len(self.text)),) if self.text else ())
        apart = self.headline and not any(part.overlaps(self.headline) for part in body)
        return (self.headline, *body) if apart and self.headline else body


@dataclass(frozen=True, slots=True)
class Reject:
    """Something a step could not use, kept so that nothing is lost in silence."""

    where: str
    step: str
    reason: str
