"""Joins names within an article: equal ones, short ones with the one long name that fits; acronyms and persons have modules of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.extract.coref import acronyms, besides, firms, persons, states
from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import core, generation, short_for
from kg.extract.coref.settling import PLACES
from kg.extract.coref.states import Body
from kg.extract.kinds import SHIPS, lexicon
from kg.extract.tree import Tree

WHOLE_ONLY = PLACES | {"Group", "Product", "Concept", "Other"}  # a ship apart: the Carney is the USS Carney
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


def join_names(at: Tree, items: list[Item], clusters: Clusters, language: str) -> None:
    named = [i for i, item in enumerate(items) if item.phrase.kind == "name"]
    bodies = states.bodies(at, items, language)
    _equal(items, clusters, named, bodies)
    states.join(clusters, bodies)
    acronyms.join(at, items, clusters, named)
    persons.join(at, items, clusters, [i for i in named if items[i].phrase.type == "Person"], language)
    clusters.beside = besides.find(at, items, language)
    for j, i in clusters.beside.items():
        clusters.join(i, j)
    small = frozenset([word for word in set(at.words) if word.islower()])
    firms.join_short(items, clusters, named, _common(language), small)
    _ships(items, clusters, named)
    _others(items, clusters, [i for i in named if items[i].phrase.type not in WHOLE_ONLY | {"Person"}], bodies)


@cache
def _common(language: str) -> frozenset[str]:
    """Words that are no name of a firm alone."""
    lists = lexicon(language)
    return frozenset(lists.places.keys() | lists.demonyms.keys() | lists.heads.keys() | GENERIC)


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
    if not any(items[i].phrase.text.split()[0] in SHIPS for i in named):
        return
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
