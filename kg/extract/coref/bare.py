"""Bare names of persons ("Clinton", "Griffey Jr.", "King Hussein") and whom they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from kg.extract.coref.attributes import Item, gendered
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.naming import core, generation, one_letter_apart, parts, short_for
from kg.extract.coref.plurals import OFFICES
from kg.extract.coref.waiting import SONS, Waiting
from kg.extract.tree import Tree

# Titles that with one name are somebody's whole name: King Hussein is not Saddam Hussein.
CROWNED = frozenset({"king", "queen", "prince", "princess", "emperor", "empress", "sultan", "emir", "pope", "tsar", "czar", "kaiser", "shah"})
# Whoever is introduced as one of these is not the president of the same name: "President Bush" beside "Gov. George W. Bush".
ELECTED = frozenset({"gov", "governor", "sen", "senator", "rep", "representative", "congressman", "congresswoman", "mayor"})


def join(at: Tree, items: list[Item], clusters: Clusters, named: list[int], kin: Set[int]) -> None:
    """Each bare name of ``named``, the numbers of persons' names, to whoever it means; one that fits nobody named in full stands for itself.
    ``kin``: the names that are told as somebody's wife, father, ...."""
    full = [i for i in named if len(core(items[i].phrase.text, "Person")) > 1]
    single = [i for i in named if len(core(items[i].phrase.text, "Person")) == 1]
    titles = {i: _title(at, items[i]) for i in named}
    persons: dict[int, list[int]] = defaultdict(list)  # sentence -> its names of persons
    for i in named:
        persons[items[i].sentence].append(i)
    holding: dict[str, list[int]] = defaultdict(list)  # word -> names of several words that it is one of
    for k, item in enumerate(items):
        words = core(item.phrase.text, "Person") if item.phrase.kind == "name" else ()
        if len(words) > 1:
            for word in set(words):
                holding[word].append(k)
    known = {clusters.root(k) for k in full}
    known_names = set(full)

    def joined(one: int, other: int) -> None:
        full_name = clusters.root(one) in known or clusters.root(other) in known
        clusters.join(one, other)
        if full_name:
            known.add(clusters.root(one))

    marks: dict[str, set[str]] = defaultdict(set)  # of the bare names with one: "Griffey Jr.", "Elizabeth II"
    for i in single:
        marks[parts(items[i].phrase.text)[0]] |= {generation(items[i].phrase.text)} - {""}
    crowned, waiting = Waiting(clusters, marks), Waiting(clusters, marks)
    refused: dict[str, list[int]] = defaultdict(list)  # word -> bare names that a title keeps from all who are named in full: "President Clinton"
    familiar = _familiar(items, clusters, single, full)
    for i in single:
        word = parts(items[i].phrase.text)[0]
        mark = generation(items[i].phrase.text)
        fitting = [m for m in holding.get(word, ()) if short_for(word, items[m].phrase.text, "Person")]
        holders = sorted({root for m in fitting if (root := clusters.root(m)) in known})
        if mark:  # "Downey Jr." is no Downey Sr.
            holders = [h for h in holders if mark in {generation(items[m].phrase.text) for m in clusters.of(h)}]
        elif marks[word] & SONS:  # beside "Trump Jr.", "Trump" is whoever has no such mark
            holders = [h for h in holders if not any(generation(items[m].phrase.text) for m in clusters.of(h))] or holders
        before = holders
        gender = _told_gender(at, items[i])
        if gender:  # "Mrs. Clinton" is not Bill Clinton
            holders = [h for h in holders if clusters.gender(h) not in {"m", "f"} - {gender}]
        if titles[i] in CROWNED:
            holders = [h for h in holders if any(titles.get(m) in CROWNED for m in clusters.of(h))]
            if not holders:
                crowned.take(word, mark, i)
                continue
        else:
            holders = sorted({clusters.root(h) for h in (*holders, *crowned.fitting(word, mark))})
        if titles[i] in OFFICES:
            holders = [h for h in holders if _in_office(at, items, clusters, h, titles[i])]
        others = {clusters.root(k) for k in refused[word] if not mark and not (gender and clusters.gender(k) in {"m", "f"} - {gender})}
        holders = sorted({*holders, *others})
        if before and not holders:
            refused[word].append(i)
            continue
        if len(holders) > 1 and word not in {core(items[m].phrase.text, "Person")[0] for h in holders for m in clusters.of(h) if m in known_names}:
            formal = [h for h in holders if clusters.root(h) not in {clusters.root(k) for k in familiar}]
            holders = formal if any(k < i for h in formal for k in clusters.of(h)) else holders  # "Gonzalez" is not the boy whom the article calls Elian
        if not holders and not waiting.fitting(word, mark):
            holders = _misspelt(items, clusters, i, word, full)
            if holders:
                clusters.join(holders[0], i, f"spelling: {items[i].phrase.text}")
                continue
        chosen = None if not holders else holders[0] if len(holders) == 1 else _holder(items, clusters, i, holders, kin, persons)
        if chosen is None and titles[i]:  # "President Obama", before either of Barack and Michelle Obama is named
            titled = [h for h in holders if any(titles.get(m) == titles[i] for m in clusters.of(h))]
            chosen = titled[0] if len(titled) == 1 else None
        if chosen is not None:
            joined(chosen, i)
        else:
            waiting.take(word, mark, i)


def _in_office(at: Tree, items: list[Item], clusters: Clusters, holder: int, office: str) -> bool:
    """Whether "President Clinton" may be this person: one whom the article calls so, or at least neither a woman whom it never calls so nor a governor."""
    own = [items[m].phrase for m in clusters.of(holder)]
    called = set()
    for phrase in own:
        title = phrase.title or (max(0, phrase.start - 1), phrase.start)
        beside = [*range(*title), *at.kids(phrase.head, "appos", "nmod:desc"), *(at.kids(at.head[phrase.head], "cop") and [at.head[phrase.head]])]
        beside += [at.head[phrase.head]] if at.rel[phrase.head] in ("appos", "flat") else []
        called |= {at.lemmas[k].rstrip(".") for k in beside}
    return any(office in word for word in called) or not (clusters.gender(holder) == "f" or called & ELECTED)


def _told_gender(at: Tree, item: Item) -> str:
    """ "m" or "f" where a title says so; a surname may be a forename, too ("Roberts", "Kelly"), and says nothing."""
    before = at.words[item.phrase.start - 1].casefold() if item.phrase.start else ""
    return next((gender for gender, words in zip("mf", gendered(), strict=True) if before in words), "")


def _familiar(items: list[Item], clusters: Clusters, single: list[int], full: list[int]) -> set[int]:
    """One item of each person whom the article mostly calls by the first name: "Elian" beside "Elian Gonzalez"."""
    counts = Counter(parts(items[i].phrase.text)[0] for i in single)
    names = {i: core(items[i].phrase.text, "Person") for i in full}
    lasts = {words[-1] for words in names.values()}
    return {i for i, words in names.items() if words[0] not in lasts and counts[words[0]] >= 2 and 2 * counts[words[0]] >= counts[words[-1]]}


def _misspelt(items: list[Item], clusters: Clusters, i: int, word: str, full: list[int]) -> list[int]:
    """ "Wines" of "Leslie Wimes", named a paragraph or two before: the one person whose last name is a letter apart."""
    if len(word) < 5:
        return []
    near = [k for k in full if k < i and items[i].paragraph - items[k].paragraph <= 2 and one_letter_apart(core(items[k].phrase.text, "Person")[-1], word)]
    return [near[0]] if len({clusters.root(k) for k in near}) == 1 else []


def _title(at: Tree, item: Item) -> str:
    """The office in front of a name: "king"; "" for none, and where it only says that somebody is a man or a woman."""
    title = item.phrase.title
    before = title[1] - 1 if title else item.phrase.start - 1
    return at.lemmas[before] if before >= 0 and at.lemmas[before] in OFFICES | CROWNED else ""


def _holder(items: list[Item], clusters: Clusters, i: int, holders: list[int], kin: Set[int], persons: Mapping[int, Sequence[int]]) -> int | None:
    """Which of several persons a bare name means.

    The one who came into the text first and is named most is its main figure and holds the name by default. Another one takes it only near his own full
    name: in the same paragraph behind it or in the next one, and there not in the company of the main figure's partners ("Putin and Kim"). Who is told as kin
    ("his wife, Heidi Cruz") does not: news calls such a one by the full name, or Mrs.
    """
    here = items[i]
    before = {h: [k for k in clusters.of(h) if k < i] for h in holders}
    known = [h for h in holders if before[h]]
    if not known:
        return _headlined(items, clusters, here, holders)
    if len(known) == 1:
        return known[0]
    main = max(known, key=lambda h: (len(before[h]), -before[h][0]))
    near = []
    for h in known:
        if h != main and not kin.isdisjoint(clusters.of(h)):
            continue
        # of the main figure only the full name counts: a bare one is his by default; of another one, what was read as him goes on
        last = max((k for k in before[h] if len(core(items[k].phrase.text, "Person")) > 1 or h != main), default=before[h][-1])
        gap = here.paragraph - items[last].paragraph
        if gap <= 1:  # of two in one sentence ("Bill Gates met Melinda Gates") the main figure
            near.append((gap, -items[last].sentence, h != main, -last, h))
    if not near:
        return main
    partner = _partners(items, clusters, i, persons)
    company = [h for h in known if any(_partners(items, clusters, k, persons) & partner for k in before[h])]
    if partner and len(company) == 1:
        return company[0]
    return min(near)[-1]


def _headlined(items: list[Item], clusters: Clusters, here: Item, holders: list[int]) -> int | None:
    """ "Clinton" of a headline is whom the text names first, and no more seldom than any other of the name."""
    named = {h: [k for k in clusters.of(h) if len(core(items[k].phrase.text, "Person")) > 1] for h in holders}
    first = min(holders, key=lambda h: min(named[h], default=len(items)))
    if here.paragraph > 0 or any(len(named[h]) > len(named[first]) for h in holders):
        return None
    return first


def _partners(items: list[Item], clusters: Clusters, i: int, persons: Mapping[int, Sequence[int]]) -> set[int]:
    """The chains of the other persons whose names hang on the same verb or stand in the same coordination."""
    here = items[i]
    found = set()
    for k in persons.get(here.sentence, ()):
        other = items[k]
        if k != i and (other.predicate in (here.predicate, here.phrase.head) or here.predicate == other.phrase.head):
            found.add(clusters.root(k))
    return found
