"""Chains in the making: a union of items that remembers what each chain holds."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from typing import TypeVar

from kg.extract.coref.attributes import Item
from kg.model import EntityType

V = TypeVar("V")


@cache
def _only(value: V) -> frozenset[V]:
    """One set a value, which all phrases share: there are few values and thousands of phrases."""
    return frozenset({value})


class Clusters:
    """Chains of the numbers of items; the root of a chain is its first item. ``parent`` holds the root of each: it is asked for some hundred times as often as
    chains are joined."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.parent = list(range(len(items)))
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(items))}
        self.doubts: dict[int, list[str]] = {}
        self.beside: dict[int, int] = {}  # names told beside another one -> that one
        self.joins = 0  # so far: a reader may keep what it found until they grow
        # what each chain holds, by its root: asked for each pair of phrases, and long chains would be walked each time
        self._genders: list[frozenset[str]] = [_only(item.gender) for item in items]
        self._numbers: list[frozenset[str]] = [_only(item.number) for item in items]
        self._types: list[frozenset[tuple[EntityType, bool]]] = [_only((item.phrase.type, item.phrase.named)) for item in items]
        self._named = [item.phrase.kind == "name" for item in items]

    def copy(self) -> Clusters:
        """The same chains, to be joined further without changing these."""
        other = Clusters(self.items)
        for root, members in sorted(self.members.items()):
            for member in members:
                other.join(root, member)
        other.beside = self.beside
        other.doubts = {root: list(doubts) for root, doubts in self.doubts.items()}
        return other

    def root(self, i: int) -> int:
        return self.parent[i]

    def join(self, i: int, j: int, doubt: str | None = None) -> None:
        a, b = sorted((self.root(i), self.root(j)))
        if a == b:
            return
        for member in self.members[b]:
            self.parent[member] = a
        self.joins += 1
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        self._genders[a] |= self._genders[b]
        self._numbers[a] |= self._numbers[b]
        self._types[a] |= self._types[b]
        self._named[a] |= self._named[b]
        if b in self.doubts:
            self.doubts.setdefault(a, []).extend(self.doubts.pop(b))
        if doubt:
            self.doubts.setdefault(a, []).append(doubt)

    def attach(self, i: int, j: int) -> bool:
        """Join a pronoun or noun; false, and nothing is joined, where that would make two named chains one."""
        if self.root(i) != self.root(j) and self.named(i) and self.named(j):
            return False
        self.join(i, j)
        return True

    def of(self, i: int) -> list[int]:
        return self.members[self.parent[i]]

    def named(self, i: int) -> bool:
        return self._named[self.parent[i]]

    def types(self, i: int) -> Set[tuple[EntityType, bool]]:
        """(type, whether the phrase is named) of the members."""
        return self._types[self.parent[i]]

    def gender(self, i: int) -> str:
        """What the members agree on: m, f or n if one of them says so, else "?" for a person, "*" where nothing is known."""
        return _gender(self._genders[self.parent[i]])

    def number(self, i: int) -> str:
        return _number(self._numbers[self.parent[i]])


@cache  # of few sets, asked for each pair of phrases
def _gender(told: frozenset[str]) -> str:
    sure = told & {"m", "f", "n"}
    if len(sure) == 1:
        return next(iter(sure))
    return "?" if "?" in told or sure >= {"m", "f"} else "*"


@cache
def _number(told: frozenset[str]) -> str:
    sure = told - {"?"}
    return next(iter(sure)) if len(sure) == 1 else "?"
