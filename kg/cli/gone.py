"""What left the graph because somebody said so: an id of it is told with the judgement, instead of being called unknown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.text import clean, short, short_id
from kg.model import Graph, folded

if TYPE_CHECKING:
    from kg.ledger import Ledger
    from kg.ledger.ledger import Anchor, Kept


def gone(graph: Graph, text: str, out: Path | None) -> str | None:
    """Why what ``text`` names (an id of a statement; an id or the title of an article) is not in the graph, and the way back. None where nobody took it out."""
    from kg.ledger import FILE, Ledger

    if out is None or not (out / FILE).is_file():
        return None
    bare = text.removeprefix("id:").removeprefix(f"{graph.name}-").lower()
    where = "" if str(out) == "exports" else f" --out {out}"
    with Ledger(out) as ledger:
        anchor = ledger.anchor(bare if "-" in bare else f"s-{bare}")
        if anchor is not None and (kept := _rejection(ledger, anchor)):
            j = kept.judgement
            because = f', because "{clean(j.because)}"' if j.because else ""
            quotes = "; ".join(f"⟦{short(at.text, 200)}⟧" for at in j.at[:2])
            return (
                f"the statement {short_id(bare)} was rejected on {kept.made[:10]} (judgement {kept.number}{because}), so it is not in the graph; "
                f"it was {j.relation}, resting on {quotes}\nkg reject {short_id(bare)} --undo{where} brings it back"
            )
        removed, digits = set(ledger.removed()), bare.rpartition("-")[2]
        for article in ledger.articles(removed=True) if removed else ():
            by_id = len(digits) >= 8 and article.id.rpartition("-")[2].startswith(digits)
            names = (article.name, article.dateline or "", article.source)
            if article.id in removed and (by_id or folded(text) in map(folded, names)):
                back = f"kg remove --undo {short_id(article.id)}{where} brings it back"
                return f"the article {clean(article.name)} was removed, so it is not in the graph\n{back}"
    return None


def _rejection(ledger: Ledger, anchor: Anchor) -> Kept | None:
    """The judgement that rejects what stood there."""
    at = (anchor.article, anchor.start, anchor.end)
    for kept in ledger.judgements():
        j = kept.judgement
        if j.kind == "reject" and j.relation == anchor.relation and at in {(a.article, a.start, a.end) for a in j.at}:
            return kept
    return None
