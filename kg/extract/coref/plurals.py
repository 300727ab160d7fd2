"""Plurals that stand for several named things: "the two men", "the three new members", "the three", "they" behind "Ada Byron and Anna Moor".

A plural is read as its members only where the article itself puts exactly these names together: in an apposition, behind a copula, or in a coordination
before it that has as many names as the plural counts. Everything else stays one thing of several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.records import record
from kg.extract.tree import Tree
from kg.model import EntityType

NUMBERS = {
    "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "дві": 2, "два": 2, "обидві": 2, "обидва": 2, "обоє": 2, "три": 3, "чотири": 4, "пʼять": 5, "п'ять": 5,
}  # fmt: skip
# Nouns that say what their members are to the article, not of which type ("the three new members", "the two sides"), with the types that they may have.
ROLES: dict[str, frozenset[EntityType]] = {
    "side": frozenset({"Country", "Organization"}), "state": frozenset({"Country", "Place"}), "member": frozenset({"Country", "Organization", "Person"}),
    "neighbor": frozenset({"Country", "Person"}), "neighbour": frozenset({"Country", "Person"}), "ally": frozenset({"Country", "Person"}),
    "rival": frozenset({"Country", "Person", "Organization"}), "power": frozenset({"Country"}), "democracy": frozenset({"Country"}),
    "republic": frozenset({"Country"}), "newcomer": frozenset({"Country", "Organization", "Person"}), "leader": frozenset({"Person"}),
    "країна": frozenset({"Country"}), "лідер": frozenset({"Person"}), "сторона": frozenset({"Country", "Organization"}),
}  # fmt: skip
# What anybody may be called; any other noun of persons ("the two presidents") means those whom the article calls so.
ANYBODY = frozenset({"man", "woman", "person", "boy", "girl", "child", "leader", "friend", "politician", "colleague", "couple", "parent", "brother", "sister"})
OFFICES = frozenset({"president", "minister", "premier", "king", "chancellor", "президент", "міністр"})  # few of them in an article, and those its topic
ACTORS: frozenset[EntityType] = frozenset({"Organization", "Group", "Country"})
PLACES: frozenset[EntityType] = frozenset({"Country", "City", "Place"})
WHOLE = frozenset({"they", "them", "their", "theirs", "both", "вони", "їх", "їхній", "їм"})
FAR = 3  # sentences back in which the two most named of a type may be meant by "the two countries"


@record
class Group:
    """Named things coordinated with each other: the numbers of their items."""

    items: tuple[int, ...]
    end: int  # the last token
    sentence: int
    subject: bool
    object: bool
    type: EntityType | None  # that all share, None for a mixture
    start: int  # the first token


class Plurals:
    """The groups of one document, and what each plural of it stands for."""

    def __init__(self, at: Tree, items: list[Item], clusters: Clusters, heads: Mapping[str, EntityType]) -> None:
        """``heads``: what kind of thing a noun is, by its lemma."""
        self.at, self.items, self.clusters, self.heads = at, items, clusters, heads
        self.by_head = {item.phrase.head: n for n, item in enumerate(items)}
        self.groups = self._groups()

    def members(self, chain: list[int]) -> tuple[int, ...]:
        """Numbers of one item of each member, for the items of one chain without a name; () where it stands for itself.

        To be asked chain by chain in the order of the text: what a plural was found to mean, the next one may mean as well.
        """
        found = self._members(chain)
        if not found:
            return ()
        for n in chain:
            item = self.items[n]
            kinds = {self.items[m].phrase.type for m in found}
            kind = next(iter(kinds)) if len(kinds) == 1 else None
            self.groups.append(
                Group(found, item.phrase.end, item.sentence, item.role in ("subject", "possessor"), item.role == "object", kind, item.phrase.start)
            )
        self.groups.sort(key=lambda g: g.end)
        return found

    def _members(self, chain: list[int]) -> tuple[int, ...]:
        if any(self.items[n].phrase.kind == "name" for n in chain):
            return self._family(chain)
        for n in chain:
            found = self._spelt_out(n) if self.items[n].phrase.kind == "nominal" else ()
            if found:
                return found
        first = chain[0]
        if self.items[first].phrase.kind == "pronoun":
            return self._of_pronoun(first)
        return next((found for n in chain if (found := self._counted(n))), ())

    def standing_for_several(self) -> frozenset[int]:
        """Pronouns behind a coordination that they mean as a whole: none of its names alone is what is meant."""
        return frozenset(n for n, item in enumerate(self.items) if item.phrase.kind == "pronoun" and item.number == "plur" and self._of_pronoun(n))

    # ------------------------------------------------------------ groups

    def _groups(self) -> list[Group]:
        found = []
        for head in sorted(self.by_head):
            if self.items[self.by_head[head]].phrase.kind != "name" or (self.at.rel[head] == "conj" and self.at.head[head] in self.by_head):
                continue
            own = self._names(self.at.conjuncts(head))
            if len(own) >= 2:
                last = max(self.items[n].phrase.end for n in own)
                kinds = {self.items[n].phrase.type for n in own}
                kind = next(iter(kinds)) if len(kinds) == 1 else "Place" if kinds <= PLACES else None
                first = self.items[own[0]]
                found.append(Group(own, last, first.sentence, first.role == "subject", first.role == "object", kind, first.phrase.start))
        return sorted(found, key=lambda g: g.end)

    def _names(self, heads: list[int]) -> tuple[int, ...]:
        """The items of these heads if each of them is a name and no two are the same thing, else ()."""
        own = [self.by_head.get(h) for h in heads]
        names = [n for n in own if n is not None and self.items[n].phrase.kind == "name" and self.items[n].phrase.type != "Group"]
        return tuple(names) if len(names) == len(heads) and len({self.clusters.root(n) for n in names}) == len(names) else ()

    # ------------------------------------------------------------ nouns

    def _spelt_out(self, n: int) -> tuple[int, ...]:
        """ "the two men, Ronald Stauber and Michael Gingrich", "the winners were Chan and Wan"; and of one, "the prime minister, Najib Razak"."""
        at, head, several = self.at, self.items[n].phrase.head, self.items[n].number == "plur"
        apposed = [k for k in at.kids(head, "appos") if k > head]
        if at.rel[head] == "nsubj" and any(at.rel[c] == "cop" for c in at.children[at.head[head]]):
            apposed.append(at.head[head])
        for k in apposed:
            if not several and at.rel[k] != "appos":
                continue  # "the winner was Ada Byron" says it, and stays said
            names = self._names(at.conjuncts(k) if several else [k])
            if len(names) >= (2 if several else 1) and self._fit(n, names) and (self._count(n) in (None, len(names))):
                return names
        return ()

    def _family(self, chain: list[int]) -> tuple[int, ...]:
        """ "the Sams" behind Thomas Sam and Manju Sam: all that bear the name, where it is several."""
        first = self.items[chain[0]].phrase
        if first.kind != "name" or first.end != first.start + 1 or self.at.tags[first.head] != "NNPS" or self.items[chain[0]].determiner != "the":
            return ()
        surname = first.text.removesuffix("es" if first.text.endswith(("ses", "zes", "xes", "shes", "ches")) else "s")
        found: dict[int, int] = {}
        for n, item in enumerate(self.items[: chain[0]]):
            if item.phrase.kind == "name" and item.phrase.type == "Person" and item.phrase.text.split()[-1] == surname and " " in item.phrase.text:
                found.setdefault(self.clusters.root(n), n)
        return tuple(found.values()) if len(found) >= 2 else ()

    def _counted(self, n: int) -> tuple[int, ...]:
        item, count = self.items[n], self._count(n)
        if count is None or item.number != "plur" or item.phrase.kind != "nominal" or item.phrase.end > item.phrase.head + 1:
            return ()
        if item.determiner not in ("the", "this") and not any(
            self.at.words[i].casefold() in ("both", "обидва", "обидві") for i in range(item.start, item.phrase.head)
        ):
            return ()  # "two men" are new ones
        if any(self.at.words[i].casefold() in ("other", "others", "another", "more", "інші", "інших") for i in range(item.start, item.phrase.head)):
            return ()
        near = self._nearest(n, count)
        return near or (self._most_named(n) if count == 2 else ())

    def _count(self, n: int) -> int | None:
        item = self.items[n]
        return next((NUMBERS[w] for i in range(item.start, item.phrase.head + 1) if (w := self.at.words[i].casefold()) in NUMBERS), None)

    def _nearest(self, n: int, count: int) -> tuple[int, ...]:
        """The last coordination before ``n`` of as many names that it can mean."""
        before = [g for g in self.groups if g.end <= self.items[n].phrase.start and len(g.items) == count and self._fit(n, g.items)]
        return before[-1].items if before else ()

    def _fit(self, n: int, names: tuple[int, ...]) -> bool:
        """Whether these names can be what the noun means: of its type, or of one that its noun allows."""
        item = self.items[n]
        kinds = {self.items[k].phrase.type for k in names}
        allowed = ROLES.get(item.phrase.lemma)
        if allowed is not None:
            return len(kinds) == 1 and kinds <= allowed
        kind = self.heads.get(item.phrase.lemma, item.phrase.type)
        if kind in PLACES:
            return kinds <= PLACES and (kind != "Country" or kinds == {"Country"})
        if kind == "Person" and item.phrase.lemma not in ANYBODY:
            return kinds == {"Person"} and all(self._called(k, item.phrase.lemma) for k in names)
        return kinds == {kind} and kind not in ("Concept", "Other", "Group")

    def _called(self, n: int, noun: str) -> bool:
        """Whether the article calls this person so, in a title, in an apposition or as "X is a ..."."""
        at = self.at
        for m in self.clusters.of(n):
            phrase = self.items[m].phrase
            head = phrase.head
            told = [*(range(*phrase.title) if phrase.title else ()), *at.kids(head, "appos", "nmod:desc", "compound"), at.head[head]]
            first = at.head[head] if at.rel[head] == "conj" else None  # a title in the plural is that of each
            told += [k for k in at.kids(first, "nmod:desc", "compound") if "Number=Plur" in at.feats[k]] if first is not None else []
            if any(at.lemmas[k] == noun for k in told):
                return True
        return False

    def _most_named(self, n: int) -> tuple[int, ...]:
        """The two of the type named together before in this sentence, or far ahead of all others so far."""
        item = self.items[n]
        counts: Counter[int] = Counter()
        last: dict[int, int] = {}
        widely = item.phrase.type in PLACES or item.phrase.lemma in ROLES or item.phrase.lemma in OFFICES
        for i in range(n):
            other = self.items[i]
            if self._fit(n, (i,)) and (widely or other.sentence == item.sentence) and self.clusters.named(i) and other.number == "sing":
                counts[self.clusters.root(i)] += 1
                last[self.clusters.root(i)] = other.sentence
        same = [root for root in counts if last[root] == item.sentence]
        if len(same) == 2:
            return tuple(sorted(same))
        ranked = counts.most_common()
        near = [root for root, _ in ranked[:2] if item.sentence - last[root] <= FAR]
        if len(near) == 2 and (len(ranked) == 2 or ranked[1][1] >= 2 * ranked[2][1]):
            return tuple(sorted(near))
        return ()

    # ------------------------------------------------------------ pronouns

    def _of_pronoun(self, n: int) -> tuple[int, ...]:
        """ "they" and "the three" behind a coordination of people, bodies or countries, with no other plural in between."""
        item = self.items[n]
        word = self.at.words[item.phrase.head].casefold()
        count = NUMBERS.get(word)
        if word not in WHOLE and not (count and item.determiner in ("the", "this")):
            return ()
        reach = 8 if count and word != "both" else 1
        for group in reversed(self.groups):
            if group.end > item.phrase.start or item.sentence - group.sentence > reach:
                continue
            if group.type not in ("Person", "Country", "Organization") or (count and len(group.items) != count):
                return ()
            same = group.sentence == item.sentence
            if not count and not (group.subject or (same and group.object)):
                return ()
            if item.quotation >= 0 and self.items[group.items[0]].quotation != item.quotation:
                return ()  # who speaks does not call himself "they"
            between = (other for other in self.items[:n] if other.phrase.start >= group.end)
            if not count and any(self._rivals(other, same) for other in between):
                return ()
            return group.items
        return ()

    @staticmethod
    def _rivals(other: Item, same: bool) -> bool:
        """Another plural, which "they" could mean as well."""
        if other.phrase.kind == "pronoun":
            return False
        return (other.number == "plur" or other.phrase.type == "Group") and (other.role == "subject" or not same)


def pairs(at: Tree, items: list[Item]) -> dict[int, tuple[int, ...]]:
    """What each body, country or thing is coordinated with: "the bank and the company". Neither of them is "it" afterwards, nor alone "they"."""
    by_head = {item.phrase.head: n for n, item in enumerate(items) if item.phrase.kind != "pronoun" and item.gender not in ("m", "f", "?")}
    found: dict[int, tuple[int, ...]] = {}
    for head in by_head:
        if at.rel[head] == "conj" or len(heads := at.conjuncts(head)) < 2:
            continue
        own = [by_head[h] for h in heads if h in by_head]
        for n in own:  # "a maker of hair accessories and other products": trees hang the second on the maker, of another type
            found[n] = tuple(
                m for m in own if m != n and (items[m].phrase.type == items[n].phrase.type or {items[m].phrase.type, items[n].phrase.type} <= ACTORS)
            )
    return {n: others for n, others in found.items() if others}
