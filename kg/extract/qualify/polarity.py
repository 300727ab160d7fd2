"""Denied or not: negation of the clause itself, and what comes down to it from the verb or noun above."""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.clauses.adnominal import had_none
from kg.extract.qualify import refuted
from kg.extract.qualify.scope import Scope
from kg.extract.quotes import verb_of
from kg.extract.records import record


@record
class Polarity:
    negated: bool
    word: int | None  # the token it rests on


class Polarities:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._known: dict[int, Polarity] = {}

    def of(self, clause: Clause) -> Polarity:
        if clause.head not in self._known:
            self._known[clause.head] = Polarity(False, None)  # guards against a cycle
            self._known[clause.head] = self._judge(clause)
        return self._known[clause.head]

    def joined(self, clause: Clause, complement: int) -> Polarity:
        """Of a predicate that is the verb and what it says of somebody: "pleaded not guilty" denies that anybody pleaded guilty."""
        own, tree, cues = self.of(clause), self.scope.tree, self.scope.cues
        for k in tree.kids(complement, "advmod"):
            denies = tree.words[k].lower() in cues.negations and k < complement
            if denies and not any(tree.words[j].lower() in cues.merely for j in range(k + 1, complement)):  # "not only rich but famous"
                return Polarity(not own.negated, k)
        return own

    def _judge(self, clause: Clause) -> Polarity:
        tree, cues, scope = self.scope.tree, self.scope.cues, self.scope
        word = self._own(clause)
        negated = word is not None
        above = scope.above(clause)
        if clause.mark in cues.undone or (above is not None and self._left(clause, above)):
            return Polarity(not negated, scope.mark(clause))
        if above is not None and word is not None and self._counterfactual(clause, above):
            return Polarity(False, word)
        if clause.link == "relcl" and clause.noun is not None and clause.noun in clause.subjects:
            bar = scope.bar(clause.noun, "det")
            if bar is not None:
                return Polarity(not negated, bar)  # "there is no enemy that is unbeatable"
        if above is None or clause.link in {"relcl", "parataxis"}:
            return Polarity(negated, word)
        too = next((k for k in tree.kids(above.head, "advmod") if tree.words[k].lower() in cues.excess), None) if above.kind == "adjective" else None
        if too is not None and clause.link in {"xcomp", "advcl"} and clause.mark == "to":
            return Polarity(not negated, too)  # "too scared to vote"
        if tree.lemmas[tree.head[clause.head]] in cues.disabling and clause.link in {"xcomp", "advcl"} and clause.mark in {"to", *cues.of}:
            return Polarity(negated == self.of(above).negated, tree.head[clause.head])  # "was unable to capture", "became unable to capture"
        if clause.mark in cues.of and clause.link in {"advcl", "xcomp"} and verb_of(tree, above) in cues.clearing:
            return Polarity(negated == self.of(above).negated, above.head)  # "acquitted of killing"
        if clause.mark == "for" and verb_of(tree, above) in cues.clearing and any(tree.lemmas[o.head] in cues.liabilities for o in above.obliques):
            return Polarity(negated == self.of(above).negated, above.head)  # "cleared of blame for crashing the plane"
        if clause.mark in cues.averting_marks and clause.link in {"advcl", "xcomp"} and verb_of(tree, above) in cues.averting:
            return Polarity(negated == self.of(above).negated, scope.mark(clause))  # "decided against leaving"
        if clause.mark in {"to", *cues.accusing_marks} and (wrong := self._not_guilty(clause, above)) is not None:
            return Polarity(not negated, wrong)
        if clause.link == "acl":
            return self._of_noun(clause, above, Polarity(negated, word))
        return self._inherited(clause, above, Polarity(negated, word))

    def _left(self, clause: Clause, above: Clause) -> bool:
        """ "would rather resign than sign", "backed out of buying", "died before completing": what is not done after all."""
        tree, cues = self.scope.tree, self.scope.cues
        if clause.link not in {"advcl", "xcomp"}:
            return False
        if clause.mark == "than":
            return any(tree.words[k].lower() in cues.preferring for k in tree.kids(above.head, "advmod"))
        if tree.tags[clause.head] != "VBG" or above.head > clause.head:
            return False
        if clause.mark == "before":
            return tree.lemmas[above.head] in cues.cut_short
        words = [w.lower() for w in tree.words[above.head + 1 : clause.head]]
        return 1 < len(words) < 4 and " ".join([tree.lemmas[above.head], *words]) in cues.forgoing and not self.of(above).negated

    def _counterfactual(self, clause: Clause, above: Clause) -> bool:
        """ "If the bank had not paid, it would have closed": it has paid. Whether or not, it is not denied."""
        tree = self.scope.tree
        had = next((k for k in tree.kids(clause.head, "aux") if tree.words[k].lower() == "had"), None)
        inverted = had is not None and not clause.mark and any(s > had and tree.head[s] == clause.head for s in clause.subjects)  # "Had it not been for"
        if had is None or clause.link != "advcl" or not (inverted or clause.mark in self.scope.cues.conditions):
            return False
        at: Clause | None = above
        while at is not None:
            helpers = [tree.lemmas[k] for k in tree.kids(at.head, "aux")]
            if "have" in helpers and len(helpers) > 1:
                return True
            at = self.scope.above(at) if at.link == "xcomp" else None
        return False

    def _not_guilty(self, clause: Clause, above: Clause) -> int | None:
        """ "wrongly convicted of killing", "his acquittal of killing", "pleaded not guilty to killing"."""
        tree, cues, noun = self.scope.tree, self.scope.cues, clause.noun
        if clause.link == "acl" and noun is not None and tree.lemmas[noun] in cues.liabilities:
            return above.head if noun in above.objects and verb_of(tree, above) in cues.denies and not self.of(above).negated else None
        if clause.link == "acl" and noun is not None and tree.lemmas[noun] in cues.verdicts:
            wrong = next((k for k in tree.kids(noun, "amod") if tree.lemmas[k] in cues.wrongful), None)
            return noun if tree.lemmas[noun] in cues.clearing_nouns else wrong
        if clause.link not in {"advcl", "xcomp"} or (tree.tags[clause.head] != "VBG" and tree.kid(clause.head, "aux") is None):
            return None
        wrong = refuted.wrongly(self.scope, above)
        if wrong is not None:
            return wrong
        if above.kind == "adjective" and clause.mark in cues.of:
            if tree.lemmas[above.head] == "guilty":
                return self.of(above).word
            if tree.lemmas[above.head] == "innocent":
                return None if self.of(above).negated else above.head
        guilty = next((k for k in tree.kids(above.head, "xcomp") if tree.lemmas[k] == "guilty" and k < clause.head), None)
        return None if guilty is None else self.joined(above, guilty).word  # "found not guilty of", "was not found guilty of"

    def _own(self, clause: Clause) -> int | None:
        """The negation in the clause itself: of its verb, its subject or its object."""
        tree, cues = self.scope.tree, self.scope.cues
        for k in tree.children[clause.head]:
            if tree.rel[k] in {"advmod", "det", "cc", "aux"} and (tree.words[k].lower() in cues.negations or tree.lemmas[k] in cues.negations):
                if tree.rel[k] == "det" and clause.kind == "verb":
                    continue
                if tree.words[k].lower() == "no" and tree.rel[k] == "advmod":
                    continue
                if k + 1 < len(tree.words) and tree.words[k + 1].lower() in cues.merely:
                    continue  # "not only", "isn't just"
                if k + 1 < len(tree.words) and tree.words[k + 1].lower() in cues.contrasted and tree.rel[k + 1] == "mark":
                    continue  # "not because she was ill", "the question is not whether": that is no reason, not the question
                return k
            before = [*tree.children[k], k - 1]
            if tree.rel[k] == "advmod" and tree.words[k].lower() in {"longer", "more"} and any(tree.words[j].lower() == "no" for j in before):
                return k  # "no longer"
        for argument in [*clause.subjects[:1], *clause.objects[:1]]:
            if tree.head[argument] != clause.head:
                continue
            if tree.words[argument].lower() in cues.nobody:
                return argument  # "nobody believes that"
            bar = self.scope.bar(argument, "det", "cc", "advmod")
            if bar is not None:
                return bar
        for oblique in clause.obliques[:1] if not clause.objects and not clause.passive else ():
            bar = self.scope.bar(oblique.head, "det") if oblique.case in cues.barring else None
            if bar is not None and tree.lemmas[oblique.head] not in cues.discourse:
                return bar  # "knows of no plans", "led to no arrests"
        return None

    def _of_noun(self, clause: Clause, above: Clause, own: Polarity) -> Polarity:
        """ "no evidence that", "the failure to", "rejected the claim that"."""
        tree, cues, noun = self.scope.tree, self.scope.cues, clause.noun
        bare = noun is not None and ((above.expletive and noun in above.subjects) or had_none(tree, clause, above))
        if noun is not None and bare and noun in clause.subjects and self.scope.bar(noun, "det") is not None:
            return Polarity(not own.negated, self.scope.bar(noun, "det"))  # "there are no casualties left"
        if noun is not None and tree.lemmas[noun] in cues.opening_nouns and clause.mark == "to" and verb_of(tree, clause) in cues.thinks:
            bar = self.scope.bar(noun, "det")
            return own if bar is None else Polarity(not own.negated, bar)  # "there is no reason to believe that"
        if noun is not None and tree.lemmas[noun] in cues.failure_nouns and self.scope.bar(noun, "det", "advmod") is None:
            return Polarity(not own.negated, noun)  # "the inability to pay"
        false = refuted.by(self.scope, clause, above, self.of(above).negated)
        if false is not None:
            return Polarity(not own.negated, false.word)  # "contrary to reports that"
        known = cues.content_nouns | cues.proofs if clause.mark in cues.complementizers else cues.content_nouns
        if noun is None or tree.lemmas[noun] not in known or tree.lemmas[noun] in cues.doubts:  # "no doubt that" denies nothing
            return own
        bar = self.scope.bar(noun, "det", "advmod")
        if bar is not None:
            return Polarity(not own.negated, bar)
        if tree.words[above.head].lower() in cues.absent and noun in (*above.subjects, *above.objects):
            return Polarity(not own.negated, above.head)  # «немає доказів, що»
        if tree.lemmas[noun] in cues.spoken_nouns and noun in above.objects and verb_of(tree, above) in cues.denies and not above.passive:
            return Polarity(own.negated == self.of(above).negated, above.head)
        return own

    def _inherited(self, clause: Clause, above: Clause, own: Polarity) -> Polarity:
        """Down from "refuse to", "deny that", "not want to", "not think that" and "not A or B"."""
        tree, cues = self.scope.tree, self.scope.cues
        verb, outer = verb_of(tree, above), self.of(above)
        if verb in cues.persisting and clause.mark == "" and clause.link == "xcomp":
            return Polarity(not own.negated, outer.word) if outer.negated else own  # "kept hosting the video": it went on
        if clause.link == "xcomp" or (clause.link in {"advcl", "ccomp"} and clause.mark in {"from", "to", "of"} and verb in cues.negative | cues.denies):
            if clause.link == "advcl" and any(tree.words[k].lower() == "only" and k < clause.head for k in tree.children[clause.head]):
                return own  # "dismissed her plan, only to laud it"
            if verb in cues.negative | cues.denies:
                return Polarity(own.negated == outer.negated, above.head)
            if clause.link == "xcomp" and outer.negated:
                return Polarity(not own.negated, outer.word)
        elif clause.link in {"ccomp", "csubj"} and above.expletive and above.kind != "verb" and tree.lemmas[above.head] in cues.true | cues.untrue:
            false = outer.negated != (tree.lemmas[above.head] in cues.untrue)
            return Polarity(not own.negated, outer.word if outer.negated else above.head) if false else own  # "it is not true that"
        elif clause.link in {"ccomp", "advcl"}:
            if clause.link == "ccomp" and above.link == "acl" and above.noun is not None and tree.words[above.noun].lower() in cues.nobody:
                return Polarity(not own.negated, above.noun)  # "there is nothing to suggest that"
            if verb in cues.denies and clause.link == "ccomp":
                return Polarity(own.negated == outer.negated, above.head)
            if clause.link == "ccomp" and verb in cues.negative_raising and outer.negated:
                return Polarity(not own.negated, outer.word)
        elif clause.link == "conj" and outer.negated and own.word is None:
            joins = {tree.words[k].lower() for k in tree.children[clause.head] if tree.rel[k] == "cc"}
            shared = self.scope.shares(clause)
            if joins & {"or", "nor"} or (shared and tree.tags[clause.head] == "VB" and not joins & {"but"}) or (above.link in {"xcomp", "advcl"} and shared):
                return Polarity(True, outer.word)
        return own
