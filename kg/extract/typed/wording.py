"""The words of the sentence that a learnt relation rests on, and its predicate: the sentence's own where the ontology knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.extract.typed.properties import Property
from kg.extract.typed.spots import Spot

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.model import EntityType


BELOW = frozenset({"vice", "deputy", "assistant", "associate"})  # a vice president is no president


class Wording(NamedTuple):
    predicate: str
    words: list[int]  # tokens
    own: bool  # the sentence itself names the relation ("son", "graduate", "director")


def worded(ctx: Context, one: Spot, other: Spot, prop: Property) -> Wording:
    """Looked for on the path between the ends in the tree, then between them in the text."""
    tree = ctx.tree
    inside = {*range(one.start, one.end), *range(other.start, other.end)}
    low, high = min(one.end, other.end), max(one.start, other.start)
    near = [i for i in dict.fromkeys((*_path(ctx, one.head, other.head), *range(low, high))) if i not in inside]
    ends = [ctx.chain_types[s.chain] if s.chain >= 0 else None for s in ((other, one) if prop.turned else (one, other))]
    case = tree.kid(other.head, "case")
    for i in near:
        for form, tokens in _forms(ctx, i, case):
            relation = ctx.ontology.relation(form, *ends)
            if relation in prop.covered and _states(ctx, i, relation, prop, ends):
                return Wording(form, tokens, True) if relation == prop.relation or tree.upos[i] == "NOUN" else Wording(prop.predicate, [i], True)
    content = [i for i in near if tree.upos[i] in ("VERB", "NOUN", "PROPN", "ADJ")]
    return Wording(prop.predicate, content[:1] or [other.head], False)


def _forms(ctx: Context, i: int, case: int | None) -> list[tuple[str, list[int]]]:
    tree, lemma = ctx.tree, ctx.tree.lemmas[i]
    if tree.upos[i] == "VERB":
        bound = [(f"{lemma} {tree.words[case].lower()}", [i, case])] if case is not None else []
        return [*bound, (lemma, [i])]
    if tree.upos[i] not in ("NOUN", "PROPN"):
        return []
    before = tree.words[i - 1].lower() if i else ""
    return [(f"{before} {lemma} of", [i - 1, i])] if before in BELOW else [(f"{lemma} of", [i])]


def _states(ctx: Context, i: int, relation: str, prop: Property, ends: list[EntityType | None]) -> bool:
    """A noun must be a role of one ("wife", "professor"); several ("to students at Drexel") are somebody else."""
    if ctx.tree.upos[i] == "VERB":
        return True
    return "Number=Plur" not in ctx.tree.feats[i] and ctx.ontology.relation(ctx.tree.lemmas[i], *ends) == relation


def _path(ctx: Context, one: int, other: int) -> list[int]:
    head = ctx.tree.head
    first, second = [one], [other]
    for chain in (first, second):
        while head[chain[-1]] != chain[-1]:
            chain.append(head[chain[-1]])
    top = next(i for i in first if i in second)
    return [top, *first[1 : first.index(top)], *second[1 : second.index(top)]]
