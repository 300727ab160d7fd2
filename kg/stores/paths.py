"""Ways between two entities over statements: subject, object and who else takes part; never over an article or a shared mention.

A way costs one a step, and half the binary logarithm of the number of neighbours of every entity between its ends: a way over an entity that
everything is connected with says little. The ways are found by Yen's algorithm (1971), as networkx has it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Entity, Graph, Statement, Status, folded

if TYPE_CHECKING:
    import networkx

HUB = 8  # neighbours from which an entity counts as a hub


@dataclass(frozen=True, slots=True)
class Hop:
    """A step from one entity to the next, with the statements in which both stand, best first."""

    start: Entity
    end: Entity
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Way:
    hops: tuple[Hop, ...]
    cost: float

    @property
    def between(self) -> tuple[Entity, ...]:
        """The entities that the way goes over, its ends left out."""
        return tuple(hop.end for hop in self.hops[:-1])


@dataclass(frozen=True, slots=True)
class Ways:
    """The best ways, cheapest first. ``hub``: an entity that every one of several ways goes over, and that has many neighbours."""

    ways: tuple[Way, ...]
    hub: Entity | None = None
    hub_neighbours: int = 0


class Paths:
    """The statements of a graph as a net of entities, to be asked many times."""

    def __init__(self, graph: Graph, *, only: Status | None = None, avoid: Collection[str] = (), min_confidence: float = 0.0) -> None:
        """``only``: statements of this status. ``avoid``: ids or names (without case and accents, aliases count) of entities not to go over."""
        import networkx

        self.graph = graph
        self.avoided = _matching(graph.entities, avoid)
        self.statements: dict[tuple[str, str], list[Statement]] = {}
        for statement in graph.statements:
            if statement.confidence >= min_confidence and only in (None, statement.status):
                for pair in itertools.combinations(sorted(members(statement)), 2):
                    self.statements.setdefault(pair, []).append(statement)
        self.net: networkx.Graph = networkx.Graph()
        self.net.add_edges_from(self.statements)
        toll = {node: 0.5 * math.log2(max(1, degree)) for node, degree in self.net.degree()}
        for start, end in self.net.edges():
            self.net[start][end]["cost"] = 1 + (toll[start] + toll[end]) / 2
        self.toll = toll

    def between(self, start: str, end: str, *, count: int = 3) -> Ways:
        """The best ``count`` ways from one entity id to another; none where they do not hang together. Raises KeyError for an unknown id."""
        import networkx

        self.graph.entity(start), self.graph.entity(end)
        avoided = self.avoided - {start, end}
        if start == end or start not in self.net or end not in self.net:
            return Ways(())
        net = networkx.restricted_view(self.net, avoided, ()) if avoided else self.net
        try:
            found = list(itertools.islice(networkx.shortest_simple_paths(net, start, end, weight="cost"), count))
        except networkx.NetworkXNoPath:
            return Ways(())
        ways = tuple(sorted((self._way(path) for path in found), key=lambda way: (way.cost, [hop.end.id for hop in way.hops])))
        shared = set.intersection(*({entity.id for entity in way.between} for way in ways)) if len(ways) > 1 else set()
        hub = max(shared, key=lambda ident: (self.net.degree(ident), ident), default=None)
        if hub is None or self.net.degree(hub) < HUB:
            return Ways(ways)
        return Ways(ways, self.graph.entity(hub), int(self.net.degree(hub)))

    def _way(self, path: list[str]) -> Way:
        pairs = list(itertools.pairwise(path))
        cost = sum(self.net[start][end]["cost"] for start, end in pairs) - (self.toll[path[0]] + self.toll[path[-1]]) / 2
        hops = tuple(Hop(self.graph.entity(start), self.graph.entity(end), self._best(start, end)) for start, end in pairs)
        return Way(hops, round(cost, 6))

    def _best(self, start: str, end: str) -> tuple[Statement, ...]:
        """Those that say it of the two as subject and object first, asserted ones first, then by support and confidence."""
        found = self.statements[min(start, end), max(start, end)]
        return tuple(sorted(found, key=lambda s: ({s.subject, s.object} != {start, end}, s.status != "asserted", -s.support, -s.confidence, s.id)))


def members(statement: Statement) -> set[str]:
    """The entities that stand in a statement: subject, object, participants. Not its speakers: who tells of a thing is not part of it."""
    ends = (statement.subject, statement.object, *(entity for _, entity in statement.participants))
    return {entity for entity in ends if entity is not None}


def _matching(entities: Iterable[Entity], names: Collection[str]) -> set[str]:
    wanted, keys = set(names), {folded(name) for name in names}
    if not wanted:
        return set()
    return {entity.id for entity in entities if entity.id in wanted or any(folded(name) in keys for name in (entity.name, *entity.aliases))}
