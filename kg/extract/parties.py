"""The party that an adjective in front of an office names: "Republican nominee Donald Trump", "Tim Kaine, a Democratic senator"; and party and state in letters
behind a name: "Sen. Tim Kaine, D-Va.", "Peter King (R-N.Y.)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract import emit, roles
from kg.extract.context import Context
from kg.model import Argument, EntityType, Relation

if TYPE_CHECKING:
    from kg.extract.coref import ChainDraft
    from kg.extract.cues import Cues
    from kg.extract.tree import Tree

LETTERS = {"R": "republican", "D": "democratic"}


def chains(tree: Tree, drafts: list[ChainDraft], cues: Cues) -> dict[int, int]:
    """The chain of the party behind each such adjective; parties that the article does not name get a chain of their own at the end."""
    from kg.extract import kinds
    from kg.extract.coref import ChainDraft
    from kg.extract.mentions import Phrase

    words = kinds.lexicon(cues.language)
    known = {d.name: number for number, d in enumerate(drafts) if d.named}
    out: dict[int, int] = {}
    for i, word in enumerate(tree.words):
        found: dict[int, tuple[str, EntityType]]
        if word in LETTERS and _lettered(tree, i):
            found = {i: (cues.party_names.get(LETTERS[word], ""), "Organization")}
            if kinds.of_name(tree.words[i + 2], "GPE", words) == "Place":
                found[i + 2] = (tree.words[i + 2], "Place")
        elif tree.rel[i] in {"amod", "compound"} and word[:1].isupper() and tree.lemmas[tree.head[i]] in cues.roles:
            found = {i: (cues.party_names.get(word.lower(), ""), "Organization")}
        else:
            continue
        for token, (name, kind) in found.items():
            if not name:
                continue
            if name not in known:
                known[name] = len(drafts)
                drafts.append(ChainDraft((Phrase(token, token, token + 1, "name", kind, name, True, name),), name, kind, True, ""))
            out[token] = known[name]
    return out


def _lettered(tree: Tree, i: int) -> bool:
    """The letter of a party, a hyphen and a state behind the comma or in the brackets that follow a name."""
    return tree.words[i] in LETTERS and i > 1 and tree.words[i - 1] in {",", "("} and tree.words[i + 1 : i + 2] in (["-"], ["–"]) and i + 2 < len(tree.words)


def behind(ctx: Context, head: int) -> Iterator[Relation]:
    """ "Sen. Tim Kaine, D-Va.": a member of the party, and senator from the state."""
    phrase = ctx.phrases.get(head)
    if phrase is None or phrase.kind != "name" or phrase.type != "Person" or phrase.head != head or phrase.end + 3 >= len(ctx.tree.words):
        return
    letter, who = phrase.end + 1, ctx.argument(head)
    if not _lettered(ctx.tree, letter) or who is None:
        return
    offices = [ctx.tree.lemmas[k] for k in roles.titles_of(ctx, head) if ctx.tree.lemmas[k] in ctx.cues.roles]
    for token, form in ((letter, "member of"), (letter + 2, f"{offices[-1]} from" if offices else "from")):
        if token in ctx.party_of:
            target = Argument(ctx.party_of[token], ctx.tree.start[token], ctx.tree.end(token))
            yield from emit.of_noun(ctx, form, [token], who, target, head, kind="role")


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
