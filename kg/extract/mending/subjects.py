"""Whose subject a noun is: parsers give one verb two subjects, or make a noun the head of a sentence whose verb they take for its participle."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

WHEN = frozenset({"once", "now", "still", "then", "long", "also", "already", "always", "never"})
SPEAKING = frozenset({"i", "we", "you"})


def mended(tree: Tree, cues: Cues, people: frozenset[int]) -> Tree:
    """``people``: the tokens of persons' names."""
    return _verbless(_called_upon(_behind(_for_whom(_once(_of_the_clause_before(tree)))), people), cues)


def _subjects(tree: Tree) -> Iterator[tuple[int, list[int]]]:
    """Words with several subjects, and these."""
    found: dict[int, list[int]] = {}
    for k in tree.having("nsubj"):
        if tree.head[k] != k:
            found.setdefault(tree.head[k], []).append(k)
    return ((verb, subjects) for verb, subjects in sorted(found.items()) if len(subjects) > 1)


def _with_two(tree: Tree) -> Iterator[tuple[int, list[int]]]:
    """Words with two subjects in front, and these."""
    for verb, subjects in _subjects(tree):
        before = [k for k in subjects if k < verb]
        if len(before) == 2:
            yield verb, before


def _of_the_clause_before(tree: Tree) -> Tree:
    """ "While the number of migrants is low, parties have gained": what stands before the predicate of a clause in front, is its subject, not a second one of
    the verb behind it."""
    arcs: dict[int, tuple[int, str]] = {}
    for verb, subjects in _with_two(tree):
        first, second = subjects
        clause = next((k for k in tree.kids(verb, "advcl") if first < k < second and tree.kid(k, "nsubj", "expl") is None), None)
        mark = next((k for k in tree.kids(verb, "mark") if k < min(tree.subtree(first))), None)
        if clause is None or "," not in tree.words[clause:second]:
            continue
        own = mark if mark is not None else tree.kid(clause, "mark")
        if own is None or own > first:
            continue
        finite = tree.tags[clause] in {"VBD", "VBZ", "VBP"} or any(tree.rel[k] in {"cop", "aux"} for k in tree.children[clause])
        if finite:
            arcs |= {first: (clause, "nsubj"), own: (clause, "mark")}
    return changed(tree, arcs) if arcs else tree


def _once(tree: Tree) -> Tree:
    """ "Sansui was once one of the best makers": an adverb is no predicate where a noun stands behind it."""
    arcs: dict[int, tuple[int, str]] = {}
    for adverb, subjects in _subjects(tree):
        cop = tree.kid(adverb, "cop")
        if tree.upos[adverb] != "ADV" or tree.words[adverb].lower() not in WHEN or cop is None or len(subjects) != 2:
            continue
        if not subjects[0] < cop < adverb < subjects[1]:
            continue
        noun = subjects[1]
        arcs |= {noun: (noun if tree.head[adverb] == adverb else tree.head[adverb], tree.dep[adverb]), adverb: (noun, "advmod")}
        arcs |= {k: (noun, tree.dep[k]) for k in tree.children[adverb] if k != noun}
    return changed(tree, arcs) if arcs else tree


def _for_whom(tree: Tree) -> Tree:
    """ "The plan calls for the firm to sell its units": between "for" and "to" stands who does it."""
    arcs: dict[int, tuple[int, str]] = {}
    for to in tree.having("mark"):
        if tree.tags[to] != "TO" or to < 2:
            continue
        verb, who = tree.head[to], tree.head[to - 1] if tree.rel[to - 1] in {"flat", "compound", "punct"} else to - 1
        if tree.tags[verb] != "VB" or tree.upos[who] not in {"NOUN", "PROPN", "PRON"}:
            continue
        mark = min((k for k in tree.subtree(who) if tree.upos[k] != "PUNCT"), default=who) - (1 if tree.rel[who] == "nsubj" else 0)
        if mark < 0 or tree.words[mark].lower() != "for" or max(tree.subtree(who)) != to - 1 or tree.kid(verb, "nsubj", "nsubj:pass") not in {None, who}:
            continue
        inside = tree.rel[who] == "obl" and tree.head[who] == verb and tree.head[mark] == who
        outside = tree.rel[who] == "nsubj" and tree.head[who] == tree.head[verb] and tree.head[mark] == verb
        if inside or outside:
            arcs |= {who: (verb, "nsubj"), mark: (verb, "mark")}
    return changed(tree, arcs) if arcs else tree


def _behind(tree: Tree) -> Tree:
    """ "The ad could start this week, said Kim", "A union endorsed Kim, another example of ...": a second subject behind the verb is that of the verb beside
    it which has none, and else sums up the clause."""
    arcs: dict[int, tuple[int, str]] = {}
    for verb, several in _subjects(tree):
        subjects = [k for k in several if tree.dep[k] != "nsubj:outer"]
        if len(subjects) != 2 or not subjects[0] < verb < subjects[1] or tree.upos[verb] not in {"VERB", "AUX"}:
            continue
        second = subjects[1]
        own = [k for k in tree.subtree(second) if tree.upos[k] != "PUNCT"]
        above = tree.head[verb]
        beside = {own[0] - 1, own[-1] + 1}
        if tree.rel[verb] in {"ccomp", "parataxis"} and above in beside and tree.kid(above, "nsubj") is None and tree.upos[above] == "VERB":
            arcs[second] = (above, "nsubj")
        elif tree.words[own[0] - 1] == "," and tree.upos[second] == "NOUN" and tree.kid(second, "det") is not None:
            arcs[second] = (verb, "dep")
    return changed(tree, arcs) if arcs else tree


def _called_upon(tree: Tree, people: frozenset[int]) -> Tree:
    """ "But, Governor Pence, I have got to ask you": whom one talks to does nothing."""
    arcs: dict[int, tuple[int, str]] = {}
    for verb, subjects in _with_two(tree):
        if subjects[0] not in people or tree.words[subjects[1]].lower() not in SPEAKING:
            continue
        own = tree.subtree(subjects[0])
        between = [tree.words[k] for k in range(max(k for k in own if tree.upos[k] != "PUNCT") + 1, subjects[1])]
        if between == [","]:
            arcs[subjects[0]] = (verb, "vocative")
    return changed(tree, arcs) if arcs else tree


def _verbless(tree: Tree, cues: Cues) -> Tree:
    """ "The revelation that ... set off another round": a sentence without a verb whose participle has an object has its verb in it. Left out: verbs that keep
    an object in the passive ("the man given a medal")."""
    arcs: dict[int, tuple[int, str]] = {}
    for noun in tree.having("root", "parataxis", "ccomp"):
        if tree.upos[noun] not in {"NOUN", "PROPN"} or tree.kid(noun, "cop", "nsubj", "case", "expl") is not None:
            continue
        for i in tree.kids(noun, "acl"):
            bare = tree.kid(i, "mark", "aux", "nsubj", "obl:agent") is None and i > noun
            told = tree.tags[i] in {"VBN", "VBD"} and tree.lemmas[i] not in cues.ditransitive | cues.calling
            thing = next((k for k in tree.kids(i, "obj") if k > i), None)
            if bare and told and thing is not None and tree.words[min(tree.subtree(i)) - 1] != ",":
                above = i if tree.head[noun] == noun else tree.head[noun]
                arcs |= {i: (above, tree.dep[noun]), noun: (i, "nsubj")}
                arcs |= {k: (i, tree.dep[k]) for k in tree.children[noun] if k != i and (k > i or tree.rel[k] in {"mark", "advmod", "discourse"})}
                break
    return changed(tree, arcs) if arcs else tree
