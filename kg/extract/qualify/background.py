"""What the reporter tells beside, or takes for granted, in a sentence that gives somebody's words, thoughts or wishes."""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.qualify.scope import Scope
from kg.extract.quotes import verb_of
from kg.extract.records import record


@record
class Passed:
    """What stands between a clause and those whose words it may be, on the way up."""

    aside: bool = False  # a relative clause behind a comma
    told: bool = False  # ... that tells what a thing is or did
    which: bool = False  # a participle that says which thing is meant
    known: bool = False  # ... of a thing that the reader is to know

    def through(self, scope: Scope, clause: Clause) -> Passed:
        which, aside = _tells_which(scope, clause), _aside(scope, clause)
        if _on_claim(scope, clause):
            return Passed(self.aside, True, self.which, self.known)
        if not which and not aside:
            return self
        return Passed(
            self.aside or aside,
            self.told or (aside and _told_in_passing(scope, clause)),
            self.which or which,
            self.known or (which and _definite(scope, clause.noun)),
        )

    def untold(self, scope: Scope, clause: Clause, above: Clause) -> bool:
        """Whether what we came from is no part of what ``above`` says, thinks or asks for.

        "The Turks feel they have ties to the region, which they ruled": what they feel is theirs, what is told of the region beside is the
        reporter's. "Asked them not to turn away people seeking asylum": that these people seek asylum is no part of what is asked for. Nor is it
        of what somebody believes, where the thing is known: "believes the people found at sea had left the boat".
        """
        return self.told or ((self.aside or self.known) and _only_thinks(scope, above)) or (self.which and bound(scope, clause, above))


NOTHING = Passed()


def bound(scope: Scope, clause: Clause, above: Clause) -> bool:
    """ "promised to withdraw", "urged Kyiv to negotiate": what is promised or asked for."""
    cues = scope.cues
    wanted = scope.tree.lemmas[above.head] in cues.committing | cues.directing
    return wanted and clause.mark in {"to", *cues.averting_marks} and clause.link in {"xcomp", "advcl", "ccomp"}


def _aside(scope: Scope, clause: Clause) -> bool:
    """ ", which they ruled for centuries": a relative clause behind a comma, outside of quotations."""
    if clause.link != "relcl" or scope.quotation[clause.head] is not None:
        return False
    tree = scope.tree
    first = min(tree.subtree(clause.head))
    return tree.words[first] == "," or (first > 0 and tree.words[first - 1] == ",")


def _on_claim(scope: Scope, clause: Clause) -> bool:
    """ "Kim said the vote was rigged, a claim that courts have rejected": what became of the claim, outside of quotations."""
    tree, noun = scope.tree, clause.noun
    if clause.link != "relcl" or noun is None or tree.lemmas[noun] not in scope.cues.rumours or scope.quotation[clause.head] is not None:
        return False
    first = min((k for k in tree.children[noun] if k < noun), default=noun)
    return first > 0 and "," in (tree.words[first - 1], tree.words[first]) and tree.rel[noun] in {"appos", "obl", "obj", "conj", "parataxis"}


def _told_in_passing(scope: Scope, clause: Clause) -> bool:
    """ "The plan, which requires their approval, would create a new stock, he said": what a thing is or did, told beside. Not what it will do, nor what
    somebody who was named before does in the clause ("which she was doing")."""
    tree, cues = scope.tree, scope.cues
    ahead = tree.feature(clause.head, "Tense=Fut") or any(tree.rel[k] == "aux" and tree.words[k].lower() in cues.modals for k in tree.children[clause.head])
    return not ahead and not any(tree.upos[k] == "PRON" and tree.feature(k, "PronType=Prs") for k in tree.kids(clause.head, "nsubj"))


def _tells_which(scope: Scope, clause: Clause) -> bool:
    """ "people seeking asylum", "the group founded by Hubbard", outside of quotations."""
    participle = clause.link == "acl" and not clause.mark and scope.tree.tags[clause.head] in {"VBG", "VBN"}
    return participle and scope.quotation[clause.head] is None


def _definite(scope: Scope, noun: int | None) -> bool:
    tree = scope.tree
    return noun is not None and any(tree.feature(k, "Definite=Def") or tree.feature(k, "PronType=Dem") for k in tree.kids(noun, "det"))


def _only_thinks(scope: Scope, above: Clause) -> bool:
    verb = verb_of(scope.tree, above)
    return verb in scope.cues.thinks and verb not in scope.cues.says
