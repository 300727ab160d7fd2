"""Definite descriptions of named things: "the Russian leader", "the lawmaker", "the agency"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.plurals import OFFICES
from kg.extract.records import record
from kg.extract.tree import Tree

# Offices that news calls by a more general word. A "leader" may hold any of them; "politician" and "official" are too wide to point at one person.
GENERAL = {
    "leader": {"president", "premier", "minister", "chancellor", "king", "emir", "dictator", "chairman", "head", "ruler"},
    "lawmaker": {"member", "senator", "congressman", "congresswoman", "representative", "deputy", "mp", "legislator", "parliamentarian"},
    "legislator": {"senator", "congressman", "congresswoman", "lawmaker"},
    "agency": {"agency"}, "company": {"maker", "manufacturer", "firm", "corporation", "retailer", "airline"}, "firm": {"company"},
}  # fmt: skip


CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
FORMER = frozenset({"former", "ex", "onetime", "колишній", "екс"})  # who held an office once is not "the president" of today


@record
class Description:
    """What a phrase calls a thing: ``heads``, lemmas of the nouns that say what it is, and ``words``, lemmas and words of all that says so.

    Of the "Trump campaign spokesman Hogan Gidley" the head is "spokesman" alone: he is no campaign.
    """

    heads: frozenset[str]
    words: frozenset[str]

    def __or__(self, other: Description) -> Description:
        return Description(self.heads | other.heads, self.words | other.words)


NOTHING = Description(frozenset(), frozenset())
Told = dict[int, list[tuple[int, Description]]]  # root of a named chain -> (item, what stands there)


def join_described(items: list[Item], clusters: Clusters, described: Told, words: list[str]) -> None:
    """A definite noun joins the one named chain before it that the article has called so, by a title, an apposition or "is a". ``words``: of the text."""
    for n, item in enumerate(items):
        phrase = item.phrase
        if phrase.kind != "nominal" or item.determiner not in ("the", "this") or item.number == "plur" or phrase.end - phrase.start > 3:
            continue
        before = {words[i].casefold() for i in range(phrase.start, phrase.head)}
        wanted = {phrase.lemma} | GENERAL.get(phrase.lemma, set()) | ({f"former {phrase.lemma}"} if before & FORMER else set())
        modifiers = before - {"former", "late", "own", "-"}
        fits = []
        for root, told in described.items():
            earlier = [i for i in clusters.of(root) if i < n]
            if not earlier or not (modifiers or item.paragraph - items[earlier[-1]].paragraph <= 2):
                continue
            known = _sum(found for place, found in told if place < n)
            if wanted & known.heads and modifiers <= known.words:
                fits.append(root)
        if len({clusters.root(root) for root in fits}) == 1:
            clusters.attach(fits[0], n)


def find(at: Tree, items: list[Item], clusters: Clusters) -> Told:
    """What the article calls its named persons and organisations."""
    told: Told = defaultdict(list)
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
            told[clusters.root(n)].append((n, _description(at, stretch)))
    return told


def words(described: Told, clusters: Clusters) -> dict[int, Description]:
    """Root of a chain -> all that it is described by, after whatever has been joined since."""
    found: dict[int, Description] = {}
    for root, told in described.items():
        found[clusters.root(root)] = found.get(clusters.root(root), NOTHING) | _sum(more for _, more in told)
    return found


def _description(at: Tree, stretch: range) -> Description:
    """The head nouns of a title or predicate: its last noun, and what is coordinated in it ("chairman and chief executive")."""
    content = [i for i in stretch if at.upos[i] in CONTENT]
    nouns = [i for i in content if at.upos[i] in ("NOUN", "PROPN")]
    heads = [i for i in nouns if i == nouns[-1] or (i + 1 in stretch and (at.upos[i + 1] == "CCONJ" or at.words[i + 1] in (",", "/")))]
    said = {at.lemmas[i] for i in content} | {at.words[i].casefold() for i in content}
    called = {form for i in heads for form in (at.lemmas[i], at.words[i].casefold())}
    once = called & OFFICES if any(at.lemmas[i].casefold() in FORMER or at.words[i].casefold() in FORMER for i in stretch) else set()
    past = {f"former {office}" for office in once}
    return Description(frozenset((called - once) | past), frozenset((said - once) | past))


def _sum(several: Iterable[Description]) -> Description:
    found = NOTHING
    for one in several:
        found |= one
    return found
