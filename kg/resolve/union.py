"""A union of chains that obeys what must not be joined and remembers why it joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Union:
    """Union-find over chain numbers. ``articles`` and ``sizes`` (mentions) are by chain number; a refused join is counted nowhere."""

    def __init__(self, articles: Sequence[str], sizes: Sequence[int]) -> None:
        self.articles = articles
        self.sizes = sizes
        self.parent = list(range(len(articles)))
        self.members: dict[int, list[int]] = {}  # only of chains that were joined
        self.reasons: dict[int, dict[str, int]] = {}
        self.foes: dict[int, set[int]] = {}  # chain -> chains that a judgement keeps apart from it, at the roots
        self.links: dict[int, str] = {}
        self.generations: dict[int, str] = {}  # "jr", "ii": of persons, at the roots

    def root(self, i: int) -> int:
        parent = self.parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def of(self, i: int) -> list[int]:
        root = self.root(i)
        return self.members.get(root) or [root]

    def mentions(self, i: int) -> int:
        return sum(self.sizes[k] for k in self.of(i))

    def keep_apart(self, i: int, j: int) -> None:
        a, b = self.root(i), self.root(j)
        if a != b:
            self.foes.setdefault(a, set()).add(b)
            self.foes.setdefault(b, set()).add(a)

    def forbidden(self, i: int, j: int) -> str | None:
        """Why the two must stay apart, ``None`` if nothing forbids it."""
        a, b = self.root(i), self.root(j)
        if b in self.foes.get(a, ()):
            return "judged different"
        one, other = self.links.get(a), self.links.get(b)
        if one and other and one != other:
            return f"links {one} and {other}"
        one, other = self.generations.get(a), self.generations.get(b)
        return f"generations {one} and {other}" if one and other and one != other else None

    def share_article(self, i: int, j: int) -> bool:
        small, large = sorted((self.of(i), self.of(j)), key=len)
        places = {self.articles[k] for k in small}
        return any(self.articles[k] in places for k in large)

    def join(self, i: int, j: int, reason: str) -> bool:
        """Join the chains of both; false where that is forbidden. The first chain in order stays the root, so the order of joins changes no id."""
        a, b = self.root(i), self.root(j)
        if a == b:
            return True
        if self.forbidden(a, b):
            return False
        if b < a:
            a, b = b, a
        small, large = sorted((self.of(a), self.of(b)), key=len)
        counts = self.reasons.pop(b, {})
        counts[reason] = counts.get(reason, 0) + sum(self.sizes[k] for k in small)
        own = self.reasons.setdefault(a, {})
        for why, count in counts.items():
            own[why] = own.get(why, 0) + count
        large = list(large) if len(large) == 1 else large
        large.extend(small)
        self.members.pop(b, None)
        self.members[a] = large
        self.parent[b] = a
        if b in self.links:
            self.links.setdefault(a, self.links.pop(b))
        if b in self.generations:
            self.generations.setdefault(a, self.generations.pop(b))
        for foe in self.foes.pop(b, ()):
            self.foes[foe].discard(b)
            self.foes[foe].add(a)
            self.foes.setdefault(a, set()).add(foe)
        return True

    def join_all(self, chains: Iterable[int], reason: str) -> None:
        """Join all to the first that takes them: where a judgement splits a name in two, each further one goes to the first side that allows it."""
        heads: list[int] = []
        for chain in chains:
            if not any(self.join(head, chain, reason) for head in heads):
                heads.append(chain)
