"""What commands share: the folder, the graph in it, and how a name chooses something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.errors import NotFound
from kg.model import Article, Entity, Graph, Statement, folded

F = TypeVar("F", bound=Callable[..., Any])
Thing = Entity | Article | Statement

out_option = click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("exports"), show_default=True, help="The folder of the graph."
)
confidence_option = click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out statements below this (0 to 1; 0.8: eight of ten are right)."
)


def load_graph(out: Path, min_confidence: float = 0.0) -> Graph:
    """The graph of the folder. Raises NotFound when none was built there."""
    from kg import formats

    if not (out / "triples.jsonl").is_file():
        raise NotFound(f"there is no graph in {out.name or 'this folder'}; build one first: kg build SOURCE (or name its folder with --out)")
    return confident(formats.load(out), min_confidence)


def confident(graph: Graph, least: float) -> Graph:
    """The graph without statements below a confidence, the links between them, and unnamed things that nothing mentions any more."""
    if least <= 0:
        return graph
    statements = tuple(s for s in graph.statements if s.confidence >= least)
    kept = {s.id for s in statements}
    used = {i for s in statements for i in (s.subject, s.object, *(p for _, p in s.participants), *(v.id for v in s.speakers)) if i}
    return replace(
        graph,
        statements=statements,
        links=tuple(link for link in graph.links if link.source in kept and link.target in kept),
        entities=tuple(e for e in graph.entities if e.named or e.id in used),
    )


def by_id(graph: Graph, text: str, out: Path | None = None) -> list[Thing]:
    """Things whose id is or begins so: whole, or eight and more of its hexadecimal digits, with or without ``id:``. Old ids are followed by the ledger."""
    wanted = text.removeprefix("id:")
    things: tuple[Thing, ...] = (*graph.entities, *graph.articles, *graph.statements)
    found = [t for t in things if t.id == wanted or t.id == f"{graph.name}-{wanted}"]
    if found:
        return found
    digits = wanted.rsplit("-", 1)[-1].lower()
    if len(digits) < 8 or not set(digits) <= set("0123456789abcdef"):
        return []
    kind = wanted.rsplit("-", 2)[-2] if "-" in wanted else None
    found = [t for t in things if (parts := t.id.rsplit("-", 2))[-1].startswith(digits) and kind in (None, parts[-2])]
    return found or _moved(graph, wanted, out)


def _moved(graph: Graph, wanted: str, out: Path | None) -> list[Thing]:
    """What now stands where a thing of that former id stood."""
    from kg.ledger import FILE, Ledger

    if out is None or not (out / FILE).is_file():
        return []
    bare = wanted.removeprefix(f"{graph.name}-")
    with Ledger(out) as ledger:
        kinds = ("",) if "-" in bare else ("e-", "s-")
        anchor = next((found for kind in kinds if (found := ledger.anchor(f"{kind}{bare}"))), None)
    if anchor is None:
        return []
    article = f"{graph.name}-{anchor.article}"
    if anchor.relation:
        return [
            s
            for s in graph.statements
            if s.relation == anchor.relation and any((e.article, e.start, e.end) == (article, anchor.start, anchor.end) for e in s.evidence)
        ]
    return [e for e in graph.entities if any((m.article, m.start, m.end) == (article, anchor.start, anchor.end) for m in e.mentions)]


def entities_named(graph: Graph, text: str) -> list[Entity]:
    """By name, else by alias, else by all words of a name, else of an alias; without case and accents. Named things before unnamed ones."""
    key = folded(text)
    found = [e for e in graph.entities if folded(e.name) == key]
    if len(found) != 1:
        found += [e for e in graph.entities if e not in found and any(folded(alias) == key for alias in e.aliases)]
    if not found:
        words = key.split()
        named, unnamed = [e for e in graph.entities if e.named], [e for e in graph.entities if not e.named]
        found = (
            [e for e in named if words and _holds(e.name, words)]
            or [e for e in named if words and any(_holds(alias, words) for alias in e.aliases)]
            or [e for e in unnamed if words and any(_holds(text, words) for text in (e.name, *e.aliases))]
        )
    return sorted([e for e in found if e.named] or found, key=lambda e: (-len(e.mentions), e.name, e.id))


def _holds(text: str, words: list[str]) -> bool:
    own = folded(text).split()
    return all(word in own for word in words)


def one_entity(graph: Graph, text: str, out: Path | None = None) -> Entity:
    """The entity that a name or an id chooses. Raises NotFound that lists them when several fit, or says how to go on when none does."""
    found = [t for t in by_id(graph, text, out) if isinstance(t, Entity)] or ([] if text.startswith("id:") else entities_named(graph, text))
    if len(found) == 1:
        return found[0]
    if not found:
        from kg.cli.gone import gone

        raise NotFound(gone(graph, text, out) or f"nothing in the graph is called {text!r}{_near(graph, text)}")
    raise several(graph, text, found)


def several(graph: Graph, text: str, found: list[Entity]) -> NotFound:
    from kg.cli.text import entity_line

    lines = "\n".join(f"  {entity_line(entity, graph)}" for entity in found[:12])
    more = f"\n  … and {len(found) - 12} more" if len(found) > 12 else ""
    return NotFound(f"{text!r} fits {len(found)} things; choose one by its id (id: and eight characters):\n{lines}{more}")


def one_statement(graph: Graph, text: str, out: Path | None = None) -> Statement:
    found = [t for t in by_id(graph, text, out) if isinstance(t, Statement)]
    if len(found) == 1:
        return found[0]
    if not found:
        from kg.cli.gone import gone

        raise NotFound(gone(graph, text, out) or f"no statement has the id {text!r}; kg show NAME prints ids in brackets")
    raise NotFound(f"{text!r} fits {len(found)} statements; give more characters of the id: {', '.join(s.id for s in found[:5])}")


def _near(graph: Graph, text: str) -> str:
    from difflib import get_close_matches

    names = {folded(e.name): e.name for e in graph.entities if e.named}
    near = [names[key] for key in get_close_matches(folded(text), names, 3, 0.75)]
    return f"; near it are {', '.join(near)}" if near else "; kg query --list and kg view help to look around"
