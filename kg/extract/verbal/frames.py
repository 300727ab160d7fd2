"""A verb with its arguments: who does it, to whom, with what amount, in whose words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.extract import roles
from kg.extract.clauses import Clause, Oblique
from kg.extract.context import Context
from kg.extract.qualify import Source, partly
from kg.extract.quotes import verb_of
from kg.extract.records import record
from kg.extract.verbal import measures, subjects
from kg.model import Amount, Argument

NO_SUBJECT: list[Argument | None] = [None]


@record
class Frame:
    clause: Clause  # without the object that belongs to an idiom
    verb: str  # lemma with its particle, and with the noun of an idiom: "rule out", "take place"
    doers: list[Argument | None]  # [None]: a passive without an agent
    objects: list[Argument | None]  # whom it is done to, whatever the voice
    recipients: list[Argument]
    amount: Amount | None
    sources: list[Source]
    idiom: tuple[int, ...]  # the noun of the idiom, and its preposition
    infinitive: Clause | None  # the open complement: "wants to go"
    content: bool  # it introduces what somebody says or thinks

    @property
    def agentless(self) -> bool:
        return self.clause.passive and self.doers == NO_SUBJECT


def read(ctx: Context, clause: Clause) -> Frame | None:
    """``None`` where it is not known of whom the verb is said."""
    tree, cues, below = ctx.tree, ctx.cues, ctx.qualifiers.below.get(clause.head, [])
    verb = verb_of(tree, clause)
    sources = ctx.qualifiers.sources(clause)
    infinitive = next((c for c in below if c.link == "xcomp" and c.kind == "verb"), None)
    content = any(c.link == "ccomp" for c in below) or _speaks(ctx, clause)
    idiom = set_phrase(ctx, clause)
    if idiom:  # "take place", "put in place": the noun belongs to the predicate
        verb = " ".join([verb, *(tree.words[i].lower() for i in idiom)])
        clause = replace(
            clause,
            objects=[o for o in clause.objects if o not in idiom],
            obliques=[*_of_idiom(ctx, idiom), *(o for o in clause.obliques if o.head not in idiom)],
        )
    doers, objects = _voices(ctx, clause, sources)
    doers = subjects.known(ctx, clause, doers, sources)
    if not doers and not clause.passive:
        return None  # the subject is a pronoun that nobody resolves, or missing: nothing is said of anybody
    if clause.passive and not objects:
        return None  # to whom it is done is not known
    adverbs = [tree.words[k].lower() for k in tree.kids(clause.head, "advmod")]
    if not cues.rare.isdisjoint(adverbs):
        return None  # "prosecutors rarely pursue such cases": neither that they do nor that they do not
    if not cues.approximating.isdisjoint(adverbs) and tree.lemmas[clause.head] not in cues.multiplying:
        return None  # "nearly captured the city": not quite
    barred = (s for s in clause.subjects if any(tree.rel[k] == "advmod" and tree.words[k].lower() in cues.negations for k in tree.children[s]))
    if next(barred, None) is not None or any(partly(tree, s, cues) for s in clause.subjects):
        return None  # "not all analysts": of whom it is said, is left open
    amount = measures.of(ctx, clause)
    if not objects and not idiom and any(o.case == "of" for o in clause.obliques) and not takes_of(ctx, clause, verb):
        return None  # "daubed the blue and yellow of the flag": of what, is lost
    wanted = [o for o in clause.objects if o not in ctx.amount_at and (not ctx.is_time(o) or _filled(ctx, o))]
    recipients = [a for i in clause.indirect if (a := ctx.argument(i, sources)) is not None]
    told = recipients and all(tree.lemmas[o] in cues.empty_objects for o in wanted)  # "told the police everything"
    if wanted and not told and not objects and not clause.passive and amount is None and infinitive is None:
        return None
    return Frame(clause, verb, doers, objects, recipients, amount, sources, idiom, infinitive, content)


def takes_of(ctx: Context, clause: Clause, verb: str) -> bool:
    """Whether "of" can belong to the verb: "accused of", "dropped out of"; in a language without a list, always."""
    known = ctx.cues.of_verbs
    return not known or bool({verb, ctx.tree.lemmas[clause.head]} & known) or verb.endswith((" out", " off", " up"))


def _filled(ctx: Context, measure: int) -> bool:
    """ "follows six months of infighting", "13 percent of the vote": no time and no figure alone, but what it is of."""
    return any(roles.case_of(ctx, k)[0] == "of" for k in ctx.tree.kids(measure, "nmod"))


def _speaks(ctx: Context, clause: Clause) -> bool:
    """The verb of a quotation or of ", X said"."""
    return clause.head in ctx.qualifiers.quoting or (
        clause.link == "parataxis" and not clause.objects and verb_of(ctx.tree, clause) in ctx.cues.says | ctx.cues.shows
    )


def set_phrase(ctx: Context, clause: Clause) -> tuple[int, ...]:
    """The words that make one predicate with their verb: a bare noun, also behind a preposition, or a phrase that is always said so."""
    tree, lemma = ctx.tree, ctx.tree.lemmas[clause.head]
    if lemma not in _openers(ctx.cues.idioms):
        return ()

    def bare(noun: int) -> bool:
        return not any(tree.rel[k] in {"det", "amod", "compound", "nmod"} and k < noun for k in tree.children[noun])

    def whole(noun: int) -> str:
        return " ".join(tree.words[i].lower() for i in tree.subtree(noun) if i <= noun and tree.rel[i] != "punct")

    for o in clause.objects:
        if o + 1 < len(tree.words) and f"{lemma} {whole(o)} {tree.words[o + 1].lower()}" in ctx.cues.idioms:
            return (o, o + 1)  # "make ends meet"
        if f"{lemma} {whole(o)}" in ctx.cues.idioms:
            return tuple(i for i in tree.subtree(o) if i <= o)  # "turn a blind eye"
        if bare(o) and {f"{lemma} {tree.lemmas[o]}", f"{lemma} {tree.words[o].lower()}"} & ctx.cues.idioms:
            return (o,)
    for oblique in clause.obliques:
        if oblique.case and bare(oblique.head) and f"{lemma} {oblique.case} {tree.words[oblique.head].lower()}" in ctx.cues.idioms:
            return (*oblique.case_tokens, oblique.head)
        if oblique.case and f"{lemma} {whole(oblique.head)}" in ctx.cues.idioms:
            return tuple(i for i in tree.subtree(oblique.head) if i <= oblique.head)  # "burned to the ground"
    for k in tree.kids(clause.head, "advmod", "xcomp"):
        behind = tree.rel[k] == "xcomp" and any(max(tree.subtree(o)) == k - 1 for o in clause.objects)
        near = k == clause.head + 1 and (clause.passive or tree.upos[k] != "NOUN")
        if (near or behind) and f"{lemma} {tree.words[k].lower()}" in ctx.cues.idioms:
            return (k,)  # "fall short", "take two men hostage"
    return ()


def _of_idiom(ctx: Context, idiom: tuple[int, ...]) -> list[Oblique]:
    """ "held talks with Tehran": what hangs on the noun belongs to the whole predicate."""
    found = []
    for k in ctx.tree.kids(idiom[-1], "nmod"):
        case, tokens = roles.case_of(ctx, k)
        if k > idiom[-1] and case and ctx.tree.dep[k] != "nmod:poss":
            found += [Oblique(m, case, tuple(tokens)) for m in ctx.tree.conjuncts(k)]
    return found


@cache
def _openers(idioms: frozenset[str]) -> frozenset[str]:
    """The verbs that set phrases begin with."""
    return frozenset(idiom.partition(" ")[0] for idiom in idioms)


def _voices(ctx: Context, clause: Clause, sources: list[Source]) -> tuple[list[Argument | None], list[Argument | None]]:
    """Who does it and whom it is done to, whatever the voice. No doer of a passive is [None]; nobody known is []."""
    known: list[Argument | None] = [*ctx.arguments(clause.subjects, sources)]
    if clause.passive:
        agents: list[Argument | None] = [*ctx.arguments(clause.agents, sources)]
        return agents or NO_SUBJECT, known
    objects: list[Argument | None] = []
    for head in clause.objects:
        if head not in ctx.amount_at or (head in ctx.phrases and _filled(ctx, head)):  # "13 percent of the vote"
            objects += [a for a in ctx.arguments([head], sources) if ctx.named(a) or not _empty(ctx, head)]
    return known, objects


def _empty(ctx: Context, head: int) -> bool:
    """A noun that names nothing by itself ("the way"); "new ways", "places that were poor" name something."""
    tree = ctx.tree
    if tree.lemmas[head] in ctx.cues.pointing and any(c.noun == head and c.mark in {"that", "of"} for c in ctx.clauses.values()):
        return True  # "the fact that ..."
    if tree.lemmas[head] not in ctx.cues.empty_objects:
        return False
    return tree.upos[head] != "NOUN" or not any(tree.rel[k] in {"amod", "acl", "compound"} for k in tree.children[head])
