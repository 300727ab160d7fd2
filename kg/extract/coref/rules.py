"""Pronouns and definite nouns by rules that leave alone what they are not sure of."""

from __future__ import annotations

from collections.abc import Container

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.tree import Tree
from kg.model import EntityType

# What "they" and "it" may be as speakers; both words in Ukrainian agree in gender and are left to the other rules.
BODIES: dict[str, frozenset[EntityType]] = {"they": frozenset({"Organization", "Group"}), "it": frozenset({"Organization", "Country"})}
RANK = {"subject": 0, "possessor": 1, "object": 1, "oblique": 2, "other": 2}


def join_speakers(items: list[Item], clusters: Clusters) -> None:
    """ "I" within a quotation is who speaks."""
    by_head = {item.phrase.head: n for n, item in enumerate(items)}
    for n, item in enumerate(items):
        if item.person == 1 and item.number == "sing" and item.speaker in by_head:
            clusters.attach(by_head[item.speaker], n)


def join_continued(items: list[Item], clusters: Clusters) -> None:
    """ "..., he said" behind a quotation goes on with who spoke before, where nobody else has come in between."""
    speakers = {item.speaker for item in items if item.speaker is not None}
    for n, item in enumerate(items):
        if item.phrase.kind != "pronoun" or item.gender not in ("m", "f") or item.phrase.head not in speakers or item.quotation >= 0:
            continue
        people: list[int] = []
        for i in range(n - 1, -1, -1):
            other = items[i]
            if item.paragraph - other.paragraph > 1:
                break
            if other.quotation < 0 and other.phrase.type == "Person" and other.number == "sing" and other.role != "possessor" and agrees(items, clusters, i, n):
                people.append(i)
        roots = {clusters.root(i) for i in people}
        if people and (len(roots) == 1 or (items[people[0]].phrase.head in speakers and clusters.named(people[0]))):
            clusters.attach(people[0], n)


def join_saying(at: Tree, items: list[Item], clusters: Clusters, saying: frozenset[str]) -> None:
    """ "Castro said that the father would come. ... He also said ...": in a later sentence who spoke goes on speaking, also with people in what was said, where
    nobody else has come up outside of it."""
    last: int | None = None
    others: list[int] = []  # people who came up since outside of what was said
    for n, item in enumerate(items):
        if item.quotation >= 0 or item.phrase.type != "Person" or item.number != "sing" or item.person != 3:
            continue
        pronoun = item.phrase.kind == "pronoun"
        if pronoun and item.gender not in ("m", "f"):
            continue
        speaks = at.dep[item.phrase.head] == "nsubj" and at.lemmas[item.predicate] in saying
        if pronoun and speaks and last is not None and clusters.root(n) == n and _goes_on(at, items, clusters, last, n, others):
            clusters.attach(last, n)
        if speaks:
            last = n if not pronoun or clusters.root(n) != n else None
            others = []
        elif last is not None and not pronoun and _comes_up(items[last], item):
            others.append(n)


def _comes_up(speaking: Item, item: Item) -> bool:
    """Outside of what was said; in its sentence only subjects and objects."""
    return (item.sentence != speaking.sentence or item.role in ("subject", "object")) and speaking.predicate not in item.above


def _goes_on(at: Tree, items: list[Item], clusters: Clusters, last: int, n: int, others: list[int]) -> bool:
    first, item = items[last], items[n]
    joined = at.rel[item.predicate] == "conj" and at.head[item.predicate] == first.predicate  # "Putney said ..., but he said ..."
    if item.paragraph - first.paragraph > 1 or not (item.sentence > first.sentence or joined) or not agrees(items, clusters, last, n):
        return False
    return not any(agrees(items, clusters, i, n) and clusters.root(i) != clusters.root(last) for i in others)


def join_faulted(at: Tree, items: list[Item], clusters: Clusters, faulting: frozenset[str], saying: frozenset[str]) -> None:
    """ "The union criticized Amazon, saying it cheated workers": what somebody says in finding fault or praising is of whom he faults or praises."""
    by_head = {item.phrase.head: n for n, item in enumerate(items)}
    for n, item in enumerate(items):
        if item.phrase.kind != "pronoun" or item.role != "subject" or item.person != 3 or clusters.root(n) != n:
            continue
        says = at.head[item.predicate]
        if at.rel[item.predicate] != "ccomp" or at.tags[says] != "VBG" or at.lemmas[says] not in saying or at.kid(says, "nsubj") is not None:
            continue
        verb = at.head[says]
        verb = at.head[verb] if at.rel[says] == "acl" else verb
        faulted = at.kid(verb, "obj")
        if at.lemmas[verb] not in faulting or faulted is None or not verb < faulted < says or at.words[says - 1] != ",":
            continue
        passive = at.kid(item.predicate, "aux:pass") is not None or at.kid(item.predicate, "nsubj:pass") is not None
        if faulted in by_head and not passive and agrees(items, clusters, by_head[faulted], n):
            clusters.attach(by_head[faulted], n)


def join_claimants(at: Tree, items: list[Item], clusters: Clusters, saying: frozenset[str], pairs: Container[int]) -> None:
    """ "The Church denied it. ... They also claimed": a body that spoke goes on speaking as "they" or "it", where no other body speaks near and it did not
    speak together with another (``pairs``: what is coordinated with something)."""

    def speaks(item: Item) -> bool:
        return item.role == "subject" and at.lemmas[item.predicate] in saying and item.quotation < 0

    for n, item in enumerate(items):
        if item.phrase.kind != "pronoun":
            continue
        word = item.phrase.text.casefold()
        if word not in BODIES or clusters.root(n) != n or not speaks(item):
            continue
        bodies: dict[int, int] = {}
        for i in range(n - 1, -1, -1):
            other = items[i]
            if item.paragraph - other.paragraph > 1 or (speaks(other) and (other.phrase.type == "Person" or i in pairs)):
                break
            if speaks(other) and other.phrase.kind != "pronoun" and other.phrase.type in BODIES[word]:
                bodies.setdefault(clusters.root(i), i)
        if len(bodies) == 1:
            clusters.attach(next(iter(bodies.values())), n)


def join_pronouns(items: list[Item], clusters: Clusters) -> None:
    for n, item in enumerate(items):
        if item.phrase.kind == "pronoun" and item.person == 3:
            found = antecedent(items, clusters, n)
            if found is not None:
                clusters.attach(found, n)


def agrees(items: list[Item], clusters: Clusters, i: int, n: int) -> bool:
    """The chain of ``i`` may be what the pronoun ``n`` stands for: number, gender, and for "it" no person."""
    pronoun, gender, number = items[n], clusters.gender(i), clusters.number(i)
    if pronoun.gender in ("m", "f"):
        return number != "plur" and gender in (pronoun.gender, "?") and any(kind == "Person" for kind, _ in clusters.types(i))
    if pronoun.gender == "n":
        return number != "plur" and gender not in ("m", "f", "?")
    if pronoun.number == "plur":
        return number == "plur" or any(kind == "Group" or (kind == "Organization" and named) for kind, named in clusters.types(i))
    return False


def antecedent(items: list[Item], clusters: Clusters, n: int) -> int | None:
    pronoun = items[n]
    if pronoun.gender not in ("m", "f", "n") and pronoun.number != "plur":
        return None
    ahead = _ahead(items, n)
    if ahead is not None:
        return ahead
    for back in range(3):
        found: dict[int, tuple[int, int, int]] = {}
        for i in range(n - 1, -1, -1):
            item = items[i]
            if item.sentence < pronoun.sentence - back:
                break
            if item.sentence != pronoun.sentence - back or (item.phrase.kind == "pronoun" and clusters.root(i) == i):
                continue
            if item.phrase.start <= pronoun.phrase.head < item.phrase.end and pronoun.role != "possessor":
                continue
            if pronoun.quotation >= 0 and item.quotation != pronoun.quotation and item.phrase.head == pronoun.speaker:
                continue
            if item.predicate == pronoun.predicate and pronoun.role != "possessor" and not pronoun.phrase.text.casefold().endswith(("self", "selves")):
                continue
            if agrees(items, clusters, i, n):
                root = clusters.root(i)
                found[root] = min(found.get(root, (9, 0, 0)), (RANK[item.role], n - i, i))
        if not found:
            if back == 1 and pronoun.gender not in ("m", "f"):
                return None
            continue
        if pronoun.gender in ("m", "f"):
            best = sorted(found.values())
            if len(best) == 1 or best[0][0] < best[1][0] or back == 0:
                return best[0][2]
            return None
        return next(iter(found.values()))[2] if len(found) == 1 else None
    return None


def _ahead(items: list[Item], n: int) -> int | None:
    """The subject behind a clause in front: "Asked what he thinks, the diplomat said ..."."""
    pronoun = items[n]
    if pronoun.gender not in ("m", "f") or pronoun.quotation >= 0:
        return None
    for i, item in enumerate(items):
        if item.sentence == pronoun.sentence and item.phrase.type == "Person" and item.gender in (pronoun.gender, "?") and item.number == "sing":
            if i < n:
                return None
            fronted = item.role == "subject" and pronoun.predicate < item.predicate and item.phrase.head > pronoun.predicate
            return i if fronted and item.phrase.kind == "name" and item.quotation < 0 else None
    return None
