"""Participles, gerunds and infinitives that are no clauses: the quality of a noun, or a thing that somebody has."""

from __future__ import annotations

from kg.extract.tree import Tree, changed

# What bodies do for long ("halted drilling operations"). Left out: gerunds whose noun is as often done as qualified ("conducting", "planning", "building").
PURSUITS = frozenset(
    {"diving", "drilling", "flying", "fishing", "mining", "farming", "banking", "trading", "sailing", "hunting", "lending", "logging", "refining", "shipping"}
)


def mended(tree: Tree) -> Tree:
    for step in (_kept_up, _owned, _helped, _pursuits):
        tree = step(tree)
    return tree


def _kept_up(tree: Tree) -> Tree:
    """ "an embargo and continued military presence": a participle between "and" and a noun that goes on with a noun is a quality of it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.rel):
        first = tree.head[i]
        if relation != "conj" or tree.tags[i] not in {"VBD", "VBN"} or tree.upos[first] not in {"NOUN", "PROPN"} or first > i:
            continue
        thing = next((k for k in tree.kids(i, "obj") if k > i), None)
        bare = tree.kid(i, "nsubj", "aux", "mark", "iobj", "compound:prt", "advmod", "xcomp", "ccomp") is None and tree.words[i - 1].lower() in {"and", "or"}
        if thing is None or not bare or tree.kid(first, "cop", "nsubj") is not None or tree.upos[i + 1] in {"DET", "PRON"}:
            continue
        if min(tree.subtree(thing)) == i + 1:
            arcs |= {thing: (first, "conj"), i: (thing, "amod")}
            arcs |= {k: (thing, tree.dep[k] if k < i else "nmod") for k in tree.children[i] if k != thing}
    return changed(tree, arcs) if arcs else tree


def _owned(tree: Tree) -> Tree:
    """ "hurt the Democrats' standing with voters": behind an owner's ending a gerund is a thing that they have."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, tag in enumerate(tree.tags):
        ending, owner = i - 1, tree.head[i - 1]
        if tag != "VBG" or i < 2 or tree.tags[ending] != "POS" or tree.rel[i] not in {"xcomp", "ccomp", "acl"} or owner >= ending:
            continue
        verb = tree.head[owner]
        if tree.rel[owner] == "obj" and tree.head[i] in {verb, owner} and tree.upos[verb] == "VERB":
            arcs |= {i: (verb, "obj"), owner: (i, "nmod:poss")}
            arcs |= dict.fromkeys(tree.kids(i, "obl"), (i, "nmod"))
    return changed(tree, arcs) if arcs else tree


def _helped(tree: Tree) -> Tree:
    """ "helped sort the letters": a bare infinitive right behind "help" is what one helps to do."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in range(1, len(tree.words)):
        verb, thing = i - 1, tree.head[i]
        if tree.tags[i] != "VB" or tree.lemmas[verb] != "help" or tree.upos[verb] != "VERB" or tree.rel[i] not in {"acl", "compound", "amod"}:
            continue
        if thing > i and tree.head[thing] == verb and tree.rel[thing] == "obj":
            arcs |= {i: (verb, "xcomp"), thing: (i, "obj")}
    return changed(tree, arcs) if arcs else tree


def _pursuits(tree: Tree) -> Tree:
    """ "stopped diving operations": between a verb and a bare noun in the plural the name of a pursuit says which."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.rel):
        verb, thing = tree.head[i], i + 1
        if relation not in {"xcomp", "ccomp"} or tree.words[i].lower() not in PURSUITS or verb != i - 1 or tree.upos[verb] != "VERB":
            continue
        if thing < len(tree.words) and tree.head[thing] == i and tree.rel[thing] == "obj" and tree.tags[thing] == "NNS":
            arcs |= {thing: (verb, "obj"), i: (thing, "compound")}
            arcs |= {k: (verb, tree.dep[k]) for k in tree.children[i] if k > thing}
    return changed(tree, arcs) if arcs else tree
