"""Participles, gerunds and infinitives that are no clauses: the quality of a noun, or a thing that somebody has."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

# What bodies do for long ("halted drilling operations"). Left out: gerunds whose noun is as often done as qualified ("conducting", "planning", "building").
PURSUITS = frozenset(
    {"diving", "drilling", "flying", "fishing", "mining", "farming", "banking", "trading", "sailing", "hunting", "lending", "logging", "refining", "shipping"}
)
# Participles that say which thing, where something stands behind them. Left out: what may befall it in the clause ("found", "killed", "held", "sold").
SAYING_WHICH = frozenset({"based", "aimed", "designed", "called", "known", "entitled", "titled", "intended", "linked", "related", "owned", "authored", "dated"})


def mended(tree: Tree, cues: Cues) -> Tree:
    for step in (_kept_up, _owned, _helped, _pursuits, _based, _have):
        tree = step(tree)
    return _elected(tree, cues)


def _kept_up(tree: Tree) -> Tree:
    """ "an embargo and continued military presence": a participle between "and" and a noun that goes on with a noun is a quality of it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        if tree.tags[i] not in {"VBD", "VBN"} or tree.upos[first] not in {"NOUN", "PROPN"} or first > i:
            continue
        thing = next((k for k in (*tree.kids(i, "obj"), *tree.kids(tree.head[first], "obj")) if k > i), None)
        how = [k for k in tree.kids(i, "advmod") if k == i - 1 and tree.words[k].endswith("ly")]  # "fighter and remotely piloted aircraft"
        bare = tree.kid(i, "nsubj", "aux", "mark", "iobj", "compound:prt", "xcomp", "ccomp") is None and tree.words[i - 1 - len(how)].lower() in {"and", "or"}
        bare = bare and how == list(tree.kids(i, "advmod"))
        if thing is None or not bare or tree.kid(first, "cop", "nsubj") is not None or tree.upos[i + 1] in {"DET", "PRON"}:
            continue
        if min(tree.subtree(thing)) == i + 1:
            arcs |= {thing: (first, "conj"), i: (thing, "amod")}
            arcs |= {k: (thing, tree.dep[k] if k < i else "nmod") for k in tree.children[i] if k != thing}
    return changed(tree, arcs) if arcs else tree


def _owned(tree: Tree) -> Tree:
    """ "hurt the Democrats' standing with voters": behind an owner's ending a gerund is a thing that they have."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("xcomp", "ccomp", "acl"):
        ending, owner = i - 1, tree.head[i - 1]
        if tree.tags[i] != "VBG" or i < 2 or tree.tags[ending] != "POS" or owner >= ending:
            continue
        verb = tree.head[owner]
        if tree.rel[owner] == "obj" and tree.head[i] in {verb, owner} and tree.upos[verb] == "VERB":
            arcs |= {i: (verb, "obj"), owner: (i, "nmod:poss")}
            arcs |= dict.fromkeys(tree.kids(i, "obl"), (i, "nmod"))
    return changed(tree, arcs) if arcs else tree


def _helped(tree: Tree) -> Tree:
    """ "helped sort the letters": a bare infinitive right behind "help" is what one helps to do."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl", "compound", "amod"):
        verb, thing = i - 1, tree.head[i]
        if tree.tags[i] != "VB" or i == 0 or tree.lemmas[verb] != "help" or tree.upos[verb] != "VERB":
            continue
        if thing > i and tree.head[thing] == verb and tree.rel[thing] == "obj":
            arcs |= {i: (verb, "xcomp"), thing: (i, "obj")}
    return changed(tree, arcs) if arcs else tree


def _pursuits(tree: Tree) -> Tree:
    """ "stopped diving operations": between a verb and a bare noun in the plural the name of a pursuit says which."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("xcomp", "ccomp"):
        verb, thing = tree.head[i], i + 1
        if tree.words[i].lower() not in PURSUITS or verb != i - 1 or tree.upos[verb] != "VERB":
            continue
        if thing < len(tree.words) and tree.head[thing] == i and tree.rel[thing] == "obj" and tree.tags[thing] == "NNS":
            arcs |= {thing: (verb, "obj"), i: (thing, "compound")}
            arcs |= {k: (verb, tree.dep[k]) for k in tree.children[i] if k > thing}
    return changed(tree, arcs) if arcs else tree


def _based(tree: Tree) -> Tree:
    """ "made policy based on stereotypes": what is based on them stands right before it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("advcl", "xcomp"):
        noun = i - 1
        if tree.words[i].lower() not in SAYING_WHICH or noun < 0 or tree.rel[noun] != "obj":
            continue
        if (
            tree.head[noun] == tree.head[i]
            and tree.upos[noun] == "NOUN"
            and tree.kid(i, "nsubj", "mark", "aux", "obj") is None
            and tree.kid(i, "obl") is not None
        ):
            arcs[i] = (noun, "acl")
    return changed(tree, arcs) if arcs else tree


def _have(tree: Tree) -> Tree:
    """ "has extended Siemens a loan": between "have" and a name a participle is the verb."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("amod"):
        have, thing = i - 1, tree.head[i]
        if tree.tags[i] != "VBN" or i == 0 or tree.lemmas[have] != "have" or tree.head[thing] != have or tree.rel[thing] != "obj":
            continue
        named = tree.words[thing][:1].isupper() and tree.kid(thing, "det", "nmod:poss") is None and i < thing
        if named and tree.kid(have, "nsubj") is not None and tree.kid(have, "xcomp", "aux") is None:
            arcs |= {i: (i if tree.head[have] == have else tree.head[have], tree.dep[have]), have: (i, "aux"), thing: (i, "obj")}
            arcs |= {k: (i, tree.dep[k]) for k in tree.children[have] if k != thing}
    return changed(tree, arcs) if arcs else tree


def _elected(tree: Tree, cues: Cues) -> Tree:
    """ "if Kim is elected president": before an office without an article the participle is the verb."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("amod"):
        office = i + 1
        if tree.tags[i] != "VBN" or tree.lemmas[i] not in cues.calling or tree.head[i] != office or tree.lemmas[office] not in cues.roles:
            continue
        be = tree.kid(office, "cop")
        if be is None or be > i or tree.kid(office, "det", "nmod:poss") is not None or "Number=Plur" in tree.feats[office]:
            continue
        arcs |= {i: (i if tree.head[office] == office else tree.head[office], tree.dep[office]), office: (i, "xcomp"), be: (i, "aux:pass")}
        arcs |= {k: (i, "nsubj:pass" if tree.rel[k] == "nsubj" else tree.dep[k]) for k in tree.children[office] if k not in {i, be} and k < i}
        arcs |= {k: (i, tree.dep[k]) for k in tree.children[office] if k > office and tree.rel[k] in {"punct", "advcl", "obl"}}
    return changed(tree, arcs) if arcs else tree
