"""Whose a learnt relation is: what a rule has read of somebody else with the same word, a nationality of another noun, and where a thing is only published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract import roles
from kg.extract.typed.properties import WHO, Property
from kg.extract.typed.spots import Spot
from kg.extract.typed.wording import Wording
from kg.model import Relation

if TYPE_CHECKING:
    from kg.extract.context import Context

MEMBERSHIPS = frozenset({"EMPLOYEE_OR_MEMBER_OF", "POLITICAL_AFFILIATION", "CEO"})
# Bodies that one sits on; "on" any other one is only where something stands: "posted on Twitter", "rose on Nasdaq", "on Fox News".
SAT_ON = frozenset({"committee", "council", "board", "panel", "commission", "court", "team", "staff", "subcommittee", "bench"})

EXECUTIVES = frozenset({"executive", "ceo"})


def executive(ctx: Context, spot: Spot, prop: Property) -> bool:
    """A founder is its chief executive, too, where the sentence has a word for it."""
    tree = ctx.tree
    return prop.name == "CEO" and any(
        tree.lemmas[i].casefold() in EXECUTIVES
        for i in range(max(0, spot.head - 60), min(len(tree.words), spot.head + 60))
        if tree.sentence[i] == tree.sentence[spot.head]
    )


def belongs_elsewhere(ctx: Context, prop: Property, one: Spot, other: Spot, wording: Wording, known: Sequence[Relation]) -> bool:
    """Whether the sentence says this of somebody else, or not at all."""
    if prop.turned:
        one, other = other, one
    if other.time is not None and ctx.tree.dep[one.head] == "nmod:poss" and ctx.tree.lemmas[ctx.tree.head[one.head]] in ctx.cues.kin:
        return True  # "her first husband died in 1990"
    if prop.name == "SUBSIDIARY_OF" and wording.own and ctx.tree.dep[one.head] == "nmod:poss" and ctx.tree.head[one.head] in wording.words:
        return True  # "Ratners's U.S. subsidiary agreed to acquire Weisfield's": who owns one is none for it
    if prop.name == "NATIONALITY" and other.kind == "nation" and not _described(ctx, one, other.head):
        return True
    if prop.name in MEMBERSHIPS and roles.case_of(ctx, other.head)[0] == "on" and ctx.tree.lemmas[other.end - 1].casefold() not in SAT_ON:
        return True
    return wording.own and prop.subject | prop.object >= WHO and other.time is None and _taken(ctx, prop, one, wording, known)


def _described(ctx: Context, who: Spot, adjective: int) -> bool:
    """The noun that the adjective stands before means the person: by a title, an apposition, a copula, or as the same thing."""
    tree = ctx.tree
    noun = adjective
    while tree.rel[noun] in {"amod", "compound", "conj", "nmod"} and tree.head[noun] != noun and (noun == adjective or tree.rel[noun] in {"conj", "compound"}):
        noun = tree.head[noun]
    if tree.kid(noun, "cop") is not None and roles.case_of(ctx, noun)[0]:
        return False  # "is on a Russian television outlet"
    if noun in range(who.start, who.end) or ctx.chain_of.get(noun) == who.chain:
        return True
    if any(a.chain == who.chain for a in ctx.arguments([noun])):
        return True
    title = ctx.phrases[who.head].title if who.head in ctx.phrases else None
    behind = range(adjective + 1, who.start)  # "Hungarian head of state Arpad Goencz"
    if (title is not None and adjective in range(*title)) or (0 < len(behind) < 5 and all(tree.upos[i] in {"NOUN", "ADJ", "ADP", "PROPN"} for i in behind)):
        return True
    if tree.rel[noun] in {"appos", "nmod"} and tree.dep[noun] in {"appos", "nmod:desc"}:
        return ctx.chain_of.get(tree.head[noun]) == who.chain
    clause = ctx.clauses.get(noun)
    if clause is not None and any(a.chain == who.chain for a in ctx.arguments(clause.subjects)):
        return True
    beside = [m for one in tree.conjuncts(noun) for k in tree.kids(one, "appos", "flat") for m in tree.conjuncts(k)]
    return any(ctx.chain_of.get(m) == who.chain for m in beside) or ctx.type_of(ctx.argument(noun)) is None


def _taken(ctx: Context, prop: Property, who: Spot, wording: Wording, known: Sequence[Relation]) -> bool:
    """A rule has read the word that names the relation, and of other ends only: "his wife teaches at Yale" says nothing of him."""
    word = (ctx.tree.start[wording.words[0]], ctx.tree.end(wording.words[0]))
    ends = [
        {a.chain for a in (r.subject, r.object, *(a for _, a in r.participants)) if a is not None}
        for r in known
        if word in r.evidence.predicate and r.subject is not None and r.relation in prop.covered and not r.subject.start <= word[0] < r.subject.end
    ]
    own = {who.chain} if _apposed(ctx, who, wording.words[0]) else _same_breath(ctx, who)
    return bool(ends) and not any(own & chains for chains in ends)


def _apposed(ctx: Context, who: Spot, word: int) -> bool:
    """ "Anna Berg and Karl Weber, president of Yale": one office behind a list is that of the last one, which the rules have read; and a title is of the name
    behind it ("Green Party nominee Anna Berg and Karl Weber")."""
    tree = ctx.tree
    holder = ctx.chain_of.get(tree.head[word])
    return tree.dep[word] in {"appos", "nmod:desc"} and "Number=Plur" not in tree.feats[word] and holder is not None and holder != who.chain


def _same_breath(ctx: Context, who: Spot) -> set[int]:
    """The chains of whom it is said just as well: "founded by Ron White and Margo Rey", and what the person is: "is an official, chairman of ..."."""
    tree, first = ctx.tree, who.head
    while tree.rel[first] == "conj":
        first = tree.head[first]
    found = {who.chain, *(c for m in tree.conjuncts(first) if (c := ctx.chain_of.get(m)) is not None)}
    clause = ctx.clauses.get(tree.head[who.head])
    if clause is not None and clause.cop is not None and who.head in clause.subjects:
        found |= {c for m in tree.conjuncts(clause.head) if (c := ctx.chain_of.get(m)) is not None}
    return found
