"""Where everything stands when the whole graph is shown: stories apart, components packed, the same every time. numpy only.

One force-directed pass per story with the LinLog energy (Noack 2007: communities stand apart), repulsion from a grid by convolution (Fourier), so that a
pass costs O(n + cells log cells); then one pass over the stories themselves, as discs, and the components packed beside each other.
The page arranges what it shows on a small scale (a story, a neighbourhood) itself, with the labels as boxes, starting from here.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from kg.model import Graph
from kg.page.stories import Stories

Points = npt.NDArray[np.float64]
Edges = npt.NDArray[np.int64]
GOLDEN = np.pi * (3 - np.sqrt(5))
SEED = 7


def positions(graph: Graph, told: Stories) -> list[tuple[float, float]]:
    """One (x, y) an entity, in 0..1 with the aspect kept, in the order of ``graph.entities``."""
    count = len(graph.entities)
    if not count:
        return []
    edges = _edges(graph)
    group = np.array(told.story_of, dtype=np.int64)
    group[group < 0] = len(told.stories)  # what no statement touches stands together
    points = np.zeros((count, 2))
    discs: list[tuple[int, float]] = []
    inner = edges[group[edges[:, 0]] == group[edges[:, 1]]]
    by_group: dict[int, list[int]] = defaultdict(list)
    for at, number in enumerate(group[inner[:, 0]].tolist()):
        by_group[number].append(at)
    slot = np.zeros(count, dtype=np.int64)
    for number in np.unique(group).tolist():
        ids = np.flatnonzero(group == number)
        slot[ids] = np.arange(len(ids))
        local = slot[inner[by_group[number]]] if by_group[number] else np.zeros((0, 2), dtype=np.int64)
        points[ids] = _spread(_forces(len(ids), local))
        discs.append((number, float(np.sqrt(len(ids)))))
    centres = _discs(discs, edges, group)
    for (number, radius), centre in zip(discs, centres, strict=True):
        ids = group == number
        points[ids] = points[ids] * radius + centre
    low, high = points.min(0), points.max(0)
    unit = max(float((high - low).max()), 1e-9)
    return [(float(x), float(y)) for x, y in ((points - low) / unit).round(6)]


def _edges(graph: Graph) -> Edges:
    """Unordered pairs of entities that a statement links, each once, sorted."""
    index = {entity.id: at for at, entity in enumerate(graph.entities)}
    pairs = {
        (min(index[s.subject], index[s.object]), max(index[s.subject], index[s.object]))
        for s in graph.statements
        if s.subject is not None and s.object is not None and s.subject != s.object
    }
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _sunflower(count: int) -> Points:
    """Evenly in a disc of radius 1: the start, and what things without a tie keep."""
    at = np.arange(count) + 0.5
    radius = np.sqrt(at / count)
    return np.stack([radius * np.cos(at * GOLDEN), radius * np.sin(at * GOLDEN)], axis=1)


def _forces(count: int, edges: Edges, rounds: int = 120) -> Points:
    """LinLog with mass = degree + 1, cooled; (count, 2) around the origin."""
    points = _sunflower(count)
    if not len(edges):
        return points
    first, second = edges[:, 0], edges[:, 1]
    degree = np.bincount(edges.ravel(), minlength=count).astype(float)
    order = np.argsort(-degree, kind="stable")  # the busiest start in the middle
    points[order] = _sunflower(count)
    points += np.random.default_rng(SEED).normal(scale=0.02, size=points.shape)
    mass = degree + 1
    share = 1 / (mass.sum() + 1e-9)
    for turn in range(rounds):
        force = _repulsion(points, mass) * share - points * 0.35
        gap = points[first] - points[second]
        length = np.sqrt((gap**2).sum(1)) + 0.02
        pull = gap / length[:, None]
        for axis in (0, 1):
            force[:, axis] += (np.bincount(second, pull[:, axis], count) - np.bincount(first, pull[:, axis], count)) / mass
        size = np.sqrt((force**2).sum(1)) + 1e-9
        step = 0.12 * (1 - turn / rounds) + 0.002
        points = points + force * (np.minimum(size, 1) * step / size)[:, None]
    centred: Points = points - points.mean(0)
    return centred


def _repulsion(points: Points, mass: npt.NDArray[np.float64]) -> Points:
    """Force 1/d from every mass on every point, by the grid that holds them: bilinear weights, one convolution."""
    cells = int(np.clip(np.sqrt(len(points)) * 2, 8, 96))
    low = points.min(0)
    width = max(float((points.max(0) - low).max()), 1e-6) * 1.0001 / (cells - 1)
    place = (points - low) / width
    corner = np.clip(place.astype(np.int64), 0, cells - 2)
    part = place - corner
    weights = [((a, b), np.abs(1 - a - part[:, 0]) * np.abs(1 - b - part[:, 1])) for a in (0, 1) for b in (0, 1)]
    grid = np.zeros((cells, cells))
    for (a, b), weight in weights:
        np.add.at(grid, (corner[:, 0] + a, corner[:, 1] + b), weight * mass)
    reach = np.arange(-cells + 1, cells) * width
    x, y = np.meshgrid(reach, reach, indexing="ij")
    square = x * x + y * y + width * width * 0.25
    shape = (3 * cells - 2, 3 * cells - 2)
    spectrum = np.fft.rfft2(grid, shape)
    force = np.zeros_like(points)
    for axis, kernel in ((0, x / square), (1, y / square)):
        field = np.fft.irfft2(spectrum * np.fft.rfft2(kernel, shape), shape)[cells - 1 : 2 * cells - 1, cells - 1 : 2 * cells - 1]
        for (a, b), weight in weights:
            force[:, axis] += weight * field[corner[:, 0] + a, corner[:, 1] + b]
    return force


def _spread(points: Points) -> Points:
    """Into a disc of radius 0.9, evened out half way towards a uniform density so that no heap stays in the middle."""
    count = len(points)
    if count == 1:
        return np.zeros((1, 2))
    radius = np.sqrt((points**2).sum(1)) + 1e-9
    rank = np.empty(count)
    rank[np.argsort(radius, kind="stable")] = np.arange(count) + 0.5
    even = np.sqrt(rank / count)
    wanted = 0.9 * (0.35 * radius / radius.max() + 0.65 * even)
    spread: Points = points * (wanted / radius)[:, None]
    return spread


def _discs(discs: list[tuple[int, float]], edges: Edges, group: npt.NDArray[np.int64]) -> Points:
    """Centres for discs of the given radii: tied ones near each other, none on another, the rest packed around."""
    count = len(discs)
    radii = np.array([radius for _, radius in discs])
    order = np.argsort(-radii, kind="stable")
    slot = {number: at for at, (number, _) in enumerate(discs)}
    ties = np.zeros((count, count)) if count <= 2000 else None
    if ties is not None:
        for a, b in edges[group[edges[:, 0]] != group[edges[:, 1]]].tolist():
            i, j = slot[int(group[a])], slot[int(group[b])]
            ties[i, j] += 1
            ties[j, i] += 1
    centres = np.zeros((count, 2))
    done: list[int] = []
    for at in order.tolist():
        if done:
            placed = np.array(done)
            wish = np.zeros(2)
            if ties is not None and ties[at, placed].any():
                weight = ties[at, placed]
                wish = (centres[placed] * weight[:, None]).sum(0) / weight.sum()
            centres[at] = _free(centres[placed], radii[placed], float(radii[at]), wish)
        done.append(at)
    return centres


def _free(centres: Points, radii: npt.NDArray[np.float64], radius: float, wish: Points) -> Points:
    """The free place nearest to the wish: on a spiral around it, the first candidate that touches no disc."""
    reach = float((np.sqrt(((centres - wish) ** 2).sum(1)) + radii).max()) + radius * 1.2
    for lap in range(1, 9):
        at = np.arange(1, 600 * lap + 1)
        spiral: Points = wish + (np.sqrt(at / at[-1]) * reach * 1.05)[:, None] * np.stack([np.cos(at * GOLDEN), 0.8 * np.sin(at * GOLDEN)], axis=1)
        gap = ((spiral[:, None, :] - centres[None]) ** 2).sum(2) - (radii[None] + radius * 1.08) ** 2
        free = np.flatnonzero((gap > 0).all(1))
        if len(free):
            nearest: Points = spiral[int(free[0])]
            return nearest
        reach *= 1.3
    outside: Points = wish + np.array([reach + radius, 0.0])
    return outside
