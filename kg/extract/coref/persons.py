"""Joins names of persons within an article: fuller ones, a misspelt one, and bare ones with the person that they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from kg.extract.coref.attributes import Item, gendered
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import conflict, core, generation, misspelt, one_letter_apart, parts, same_person, short_for
from kg.extract.coref.plurals import OFFICES
from kg.extract.tree import Tree

# Titles that with one name are somebody's whole name: King Hussein is not Saddam Hussein.
CROWNED = frozenset({"king", "queen", "prince", "princess", "emperor", "empress", "sultan", "emir", "pope", "tsar", "czar", "kaiser", "shah"})


def join(at: Tree, items: list[Item], clusters: Clusters, named: list[int]) -> None:
    full = [i for i in named if len(core(items[i].phrase.text, "Person")) > 1]
    _fuller(items, clusters, sorted({clusters.root(i) for i in full}))
    roots = sorted({clusters.root(i) for i in full})
    alike = [(a, b) for a, b in _pairs(items, roots, lambda words: words[:-1]) if misspelt(items[a].phrase.text, items[b].phrase.text)]
    near = Counter(root for pair in alike for root in pair)
    for a, b in alike:
        if near[a] == near[b] == 1:
            here, there = items[a].phrase.text, items[b].phrase.text
            counts = Counter(items[i].phrase.text for i in full)
            rarer = min((here, there), key=lambda text: (counts[text], text))
            clusters.join(a, b, f"spelling: {rarer}")
    single = [i for i in named if len(core(items[i].phrase.text, "Person")) == 1]
    titles = {i: _title(at, items[i]) for i in named}
    crowned: dict[str, int] = {}  # name -> the first King so called, where nobody named in full is one
    holding: dict[str, list[int]] = defaultdict(list)  # word -> names of several words that it is one of
    for k, item in enumerate(items):
        words = core(item.phrase.text, "Person") if item.phrase.kind == "name" else ()
        if len(words) > 1:
            for word in set(words):
                holding[word].append(k)
    known = {clusters.root(k) for k in full}
    known_names = set(full)

    def joined(one: int, other: int) -> None:
        full_name = clusters.root(one) in known or clusters.root(other) in known
        clusters.join(one, other)
        if full_name:
            known.add(clusters.root(one))

    waiting: dict[str, int] = {}
    familiar = _familiar(items, clusters, single, full)
    for i in single:
        word = parts(items[i].phrase.text)[0]
        mark = generation(items[i].phrase.text)
        fitting = [m for m in holding.get(word, ()) if short_for(word, items[m].phrase.text, "Person")]
        holders = sorted({root for m in fitting if (root := clusters.root(m)) in known})
        if mark:  # "Downey Jr." is no Downey Sr.
            holders = [h for h in holders if mark in {generation(items[m].phrase.text) for m in clusters.of(h)}]
        gender = _told_gender(at, items[i])
        if gender:  # "Mrs. Clinton" is not Bill Clinton
            holders = [h for h in holders if clusters.gender(h) not in {"m", "f"} - {gender}]
        if titles[i] in CROWNED:
            holders = [h for h in holders if any(titles.get(m) in CROWNED for m in clusters.of(h))]
            if not holders:
                clusters.join(crowned.setdefault(word, i), i)
                continue
        elif word in crowned:
            holders = sorted({clusters.root(h) for h in (*holders, crowned[word])})
        if len(holders) > 1 and word not in {core(items[m].phrase.text, "Person")[0] for h in holders for m in clusters.of(h) if m in known_names}:
            formal = [h for h in holders if clusters.root(h) not in {clusters.root(k) for k in familiar}]
            holders = formal if any(k < i for h in formal for k in clusters.of(h)) else holders  # "Gonzalez" is not the boy whom the article calls Elian
        if not holders and word not in waiting:
            holders = _misspelt(items, clusters, i, word, full)
            if holders:
                clusters.join(holders[0], i, f"spelling: {items[i].phrase.text}")
                continue
        chosen = None if not holders else holders[0] if len(holders) == 1 else _holder(items, clusters, i, holders)
        if chosen is None and titles[i]:  # "President Obama", before either of Barack and Michelle Obama is named
            titled = [h for h in holders if any(titles.get(m) == titles[i] for m in clusters.of(h))]
            chosen = titled[0] if len(titled) == 1 else None
        if chosen is not None:
            joined(chosen, i)
        elif word in waiting:
            joined(waiting[word], i)
        else:
            waiting[word] = i


def _told_gender(at: Tree, item: Item) -> str:
    """ "m" or "f" where a title says so; a surname may be a forename, too ("Roberts", "Kelly"), and says nothing."""
    before = at.words[item.phrase.start - 1].casefold() if item.phrase.start else ""
    return next((gender for gender, words in zip("mf", gendered(), strict=True) if before in words), "")


def _familiar(items: list[Item], clusters: Clusters, single: list[int], full: list[int]) -> set[int]:
    """One item of each person whom the article mostly calls by the first name: "Elian" beside "Elian Gonzalez"."""
    counts = Counter(parts(items[i].phrase.text)[0] for i in single)
    names = {i: core(items[i].phrase.text, "Person") for i in full}
    lasts = {words[-1] for words in names.values()}
    return {i for i, words in names.items() if words[0] not in lasts and counts[words[0]] >= 2 and 2 * counts[words[0]] >= counts[words[-1]]}


def _misspelt(items: list[Item], clusters: Clusters, i: int, word: str, full: list[int]) -> list[int]:
    """ "Wines" of "Leslie Wimes", named a paragraph or two before: the one person whose last name is a letter apart."""
    if len(word) < 5:
        return []
    near = [k for k in full if k < i and items[i].paragraph - items[k].paragraph <= 2 and one_letter_apart(core(items[k].phrase.text, "Person")[-1], word)]
    return [near[0]] if len({clusters.root(k) for k in near}) == 1 else []


def _title(at: Tree, item: Item) -> str:
    """The office in front of a name: "king"; "" for none, and where it only says that somebody is a man or a woman."""
    title = item.phrase.title
    before = title[1] - 1 if title else item.phrase.start - 1
    return at.lemmas[before] if before >= 0 and at.lemmas[before] in OFFICES | CROWNED else ""


def _pairs(items: list[Item], roots: list[int], alike: Callable[[tuple[str, ...]], object]) -> Iterator[tuple[int, int]]:
    """Pairs of chains whose first names are alike in what ``alike`` takes of their words, in the order of the text."""
    groups: dict[object, list[int]] = defaultdict(list)
    for root in roots:
        groups[alike(core(items[root].phrase.text, "Person"))].append(root)
    behind = {root: group[n + 1 :] for group in groups.values() for n, root in enumerate(group)}
    for a in roots:
        for b in behind[a]:
            yield a, b


def _fuller(items: list[Item], clusters: Clusters, roots: list[int]) -> None:
    """ "L. Ron Hubbard" and "Ron Hubbard", where all that fit agree: "George Bush" is neither of George H. W. and George W. Bush."""

    def agree(a: int, b: int) -> bool:
        one, other = items[a].phrase.text, items[b].phrase.text
        return same_person(core(one, "Person"), core(other, "Person")) and not conflict(one, other)

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


def _holder(items: list[Item], clusters: Clusters, i: int, holders: list[int]) -> int | None:
    """Which of several persons a bare name means.

    The one who came into the text first and is named most is its main figure and holds the name by default. Another one takes it only near his own full
    name: in the same paragraph behind it or in the next one, and there not in the company of the main figure's partners ("Putin and Kim").
    """
    here = items[i]
    before = {h: [k for k in clusters.of(h) if k < i] for h in holders}
    known = [h for h in holders if before[h]]
    if not known:
        return holders[0] if len(holders) == 1 else None
    if len(known) == 1:
        return known[0]
    main = max(known, key=lambda h: (len(before[h]), -before[h][0]))
    near = []
    for h in known:
        # of the main figure only the full name counts: a bare one is his by default; of another one, what was read as him goes on
        last = max((k for k in before[h] if len(core(items[k].phrase.text, "Person")) > 1 or h != main), default=before[h][-1])
        gap = here.paragraph - items[last].paragraph
        if gap <= 1:
            near.append((gap, -last, h))
    if not near:
        return main
    partner = _partners(items, clusters, i)
    company = [h for h in known if any(_partners(items, clusters, k) & partner for k in before[h])]
    if partner and len(company) == 1:
        return company[0]
    return min(near)[2]


def _partners(items: list[Item], clusters: Clusters, i: int) -> set[int]:
    """The chains of the other persons whose names hang on the same verb or stand in the same coordination."""
    here = items[i]
    found = set()
    for k, other in enumerate(items):
        near = other.predicate in (here.predicate, here.phrase.head) or here.predicate == other.phrase.head
        if near and k != i and other.sentence == here.sentence and other.phrase.kind == "name" and other.phrase.type == "Person":
            found.add(clusters.root(k))
    return found
