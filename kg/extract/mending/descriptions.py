"""Descriptions beside coordinated names, put right before any rule reads the tree: which of the names is described, and what belongs to the description."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed


def mended(tree: Tree, kinds_of: Mapping[str, str], cues: Cues) -> Tree:
    return _described(_capitals(_nearest(_each_his_own(tree), cues)), kinds_of)


def _each_his_own(tree: Tree) -> Tree:
    """ "Two Democrats, environmentalist Tom Steyer and manager Donald Sussman": of two side by side behind a plural the noun is the name's description, and
    the second name goes on with the first."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("appos"):
        group, name = tree.head[i], i + 1
        if group > i or tree.tags[group] not in {"NNS", "NNPS"} or tree.tags[i] != "NN" or name >= len(tree.words) or tree.upos[name] != "PROPN":
            continue
        if tree.head[name] == group and tree.rel[name] == "appos":
            arcs |= {i: (name, "nmod:desc")}
            arcs |= {k: (name, "conj") for k in tree.kids(group, "conj") if k > name and tree.upos[k] == "PROPN"}
    return changed(tree, arcs) if arcs else tree


def _nearest(tree: Tree, cues: Cues) -> Tree:
    """ "Bangladeshis and Rohingya, a stateless minority", "Anna Berg and Karl Weber, director of the museum": what stands behind the last name, in the singular
    and with an article or as an office, describes that one."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("appos"):
        first = tree.head[i]
        if tree.upos[i] != "NOUN" or "Number=Plur" in tree.feats[i] or first > i:
            continue
        article = any(tree.rel[k] == "det" and tree.words[k].lower() in {"a", "an", "the"} for k in tree.children[i])
        if not article and tree.lemmas[i] not in cues.roles:
            continue
        names = [k for k in tree.kids(first, "conj") if k < i and tree.upos[k] == "PROPN"]
        if not names or any(tree.rel[k] == "conj" and k > i for k in tree.children[first]):
            continue
        begins = min(tree.subtree(i))
        ends = max((k for k in tree.subtree(names[-1]) if k < begins), default=begins)
        if ends < begins and all(tree.upos[k] in {"PUNCT", "SPACE"} for k in range(ends + 1, begins)) and tree.words[begins - 1 : begins] != ["and"]:
            arcs[i] = (names[-1], "appos")
    return changed(tree, arcs) if arcs else tree


def _capitals(tree: Tree) -> Tree:
    """ "the embassy in the center of Nairobi, Kenya's capital": the town right before the comma is the capital."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("appos"):
        first = tree.head[i]
        if tree.lemmas[i] != "capital" or tree.upos[first] != "NOUN" or first > i:
            continue
        begins = next(k for k in tree.subtree(i) if tree.upos[k] != "PUNCT")
        near = begins - 2
        while near > first and tree.rel[near] == "flat":
            near = tree.head[near]
        if near > first and tree.words[begins - 1] == "," and tree.upos[near] == "PROPN" and near in tree.subtree(first):
            arcs[i] = (near, "appos")
    return changed(tree, arcs) if arcs else tree


def _described(tree: Tree, kinds_of: Mapping[str, str]) -> Tree:
    """ "Valeska Paris, an Australian woman and former Scientologist": a bare noun behind a description goes on with it, and is no second person."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        name = tree.head[i]
        if name > i or tree.upos[name] != "PROPN" or tree.upos[i] != "NOUN" or "Number=Plur" in tree.feats[i]:
            continue
        held = kinds_of.get(tree.lemmas[i]) == "Person"  # "an adviser to the campaign and an associate professor at Yale"
        bars = {"nummod", "appos", "flat"} if held else {"det", "nmod", "nummod", "appos", "flat"}
        if any(tree.rel[k] in bars or tree.words[k].lower() in {"the", "another"} for k in tree.children[i]) or tree.words[i - 1] == ",":
            continue
        told = [k for k in tree.kids(name, "appos") if name < k < i and tree.upos[k] == "NOUN" and kinds_of.get(tree.lemmas[k]) == "Person"]
        if told and kinds_of.get(tree.lemmas[i]) in {None, "Person"} and not any(tree.words[k] == "," for k in range(told[-1], i)):
            arcs[i] = (told[-1], "conj")
    return changed(tree, arcs) if arcs else tree


def bodies(tree: Tree, people: frozenset[int], others: frozenset[int], kinds_of: Mapping[str, str]) -> Tree:
    """ "Jose Basulto, founder of Brothers to the Rescue, an exile group": no person is a group; the body named before it is. ``people`` and ``others``:
    the tokens of persons' and of all other names."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("appos"):
        above = tree.head[i]
        if above not in people or kinds_of.get(tree.lemmas[i]) not in {"Organization", "Group"} or "Number=Plur" in tree.feats[i]:
            continue
        named = [k for k in tree.subtree(above) if above < k < i and k in others and tree.rel[k] in {"nmod", "conj"} and tree.upos[k] == "PROPN"]
        begins = next(k for k in tree.subtree(i) if tree.upos[k] != "PUNCT")
        near = begins - 2
        if not named and near > above and near in others and tree.words[near + 1] == "," and tree.upos[near] == "PROPN":
            # "ousted Kim as chairman of Datapoint, a software affiliate"
            named = [tree.head[near] if tree.rel[near] in {"flat", "compound"} and tree.head[near] in others else near]
        if named:
            arcs[i] = (named[0], "appos")
    return changed(tree, arcs) if arcs else tree
