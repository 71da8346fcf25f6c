"""The receipt of one article: who it is by, on whose word, and every statement in exact words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.text import Text
from rich.tree import Tree

from headwater.cli.claims import claim_head, claim_origins
from headwater.cli.issues import cited_rows
from headwater.cli.lines import section
from headwater.cli.words import STANCE_STYLE, count, cut, flat, quoted, where
from headwater.model import Article, Attribution, Claim, Reading, SourceKind, Span

if TYPE_CHECKING:
    from headwater.cite.tree import Branch, Saying
    from headwater.queries import ArticlePage, Receipt, Row

LINES = 2  # of a statement that are shown; its offsets, and --full, lead to the rest
PROOF = 70  # characters of the words that prove an edge, as shown beside it
KINDS = {SourceKind.OFFICIAL_ANONYMOUS: "unnamed officials", SourceKind.UNKNOWN: "kind open"}
KEY = "← has it from · • said at the end of that chain · 0.90 how sure · 12–34 where"


def show_receipt(
    console: Console, receipt: "Receipt", *, own: bool = False, full: bool = False
) -> None:
    """Print the receipt: every chain as a tree, and what is said at its end.

    ``own`` adds the statements in the article's own voice, ``full`` cuts none of them.
    """
    page = _Page(receipt.reading, console, full)
    console.print(_head(receipt.reading.article), "")
    console.print(_chains(page, receipt, own=own), "")
    for line in _notes(receipt, own=own):
        console.print(line)
    if receipt.reading.attributions:
        console.print(Text(KEY, style="dim"))


def show_carried(console: Console, claims: Iterable[Claim]) -> None:
    """Print the claims that an article shares with others, and count those only it carries."""
    alone = 0
    for claim in claims:
        if claim.outlets > 1:
            console.print("", claim_head(claim), claim_origins(claim))
        alone += claim.outlets == 1
    if alone:
        said = f"{count(alone, 'claim')} that no other article carries"
        console.print(Text("\n" + said, style="dim"))


def show_past(console: Console, page: "ArticlePage") -> None:
    """Print which versions of others an article cited, and that it has several itself."""
    cited = {one[1].plain + one[2].plain: one for one in cited_rows(page.cited)}
    if cited:
        console.print("", section("Which version was cited", list(cited.values())))
    if len(page.versions) > 1:
        said = f"{len(page.versions)} versions were seen; what changed: headwater versions …"
        console.print(Text("\n" + said, style="dim"))


def _head(article: Article) -> Group:
    title = Text(flat(article.title or article.id), style="bold")
    published = (article.published or "no date")[:16].replace("T", " ")
    by = [article.voice, ", ".join(article.authors), published, article.lang]
    lines = [title, Text(flat(" · ".join(part for part in by if part)), style="dim")]
    if place := article.url or article.path:
        lines.append(Text(flat(place), style="dim"))
    return Group(*lines)


@dataclass(frozen=True, slots=True)
class _Page:
    reading: Reading
    console: Console
    full: bool

    def room(self, deep: int) -> int:
        """Return how wide a leaf may be, so many hops from the root, its bullet left out."""
        return max(self.console.width - 4 * deep - 2, 20)

    def words(self, spans: Iterable[Span], room: int) -> str:
        """Quote words exactly, pieces after one another, cut to the room there is."""
        pieces = [flat(span.of(self.reading.article.text)) for span in spans]
        if not self.full:
            pieces = _fitted(pieces, room)
        return quoted(" … ".join(pieces))


def _fitted(pieces: list[str], room: int) -> list[str]:
    """Cut the longest piece until all fit, so that a short one, often the cue, stays whole."""
    over = sum(map(len, pieces)) - room
    longest = max(pieces, key=len)
    if over <= 0 or len(longest) <= over:
        return pieces if over <= 0 else [cut(" … ".join(pieces), room)]
    return [cut(piece, len(piece) - over) if piece is longest else piece for piece in pieces]


def _chains(page: _Page, receipt: "Receipt", *, own: bool) -> Tree | Group:
    root = receipt.sources
    tree = Tree(Text(flat(root.party), style="bold"), guide_style="dim")
    _grow(tree, root, page, 1)
    for row in receipt.rows if own else ():
        if row.attribution is None:
            tree.add(_own(row, page))
    if not root.branches:
        nobody = Text(f"{flat(root.party)} cites nobody", style="dim")
        return Group(nobody, tree) if tree.children else Group(nobody)
    return tree


def _grow(tree: Tree, branch: "Branch", page: _Page, deep: int) -> None:
    for saying in branch.sayings:
        tree.add(_said(saying, branch, page, deep))
    for further in branch.branches:
        _grow(tree.add(_party(further, page)), further, page, deep + 1)


def _party(branch: "Branch", page: _Page) -> Text:
    """Say who it is, what kind of party, whether the chain ends here, and what proves the edge."""
    name = flat(branch.party) or "(not named)"
    label = Text.assemble(("← ", "cyan"), (name, "cyan bold"))
    about = [*_kind(branch), *([] if branch.named else ["who this is stays open"])]
    about += ["its sources: elsewhere in this tree"] if branch.again else []
    if about:
        label.append(f"  {' · '.join(about)}", style="dim")
    if branch.evidence:
        label.append("\n" + page.words(branch.evidence[:1], PROOF), style="italic")
        label.append("  " + where(branch.evidence[:1]), style="dim")
    return label


def _kind(branch: "Branch") -> list[str]:
    if branch.kind is None:
        return []
    about: list[str] = [KINDS.get(branch.kind, branch.kind)]
    if branch.kind is SourceKind.OUTLET and branch.sayings and branch.named:
        about.append("its source for • is not stated" if branch.branches else "its source is open")
    return about


def _said(saying: "Saying", branch: "Branch", page: _Page, deep: int) -> Text:
    """Lay out what is said, in which words, and the words that prove who says it."""
    found = page.reading.attributions[saying.attribution]
    spans = found.content or (found.cue,)
    words = page.words(spans, LINES * page.room(deep))
    about = Text(found.stance, style=STANCE_STYLE[found.stance])
    about.append(f" · {found.quote}", style="dim")
    if found.provenance.score is not None:
        about.append(f" · {found.provenance.score:.2f}", style="dim")
    if saying.evidence != branch.evidence[:1]:
        about.append(" · by ", style="dim").append(page.words(saying.evidence, PROOF), "italic")
        about.append("  " + where(saying.evidence), style="dim")
    about.append_text(_resolved(found, page))
    return _leaf(page, deep, Text.assemble(words, ("  " + where(spans), "dim")), about)


def _resolved(found: Attribution, page: _Page) -> Text:
    """Say whom a pronoun or a noun stands for, from which words, and how sure that is."""
    lead, text = found.antecedent, Text()
    if lead is None or (found.source and found.source.overlaps(lead.span)):
        return text
    said = page.words((found.source,), PROOF) if found.source else "who says it"
    text.append(f"\n{said}, {lead.bond}, is ", "dim").append(page.words((lead.span,), PROOF))
    return text.append(f"  {where((lead.span,))} · {lead.score:.2f}", "dim")


def _leaf(page: _Page, deep: int, *parts: Text) -> Text:
    """Set parts below one another, with a bullet before them and further lines indented."""
    lines = [line for part in parts for line in part.wrap(page.console, page.room(deep))]
    for line in lines:
        line.rstrip()
    return Text("• ", "dim").append_text(Text("\n  ").join(lines))


def _own(row: "Row", page: _Page) -> Text:
    said = row.statement
    words = page.words(said.content, LINES * page.room(1))
    kind = "headline" if said.headline else "own voice"
    place = ("  " + where(said.content), "dim")
    return _leaf(page, 1, Text.assemble(words, place), Text(kind, "dim"))


def _notes(receipt: "Receipt", *, own: bool) -> list[Text]:
    text = receipt.reading.article.text
    asked = [
        Text.assemble(
            ("∅ ", "yellow"),
            (f"{flat(response.party or 'somebody')} {response.kind}: ", "yellow"),
            (quoted(flat(response.span.of(text))), "italic"),
            (f"  {where((response.span,))}", "dim"),
        )
        for response in receipt.reading.responses
    ]
    notes = [*asked, Text("∅ neither claims nor denies anything", style="dim")] if asked else []
    voiced = sum(row.attribution is None for row in receipt.rows)
    if voiced and not own:
        said = count(voiced, "statement")
        notes.append(Text(f"and {said} in its own voice: --own shows them", style="dim"))
    return notes
