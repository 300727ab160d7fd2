"""Joins names within an article: equal ones, short ones with the one long name that fits, acronyms that the text explains, and a misspelt name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kg.extract.coref import states
from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import abbreviates, capitals, conflict, core, generation, initials, misspelt, parts, same_person, short_for
from kg.extract.coref.states import Body
from kg.extract.kinds import SHIPS
from kg.extract.tree import Tree
from kg.model import EntityType, folded

PLACES = frozenset({"Country", "City", "Place"})
WHOLE_ONLY = PLACES | {"Group", "Product", "Concept", "Other"}  # a ship apart: the Carney is the USS Carney
CODE = re.compile(r"[A-Z]{1,4}[ -]?\d{1,4}[A-Z]?")
GENERIC = frozenset(
    {
        "agency",
        "news",
        "party",
        "company",
        "group",
        "movement",
        "newspaper",
        "institute",
        "foundation",
        "television",
        "tv",
        "radio",
        "network",
        "magazine",
        "bank",
        "university",
        "international",
    }
)


def compatible(a: EntityType, b: EntityType) -> bool:
    """Types that a recogniser mixes up. A person is never anything else."""
    return a == b or "Person" not in (a, b)


def join_names(at: Tree, items: list[Item], clusters: Clusters, language: str) -> None:
    named = [i for i, item in enumerate(items) if item.phrase.kind == "name"]
    bodies = states.bodies(at, items, language)
    _equal(items, clusters, named, bodies)
    states.join(clusters, bodies)
    _explained(at, items, clusters, named)
    _persons(items, clusters, [i for i in named if items[i].phrase.type == "Person"])
    _ships(items, clusters, named)
    _others(items, clusters, [i for i in named if items[i].phrase.type not in WHOLE_ONLY | {"Person"}], bodies)


def settle_types(items: list[Item], places: Mapping[str, EntityType]) -> list[Item]:
    """One type for one name: what most of its mentions have, a listed place where it is a tie, and Person for the last name of a person named in full."""
    counts: dict[str, Counter[EntityType]] = {}
    lasts: set[str] = set()
    for item in items:
        if item.phrase.kind == "name":
            words = core(item.phrase.text, item.phrase.type)
            counts.setdefault(" ".join(words), Counter())[item.phrase.type] += 1
            if item.phrase.type == "Person" and len(words) > 1:
                lasts.add(words[-1])
    settled = []
    ships: set[str] = set()  # the bare names of ships named in full so far
    for item in items:
        phrase = item.phrase
        if phrase.kind == "name":
            words = core(phrase.text, phrase.type)
            if phrase.text.split()[0] in SHIPS:
                ships.add(" ".join(word for word in words[1:] if not any(letter.isdigit() for letter in word)))
            elif " ".join(words) in ships and phrase.type not in ("Person", "Product"):
                item = replace(item, phrase=replace(phrase, type="Product"), gender="n")
                settled.append(item)
                continue
            found = counts[" ".join(words)]
            kind = min(found, key=lambda k: (-found[k], k not in PLACES, k))
            if " ".join(words) in places and kind == "Person":
                kind = places[" ".join(words)]
            elif len(words) == 1 and words[0] in lasts and words[0] not in places:
                kind = "Person"
            if kind != phrase.type:
                item = replace(item, phrase=replace(phrase, type=kind), gender="?" if kind == "Person" else "n")
        settled.append(item)
    return settled


def _equal(items: list[Item], clusters: Clusters, named: list[int], bodies: Mapping[int, Body]) -> None:
    """The same words are the same thing; a person's single name only when it is settled below, the ministries of two states never."""
    first: dict[tuple[tuple[str, ...], bool, str], int] = {}
    for i in named:
        phrase = items[i].phrase
        words = core(phrase.text, phrase.type)
        person = phrase.type == "Person"
        if person and len(words) == 1:
            continue
        key = (words, person, generation(phrase.text) if person else bodies[i].state if i in bodies else "")
        if key in first:
            clusters.join(first[key], i)
        else:
            first[key] = i


def _explained(at: Tree, items: list[Item], clusters: Clusters, named: list[int]) -> None:
    """ "Voice of America (VOA)": the acronym in brackets behind a name whose initials it has, and every other one like it."""
    by_text: dict[str, list[int]] = defaultdict(list)
    by_start: dict[int, list[int]] = defaultdict(list)
    by_letters: dict[str, list[int]] = defaultdict(list)  # acronyms, by their letters
    owners: dict[str, list[int]] = defaultdict(list)  # letters -> long names that have them for initials
    for i in named:
        phrase = items[i].phrase
        by_text[folded(phrase.text)].append(i)
        by_start[phrase.start].append(i)
        if letters := capitals(phrase.text):
            by_letters[letters].append(i)
        if len(phrase.text.split()) > 1:
            for form in initials(phrase.text):
                owners[form].append(i)
    told: set[tuple[str, int, bool]] = set()  # acronyms that a chain has already
    held: dict[str, tuple[int, int]] = {}  # letters -> (joins so far, chains whose names have them)
    for i in named:
        long = items[i].phrase
        forms = initials(long.text) if len(long.text.split()) > 1 else set()
        near = {j for start in (long.end + 1, long.end + 2) for j in by_start.get(start, ())}
        for j in sorted(near.union(*(by_letters.get(form, ()) for form in forms))):
            short = items[j].phrase
            if i == j or not compatible(short.type, long.type) or (folded(short.text), clusters.root(i), long.type == "Person") in told:
                continue
            letters = capitals(short.text)
            between = "".join(at.words[long.end : short.start]).strip() if j in near else ""
            between = between.removeprefix("'s").removeprefix("’s")  # "the Command's (NAVCENT) ships"
            coded = CODE.fullmatch(short.text) and long.type not in PLACES | {"Person"}  # "USS Hopper (DDG 70)"; "(D-32)" behind a person is a district
            if letters not in forms and not (between in ("(", "[") and (abbreviates(short.text, long.text) or coded)):
                continue
            if held.get(letters, (-1, 0))[0] != clusters.joins:
                held[letters] = (clusters.joins, len({clusters.root(k) for k in owners.get(letters, ())}))
            if between in ("(", ",", "[", "or", "(the") or (held[letters][1] == 1 and len(short.text) >= 3):
                for k in by_text[folded(short.text)]:
                    if compatible(items[k].phrase.type, long.type):
                        clusters.join(i, k)
                told.add((folded(short.text), clusters.root(i), long.type == "Person"))


def _others(items: list[Item], clusters: Clusters, named: list[int], bodies: Mapping[int, Body]) -> None:
    """A shorter form that ends like exactly one longer name ("Herzog Institute"), or lacks only a general word ("Yonhap", "Yonhap news agency")."""
    forms: dict[int, set[tuple[str, ...]]] = {}
    body: dict[int, Body] = {}
    for i in named:
        if i in bodies:
            body.setdefault(clusters.root(i), bodies[i])
        forms.setdefault(clusters.root(i), set()).add(core(items[i].phrase.text, items[i].phrase.type))
    ends: dict[tuple[int, str], set[int]] = defaultdict(set)  # (first or last, word) -> chains with such a form: no other one can fit
    for root, own in forms.items():
        for form in filter(None, own):
            ends[0, form[0]].add(root)
            ends[-1, form[-1]].add(root)
    for root, own in sorted(forms.items()):
        near = set[int]().union(*(ends[end, form[end]] for form in own if form for end in (0, -1)))
        fits = [
            other
            for other in sorted(near)
            if other != root
            and items[other].phrase.type == items[root].phrase.type
            and not states.apart(body.get(root), body.get(other))
            and any(_fits(short, long) for short in own for long in forms[other])
        ]
        if len({clusters.root(other) for other in fits}) == 1:
            clusters.join(root, fits[0])


def _ships(items: list[Item], clusters: Clusters, named: list[int]) -> None:
    """ "The Carney" behind the only USS Carney; "USS Carney (DDG 64)" and "USS Carney DDG-64" by the words without the number on the hull."""
    found: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for i in named:
        words = tuple(word for word in core(items[i].phrase.text, "Product") if not any(letter.isdigit() for letter in word))
        if items[i].phrase.text.split()[0] in SHIPS and len(words) > 1:
            roots = {clusters.root(k) for k in found[words]}
            if len(roots) == 1:
                clusters.join(i, roots.pop())
            found[words].add(i)
            found[words[1:]].add(i)
        elif items[i].phrase.type == "Product" and len(roots := {clusters.root(k) for k in found.get(words, ())}) == 1:
            clusters.join(i, roots.pop())


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if not short or len(short) >= len(long):
        return False
    if short[-1] == long[-1]:
        return short_for(" ".join(short), " ".join(long), "Organization")
    return long[: len(short)] == short and all(word in GENERIC for word in long[len(short) :])


def _persons(items: list[Item], clusters: Clusters, named: list[int]) -> None:
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
    holding: dict[str, list[int]] = defaultdict(list)  # word -> names of several words that it is one of
    for k, item in enumerate(items):
        words = core(item.phrase.text, "Person") if item.phrase.kind == "name" else ()
        if len(words) > 1:
            for word in set(words):
                holding[word].append(k)
    known = {clusters.root(k) for k in full}

    def joined(one: int, other: int) -> None:
        full_name = clusters.root(one) in known or clusters.root(other) in known
        clusters.join(one, other)
        if full_name:
            known.add(clusters.root(one))

    waiting: dict[str, int] = {}
    for i in single:
        word = parts(items[i].phrase.text)[0]
        mark = generation(items[i].phrase.text)
        fitting = [m for m in holding.get(word, ()) if short_for(word, items[m].phrase.text, "Person")]
        holders = sorted({root for m in fitting if (root := clusters.root(m)) in known})
        if mark:  # "Downey Jr." is no Downey Sr.
            holders = [h for h in holders if mark in {generation(items[m].phrase.text) for m in clusters.of(h)}]
        if not holders:
            if word in waiting:
                joined(waiting[word], i)
            waiting.setdefault(word, i)
            continue
        chosen = holders[0] if len(holders) == 1 else _holder(items, clusters, i, holders)
        if chosen is not None:
            joined(chosen, i)


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
        last = max((k for k in before[h] if len(core(items[k].phrase.text, "Person")) > 1), default=before[h][-1])
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
