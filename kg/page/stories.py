"""Which things belong to one story: communities of entities, tied by statements and by standing in the same article.

Louvain (Blondel et al. 2008) as networkx has it, seeded, over integers in a fixed order: the same graph gives the same stories.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.model import Graph

SEED = 7
RESOLUTIONS = (0.3, 0.6, 1.0)  # the first that leaves no story with too much: ten seed articles give seven stories at 0.3, a dense graph one
MANY = 1500  # touched things; above it only the last resolution is tried, for each costs seconds
ARTICLE = 1.5  # what standing in one article weighs beside one statement (1.0), before it is shared out
SPLINTER, FULL = 5, 60  # a community with fewer named things joins another, unless that gets more than so many
CROWDED = 12  # an article with more named things than this ties each of them less


@dataclass(frozen=True, slots=True)
class Story:
    """``members``: indices of named entities, the busiest first. ``articles``: indices, the most about it first. ``statements``: how many touch a member."""

    members: tuple[int, ...]
    articles: tuple[int, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class Stories:
    """The story of which most is said first; ``story_of`` gives the story of each entity, -1 for none."""

    stories: tuple[Story, ...]
    story_of: list[int]


def stories(graph: Graph) -> Stories:
    """Every entity that a statement touches belongs to one story; a story holds at least one statement and one named thing."""
    busy = _business(graph)
    parts = _communities(graph)
    named = [entity.named for entity in graph.entities]
    told = []
    for part in parts:
        members = sorted((at for at in part if named[at] and busy[at]), key=lambda at: (-busy[at], graph.entities[at].id))
        if members:
            told.append((part, members))
    counts = _statements(graph, _numbered(graph, [part for part, _ in told]))
    ranked = sorted(range(len(told)), key=lambda number: (-counts[number], graph.entities[told[number][1][0]].id))
    order = [told[number] for number in ranked]
    every = _mentions(graph)
    found = [Story(tuple(members), by_share(graph, members, every), counts[number]) for number, (_, members) in zip(ranked, order, strict=True)]
    return Stories(tuple(found), _numbered(graph, [part for part, _ in order]))


def _numbered(graph: Graph, parts: list[list[int]]) -> list[int]:
    """For each entity the number of its part, -1 for none."""
    story_of = [-1] * len(graph.entities)
    for number, part in enumerate(parts):
        for at in part:
            story_of[at] = number
    return story_of


def _business(graph: Graph) -> Counter[int]:
    """How many statements touch an entity, those of several articles counted as often."""
    index = {entity.id: at for at, entity in enumerate(graph.entities)}
    busy: Counter[int] = Counter()
    for statement in graph.statements:
        for end in {statement.subject, statement.object, *(entity for _, entity in statement.participants)} - {None}:
            busy[index[str(end)]] += statement.support
    return busy


def _communities(graph: Graph) -> list[list[int]]:
    import networkx as nx

    index = {entity.id: at for at, entity in enumerate(graph.entities)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for statement in graph.statements:
        first = statement.subject if statement.subject is not None else statement.object
        ends = [statement.object, *(entity for _, entity in statement.participants), *(voice.id for voice in statement.speakers)]
        for end, weight in zip(ends, [1.0] + [0.5] * len(ends), strict=False):
            if first is not None and end is not None and end != first:
                a, b = sorted((index[first], index[end]))
                weights[a, b] += weight
    touched = _business(graph)
    offset = len(graph.entities)  # articles are nodes too, behind the entities
    articles = {article.id: offset + at for at, article in enumerate(graph.articles)}
    inside: dict[int, set[int]] = defaultdict(set)
    for at, entity in enumerate(graph.entities):
        if at in touched:
            for mention in entity.mentions:
                if mention.article in articles:
                    inside[articles[mention.article]].add(at)
    for article, members in sorted(inside.items()):
        for at in sorted(members):
            weights[at, article] += ARTICLE * min(1.0, CROWDED / len(members))
    network = nx.Graph()
    network.add_nodes_from(sorted(touched))
    network.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    if not network:
        return []
    for resolution in RESOLUTIONS if len(touched) <= MANY else RESOLUTIONS[-1:]:
        found = nx.community.louvain_communities(network, weight="weight", resolution=resolution, seed=SEED)
        if max(sum(at < offset and graph.entities[at].named for at in part) for part in found) <= FULL:
            break
    parts = _gathered([set(part) for part in found], weights, [entity.named for entity in graph.entities])
    return [sorted(at for at in part if at < offset) for part in parts]


def _gathered(parts: list[set[int]], weights: dict[tuple[int, int], float], named: list[bool]) -> list[set[int]]:
    """Splinters go to the community they are tied to most, the smallest first: three names are no story beside the one they belong to."""
    where = {node: number for number, part in enumerate(parts) for node in part}
    ties: list[Counter[int]] = [Counter() for _ in parts]
    for (a, b), weight in weights.items():
        i, j = where[a], where[b]
        if i != j:
            ties[i][j] += weight  # type: ignore[assignment]  # a Counter of floats
            ties[j][i] += weight  # type: ignore[assignment]
    size = [sum(node < len(named) and named[node] for node in part) for part in parts]
    for small in sorted(range(len(parts)), key=lambda number: (size[number], min(parts[number]))):
        open_to = [(-weight, min(parts[other]), other) for other, weight in ties[small].items() if parts[other] and size[small] + size[other] <= FULL]
        if size[small] >= SPLINTER or not open_to:
            continue
        *_, home = min(open_to)
        parts[home] |= parts[small]
        size[home] += size[small]
        for other, weight in ties[small].items():
            if other != home:
                ties[home][other] += weight
                ties[other][home] += weight
            del ties[other][small]
        parts[small] = set()
    return [part for part in parts if part]


def by_share(graph: Graph, members: list[int], every: Counter[str] | None = None) -> tuple[int, ...]:
    """Articles that mention the members, by the mentions times their share of the article's (``every``): a round-up heads no story. Indices."""
    index = {article.id: at for at, article in enumerate(graph.articles)}
    counts = Counter(index[mention.article] for at in members for mention in graph.entities[at].mentions if mention.article in index)
    every = _mentions(graph) if every is None else every
    return tuple(at for at, _ in sorted(counts.items(), key=lambda pair: (-(pair[1] ** 2) / every[graph.articles[pair[0]].id], pair[0])))


def _mentions(graph: Graph) -> Counter[str]:
    """How many mentions of named things each article has."""
    return Counter(mention.article for entity in graph.entities if entity.named for mention in entity.mentions)


def _statements(graph: Graph, story_of: list[int]) -> Counter[int]:
    index = {entity.id: at for at, entity in enumerate(graph.entities)}
    return Counter(story_of[index[str(s.subject if s.subject is not None else s.object)]] for s in graph.statements)
