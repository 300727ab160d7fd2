"""Objects, obliques and agents that verbs joined by "and" have together."""

from __future__ import annotations

from kg.extract.clauses.clause import Clause
from kg.extract.cues import Cues
from kg.extract.tree import Tree


def objects(tree: Tree, clauses: dict[int, Clause], cues: Cues) -> None:
    """ "interviewed and released him", "respect and execute the sentence": verbs with nothing but "and" between them share what follows."""
    for clause in clauses.values():
        first = clauses.get(clause.parent) if clause.parent is not None else None
        if clause.link != "conj" or first is None or first.kind != "verb" or clause.kind != "verb" or first.passive != clause.passive:
            continue
        if first.particle is not None or any(tree.upos[k] == "ADV" and first.head < k < clause.head for k in tree.children[first.head]):
            continue  # "get out and drop the weapon"
        between = [i for i in range(first.head + 1, clause.head) if tree.rel[i] not in {"cc", "punct", "advmod", "aux"} and tree.upos[i] != "SPACE"]
        if between:
            continue
        intransitive = tree.lemmas[first.head] in cues.objectless  # "heal and understand": only the second takes it
        if clause.objects and not first.objects and not intransitive and not any(o.head < clause.head for o in first.obliques):
            first.objects = list(clause.objects)
        elif first.objects and not clause.objects and all(o > clause.head for o in first.objects):
            clause.objects = list(first.objects)
        if not clause.objects and not first.objects and not first.obliques and clause.obliques and not clause.passive:
            first.obliques = [o for o in clause.obliques if o.head > clause.head]  # "may associate and worship at such sites"
        elif not first.objects and not clause.objects and not clause.obliques and first.obliques and not first.passive:
            clause.obliques = [o for o in first.obliques if o.head > clause.head]
        if clause.agents and not first.agents:
            first.agents = list(clause.agents)
        elif first.agents and not clause.agents and all(a > clause.head for a in first.agents):
            clause.agents = list(first.agents)
