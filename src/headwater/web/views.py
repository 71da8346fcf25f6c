"""Query to plain data: what a page says, before anyone decides how it looks."""

from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Any, TypeVar

from fastapi import Request

from headwater import queries
from headwater.model import Article, Claim, Entity, Origin, Side, Story
from headwater.model.codec import to_data
from headwater.queries import (
    Byline,
    Carrier,
    Cited,
    Deed,
    Event,
    Line,
    Passage,
    Possible,
    Row,
    Shift,
    Telling,
)
from headwater.stores import Store
from headwater.web.asked import langs_of, page_of, text_of
from headwater.web.paths import id_of, path_to

PER_PAGE = 50
DISPUTED = 8  # claims of a story shown apart, before the others
T = TypeVar("T")
Data = dict[str, Any]


def front(store: Store, request: Request) -> Data:
    """Show the stories, largest first, and how much there is."""
    shown, pages = _leaf(queries.stories(store, skip=_skip(request)), request)
    totals = to_data(queries.counts(store))
    return {"totals": totals, "stories": [_story(story) for story in shown], "pages": pages}


def claims(store: Store, request: Request) -> Data:
    """Show claims, most carried first; ``words``, ``party`` and ``disputed`` narrow them."""
    words, party = text_of(request, "words"), text_of(request, "party")
    disputed = text_of(request, "disputed") == "1"
    found = queries.claims_near(
        store, words=words, party=party, disputed=disputed, skip=_skip(request)
    )
    shown, pages = _leaf(found, request)
    return {
        "asked": {"words": words, "party": party, "disputed": disputed},
        "claims": [_claim(claim) for claim in shown],
        "pages": pages,
    }


def entities(store: Store, request: Request) -> Data:
    """Show entities, most mentioned first; ``name`` narrows them."""
    name = text_of(request, "name")
    shown, pages = _leaf(queries.entities_near(store, name=name, skip=_skip(request)), request)
    return {"asked": {"name": name}, "entities": [_entity(e) for e in shown], "pages": pages}


def articles(store: Store, request: Request) -> Data:
    """Show the articles."""
    shown, pages = _leaf(queries.articles(store, skip=_skip(request)), request)
    return {"articles": [_article(article) for article in shown], "pages": pages}


def rejects(store: Store, request: Request) -> Data:
    """Show what could not be used, with the reasons."""
    shown, pages = _leaf(queries.rejects(store, skip=_skip(request)), request)
    return {"rejects": [to_data(reject) for reject in shown], "pages": pages}


def search(store: Store, request: Request) -> Data:
    """Show the articles that hold the words asked for."""
    words = text_of(request, "q")
    hits = queries.search(store, words, PER_PAGE) if words else []
    found = [_article(hit.article) | {"snippet": hit.snippet} for hit in hits]
    return {"asked": {"q": words}, "articles": found}


def story(store: Store, request: Request) -> Data:
    """Show a story: its claims by weight, what is disputed, its articles and timeline."""
    page = queries.story(store, _id(request))
    first = page.disputed[:DISPUTED]
    shown, pages = _page((claim for claim in page.claims if claim.id not in first), request)
    return {
        "story": _story(page.story) | {"claims": len(page.claims)},
        "articles": [_byline(line) for line in page.articles],
        "claims": [_claim(claim) for claim in shown],
        "disputed": [_claim(claim) for claim in page.claims if claim.id in first],
        "timeline": [_event(event) for event in page.timeline],
        "pages": pages,
        "brief": path_to("brief", page.story.id),
    }


def brief(store: Store, request: Request) -> Data:
    """Tell a story in sentences of its articles, each read again; ``lang`` picks languages."""
    langs = langs_of(request)
    found = queries.brief(store, _id(request), langs)
    return {
        "story": _story(found.story),
        "asked": {"lang": langs},
        "spoken": list(found.spoken),
        "sections": [
            {"chapter": section.chapter, "lines": [_line(line) for line in section.lines]}
            for section in found.sections
        ],
        "refused": [{"reason": r.reason, "line": _line(r.line)} for r in found.refused],
        "elsewhere": found.elsewhere,
    }


def entity(store: Store, request: Request) -> Data:
    """Show an entity and where it is mentioned."""
    page = queries.entity(store, _id(request))
    return {"entity": _entity(page.entity), "articles": [_article(a) for a in page.articles]}


def claim(store: Store, request: Request) -> Data:
    """Show a claim's receipt: origins with reasons, tree, exact words, ledger, drift, timeline."""
    page = queries.claim(store, _id(request))
    outlets = len({line.publisher for line in page.articles})
    return {
        "claim": _claim(page.claim) | {"outlets": outlets},
        "head": to_data(page.head),
        "sentence": queries.told(page.head),
        "story": _story(page.story) if page.story else None,
        "origins": to_data(sorted(page.claim.origins, key=_weight)),
        "tree": [_carrier(carrier) for carrier in page.tree],
        "statements": [_telling(row) for row in page.rows],
        "ledger": [_deed(deed) for deed in page.ledger],
        "drift": [_shift(shift) for shift in page.shifts],
        "timeline": [_event(event) for event in page.timeline],
        "possible": [_possible(other) for other in page.possible],
        "cited": [_cited(one) for one in page.cited],
    }


def article(store: Store, request: Request) -> Data:
    """Show an article with all that was found in it, its versions, and the claims it shares."""
    page = queries.article(store, _id(request))
    reading = page.receipt.reading
    shared = [claim for claim in page.claims if claim.outlets > 1]
    return {
        "article": _article(reading.article),
        "reading": to_data(reading),
        "sources": _numbered(to_data(page.receipt.sources), count(1)),
        "carried": [_carried(row) for row in page.receipt.rows if row.claim in shared],
        "claims": [_claim(claim) for claim in shared],
        "only_here": len(page.claims) - len(shared),
        "stories": [_story(story) for story in page.stories],
        "unread": page.unread,
        "versions": to_data(page.versions),
        "cited": [_cited(one) for one in page.cited],
    }


def _numbered(branch: Data, numbers: Iterator[int]) -> Data:
    """Give each edge with a proof a number, by which the tree and the text lead to each other."""
    number = next(numbers) if branch["evidence"] else None
    below = [_numbered(further, numbers) for further in branch["branches"]]
    return branch | {"number": number, "branches": below}


def _id(request: Request) -> str:
    return id_of(request.scope["path"])


def _skip(request: Request) -> int:
    """Return how many records come before the page asked for."""
    return (page_of(request) - 1) * PER_PAGE


def _page(items: Iterable[T], request: Request) -> tuple[list[T], Data]:
    """Cut the page asked for out of all there is."""
    return _leaf(islice(items, _skip(request), None), request)


def _leaf(items: Iterable[T], request: Request) -> tuple[list[T], Data]:
    """Take a page from where it begins, and say which one it is."""
    number, found = page_of(request), list(islice(items, PER_PAGE + 1))
    following = number + 1 if len(found) > PER_PAGE else None
    pages = {"page": number, "previous": number - 1 or None, "next": following}
    return found[:PER_PAGE], pages


def _story(story: Story) -> Data:
    shown: Data = to_data(story)
    return shown | {"articles": len(story.article_ids), "path": path_to("story", story.id)}


def _entity(entity: Entity) -> Data:
    shown: Data = to_data(entity)
    return shown | {"articles": entity.articles, "path": path_to("entity", entity.id)}


def _article(article: Article) -> Data:
    names = ("id", "title", "lang", "url", "published", "authors", "section", "tags")
    shown = {name: to_data(getattr(article, name)) for name in names}
    return shown | {"publisher": article.voice, "path": path_to("article", article.id)}


def _claim(claim: Claim) -> Data:
    names = ("id", "text", "lang", "independent_origins", "possible_origins")
    denied = [origin.party for origin in claim.origins if origin.side is Side.DENIES]
    return {name: getattr(claim, name) for name in names} | {
        "articles": claim.outlets,
        "denied_by": denied,
        "path": path_to("claim", claim.id),
    }


def _weight(origin: Origin) -> tuple[bool, bool]:
    """Order the origins of a claim: counted, then possible, then those that deny."""
    return origin.side is Side.DENIES, not origin.established


def _carried(row: Row) -> Data:
    return {
        "content": to_data(row.statement.content),
        "chain": list(row.chain),
        "claim": row.claim.id if row.claim else None,
    }


def _carrier(carrier: Carrier) -> Data:
    return {
        "party": carrier.party,
        "articles": len(carrier.articles),
        "origin": to_data(carrier.origin) if carrier.origin else None,
        "carriers": [_carrier(below) for below in carrier.carriers],
    }


def _byline(line: Byline) -> Data:
    shown: Data = to_data(line)
    key = shown.pop("article_id")
    return {"id": key, **shown, "path": path_to("article", key)}


def _telling(row: Telling) -> Data:
    shown: Data = to_data(row.carriage)
    shown["drift"] = [drift["kind"] for drift in shown["drift"]]
    return shown | {"article": _byline(row.byline), "words": list(row.words)}


def _deed(deed: Deed) -> Data:
    """Show one line of the ledger; the words in between name who it went through."""
    shown: Data = to_data(deed.entry)
    beside = {"article": _byline(deed.byline), "words": deed.words}
    return shown | beside | {"passage": to_data(deed.passage)}


def _shift(shift: Shift) -> Data:
    return {
        "kinds": list(dict.fromkeys(change.kind for change in shift.changes)),
        "changes": to_data(shift.changes),
        "here": _side(shift.byline, shift.passage),
        "there": _side(shift.origin_byline, shift.origin_passage),
    }


def _side(line: Byline, passage: Passage) -> Data:
    return {"article": _byline(line), "passage": to_data(passage)}


def _event(event: Event) -> Data:
    notes = [to_data(note) | {"path": path_to("claim", note.claim_id)} for note in event.notes]
    return {
        "article": _byline(event.byline),
        "told": event.told,
        "drifted": event.drifted,
        "notes": notes,
    }


def _line(line: Line) -> Data:
    shown: Data = to_data(line)
    del shown["byline"]
    told = {"article": _byline(line.byline), "path": path_to("claim", line.claim_id)}
    return shown | told


def _cited(one: Cited) -> Data:
    shown: Data = to_data(one)
    paths = {"path": path_to("article", one.article_id), "cited": path_to("article", one.cited_id)}
    return shown | paths | {"claim": path_to("claim", one.claim_id)}


def _possible(other: Possible) -> Data:
    shown: Data = to_data(other)
    return shown | {"path": path_to("claim", other.claim_id)}
