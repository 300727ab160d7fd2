"""The news of a build in twelve lines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.build import summary_line
from kg.cli.text import WIDTH, arrow, clean, counted, name, short
from kg.model import Graph, Statement

if TYPE_CHECKING:
    from kg.report import Report


def news(report: Report, out: Path) -> list[str]:
    """Articles and how they were split, the busiest names, the best supported statements, disputes, doubtful pairs, the next command."""
    graph = report.graph
    lines = [f"run {report.run}: {summary_line(report)}"]
    if report.other_relations:
        lines.append("relation types: others than in the last build (--ontology), so every article was read again")
    lines.append(f"articles: {_split(graph)}")
    if report.gone:
        lines.append(f"gone: {short('; '.join(report.gone), 66)}")
    sentences = sum(len(stretches) for _, stretches in graph.sentences)
    used = len({(e.article, e.sentence_start) for s in graph.statements for e in s.evidence})
    by_status = Counter(s.status for s in graph.statements)
    statuses = ", ".join(f"{count} {status}" for status, count in by_status.most_common())
    lines.append(f"statements: {len(graph.statements)} from {used} of {counted(sentences, 'sentence')}")
    if statuses:
        lines.append(f"  {statuses}")
    busy = Counter(i for s in graph.statements for i in {s.subject, s.object, *(p for _, p in s.participants)} if i and graph.entity(i).named)
    if busy:
        lines.append(_busiest([f"{name(graph, i)} {n}" for i, n in sorted(busy.items(), key=lambda x: (-x[1], x[0]))[:6]]))
    best = sorted((s for s in graph.statements if s.status == "asserted" and _named(s, graph)), key=lambda s: (-s.support, -s.confidence, s.id))[:3]
    lines += [f"  {short(arrow(s, graph), 60)}  ({counted(s.support, 'source')})" for s in best]
    disputes = [link for link in graph.links if link.kind == "DISPUTES"]
    if disputes:
        lines.append(f"disputed: {len(disputes)}, such as {short(arrow(graph.statement(disputes[0].target), graph), 55)}")
    doubts = len(tuple(report.resolution.doubts))
    if doubts:
        lines.append(f"doubtful pairs of names: {doubts} (kg review)")
    if not graph.articles:
        lines[-1] = "statements: none; there is no article to read"
        lines.append("next: kg build FOLDER-OR-FILE" + (f" --out {out}" if str(out) != "exports" else "") + "; kg build --help says what is read")
        return lines
    where = f" --out {out}" if str(out) != "exports" else ""
    first = next(iter(sorted(busy.items(), key=lambda x: (-x[1], x[0]))), None)
    follow = f'kg show "{name(graph, first[0])}"{where}' if first else f"kg status{where}"
    lines.append(f"next: {follow}; open {out / 'graph.html'} or kg view --open{where}")
    return lines


def _busiest(names: list[str]) -> str:
    """As many as stand in a line whole; the first, however long it is.

    >>> _busiest(["Kim 3", "x" * 70 + " 2", "Lee 1"])
    'busiest names: Kim 3'
    """
    while len(names) > 1 and len(", ".join(names)) > WIDTH - len("busiest names: "):
        names = names[:-1]
    return short("busiest names: " + ", ".join(names), WIDTH)


def _named(statement: Statement, graph: Graph) -> bool:
    return statement.subject is not None and statement.object is not None and graph.entity(statement.subject).named


def _split(graph: Graph) -> str:
    languages = Counter(article.language for article in graph.articles)
    per_source = Counter(copy.source for article in graph.articles for copy in article.copies if copy.article is None)
    kinds = ", ".join(f"{count} {language}" for language, count in sorted(languages.items())) or "none"
    several = {source: count for source, count in per_source.items() if count > 1}
    split = "; ".join(f"{clean(source)} holds {count}" for source, count in sorted(several.items())[:2])
    return short(f"{len(graph.articles)} in the graph ({kinds})" + (f"; {split}" if split else ""), 70)
