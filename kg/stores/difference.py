"""What a store must do to hold a graph: everything, the difference to the graph that it holds, or the difference to the rows found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import Graph
from kg.stores.reified import (
    KEYS,
    Direct,
    Edge,
    Node,
    article_node,
    direct_edges,
    direct_groups,
    direct_keys,
    edges,
    entity_edges,
    entity_node,
    link_edge,
    name_nodes,
    names_of,
    nodes,
    statement_edges,
    statement_node,
)


@dataclass
class Change:
    """Rows by what happens to them. A changed node comes with the labels that it had."""

    new_nodes: list[Node] = field(default_factory=list)
    changed_nodes: list[tuple[Node, tuple[str, ...]]] = field(default_factory=list)
    gone_nodes: list[str] = field(default_factory=list)
    new_edges: list[Edge] = field(default_factory=list)
    changed_edges: list[Edge] = field(default_factory=list)
    gone_edges: list[Edge] = field(default_factory=list)

    def __len__(self) -> int:
        parts = (self.new_nodes, self.changed_nodes, self.gone_nodes, self.new_edges, self.changed_edges, self.gone_edges)
        return sum(len(part) for part in parts)


def everything(graph: Graph) -> Change:
    return Change(new_nodes=list(nodes(graph)), new_edges=list(edges(graph)))


def against(held_nodes: Mapping[str, Node], held_edges: Mapping[str, Edge], graph: Graph) -> Change:
    """The difference to rows read from a store, by id. Only keys of ours are compared: what others wrote on our nodes is theirs."""
    change = Change()
    _compare_nodes(change, held_nodes, {node.id: node for node in nodes(graph)})
    _compare_edges(change, held_edges, {edge.id: edge for edge in edges(graph)})
    return change


def between(previous: Graph, graph: Graph) -> Change:
    """The difference of two graphs. Rows are made only for the nouns that differ, and for the direct edges that they feed."""
    before_articles, after_articles = ({article.id: article for article in g.articles} for g in (previous, graph))
    before_entities, after_entities = ({entity.id: entity for entity in g.entities} for g in (previous, graph))
    before, after = ({statement.id: statement for statement in g.statements} for g in (previous, graph))
    articles = _differing(before_articles, after_articles)
    entities = _differing(before_entities, after_entities)
    statements = _differing(before, after)
    links = set(previous.links) ^ set(graph.links)

    old_nodes: list[Node] = [article_node(before_articles[i]) for i in articles if i in before_articles]
    old_nodes += [entity_node(before_entities[i]) for i in entities if i in before_entities]
    old_nodes += [statement_node(before[i]) for i in statements if i in before]
    new_nodes: list[Node] = [article_node(after_articles[i]) for i in articles if i in after_articles]
    new_nodes += [entity_node(after_entities[i]) for i in entities if i in after_entities]
    new_nodes += [statement_node(after[i]) for i in statements if i in after]
    old_names = {key for i in entities if i in before_entities for key in names_of(before_entities[i])}
    new_names = {key for i in entities if i in after_entities for key in names_of(after_entities[i])}
    if old_names != new_names:
        still = {key for ident, entity in after_entities.items() if ident not in entities for key in names_of(entity)}
        old_nodes += name_nodes(graph.name, old_names - still)
        new_nodes += name_nodes(graph.name, new_names - still)

    affected: set[Direct] = {key for i in statements for side in (before, after) if i in side for key in direct_keys(side[i])}
    redated = {
        i
        for i in articles
        if i in before_articles
        and i in after_articles
        and (before_articles[i].published, before_articles[i].origin) != (after_articles[i].published, after_articles[i].origin)
    }
    if redated:
        affected |= {key for statement in graph.statements if any(e.article in redated for e in statement.evidence) for key in direct_keys(statement)}

    def rows(g: Graph) -> Iterator[Edge]:
        its = before_articles if g is previous else after_articles
        for entity in g.entities:
            if entity.id in entities:
                yield from entity_edges(g.name, entity)
        for statement in g.statements:
            if statement.id in statements:
                yield from statement_edges(g.name, statement, its)
        for link in g.links:
            if link in links:
                yield link_edge(g.name, link)
        yield from direct_edges(g.name, direct_groups(g.statements, affected), its)

    change = Change()
    _compare_nodes(change, {node.id: node for node in old_nodes}, {node.id: node for node in new_nodes})
    _compare_edges(change, {edge.id: edge for edge in rows(previous)}, {edge.id: edge for edge in rows(graph)})
    return change


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {ident for ident in before.keys() | after.keys() if before.get(ident) != after.get(ident)}


def _compare_nodes(change: Change, held: Mapping[str, Node], wanted: Mapping[str, Node]) -> None:
    for ident, node in wanted.items():
        there = held.get(ident)
        if there is None:
            change.new_nodes.append(node)
        elif there.labels != node.labels or any(there.properties.get(key) != node.properties.get(key) for key in KEYS[node.labels[0]]):
            change.changed_nodes.append((node, there.labels))
    change.gone_nodes.extend(_missing(held, wanted))


def _compare_edges(change: Change, held: Mapping[str, Edge], wanted: Mapping[str, Edge]) -> None:
    for ident, edge in wanted.items():
        there = held.get(ident)
        if there is None:
            change.new_edges.append(edge)
        elif there[:4] != edge[:4]:
            change.gone_edges.append(there)
            change.new_edges.append(edge)
        elif there.properties != edge.properties:
            change.changed_edges.append(edge)
    change.gone_edges.extend(held[ident] for ident in _missing(held, wanted))


def _missing(held: Iterable[str], wanted: Mapping[str, object]) -> list[str]:
    return [ident for ident in held if ident not in wanted]
