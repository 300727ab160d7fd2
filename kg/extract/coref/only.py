"""The only father, mother, wife or husband of somebody: "Elian's father" is who the article names as such ("Elian's father, Juan Miguel Gonzalez")."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.tree import Tree

OPEN = frozenset({"late", "own", "elderly", "aging", "ailing", "beloved", "dead", "waiting", "grieving"})  # adjectives that do not tell one of several


def join_only(at: Tree, items: Sequence[Item], clusters: Clusters, sole: Container[str]) -> None:
    """``sole``: kin of whom one has one. What tells the one from another ("his second wife"), and a noun with a name of its own beside it, stays apart."""
    nouns = [i for i, lemma in enumerate(at.lemmas) if lemma in sole and at.upos[i] == "NOUN" and at.tags[i] == "NN"]
    if len(nouns) < 2:
        return
    item_at = {item.phrase.head: n for n, item in enumerate(items)}
    owner_of = {noun: owner for noun in nouns if (owner := _owner(at, noun)) is not None and owner in item_at and items[item_at[owner]].number != "plur"}
    holders: dict[tuple[str, int], set[int]] = {}
    told: set[int] = set()
    for noun, owner in owner_of.items():
        if at.words[noun + 1 : noun + 2] == [","] and at.upos[noun + 2 : noun + 3] == ["PROPN"]:
            told.add(noun)  # "his wife, Heidi, and his father", wherever the tree hangs the name
        for name in _named_beside(at, noun):
            told.add(noun)
            n = item_at.get(name)
            if n is not None and items[n].phrase.kind == "name" and items[n].phrase.type == "Person":
                holders.setdefault((at.lemmas[noun], clusters.root(item_at[owner])), set()).add(n)
    for noun, owner in owner_of.items():
        i = item_at.get(noun)
        found = holders.get((at.lemmas[noun], clusters.root(item_at[owner])), set())
        if i is None or noun in told or not found or clusters.named(i) or len({clusters.root(n) for n in found}) != 1:
            continue
        holder = min(found)
        beside = {items[n].predicate for n in clusters.of(holder) if items[n].sentence == items[i].sentence and items[n].phrase.kind == "name"}
        owners = {clusters.root(item_at[owner_of[h]]) for n in clusters.of(i) if (h := items[n].phrase.head) in owner_of}
        if len(owners) > 1 or at.upos[items[i].predicate] == "PROPN":
            continue  # of two owners one is wrong; "his father will be Fidel Castro"
        if items[i].predicate in beside or clusters.gender(holder) not in (items[i].gender, "?", "*") or at.kid(noun, "cop") is not None:
            continue
        clusters.attach(holder, i)


def _owner(at: Tree, noun: int) -> int | None:
    """The token whose kin it is; nothing where a word beside the noun tells which of several."""
    if any(at.rel[k] in {"amod", "nummod", "compound"} and at.words[k].casefold() not in OPEN for k in at.children[noun]):
        return None
    owner = at.kid(noun, "nmod:poss")
    if owner is None:
        owner = next((k for k in at.kids(noun, "nmod") if k > noun and at.words[noun + 1].casefold() == "of" and at.head[noun + 1] == k), None)
    return None if owner is None or at.kid(owner, "conj") is not None else owner


def _named_beside(at: Tree, noun: int) -> list[int]:
    """Names in apposition to the noun, the name that it stands beside, or that has it as its title."""
    found = [k for k in at.kids(noun, "appos", "flat") if at.upos[k] == "PROPN"]
    if at.rel[noun] == "appos" or at.dep[noun] == "nmod:desc":
        found.append(at.head[noun])
    return found
