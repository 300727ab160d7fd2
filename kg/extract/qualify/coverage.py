"""What covers a whole sentence wherever the tree hangs it: "according to X" at either end, ", the newspaper said." behind it; and what stands outside of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from kg.extract.clauses import Clause, Oblique
from kg.extract.qualify.scope import Scope
from kg.extract.quotes import verb_of


class Coverage:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.credited = self._credited()
        self.closing = self._closing()

    def _credited(self) -> dict[int, list[Oblique]]:
        """ "According to X" at either end of a sentence, behind or before a comma, by the number of the sentence."""
        tree, cues = self.scope.tree, self.scope.cues
        found: dict[int, list[Oblique]] = {}
        for clause in self.scope.clauses.values():
            for oblique in clause.obliques:
                if oblique.case not in cues.sources or not oblique.case_tokens:
                    continue
                if self._aside(clause):
                    continue
                before = next((i for i in range(oblique.case_tokens[0] - 1, -1, -1) if tree.upos[i] != "SPACE"), None)
                if before is None or tree.sentence[before] != tree.sentence[oblique.head] or tree.words[before] == ",":
                    found.setdefault(tree.sentence[oblique.head], []).append(oblique)
        return found

    def _aside(self, clause: Clause) -> bool:
        """ "A policy which, according to AFP, the West criticised": it covers its relative clause alone."""
        at: Clause | None = clause
        for _ in range(len(self.scope.clauses)):
            if at is None or (at.link in {"relcl", "acl"} and not self._apart(at)):
                return at is not None
            at = self.scope.above(at)
        return False

    def _closing(self) -> dict[int, Clause]:
        """ "Two aides left for Europe, apparently to investigate, the newspaper said.": the last words, by the number of the sentence."""
        tree = self.scope.tree
        found: dict[int, Clause] = {}
        for clause in self.scope.clauses.values():
            if not self._apart(clause) or clause.objects or not self.says(clause):
                continue
            stretch = tree.subtree(clause.head)
            begins, ends = (find(tree.sentence, tree.sentence[clause.head]) for find in (bisect_left, bisect_right))
            before = [i for i in range(begins, stretch[0]) if tree.upos[i] != "SPACE"]
            comma = bool(before) and (tree.words[before[-1]] == "," or tree.words[stretch[0]] == ",")
            if comma and all(tree.upos[i] in {"PUNCT", "SPACE"} for i in range(stretch[-1] + 1, ends)):
                found[tree.sentence[clause.head]] = clause
        return found

    def _apart(self, clause: Clause) -> bool:
        """ ", the newspaper said": beside its content, or hung on the last noun of it ("… NATO, Kim said") with a subject of its own in front."""
        tree = self.scope.tree
        if clause.link == "parataxis":
            return True
        own = [k for k in tree.kids(clause.head, "nsubj") if k < clause.head and tree.upos[k] in {"NOUN", "PROPN"}]
        return clause.link in {"acl", "relcl"} and not clause.mark and bool(own) and tree.words[tree.subtree(clause.head)[0] - 1] == ","

    def says(self, clause: Clause) -> bool:
        """A saying verb with a subject whose words stand outside of it."""
        cues = self.scope.cues
        content = any(c.link == "ccomp" or (c.link == "xcomp" and c.mark == "to") for c in self.scope.below.get(clause.head, ()))  # "as he continued to stay"
        return verb_of(self.scope.tree, clause) in cues.says | cues.shows and bool(clause.subjects) and not clause.passive and not content

    def is_remark(self, clause: Clause) -> bool:
        """What the reporter puts beside what was said: "..., although he did not use the phrase"."""
        return clause.link == "advcl" and clause.mark in self.scope.cues.concessions and self.scope.quotation[clause.head] is None

    def in_remark(self, clause: Clause) -> bool:
        at: Clause | None = clause
        while at is not None:
            if self.is_remark(at):
                return True
            at = self.scope.above(at)
        return False
