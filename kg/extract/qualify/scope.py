"""What negation, modality and speakers spread over: the clauses above and below each other, and the quotation of each word."""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.cues import Cues
from kg.extract.quotes import Quotation
from kg.extract.records import record
from kg.extract.tree import Tree


@record
class Scope:
    tree: Tree
    clauses: dict[int, Clause]
    cues: Cues
    below: dict[int, list[Clause]]  # head of a clause -> the clauses that hang on it
    quotation: list[Quotation | None]  # of each token
    quoting: frozenset[int]  # the saying verbs of quotations

    @staticmethod
    def of(tree: Tree, clauses: dict[int, Clause], quotations: list[Quotation], cues: Cues) -> Scope:
        quotation: list[Quotation | None] = [None] * len(tree.words)
        for q in quotations:
            for i in range(q.start, q.end):
                quotation[i] = q
        below: dict[int, list[Clause]] = {}
        for clause in clauses.values():
            if clause.parent is not None:
                below.setdefault(clause.parent, []).append(clause)
        return Scope(tree, clauses, cues, below, quotation, frozenset(q.cue for q in quotations if q.cue is not None))

    def above(self, clause: Clause) -> Clause | None:
        return self.clauses.get(clause.parent) if clause.parent is not None else None

    def mark(self, clause: Clause) -> int | None:
        """The token of "that", "if", "to" ... that opens the clause."""
        return next((k for k in self.tree.children[clause.head] if self.tree.rel[k] == "mark"), None)

    def bar(self, noun: int, *relations: str) -> int | None:
        """The "no" or "neither" of a noun."""
        return next((k for k in self.tree.kids(noun, *relations) if self.tree.words[k].lower() in self.cues.negative_determiners), None)

    def shares(self, clause: Clause) -> bool:
        """A conjunct without auxiliary, copula and subject of its own: it shares those of the clause before it."""
        return not any(self.tree.rel[k] in {"aux", "nsubj", "cop"} for k in self.tree.children[clause.head])
