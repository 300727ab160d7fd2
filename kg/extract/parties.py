"""The party that an adjective in front of an office names: "Republican nominee Donald Trump", "Tim Kaine, a Democratic senator"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract import emit
from kg.extract.context import Context
from kg.model import Argument, Relation

if TYPE_CHECKING:
    from kg.extract.coref import ChainDraft
    from kg.extract.cues import Cues
    from kg.extract.tree import Tree


def chains(tree: Tree, drafts: list[ChainDraft], cues: Cues) -> dict[int, int]:
    """The chain of the party behind each such adjective; parties that the article does not name get a chain of their own at the end."""
    from kg.extract.coref import ChainDraft
    from kg.extract.mentions import Phrase

    known = {d.name: number for number, d in enumerate(drafts) if d.named}
    out: dict[int, int] = {}
    for i, word in enumerate(tree.words):
        name = cues.party_names.get(word.lower()) if word[:1].isupper() and tree.rel[i] in {"amod", "compound"} else None
        if name is None or tree.lemmas[tree.head[i]] not in cues.roles:
            continue
        if name not in known:
            known[name] = len(drafts)
            drafts.append(ChainDraft((Phrase(i, i, i + 1, "name", "Organization", name, True, name),), name, "Organization", True, ""))
        out[i] = known[name]
    return out


def relations(ctx: Context, office: int) -> Iterator[Relation]:
    """Whoever is named beside the office is of the party: its nominee or leader, or else, since a senator is of a state, a member."""
    tree, lemma = ctx.tree, ctx.tree.lemmas[office]
    for k in tree.kids(office, "amod", "compound"):
        if k not in ctx.party_of or k > office:
            continue
        party = Argument(ctx.party_of[k], tree.start[k], tree.end(k))
        form = f"{lemma} of" if lemma in ctx.cues.party_offices else "member of"
        for who in ctx.arguments(_holders(ctx, office)):
            if ctx.named(who) and ctx.type_of(who) == "Person":
                yield from emit.of_noun(ctx, form, [k, office], who, party, office, kind="role")


def _holders(ctx: Context, office: int) -> list[int]:
    """The name behind a title, before or behind the comma of an apposition. Not of "is a Democratic senator", which the clause may deny."""
    tree, above = ctx.tree, ctx.tree.head[office]
    if tree.dep[office] in {"nmod:desc", "compound", "appos"}:
        return [above] if "Number=Plur" not in tree.feats[office] else []
    return [m for k in tree.kids(office, "appos") for m in tree.conjuncts(k)]
