"""Whether what the grammar gives as the subject of an infinitive or a gerund can do it: things have no purposes, and who is advised is not said."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.clauses import Clause
from kg.extract.context import ACTORS, Context
from kg.extract.qualify import Source
from kg.extract.quotes import verb_of
from kg.model import Argument

THINGS = frozenset({"Concept", "Event", "Other", "Law", "Agreement", "Work", "Product"})
MADE = frozenset({"Organization", "Facility", "Group", "Product"})
Doers = list[Argument | None]


def known(ctx: Context, clause: Clause, doers: Doers, sources: Sequence[Source]) -> Doers:
    """Who does it: ``doers``, somebody else whom the clause above names, [None] where it is not said but to be done, or [] for nobody."""
    above = ctx.clauses.get(clause.parent) if clause.parent is not None else None
    if above is None or not clause.inherited or clause.passive:
        return doers
    if _advised(ctx, clause, above):
        return [None]
    if _outcome(ctx, clause, doers) or _no_agent(ctx, clause, above, doers) or _between(ctx, clause, above, doers) or _for_anybody(ctx, clause):
        return []
    return _of_need(ctx, clause, above, doers, sources) or _of_purpose(ctx, clause, above, doers, sources)


def _advised(ctx: Context, clause: Clause, above: Clause) -> bool:
    """ "recommended attacking the base": the general advises it, and need not be who attacks."""
    bare = clause.link == "xcomp" and clause.mark == "" and ctx.tree.tags[clause.head] == "VBG"
    return bare and ctx.tree.lemmas[above.head] in ctx.cues.advising and not above.objects and not above.passive


def _things(ctx: Context, doers: Doers) -> bool:
    return bool(doers) and all(d is not None and ctx.type_of(d) in THINGS for d in doers)


def _no_agent(ctx: Context, clause: Clause, above: Clause, doers: Doers) -> bool:
    """ "the offering won't cover the cost of building the resort": the offering builds nothing; who does, is not said."""
    borrowed = clause.link == "acl" and bool(clause.mark) and clause.noun is not None and bool(above.subjects) and clause.subjects == above.subjects
    return borrowed and _things(ctx, doers)


def _outcome(ctx: Context, clause: Clause, doers: Doers) -> bool:
    """ "the child fought the infections, leading to malnutrition": what somebody did leads to it, not somebody."""
    gerund = clause.link == "advcl" and ctx.tree.tags[clause.head] == "VBG" and clause.mark == ""
    to = {"lead": {"to"}, "result": {"in"}}.get(ctx.tree.lemmas[clause.head])
    leads = (to is not None and any(o.case in to for o in clause.obliques)) or ctx.tree.lemmas[clause.head] in {"prompt", "spark"}
    return gerund and leads and any(d is not None and ctx.type_of(d) in ACTORS - {"Group"} for d in doers)  # "the number of visitors rose, prompting"


def _between(ctx: Context, clause: Clause, above: Clause, doers: Doers) -> bool:
    """ "advice to follow when visiting Kenya", "tips that are useful when travelling": neither the guide nor the tips travel."""
    tree = ctx.tree
    if clause.link != "advcl" or tree.tags[clause.head] != "VBG":
        return False
    opens = {clause.mark, *(tree.words[k].lower() for k in tree.kids(clause.head, "advmod") if k < clause.head)}
    return (bool(opens & {"when", "while"}) and above.link == "acl" and above.inherited) or ("when" in opens and _things(ctx, doers))


def _for_anybody(ctx: Context, clause: Clause) -> bool:
    """ "made abortions harder to obtain": by whom, is not said."""
    head = ctx.tree.head[clause.head]
    return clause.mark == "to" and head != clause.parent and ctx.tree.upos[head] == "ADJ" and ctx.tree.lemmas[head] in ctx.cues.tough


def _of_need(ctx: Context, clause: Clause, above: Clause, doers: Doers, sources: Sequence[Source]) -> Doers:
    """ "needs a majority to confirm the judges": whoever needs it confirms them."""
    first = clause
    while first.link == "conj" and above.link in {"xcomp", "conj"} and above.parent in ctx.clauses:  # "to confirm the judges and to pass the law"
        first, above = above, ctx.clauses[above.parent]
    if first.link != "xcomp" or first.mark != "to" or ctx.tree.lemmas[above.head] not in ctx.cues.requiring or above.passive or not clause.objects:
        return []
    counted = all(ctx.tree.lemmas[o] in ctx.cues.partitive for o in above.objects)
    return [*ctx.arguments(above.subjects, sources)] if above.objects and clause.subjects == above.objects and (counted or _things(ctx, doers)) else []


def _of_purpose(ctx: Context, clause: Clause, above: Clause, doers: Doers, sources: Sequence[Source]) -> Doers:
    """ "tensions are pulling Russia and China together to counter the West": a thing has no purpose, whom it moves has."""
    if clause.link != "advcl" or clause.mark != "to":
        return doers
    if clause.subjects == above.objects and _things(ctx, doers):
        return [*ctx.arguments(above.subjects, sources)]  # "pushed the mound to make room": not the mound
    if clause.subjects != above.subjects or not _things(ctx, doers):
        return doers
    moved = [a for a in ctx.arguments(above.objects, sources) if ctx.type_of(a) in ACTORS]
    if moved:
        return [*moved]
    # "a proposal that would create a headquarters to run operations": what is made does it; a mere proposal does nothing
    made = [a for a in ctx.arguments(above.objects, sources) if ctx.type_of(a) in MADE] if verb_of(ctx.tree, above) in ctx.cues.sending else []
    planned = any(ctx.tree.lemmas[s] in ctx.cues.content_nouns for s in clause.subjects)
    return [*made] if made else [] if planned and above.objects else doers
