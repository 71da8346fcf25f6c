"""Names that tags cut short: a site, an office and whose it is, an institute called after someone.

Tags are given a word at a time, and where an encoder doubts, a name comes in pieces. What follows
knows how the pieces hang together, and adds no name of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.analyze import known
from headwater.analyze.runs import CLOSING, Found, View
from headwater.languages.aliases import folded, offices
from headwater.languages.domains import domain_at
from headwater.model import MentionKind

ORGANIZATION, PLACE = MentionKind.ORGANIZATION, MentionKind.PLACE


def whole(view: View, found: Sequence[Found]) -> list[Found]:
    """Return the names of an article with the pieces of one name put together, in text order."""
    mended = list(_sites(view, [_unstopped(view, f) for f in found]))
    if not view.pack.head.morphology:
        return mended
    return list(_owned(view, list(_honoured(view, mended))))


def _unstopped(view: View, found: Found) -> Found:
    """Leave a full stop after letters to the sentence: "NATO." is no abbreviation, "D.C." is."""
    stop, letters = found.last - 1, view.word(found.last - 2)
    inside = view.words[found.first : stop]
    ends = len(inside) > 0 and view.word(stop) == "." and "." not in inside
    loud = len(letters) > 1 and letters.isupper()
    return replace(found, last=stop) if ends and loud else found


def _sites(view: View, found: Sequence[Found]) -> Iterator[Found]:
    """Give a name that is part of a domain name the whole of it; a second part is none."""
    end = 0
    for f in found:
        name = f if f.name else _site(view, f)
        if name.first >= end:
            yield name
            end = name.last


def _site(view: View, found: Found) -> Found:
    """Return the domain name that a name is a part of, or the name as it is."""
    first = found.first
    while first and not _gap(view, first - 1):
        first -= 1
    for i in range(first, found.first + 1):
        domain = domain_at(view.text, view.tokens[i].span.start)
        last = i
        while domain and last < len(view.tokens) and _before(view, last, i, domain):
            last += 1
        if last >= found.last and last > i:
            return Found(i, last, ORGANIZATION, known.site_name(domain, view.pack))
    return found


def _gap(view: View, i: int) -> bool:
    """Tell whether anything lies between tokens ``i`` and ``i + 1``."""
    return view.tokens[i].span.end < view.tokens[i + 1].span.start


def _before(view: View, i: int, first: int, domain: str) -> bool:
    """Tell whether token ``i`` lies inside a domain name that begins at token ``first``."""
    return view.tokens[i].span.end <= view.tokens[first].span.start + len(domain)


def _honoured(view: View, found: Sequence[Found]) -> Iterator[Found]:
    """Join what bears somebody's name with that name: "the Institute named after Ann Gil"."""
    before: Found | None = None
    for f in found:
        first = _bearer(view, f.first, before)
        joined = first is not None and before is not None and before.last > first
        if before and not joined:
            yield before
        before = f if first is None else Found(first, f.last, ORGANIZATION)
    if before:
        yield before


def _bearer(view: View, honoree: int, before: Found | None) -> int | None:
    """Return where the organization called after a name begins; None if nothing is so called."""
    stopped = view.word(honoree - 1) == "."
    i = honoree - 1 - stopped
    written = f"={view.word(i).lower()}{'.' * stopped}"
    if i <= 0 or written not in view.pack.words.namesakes:
        return None
    if before and before.kind is ORGANIZATION and i <= before.last <= honoree:
        return before.first
    return i - 1 if view.among(i - 1, "organization_heads") else None


def _owned(view: View, found: Sequence[Found]) -> Iterator[Found]:
    """Join an office with the land it serves, which follows in the genitive."""
    before: Found | None = None
    for f in found:
        if before and _owns(view, before, f):
            before = replace(before, last=f.last)
            continue
        if before:
            yield before
        before = f
    if before:
        yield before


def _owns(view: View, office: Found, land: Found) -> bool:
    """Tell whether a place only says whose the office before it is."""
    if not _is_office(view, office) or land.kind is not PLACE:
        return False
    end = office.last - 1
    beside = office.last == land.first and view.close(end) and view.word(end) not in CLOSING
    return beside and "gent" in view.tokens[land.first].cases


def _is_office(view: View, found: Found) -> bool:
    """Tell whether a name is that of a body every land has one of, by its words or by a list."""
    if found.kind is not ORGANIZATION or found.name:
        return False
    words = range(found.first, found.last)
    listed = len(words) == 1 and folded(view.tokens[found.first].lemma) in offices()
    return listed or any(view.among(i, "organization_heads") for i in words)
