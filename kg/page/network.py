"""The page behind the interface of pyvis: what a pyvis user can add, change and take away, without what pyvis 0.3.2 gets wrong.

Membership is a dict (pyvis searches lists: 15 s for 60,000 edges), parallel edges stay, the HTML asks no network, markup in names stays text, files are
written as UTF-8 and nothing is copied into the current folder.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from webbrowser import open as browse

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from kg.model import ENTITY_TYPES, Entity, Graph, Statement, digest
from kg.page.document import render


class KGNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A directed pyvis network whose page is the page of kg.

    Nodes and edges made by :meth:`of` carry ``entity`` and ``statement`` (ids of the graph); others become things and statements without evidence.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("directed", True)
        options.setdefault("cdn_resources", "in_line")
        super().__init__(*arguments, **options)
        self.source = Graph()
        self._at: dict[Any, dict[str, Any]] = {}
        self._ids: _Keys = _Keys(self._at)
        self.node_ids = self._ids

    @classmethod
    def of(cls, graph: Graph) -> KGNetwork:
        """One node an entity; one edge a statement that has both ends, parallel ones kept."""
        network = cls(heading=graph.name)
        network.source = graph
        for entity in graph.entities:
            network.add_node(entity.id, label=entity.name or entity.id, group=entity.type, entity=entity.id, named=entity.named)
        for s in graph.statements:
            if s.subject is not None and s.object is not None:
                said = ", ".join(voice.name for voice in s.speakers)
                network.add_edge(
                    s.subject,
                    s.object,
                    label=s.predicate,
                    value=s.support,
                    statement=s.id,
                    relation=s.relation,
                    status=s.status,
                    speaker=said,
                    confidence=s.confidence,
                )
        return network

    def add_node(self, n_id: Any, label: str | None = None, shape: str = "dot", color: str = "#97c2fc", **options: Any) -> None:
        """As in pyvis; a node that is there already stays as it is. Raises TypeError when the id is neither a string nor a number."""
        if not isinstance(n_id, str | int):
            raise TypeError(f"add_node: an id is a string or a whole number, found {type(n_id).__name__}")
        if n_id not in self._at:
            node = Node(n_id, shape, label=n_id if label is None else label, font_color=self.font_color, color=color, **options)
            self.nodes.append(node.options)
            self._at[n_id] = node.options
            self.node_map[n_id] = node.options

    def add_edge(self, source: Any, to: Any, **options: Any) -> None:
        """As in pyvis, and parallel edges stay. Raises KeyError when an end is missing."""
        for end in (source, to):
            if end not in self._at:
                raise KeyError(f"add_edge: no node {end!r}; add it first")
        edge = Edge(source, to, self.directed, **options)
        self.edges.append(edge.options)

    def graph(self) -> Graph:
        """The graph as it stands after what was added and taken away by way of pyvis."""
        kept = {node["id"] for node in self.nodes}
        drawn = {edge["statement"] for edge in self.edges if "statement" in edge}
        entities = [_renamed(entity, self._at[entity.id]) for entity in self.source.entities if entity.id in kept]
        known = {entity.id for entity in entities}
        statements = [s for s in self.source.statements if _whole(s, known) and (s.id in drawn or s.subject is None or s.object is None)]
        added = {node["id"]: f"{self.source.name}-e-{digest('pyvis', node['id'])}" for node in self.nodes if node["id"] not in known}
        entities += [Entity(ident, str(self._at[own].get("label", own)), _type(self._at[own]), True) for own, ident in added.items()]
        for number, edge in enumerate(self.edges):
            if "statement" not in edge:
                ends = [added.get(edge[end], edge[end]) for end in ("from", "to")]
                words = str(edge.get("label") or edge.get("title") or "related")
                statements.append(Statement(f"{self.source.name}-s-{digest('pyvis', number, *ends, words)}", "RELATED", words, ends[0], ends[1]))
        ids = {statement.id for statement in statements}
        return replace(
            self.source,
            entities=tuple(sorted(entities, key=lambda entity: entity.id)),
            statements=tuple(sorted(statements, key=lambda statement: statement.id)),
            links=tuple(link for link in self.source.links if link.source in ids and link.target in ids),
        )

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The whole page. The arguments are those of pyvis and change nothing."""
        return render(self.graph(), title=self.heading or None)

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """The page into a file, as UTF-8; nothing else is written."""
        Path(name).write_text(self.generate_html(), encoding="utf-8", newline="\n")
        if open_browser:
            browse(Path(name).resolve().as_uri())

    save_graph = write_html

    def show(self, name: str, local: bool = True, notebook: bool = False) -> None:
        """As in pyvis, but a notebook is not expected: the file is written and opened."""
        self.write_html(name, open_browser=True)


class _Keys:
    """What pyvis takes for its list of node ids, answered by the dict."""

    def __init__(self, at: dict[Any, Any]) -> None:
        self._at = at

    def __contains__(self, key: object) -> bool:
        return key in self._at

    def __iter__(self) -> Any:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


def _whole(statement: Statement, known: set[str]) -> bool:
    """All parts of the statement are still there."""
    parts = [statement.subject, statement.object, *(e for _, e in statement.participants), *(voice.id for voice in statement.speakers)]
    return all(part is None or part in known for part in parts)


def _renamed(entity: Entity, node: dict[str, Any]) -> Entity:
    label = str(node.get("label", entity.name))
    return entity if label in (entity.name, entity.id) else replace(entity, name=label)


def _type(node: dict[str, Any]) -> Any:
    group = node.get("group")
    return group if group in ENTITY_TYPES else "Other"
