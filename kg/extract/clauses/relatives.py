"""The gap of a relative clause: the noun that it modifies, behind its pronoun or where there is none."""

from __future__ import annotations

from kg.extract.clauses.clause import Clause, Oblique
from kg.extract.cues import Cues
from kg.extract.tree import Tree


def fill(tree: Tree, clause: Clause, clauses: dict[int, Clause], cues: Cues) -> None:
    """Put the noun behind a relative pronoun, and into the gap of a reduced relative clause."""
    if clause.link != "relcl" or clause.noun is None:
        return
    nouns = [clause.noun]
    relatives = {"who", "which", "that", "whom"} | cues.relatives

    def swap(found: list[int]) -> list[int]:
        return [n for f in found for n in (nouns if tree.words[f].lower() in relatives and tree.upos[f] in {"PRON", "DET", "SCONJ"} else [f])]

    content = next((c for c in clauses.values() if c.parent == clause.head and c.link == "ccomp" and (not c.subjects or swap(c.subjects) != c.subjects)), None)
    if content is not None and not any(tree.words[f].lower() in relatives for f in clause.subjects):
        content.subjects = swap(content.subjects) or nouns  # "the clause, which he said is harmful": the gap is below the saying verb
        return
    before = (clause.subjects, clause.objects, [o.head for o in clause.obliques])
    clause.subjects, clause.objects = swap(clause.subjects), swap(clause.objects)
    for oblique in clause.obliques:
        oblique.head = swap([oblique.head])[0]
    after = (clause.subjects, clause.objects, [o.head for o in clause.obliques])
    stranded = [k for k in tree.children[clause.head] if tree.words[k].lower() in {"where", "when", "why", "whose"} or tree.words[k].lower() in relatives]
    stranded += [k for s in clause.subjects for k in tree.kids(s, "nmod:poss") if tree.words[k].lower() == "whose"]  # "whose revenue rose": no gap
    dangling = next((o for o in clause.obliques if tree.upos[o.head] == "ADP" and not tree.children[o.head]), None)
    if dangling is not None and before == after and not stranded:  # "the issues that people care about"
        at = clause.obliques.index(dangling)
        clause.obliques[at : at + 1] = [Oblique(n, tree.words[dangling.head].lower(), (dangling.head,)) for n in nouns]
        return
    where = next((k for k in stranded if tree.words[k].lower() in cues.placing and tree.rel[k] == "advmod"), None)
    if where is not None and clause.kind == "verb" and not clause.obliques:  # "the town where she was born", not "an environment where he referred to Kim"
        clause.obliques += [Oblique(n, "in", (where,)) for n in nouns]
    below = any(c.parent == clause.head and c.link == "xcomp" and c.kind == "verb" for c in clauses.values())  # "that it seeks to get rid of": no gap here
    if before == after and not stranded and not below and clause.kind == "verb" and clause.subjects and not clause.objects and not clause.passive:
        clause.objects = list(nouns)
