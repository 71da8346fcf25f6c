"""Counts the parties that stand behind a claim, and says why each is counted or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.link.atlas import Walk
from headwater.link.ends import COUNTED, Apart, Group, groups
from headwater.link.media import owner_of
from headwater.link.otherwise import otherwise
from headwater.link.parties import SHORT, Party, fullest, proper, told_apart
from headwater.link.rows import Row
from headwater.link.speakers import MEDIA, pronouns
from headwater.model import Ended, Origin, Side, SourceKind, Stance

CALLED = (SourceKind.ORGANIZATION, SourceKind.DOCUMENT, SourceKind.GROUP)  # any noun says who
WHY = {
    Ended.SOURCE: "counted: a named party at the end of the chain",
    Ended.UNNAMED: "counted: an unnamed source, known by the outlet it spoke to",
    Ended.UNSEEN: "counted: cited, though its own piece is not in the store",
    Ended.LOOP: "not counted: the chain returns to where it began",
    Ended.NOT_ESTABLISHED: "not counted: names no source and was not the first to say it",
}
OWN = "counted: the outlet's own report"
NOT_THERE = "not counted: the outlet it credits is in the store and was not found to say this"
DENIES = "not counted: denies the claim"
DOUBTS = "not counted: doubts the claim"
PERHAPS_ONE = "not counted: may be the same unnamed source as another"
PERHAPS_NAMED = "not counted: unnamed, and may be a source that another article names"
NOBODY = "not counted: the words for it say nobody in particular"
A_PAPER = "not counted: a paper of which only the kind is told, perhaps that of a counted source"
BY_LEAD = "not counted: credited by the head of the text, perhaps not for these words"
ONE_OWNER = "not counted: an outlet of the same owner as one that is counted, perhaps one newsroom"
RETOLD = "not counted: the outlet's own words, for which it has a source that is counted"
OTHERWISE = "not counted: tells it otherwise than the first to say it, and confirms it not"
UNSURE = frozenset({PERHAPS_ONE, PERHAPS_NAMED, NOBODY, A_PAPER, BY_LEAD, ONE_OWNER, RETOLD})


@dataclass(frozen=True, slots=True)
class Count:
    """The origins of one claim, and how many support it: for certain, and at most."""

    origins: tuple[Origin, ...]
    independent: int
    possible: int


def count(walks: Sequence[tuple[Row, Walk]], apart: Apart = frozenset()) -> Count:
    """Merge the ends of all chains of a claim into parties, and count those that support it.

    ``apart`` are pairs of names, in small letters, of which a person said that they are two.
    """
    supporting = groups([(row, walk) for row, walk in walks if not _against(row)], apart)
    denying = groups([(row, walk) for row, walk in walks if _against(row)], apart)
    made = [
        _confirming(_supporter(group, supporting, supporting[:n]), group, supporting[0])
        for n, group in enumerate(supporting)
    ]
    sure = sum(origin.established for origin in made)
    against = [_origin(group, Side.DENIES, _why_against(group)) for group in denying]
    return Count((*made, *against), sure, len(made))


def _against(row: Row) -> bool:
    return row.denies or row.first.stance is Stance.DOUBTS


def _why_against(group: Group) -> str:
    return DENIES if any(row.denies for row, _ in group.rows) else DOUBTS


def _supporter(group: Group, others: Sequence[Group], before: Sequence[Group]) -> Origin:
    """Judge one group among all that support the claim; ``before`` it are the earlier ones."""
    credits_someone = bool(group.rows[0][1].path)
    if group.ended not in COUNTED:
        loose = group.ended is Ended.NOT_ESTABLISHED and credits_someone
        return _origin(group, Side.SUPPORTS, NOT_THERE if loose else WHY[group.ended])
    if not any(_means_someone(party) for party in group.parties):
        return _origin(group, Side.SUPPORTS, NOBODY)
    if _by_lead(group) and any(o.ended in COUNTED and not _by_lead(o) for o in before):
        return _origin(group, Side.SUPPORTS, BY_LEAD)
    if group.ended is Ended.UNNAMED:
        return _origin(group, Side.SUPPORTS, _unnamed(group, others, before))
    if any(_one_owner(group, other) for other in before):
        return _origin(group, Side.SUPPORTS, ONE_OWNER)
    if _is_bare(group) and any(_counts_for(other) for other in others):
        return _origin(group, Side.SUPPORTS, A_PAPER)
    if group.ended is Ended.SOURCE and not credits_someone:
        told = any(_told_through(group, other) for other in others)
        return _origin(group, Side.SUPPORTS, RETOLD if told else OWN)
    return _origin(group, Side.SUPPORTS, WHY[group.ended])


def _confirming(origin: Origin, group: Group, earliest: Group) -> Origin:
    """Count a party only where its first row tells the claim as the first row of all does."""
    first, mine = earliest.rows[0][0], group.rows[0][0]
    if group is earliest or not origin.established or not otherwise(mine, first):
        return origin
    return replace(origin, established=False, why=OTHERWISE)


def _means_someone(party: Party) -> bool:
    """Tell whether a name or a description says who it is: not "you", not "the media"."""
    if party.kind is SourceKind.OUTLET and party.about & MEDIA:
        return bool(proper(party.name, party.lang, MEDIA))
    called = party.kind in CALLED and party.name.casefold() not in pronouns(party.lang)
    return bool(party.keys or party.about) or (called and len(party.name) > SHORT)


def _one_owner(group: Group, other: Group) -> bool:
    """Tell whether two outlets that end chains belong to one owner."""
    if other.ended not in COUNTED or not group.outlets or not other.outlets:
        return False
    owners = {owner_of(party.name) for party in group.parties} - {None}
    return not owners.isdisjoint(owner_of(party.name) for party in other.parties)


def _by_lead(group: Group) -> bool:
    return all(walk.vouched for _, walk in group.rows)


def _is_bare(group: Group) -> bool:
    return all(party.bare for party in group.parties)


def _counts_for(group: Group) -> bool:
    """Tell whether a group is of somebody credited who says more than that there is a paper."""
    return group.ended in COUNTED and bool(group.rows[0][1].path) and not _is_bare(group)


def _unnamed(group: Group, others: Sequence[Group], before: Sequence[Group]) -> str:
    """Say whether an unnamed source counts: where no other can be the same."""
    unnamed = [other for other in before if other.ended is Ended.UNNAMED]
    if any(
        not told_apart(one, other)
        for known in unnamed
        for one in known.parties
        for other in group.parties
    ):
        return PERHAPS_ONE
    named = any(other.ended is Ended.SOURCE and other.rows[0][1].path for other in others)
    return PERHAPS_NAMED if named and before else WHY[Ended.UNNAMED]


def _told_through(own: Group, other: Group) -> bool:
    """Tell whether another origin is known through the outlet that here speaks for itself."""
    if other is own or other.ended not in COUNTED or not other.rows[0][1].path:
        return False
    outlets = {party.outlet for party in other.parties}
    return any(row.first.reading.article.voice in outlets for row, _ in own.rows)


def _origin(group: Group, side: Side, why: str) -> Origin:
    return Origin(
        party=fullest(group.parties),
        side=side,
        ended=group.ended,
        established=group.ended in COUNTED and why not in UNSURE,
        why=why,
        article_ids=tuple(sorted({row.article_id for row, _ in group.rows})),
    )
