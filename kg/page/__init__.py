"""The page: one HTML file that shows a graph as far as the sentence it rests on, with no network.

payload   Graph -> columns (what the page knows)        stories   which things belong to one story
layout    where everything stands                       document  columns + script + style -> HTML
network   the same page behind the interface of pyvis
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Graph
from kg.page.document import render

if TYPE_CHECKING:
    from kg.page.network import KGNetwork

__all__ = ["render", "to_pyvis"]


def to_pyvis(graph: Graph) -> KGNetwork:
    """The graph as a ``pyvis.network.Network`` whose HTML is this page: one node an entity, one edge a statement with two ends."""
    from kg.page.network import KGNetwork  # pyvis pulls IPython: only who asks for it pays

    return KGNetwork.of(graph)
