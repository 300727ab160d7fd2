"""Definite descriptions of named things: "the Russian leader", "the lawmaker", "the agency"."""

from __future__ import annotations

from collections import defaultdict

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.tree import Tree

# Offices that news calls by a more general word. A "leader" may hold any of them; "politician" and "official" are too wide to point at one person.
GENERAL = {
    "leader": {"president", "premier", "minister", "chancellor", "king", "emir", "dictator", "chairman", "head", "ruler"},
    "lawmaker": {"member", "senator", "congressman", "congresswoman", "representative", "deputy", "mp", "legislator", "parliamentarian"},
    "legislator": {"senator", "congressman", "congresswoman", "lawmaker"},
    "agency": {"agency"}, "company": {"maker", "manufacturer", "firm", "corporation", "retailer", "airline"}, "firm": {"company"},
}  # fmt: skip


def join_described(at: Tree, items: list[Item], clusters: Clusters) -> None:
    """A definite noun joins the one named chain before it that the article has called so, by a title, an apposition or "is a"."""
    described = _descriptions(at, items, clusters)
    for n, item in enumerate(items):
        phrase = item.phrase
        if phrase.kind != "nominal" or item.determiner not in ("the", "this") or item.number == "plur" or phrase.end - phrase.start > 3:
            continue
        wanted = {phrase.lemma} | GENERAL.get(phrase.lemma, set())
        modifiers = {at.words[i].casefold() for i in range(phrase.start, phrase.head)} - {"former", "late", "own", "-"}
        fits = []
        for root, told in described.items():
            known = set[str]().union(*(found for place, found in told if place < n))
            earlier = [i for i in clusters.of(root) if i < n]
            if earlier and wanted & known and modifiers <= known and (modifiers or item.paragraph - items[earlier[-1]].paragraph <= 2):
                fits.append(root)
        if len({clusters.root(root) for root in fits}) == 1:
            clusters.attach(fits[0], n)


def _descriptions(at: Tree, items: list[Item], clusters: Clusters) -> dict[int, list[tuple[int, set[str]]]]:
    """Root of a named chain -> (item, lemmas and words of a description there)."""
    told: dict[int, list[tuple[int, set[str]]]] = defaultdict(list)
    for n, item in enumerate(items):
        if item.phrase.kind != "name" or item.phrase.type not in ("Person", "Organization"):
            continue
        stretches = [range(*item.phrase.title)] if item.phrase.title else []
        head = item.phrase.head
        for child in at.children[head]:
            if at.rel[child] == "appos" and at.upos[child] == "NOUN":
                stretches.append(range(child - min(4, child - head - 1), child + 1))
            elif at.dep[child] == "acl:relcl" and at.upos[child] == "NOUN" and any(at.rel[c] == "cop" for c in at.children[child]):
                stretches.append(range(child, child + 1))  # "Kim, who is now a member of the assembly"
        if at.dep[head] == "nsubj" and at.upos[at.head[head]] == "NOUN" and any(at.rel[c] == "cop" for c in at.children[at.head[head]]):
            noun = at.head[head]
            stretches.append(range(max(head + 1, noun - 3), noun + 1))
        for stretch in stretches:
            told[clusters.root(n)].append((n, {at.lemmas[i] for i in stretch} | {at.words[i].casefold() for i in stretch}))
    return told
