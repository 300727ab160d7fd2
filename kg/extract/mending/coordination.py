"""What is coordinated with what, where the words leave no doubt."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract import kinds
from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

ACTING = frozenset({"he", "she", "they", "we", "i"})


def treaty(tree: Tree, cues: Cues) -> Tree:
    """ "a friendship and mutual assistance treaty" is one treaty: a bare abstract noun behind "a" goes with the noun that has no article of its own."""
    heads = kinds.lexicon(cues.language).heads
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        if tree.upos[i] != "NOUN" or tree.upos[first] != "NOUN" or first > i or not any(tree.rel[k] == "cc" for k in tree.children[i]):
            continue
        whole = heads.get(tree.lemmas[i]) in {"Agreement", "Law", "Organization", "Event", "Facility", "Work"} and "Number=Plur" not in tree.feats[i]
        left = [k for k in tree.children[first] if k < first and tree.rel[k] not in {"case", "punct"}]
        bare = len(left) == 1 and tree.words[left[0]].lower() in {"a", "an"} and tree.lemmas[first] not in heads
        if (
            whole
            and bare
            and not any(tree.rel[k] in {"det", "nmod"} and k < i for k in tree.children[i])
            and any(tree.rel[k] in {"compound", "amod"} for k in tree.children[i])
        ):
            arcs[i] = (i if tree.head[first] == first else tree.head[first], tree.dep[first])
            arcs |= {k: (i, tree.dep[k]) for k in tree.children[first] if k != i}
            arcs[first] = (i, "compound")
    return changed(tree, arcs) if arcs else tree


def members(tree: Tree) -> Tree:
    """ "the two men, Ronald Stauber and Michael Gingrich": the second name goes on with the first, not with the men."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        noun = tree.head[i]
        group = tree.upos[noun] == "NOUN" or tree.tags[noun] == "NNPS"  # "two men", "two Democrats"
        if tree.upos[i] != "PROPN" or not group or "Number=Plur" not in tree.feats[noun]:
            continue
        first = [k for k in tree.children[noun] if tree.rel[k] == "appos" and tree.upos[k] == "PROPN" and noun < k < i]
        if first:
            arcs[i] = (first[0], "conj")
    return changed(tree, arcs) if arcs else tree


def office(tree: Tree, root: int, end: int, cues: Cues) -> Tree:
    """ "Malaysia's Prime Minister, Najib Razak said", "Patrick Leahy, Democrat of Vermont": an office and a name with nothing but a comma between them are
    no list of two."""
    arcs: dict[int, tuple[int, str]] = {}
    above = tree.head[root]
    if tree.rel[root] == "nsubj":  # two subjects side by side
        above = next((k for k in tree.kids(above, "nsubj") if k < root), root)
    listed = any(tree.rel[k] == "cc" for k in tree.children[root]) or len(list(tree.kids(above, "conj"))) > 1
    one = tree.lemmas[above] in cues.roles and "Number=Plur" not in tree.feats[above] and not listed
    between = [tree.words[k] for k in range(above + 1, root) if tree.dep[k] != "nmod:desc"]
    if tree.rel[root] in {"conj", "nsubj"} and above < root and one and between == [","]:
        arcs[root] = (above, "appos")
    party = end + 1
    if party + 1 < len(tree.words) and tree.words[end] == "," and tree.lemmas[party] in cues.parties and tree.words[party + 1] == "of":
        arcs |= {party: (root, "appos")} if tree.head[party] == root else {}
    return changed(tree, arcs) if arcs else tree


def excluded(tree: Tree) -> Tree:
    """ "a marriage of convenience, rather than a restoration of ties", "a warning but not a threat": what is set against it is no second one of the same."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        if tree.upos[i] in {"VERB", "AUX"} or tree.kid(i, "cop", "nsubj") is not None:
            continue
        opening = [tree.words[k].lower() for k in tree.subtree(i) if k < i and tree.rel[k] != "punct"][:3]
        against = opening[:2] in (["rather", "than"], ["instead", "of"], ["but", "not"], ["and", "not"]) or opening[:1] == ["not"]
        before = max((k for k in arcs if tree.head[k] == tree.head[i]), default=None)  # "rather than the state or the owners"
        if (against and not {"only", "just", "merely", "simply", "solely"} & set(opening)) or (before is not None and opening[:1] in (["or"], ["nor"])):
            arcs[i] = (tree.head[i], "dep")
    return changed(tree, arcs) if arcs else tree


def instead(tree: Tree, cues: Cues) -> Tree:
    """ "signed not by Lee but by Gunn", "called him not a leader but a clown": the second stands in the place of the first."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        first = tree.head[i]
        if first > i or tree.rel[first] not in {"nsubj", "obj", "iobj", "obl", "nmod", "xcomp"} or tree.upos[first] not in {"NOUN", "PROPN", "PRON", "ADJ"}:
            continue
        bar = next((k for k in tree.kids(first, "advmod") if k < first and tree.words[k].lower() == "not"), None)
        but = next((k for k in tree.kids(i, "cc") if tree.words[k].lower() == "but"), None)
        if bar is None or but is None or tree.words[bar + 1].lower() in cues.merely or tree.kid(i, "nsubj", "cop") is not None:
            continue
        case = [k for k in tree.kids(first, "case") if tree.kid(i, "case") is None and k < bar]  # "by not Lee but Gunn"
        arcs |= {i: (tree.head[first], tree.dep[first]), first: (i, "dep"), **dict.fromkeys(case, (i, "case"))}
    return changed(tree, arcs) if arcs else tree


def listed(tree: Tree, kinds_of: Mapping[str, str], cues: Cues) -> Tree:
    """ "members of the Cabinet, the White House staff and the community": what stands between a comma and the "and" of a list is one of it. A person's trade
    is none ("Kim Lee, a doctor and a poet")."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("appos"):
        first = tree.head[i]
        if first > i or tree.upos[i] != "NOUN" or tree.words[i - 1 : i] == ["("]:
            continue
        if kinds_of.get(tree.lemmas[i]) == "Person" or tree.lemmas[i] in cues.roles | cues.kin or tree.lemmas[i] in cues.partitive:
            continue
        last = next((k for k in tree.kids(first, "conj") if k > i and tree.kid(k, "cc") is not None), None)
        inner = next((k for k in tree.kids(i, "conj") if tree.kid(k, "cc") is not None), None)
        last = last if last is not None else inner
        if last is None or tree.upos[last] not in {"NOUN", "PROPN"} or tree.words[(tree.kid(last, "cc") or 1) - 1] == ",":
            continue
        dets = [next((tree.words[j].lower() for j in tree.kids(k, "det")), "") for k in (first, i, last)]
        if dets[0] == dets[1] == dets[2] == "the" and tree.words[min(tree.subtree(i)) - 1 : min(tree.subtree(i)) + 1].count(","):
            arcs[i] = (first, "conj")
    return changed(tree, arcs) if arcs else tree


def neither(tree: Tree) -> Tree:
    """ "Neither he nor her two brothers were found": a pronoun that acts owns nothing, so it opens the list."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod:poss", "appos", "compound"):
        if tree.words[i].lower() not in ACTING or tree.dep[i] == "compound:prt":
            continue
        noun = tree.head[i]
        owner = next((k for k in tree.kids(i, "conj") if i < k < noun and tree.kid(k, "cc") is not None), None)
        if owner is not None and tree.kid(owner, "case") is not None:
            arcs |= {i: (noun if tree.head[noun] == noun else tree.head[noun], tree.dep[noun]), owner: (noun, "nmod:poss"), noun: (i, "conj")}
            arcs |= dict.fromkeys(tree.kids(owner, "cc"), (noun, "cc"))
    return changed(tree, arcs) if arcs else tree


def behind_the_last(tree: Tree) -> Tree:
    """ "met the lawyer and a nun from Miami": what stands behind the last of a list, which has an article of its own, is said of that one."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod"):
        first = tree.head[i]
        if tree.dep[i] != "nmod" or first > i or tree.upos[first] != "NOUN" or tree.kid(i, "case") is None:
            continue
        last = next((k for k in reversed(list(tree.kids(first, "conj"))) if k < i and tree.upos[k] == "NOUN"), None)
        if last is None or min(tree.subtree(i)) != max(tree.subtree(last)) + 1 or "Number=Plur" in tree.feats[last]:
            continue
        if any(tree.words[k].lower() in {"a", "an"} for k in tree.kids(last, "det")) and tree.upos[i] == "PROPN":
            arcs[i] = (last, "nmod")
    return changed(tree, arcs) if arcs else tree


def with_prepositions(tree: Tree) -> Tree:
    """ "racism in the department and in the country at large will end": what has a preposition of its own goes on with what has the same one, and neither ends
    nor is repaid ("repay the debt and for other purposes")."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("conj"):
        case = next((k for k in tree.kids(i, "case") if k < i and tree.tags[k] in {"IN", "TO"} and tree.words[k].lower() != "like"), None)
        first = tree.head[i]
        while tree.rel[first] == "conj" and tree.upos[tree.head[first]] in {"NOUN", "PROPN"} and tree.head[first] < first:
            first = tree.head[first]
        if case is None or first > i or tree.rel[first] not in {"nsubj", "obj"} or tree.kid(first, "case") is not None:
            continue
        if tree.upos[first] not in {"NOUN", "PROPN"} or tree.upos[i] not in {"NOUN", "PROPN"}:
            continue
        beside = [k for k in tree.kids(first, "nmod") if first < k < i and tree.dep[k] == "nmod" and tree.kid(k, "case") is not None]
        same = [k for k in beside if any(tree.words[c].lower() == tree.words[case].lower() for c in tree.kids(k, "case"))]
        arcs[i] = (same[-1], "conj") if same else (first, "nmod" if beside else "dep")
    return changed(tree, arcs) if arcs else tree
