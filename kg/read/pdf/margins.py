"""Running heads, running feet and page numbers: lines that stand at the same place of neighbouring pages with the same words, figures aside."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict

from kg.read.pdf.flow import Line

EDGE = 3  # lines at the top and at the bottom of a page among which they stand
NEAR = 4.0  # points by which the place may differ
APART = 2  # pages between two that share them: left and right pages may have heads of their own, and a chapter's head may run for three pages
_FIGURES = re.compile(r"\d+|\b[ivxlcdm]{1,7}\b")


def without(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages' lines without those that repeat at their edges."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    edges = [_edge(lines) for lines in pages]
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        for at in edge:
            places[_key(lines[at])].append((number, lines[at].bottom))
    return [
        [line for at, line in enumerate(lines) if at not in edge or not _repeats(places[_key(line)], number, line.bottom)]
        for number, (lines, edge) in enumerate(zip(pages, edges, strict=True))
    ]


def _edge(lines: list[Line]) -> set[int]:
    order = sorted(range(len(lines)), key=lambda at: -lines[at].bottom)
    return {*order[:EDGE], *order[-EDGE:]}


def _key(line: Line) -> str:
    return " ".join(_FIGURES.sub("#", line.text.casefold()).split())


def _repeats(places: list[tuple[int, float]], number: int, bottom: float) -> bool:
    """``places``: (page, height) in the order of pages."""
    at = bisect_left(places, (number - APART, -math.inf))
    while at < len(places) and places[at][0] <= number + APART:
        if places[at][0] != number and abs(places[at][1] - bottom) <= NEAR:
            return True
        at += 1
    return False
