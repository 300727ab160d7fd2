"""Names of several parts: a son's mark, brackets that an acronym tells, small words between capitals, constituencies."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extract.names.name import Name, capital, root_of
from kg.extract.tree import Tree

PEOPLE = frozenset({"PERSON", "PER"})
SONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def generations(tree: Tree, names: list[Name]) -> list[Name]:
    """ "Ken Griffey Sr.", "Sammy Davis, Jr.": what tells a father from a son, which some trees hang elsewhere."""
    joined = []
    for name in names:
        behind = name.end + (tree.words[name.end : name.end + 1] == [","])
        if name.label in PEOPLE and name.end - name.start > 1 and tree.words[behind : behind + 1] and tree.words[behind] in SONS:
            name = replace(name, end=behind + 1)
        joined.append(name)
    return joined


def bracketed(tree: Tree, names: list[Name]) -> list[Name]:
    """ "British National (Overseas)": a word in brackets is part of the name where the article uses the acronym of both (BNO)."""
    opened = [i for i, word in enumerate(tree.words[:-2]) if word == "(" and i > 0]
    if not opened:
        return names
    acronyms = {word for word in tree.words if word.isupper() and len(word) > 2}
    found = list(names)
    for i in opened:
        if tree.words[i + 2] != ")" or not capital(tree, i + 1) or tree.words[i + 1].isupper():
            continue
        start, letters = i, tree.words[i + 1][0]
        while start > 0 and capital(tree, start - 1) and letters not in acronyms:
            start -= 1
            letters = tree.words[start][0] + letters
        if letters in acronyms:
            label = next((name.label for name in names if start <= name.start < i and name.label), "")
            found = [name for name in found if name.end <= start or name.start >= i + 3]
            found.append(Name(start, i + 3, root_of(tree, start, i), label))
    return found


def small_words(tree: Tree, names: list[Name]) -> list[Name]:
    """ "Dar es Salaam", "Port-au-Prince": a small word between two capitals belongs to the name, behind hyphens whatever it is."""
    joined: list[Name] = []
    for name in names:
        end = name.end
        while (further := _further(tree, end)) is not None:
            end = further
        if end > name.end:
            name = replace(name, end=end, root=root_of(tree, name.start, end))
        joined.append(name)
    return joined


def _further(tree: Tree, end: int) -> int | None:
    """Where a name that ends here ends indeed."""
    if end + 1 < len(tree.words) and tree.words[end] == "es" and capital(tree, end + 1) and tree.sentence[end + 1] == tree.sentence[end - 1]:
        return end + 2
    if end + 3 < len(tree.words) and tree.words[end] == tree.words[end + 2] == "-" and tree.words[end + 1].islower() and capital(tree, end + 3):
        return end + 4 if tree.end(end - 1) == tree.start[end] and tree.end(end + 2) == tree.start[end + 3] else None
    return None


def constituencies(tree: Tree, names: list[Name]) -> list[Name]:
    """ "candidate for Carshalton and Wallington": who stands for two places in one breath stands for one constituency."""
    joined: list[Name] = []
    for one, other in pairwise([*names, Name(-1, -1, -1, "")]):
        joined.append(one)
        case = one.start - 1
        noun = tree.head[one.root] if one.root >= 0 else -1
        if (
            other.start == one.end + 1
            and tree.words[one.end].casefold() == "and"
            and case >= 0
            and tree.words[case].casefold() == "for"
            and tree.lemmas[noun] in ("candidate", "mp", "lawmaker", "member", "seat", "constituency")
        ):
            joined.append(Name(one.start, other.end, one.root, "LOC"))
    return joined
