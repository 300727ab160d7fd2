"""Who says what stands before or behind a verb of saying: parsers hang speakers on the nearest noun."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed


def said_last(tree: Tree, cues: Cues) -> Tree:
    """ "Two aides to Netanyahu left for Europe, the newspaper said": of two subjects of "said" the first does what stands behind it."""
    arcs: dict[int, tuple[int, str]] = {}
    for said in [i for i, lemma in enumerate(tree.lemmas) if lemma in cues.says]:
        subjects = list(tree.kids(said, "nsubj"))
        if len(subjects) != 2 or not subjects[0] < subjects[1] < said:
            continue
        verbs = [k for k in tree.kids(subjects[0], "acl", "acl:relcl") if k < subjects[1] and tree.tags[k] in {"VBN", "VBD"} and tree.kid(k, "nsubj") is None]
        # a conjunct that stands before its head is none
        verbs += [k for k in tree.kids(said, "conj", "dep") if subjects[0] < k < subjects[1] and tree.upos[k] == "VERB" and tree.kid(k, "nsubj", "cc") is None]
        if verbs and tree.words[min(tree.subtree(subjects[1])) - 1] == ",":
            arcs[verbs[-1]] = (said, "ccomp")
            arcs[subjects[0]] = (verbs[-1], "nsubj")
    return changed(tree, arcs) if arcs else tree


def unattached(tree: Tree, cues: Cues) -> Tree:
    """ "Rebels attacked the village, a spokesman for Mali said": a "said" without a subject takes the nouns right before it, up to the comma. They say nothing
    more of the village, and attacked nothing."""
    arcs: dict[int, tuple[int, str]] = {}
    for said in range(2, len(tree.words)):
        if tree.lemmas[said] not in cues.says or tree.tags[said] not in {"VBD", "VBZ"} or tree.kid(said, "nsubj", "aux:pass", "cop", "mark") is not None:
            continue
        told = next((k for k in tree.kids(said, "ccomp") if k < said), None)
        if told is None:
            continue
        name = said - 1
        while tree.rel[name] not in {"appos", "nsubj"} and told < tree.head[name] < said:
            name = tree.head[name]
        own = tree.subtree(name)
        if name <= told or own[-1] != said - 1 or "," not in (tree.words[own[0]], tree.words[own[0] - 1]):
            continue
        second = tree.dep[name].startswith("nsubj") and any(k < tree.head[name] for k in tree.kids(tree.head[name], "nsubj", "csubj", "expl"))
        if tree.rel[name] == "appos" or second:
            arcs[name] = (said, "nsubj")
    return changed(tree, arcs) if arcs else tree


def interposed(tree: Tree, cues: Cues) -> Tree:
    """ "The advertisement, said Kelli Conlin, the head of Naral, is intended to ...": who stands right behind ", said" says it, what stands before it is what
    the verb behind is about."""
    arcs: dict[int, tuple[int, str]] = {}
    for said in range(2, len(tree.words)):
        if tree.lemmas[said] not in cues.says or tree.tags[said] not in {"VBD", "VBZ"} or tree.words[said - 1] != ",":
            continue
        verb = next((k for k in tree.kids(said, "ccomp") if k > said), tree.head[said])
        name = next((k for k in tree.kids(verb, "nsubj") if said < k < verb and tree.subtree(k)[0] == said + 1), None)
        first = [k for above in (said, verb) for k in tree.kids(above, "nsubj") if k < said]
        if name is None or len(first) != 1 or "," in tree.words[first[0] : said - 1]:
            continue  # "Maria Silva, who runs the clinic, says the policy is unfair": she says it
        last = tree.subtree(name)[-1]
        if "," in tree.words[last : last + 2]:
            arcs |= {name: (said, "nsubj"), first[0]: (verb, tree.dep[name])}
    return changed(tree, arcs) if arcs else tree


def announcing(tree: Tree, cues: Cues, people: frozenset[int]) -> Tree:
    """ "They signed a treaty with a defense clause, Vladimir Putin and Kim Jong Un announced Wednesday": names between a comma and a verb of saying say it;
    no clause is Putin. ``people``: the tokens of persons' names."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl"):
        noun = tree.head[i]
        if tree.lemmas[i] not in cues.says or tree.tags[i] not in {"VBD", "VBN"} or tree.kid(i, "nsubj", "mark", "obl:agent") is not None:
            continue
        name = next((k for k in tree.children[noun] if noun < k < i and k in people and tree.rel[k] in {"appos", "conj"}), None)
        if name is None or noun in people:
            continue
        own = tree.subtree(name)
        if "," not in tree.words[min(own) - 1 : min(own) + 1] or max(own) != i - 1:
            continue
        root = noun
        while tree.head[root] != root:
            root = tree.head[root]
        arcs |= {name: (i, "nsubj"), i: (root, "parataxis")}
    return changed(tree, arcs) if arcs else tree


def saying(tree: Tree, cues: Cues) -> Tree:
    """ "A judge rejected a request to open a file, saying ...": behind a comma whoever did it says so, not the file. "A statement, saying" stays."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("acl"):
        noun = tree.head[i]
        if tree.tags[i] != "VBG" or tree.lemmas[i] not in cues.says | cues.quoting or tree.lemmas[noun] in cues.spoken_nouns or noun > i:
            continue
        first = tree.subtree(i)[0]
        if "," not in tree.words[max(first - 1, 0) : first + 1]:
            continue
        below, above = noun, tree.head[noun]
        while above != below and not (tree.upos[above] == "VERB" and tree.kid(above, "nsubj") is not None):
            below, above = above, tree.head[above]
        if above != below and tree.rel[below] != "nsubj" and above < i:
            arcs[i] = (above, "advcl")
    return changed(tree, arcs) if arcs else tree
