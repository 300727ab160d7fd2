"""Joins names of persons within an article: fuller ones, a misspelt one, and bare ones with the person that they mean (:mod:`bare`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Set

from kg.extract import cues
from kg.extract.coref import bare
from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import INITIAL, conflict, core, generation, misspelt, same_person
from kg.extract.tree import Tree


def join(at: Tree, items: list[Item], clusters: Clusters, named: list[int], language: str) -> None:
    full = [i for i in named if len(core(items[i].phrase.text, "Person")) > 1]
    _fuller(at, items, clusters, sorted({clusters.root(i) for i in full}), cues.load(language).kin)
    roots = sorted({clusters.root(i) for i in full})
    alike = [(a, b) for a, b in _pairs(items, roots, lambda words: words[:-1]) if misspelt(items[a].phrase.text, items[b].phrase.text)]
    near = Counter(root for pair in alike for root in pair)
    for a, b in alike:
        if near[a] == near[b] == 1:
            here, there = items[a].phrase.text, items[b].phrase.text
            counts = Counter(items[i].phrase.text for i in full)
            rarer = min((here, there), key=lambda text: (counts[text], text))
            clusters.join(a, b, f"spelling: {rarer}")
    bare.join(at, items, clusters, named, _kin(at, items, named, cues.load(language)))


def _kin(at: Tree, items: list[Item], named: list[int], lists: cues.Cues) -> set[int]:
    """Names told as somebody's wife, father, ... who say nothing themselves: who speaks is called by the surname afterwards, too."""
    speaking = {core(items[i].phrase.text, "Person")[:1] for i in named if items[i].role == "subject" and at.lemmas[items[i].predicate] in lists.says}
    return {i for i in named if core(items[i].phrase.text, "Person")[:1] not in speaking and _akin(at, items[i], lists.kin)}


def _pairs(items: list[Item], roots: list[int], alike: Callable[[tuple[str, ...]], object]) -> Iterator[tuple[int, int]]:
    """Pairs of chains whose first names are alike in what ``alike`` takes of their words, in the order of the text."""
    groups: dict[object, list[int]] = defaultdict(list)
    for root in roots:
        groups[alike(core(items[root].phrase.text, "Person"))].append(root)
    behind = {root: group[n + 1 :] for group in groups.values() for n, root in enumerate(group)}
    for a in roots:
        for b in behind[a]:
            yield a, b


def _fuller(at: Tree, items: list[Item], clusters: Clusters, roots: list[int], kin: Set[str]) -> None:
    """ "L. Ron Hubbard" and "Ron Hubbard", where all that fit agree: "George Bush" is neither of George H. W. and George W. Bush."""

    def agree(a: int, b: int) -> bool:
        one, other = items[a].phrase.text, items[b].phrase.text
        if not same_person(core(one, "Person"), core(other, "Person")) or conflict(one, other):
            return False
        return not _namesakes(at, items, clusters.of(a), clusters.of(b), kin)

    def opens(a: int, b: int) -> bool:  # "Juan Miguel" of "Juan Miguel Gonzalez"
        one, other = (core(items[k].phrase.text, "Person") for k in (a, b))
        return len(other) > len(one) > 1 and other[: len(one)] == one and one[-1] not in lasts

    lasts = {core(items[root].phrase.text, "Person")[-1] for root in roots if len(core(items[root].phrase.text, "Person")) > 2}
    for a in roots:
        longer = [b for b in roots if opens(a, b)]
        if len({clusters.root(b) for b in longer}) == 1:
            clusters.join(a, longer[0])

    fits: dict[int, list[int]] = {a: [] for a in roots}
    for a, b in _pairs(items, roots, lambda words: words[-1:]):
        if agree(a, b):
            fits[a].append(b)
            fits[b].append(a)
    sure = {a: all(agree(b, c) for n, b in enumerate(found) for c in found[n + 1 :]) for a, found in fits.items()}
    for a, found in fits.items():
        for b in sorted(found):
            if sure[a] and sure[b]:
                clusters.join(a, b)


def _namesakes(at: Tree, items: list[Item], one: list[int], other: list[int], kin: Set[str]) -> bool:
    """ "Donald Trump" and "Donald Trump Jr.", "George Bush" and "George W. Bush" are two where a sentence has both or tells one as somebody's kin; and where
    the bare name comes first, since an article names who has a "Jr." in full at first. A headline is shorter than what it stands above."""
    here, there = items[one[0]].phrase.text, items[other[0]].phrase.text
    marked = generation(here) != generation(there)
    told = {*core(here, "Person")} ^ {*core(there, "Person")}
    if not marked and not (told and all(INITIAL.match(word) for word in told)):
        return False
    if {items[i].sentence for i in one} & {items[i].sentence for i in other} or any(_akin(at, items[i], kin) for i in (*one, *other)):
        return True
    bare_first = min(one, other, key=lambda own: own[0])
    return marked and not generation(items[bare_first[0]].phrase.text) and not _headline(at, items[bare_first[0]].sentence)


def _akin(at: Tree, item: Item, kin: Set[str]) -> bool:
    """ "His father, Ken Griffey", "George W. Bush, his son"."""
    head, title = item.phrase.head, item.phrase.title or (0, 0)
    beside = [*range(*title), *at.kids(head, "appos", "nmod:desc")]
    start = item.phrase.start
    behind = start > 1 and at.words[start - 1] == "," and at.lemmas[start - 2] in kin  # "his wife, Heidi, and his father", wherever the parser hung her
    return behind or any(at.lemmas[k] in kin for k in beside) or (at.rel[head] in ("appos", "flat") and at.lemmas[at.head[head]] in kin)


def _headline(at: Tree, sentence: int) -> bool:
    words = [word for word, own in zip(at.words, at.sentence, strict=True) if own == sentence and not word.isspace()]
    return words[-1] not in {".", "?", "!", "”", '"'}
