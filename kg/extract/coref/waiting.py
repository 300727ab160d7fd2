"""Bare names of persons whom the article names in full nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from kg.extract.coref.clusters import Clusters

SONS = frozenset({"jr", "sr"})  # a number belongs to the name ("Elizabeth" is Elizabeth II), these tell a person from the one who is called without


class Waiting:
    """Such names by word and number: "Elizabeth II" is not Elizabeth III, "Elizabeth" is the one that is named most."""

    def __init__(self, clusters: Clusters, marks: Mapping[str, Set[str]]) -> None:
        """``marks``: all that the article has behind a bare name."""
        self.clusters, self.marks = clusters, marks
        self.first: dict[str, dict[str, int]] = defaultdict(dict)

    def fitting(self, word: str, mark: str) -> list[int]:
        """The chain that a name means, if one that waits may be it."""
        found = self.first.get(word, {})
        if mark in found:
            return [self.clusters.root(found[mark])]
        if mark:
            return [self.clusters.root(found[""])] if "" in found and mark not in SONS and self.marks[word] == {mark} else []
        best = max(({self.clusters.root(k) for told, k in found.items() if told not in SONS}), key=lambda k: (len(self.clusters.of(k)), -k), default=None)
        return [] if best is None else [best]

    def take(self, word: str, mark: str, i: int) -> None:
        for k in self.fitting(word, mark):
            self.clusters.join(k, i)
        self.first[word].setdefault(mark, i)
