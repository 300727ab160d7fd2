"""Plain Python for whatever the driver hands over, as :mod:`kg.stores.cypher` gives it."""

from __future__ import annotations

from typing import Any

from kg.stores.table import plain, properties


def value(found: Any) -> object:
    """Nodes and relationships are their properties, a path is the list of both. Raises TypeError for what has no plain form."""
    from neo4j.graph import Node, Path, Relationship
    from neo4j.spatial import Point

    if isinstance(found, Node | Relationship):
        return properties({key: value(item) for key, item in found.items()})
    if isinstance(found, Path):
        parts: list[Any] = [found.nodes[0]]
        for edge, node in zip(found.relationships, found.nodes[1:], strict=True):
            parts += (edge, node)
        return [value(part) for part in parts]
    if isinstance(found, Point):
        return {"srid": found.srid, **dict(zip("xyz", found, strict=False))}
    if hasattr(found, "iso_format"):
        return found.iso_format()
    if isinstance(found, list):
        return [value(item) for item in found]
    if isinstance(found, dict):
        return {key: value(found[key]) for key in sorted(found)}
    return plain(found)
