"""News articles in, a knowledge graph out: who did what to whom, who says so, and where it is written.

>>> import kg
>>> graph = kg.build(["seeds/"], out="exports")  # doctest: +SKIP
>>> graph.to_networkx()  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.model import Article, Entity, Evidence, Graph, Statement

if TYPE_CHECKING:
    from kg.page.network import KGNetwork
    from kg.stores.neo4j import Loaded

__all__ = ["Article", "Entity", "Evidence", "Graph", "KGError", "Statement", "build", "load", "read_graph", "to_pyvis", "view", "write_graph"]
__version__ = "1.0.0"


def build(sources: Sequence[str | Path], *, out: str | Path = "exports", **options: Any) -> Graph:
    """Read articles and write the graph to ``out``, as ``kg build`` does; only what is new is read. Options are those of :func:`kg.flow.build`
    (published, publisher, split, model, ontology, graph, jobs, page). A bad source does not raise: ``kg.flow.build`` returns it in its report.
    Raises KGError where the ledger cannot be used."""
    from kg import flow

    return flow.build([str(source) for source in sources], out=out, **options).graph


def read_graph(path: str | Path) -> Graph:
    """The graph of a folder that build wrote, or of a file that holds a whole graph. Raises FormatError, NotFound."""
    from kg import formats

    return formats.load(Path(path))


def write_graph(graph: Graph, path: str | Path, *, full: bool = False) -> None:
    """Write by suffix, as ``kg export``: .graphml .gexf .jsonl .csv .parquet .cypher .json. Raises FormatError."""
    from kg import formats

    formats.dump(graph, Path(path), full=full)


def load(graph: Graph, uri: str, user: str, password: str, *, database: str = "neo4j") -> Loaded:
    """Bring a Neo4j database up to this graph, as ``kg load``. Raises StoreError."""
    from kg.stores.neo4j import Neo4jStore

    with Neo4jStore(uri, user, password, database) as store:
        return store.load(graph)


def view(graph: Graph, path: str | Path, **options: Any) -> Path:
    """Write the interactive page, one HTML file. Options are those of :func:`kg.page.render` (title, quotes_only, focus, hops)."""
    from kg.page import render

    target = Path(path)
    target.write_text(render(graph, **options), encoding="utf-8")
    return target


def to_pyvis(graph: Graph) -> KGNetwork:
    """The graph as a pyvis network, to go on with pyvis' own methods."""
    from kg import page

    return page.to_pyvis(graph)
