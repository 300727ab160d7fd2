"""Joins acronyms with the names that they stand for, where the article explains them or only one name has their letters."""

from __future__ import annotations

import re
from collections import defaultdict

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import abbreviates, capitals, initials
from kg.extract.tree import Tree
from kg.model import EntityType, folded

CODE = re.compile(r"[A-Z]{1,4}[ -]?\d{1,4}[A-Z]?")
UNCODED = frozenset({"Country", "City", "Place", "Person"})


def compatible(a: EntityType, b: EntityType) -> bool:
    """Types that a recogniser mixes up. A person is never anything else."""
    return a == b or "Person" not in (a, b)


def join(at: Tree, items: list[Item], clusters: Clusters, named: list[int]) -> None:
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
            coded = CODE.fullmatch(short.text) and long.type not in UNCODED  # "USS Hopper (DDG 70)"; "(D-32)" behind a person is a district
            if letters not in forms and not (between in ("(", "[") and (abbreviates(short.text, long.text) or coded)):
                continue
            if held.get(letters, (-1, 0))[0] != clusters.joins:
                held[letters] = (clusters.joins, len({clusters.root(k) for k in owners.get(letters, ())}))
            if between in ("(", ",", "[", "or", "(the") or (held[letters][1] == 1 and len(short.text) >= 3):
                for k in by_text[folded(short.text)]:
                    if compatible(items[k].phrase.type, long.type):
                        clusters.join(i, k)
                told.add((folded(short.text), clusters.root(i), long.type == "Person"))
