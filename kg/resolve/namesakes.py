"""Equal names of different things: father and son, Paris in Texas, the Supreme Court of two states. What tells them apart decides which chains are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kg.resolve.names import generation
from kg.resolve.names import words as name_words
from kg.resolve.profiles import Profile
from kg.resolve.union import Union

Pair = tuple[int, int, str]
MANY = 3  # articles that name a city bare, for each that says of which state it is; the bare name of a person may be his father's, so as many must mark it


@cache
def general() -> frozenset[str]:
    """Words that many states and towns have a body for: a name of nothing else says too little."""
    text = (files("kg.resolve") / "data" / "general.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def parted(profiles: Sequence[Profile], chains: Sequence[int], words: tuple[str, ...]) -> list[list[int]]:
    """The chains of one name, those in one list that may be joined."""
    if set(words) <= general():
        return _by_country(profiles, chains)
    marks = {profiles[i].mark for i in chains} - {""}
    if not marks:
        return [list(chains)]
    by_mark: dict[str, list[int]] = {mark: [i for i in chains if profiles[i].mark == mark] for mark in sorted(marks)}
    bare = [i for i in chains if not profiles[i].mark]
    if len(marks) == 1:
        (mark,) = marks
        articles = {profiles[i].article for i in by_mark[mark]}
        together = any(profiles[i].article in articles for i in bare)
        person = profiles[by_mark[mark][0]].type == "Person"
        # an article that calls him by both: "Martin Luther King" is Martin Luther King Jr.
        both = person and any(generation(form) != mark and words == name_words(form, "Person") for i in by_mark[mark] for form in profiles[i].forms)
        if not together and (both or len(by_mark[mark]) * (1 if person else MANY) >= len(bare)):
            return [list(chains)]
    return [*by_mark.values(), bare] if bare else list(by_mark.values())


def _by_country(profiles: Sequence[Profile], chains: Sequence[int]) -> list[list[int]]:
    """By the state that the article names most. One that names none goes with no other: nothing says whose court it is."""
    found: dict[str, list[int]] = defaultdict(list)
    for i in chains:
        profile = profiles[i]
        found[profile.country or f"article {profile.article}"].append(i)
    return list(found.values())


def doubts(profiles: Sequence[Profile], chains: Sequence[int], union: Union) -> list[Pair]:
    """The largest parts of one name that stay apart, for a reader."""
    roots = Counter(union.root(i) for i in chains)
    if len(roots) < 2:
        return []
    first, second = sorted(sorted(roots, key=lambda root: (-roots[root], root))[:2])
    if union.forbidden(first, second):
        return []
    told = " and ".join(sorted(profiles[k].mark or profiles[k].country or "nothing" for k in (first, second)))
    return [(first, second, f"the same name, told apart by {told}")]
