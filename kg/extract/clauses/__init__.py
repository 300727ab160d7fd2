"""A dependency tree -> clauses with arguments: one set of rules over Universal Dependencies for every language.

A clause is a predicate (verb, or noun, adjective or prepositional phrase with a copula) with what depends on it (``overt``). Subjects that the grammar leaves
out are filled in: behind relative pronouns (``relatives``), of conjoined verbs and of infinitives (``control``), of participles at nouns (``adnominal``).
"""

from __future__ import annotations

from kg.extract import predicates
from kg.extract.clauses import control, overt, relatives, sharing
from kg.extract.clauses.clause import Clause, Kind, Oblique
from kg.extract.cues import Cues
from kg.extract.tree import Tree

__all__ = ["Clause", "Kind", "Oblique", "find"]


def find(tree: Tree, cues: Cues) -> dict[int, Clause]:
    """Clauses by their head token, in an order in which the parent comes first."""
    heads = [i for i in range(len(tree.words)) if predicates.heads(tree, i) and not predicates.preposition(tree, i, cues)]
    clauses = {i: overt.read(tree, i, cues) for i in heads}
    for clause in clauses.values():
        overt.attach(tree, clause, clauses)
    done: set[int] = set()
    for i in heads:
        _fill(tree, i, clauses, cues, done)
    sharing.objects(tree, clauses, cues)
    return dict(sorted(clauses.items(), key=lambda item: _depth(tree, item[0])))


def _fill(tree: Tree, i: int, clauses: dict[int, Clause], cues: Cues, done: set[int]) -> None:
    """What is above a clause comes first. (A function within the function, which knows itself, would keep the tree until the collector of cycles comes.)"""
    if i in done:
        return
    done.add(i)
    clause = clauses[i]
    if clause.parent is not None and clause.parent in clauses:
        _fill(tree, clause.parent, clauses, cues, done)
    relatives.fill(tree, clause, clauses, cues)
    if not clause.subjects and tree.kid(i, "csubj") is None:  # "Winning is a duty": not whoever the clause above is about
        control.fill(tree, clause, clauses, cues)


def _depth(tree: Tree, token: int) -> tuple[int, int]:
    depth, at = 0, token
    while tree.head[at] != at and depth < 200:
        at = tree.head[at]
        depth += 1
    return depth, token
