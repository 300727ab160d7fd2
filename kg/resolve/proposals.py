"""Which chains of different articles are joined, strongest reason first, and which pairs are only doubted.

No likeness of letters decides: every join needs a name in full, a listed name, an explained acronym, or the letters of one romanization. What is merely
alike becomes a doubt for a reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import folded
from kg.resolve import names, namesakes
from kg.resolve.gazetteer import english_city, group, is_cyrillic
from kg.resolve.profiles import Profile
from kg.resolve.union import Union

BLOCK = 200  # distinct names; a larger block (a common last name) is compared by whole names only


@dataclass(frozen=True, slots=True)
class Link:
    """A record of the user's link file: ``id`` of a catalogue (Wikidata), its names and its type ("" for any)."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    type: str = ""


Pair = tuple[int, int, str]  # two chains and why they may be one


def linked(profiles: Sequence[Profile], union: Union, links: Iterable[Link]) -> None:
    """A chain takes the link whose label it bears, else the one whose alias it bears, where exactly one fits; one link is one entity."""
    labels: dict[str, set[tuple[str, str]]] = defaultdict(set)
    aliases: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for link in links:
        labels[folded(link.label)].add((link.id, link.type))
        for alias in link.aliases:
            aliases[folded(alias)].add((link.id, link.type))
    if not labels:
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for table in (labels, aliases):
            fits = {ident for ident, kind in table.get(folded(profile.name), ()) if not kind or kind == profile.type}
            if len(fits) == 1 and not profile.stands:
                ident = next(iter(fits))
                if union.links.setdefault(union.root(i), ident) == ident:
                    holders[ident].append(i)
                break
    for ident, chains in sorted(holders.items()):
        union.join_all(chains, f"link {ident}")


def listed(profiles: Sequence[Profile], union: Union) -> None:
    """Names that the tables hold: states, a few bodies and cities, in both languages."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        if profile.known is not None:
            holders[profile.known.type, profile.known.key].append(i)
    for chains in holders.values():
        union.join_all(chains, "listed name")


def same_name(profiles: Sequence[Profile], union: Union) -> list[Pair]:
    """The same words and a type of the same group. One word is not enough for a person. An acronym waits for what explains it."""
    holders: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    long_of = explained(profiles)
    for i, profile in enumerate(profiles):
        if profile.known is None and not (profile.type == "Person" and len(profile.words) < 2) and profile.words:
            if names.is_acronym(profile.name) and len(long_of.get(acronym(profile.name), ())) > 1:
                continue
            holders[group(profile.type), profile.words].append(i)
            if profile.type in ("Place", "Facility") and len(profile.words) > 1:
                holders["site", profile.words].append(i)
    doubts: list[Pair] = []
    for (_, words), chains in holders.items():
        for part in namesakes.parted(profiles, chains, words):
            union.join_all(part, "same name")
        doubts += namesakes.doubts(profiles, chains, union)
        kinds = {profiles[i].type: i for i in reversed(chains)}
        if len(kinds) > 1:
            first, second = sorted(kinds.values())[:2]
            doubts.append((first, second, f"same name as {profiles[first].type} and {profiles[second].type}"))
    return doubts


def bodies(profiles: Sequence[Profile], union: Union) -> None:
    """What each state has one of, by its words in one order and language, where the articles say of which state it is."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        if profile.body and profile.known is None:
            holders[profile.body, profile.country].append(i)
    for (_, country), chains in holders.items():
        union.join_all(chains, f"the same body of one state, {country}")


def acronym(name: str) -> str:
    return name.replace(".", "").upper()


def explained(profiles: Sequence[Profile]) -> dict[str, dict[tuple[str, ...], list[int]]]:
    """Acronym -> the words of the long names that some article uses it for, with the chains that do."""
    found: dict[str, dict[tuple[str, ...], list[int]]] = defaultdict(dict)
    for i, profile in enumerate(profiles):
        if len(profile.words) > 1 and profile.type != "Person":
            for form in profile.forms:
                if names.is_acronym(form):
                    found[acronym(form)].setdefault(profile.words, []).append(i)
    return found


def acronyms(profiles: Sequence[Profile], union: Union) -> list[Pair]:
    """A bare acronym joins the one long name that an article gives for it; where articles give two, it joins neither."""
    doubts: list[Pair] = []
    long_of = explained(profiles)
    for i, profile in enumerate(profiles):
        if profile.known is None and names.is_acronym(profile.name) and profile.type != "Person":
            fits = long_of.get(acronym(profile.name), {})
            chains = [chain for _, found in sorted(fits.items()) for chain in found if group(profiles[chain].type) == group(profile.type)]
            if len(fits) == 1 and chains:
                union.join(chains[0], i, f"acronym explained: {profile.name} is {profiles[chains[0]].name}")
            elif chains:
                doubts.extend((chain, i, f"{profile.name} is explained in several ways") for chain in chains[:2])
    return doubts


def romanized(profiles: Sequence[Profile], union: Union) -> list[Pair]:
    """Spellings of one name in two alphabets, or with two romanizations of its ending: full names of persons, and names of one official romanization.

    A Cyrillic person takes the Latin spellings that share its sounds where they are one name among themselves; else a reader decides.
    """
    endings: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sounds: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    official: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    written: set[tuple[str, tuple[str, ...]]] = set()
    both = any(profile.known is None and is_cyrillic(profile.name) for profile in profiles)  # else only endings differ
    for i, profile in enumerate(profiles):
        if profile.known is not None or not profile.words:
            continue
        cyrillic = both and is_cyrillic(profile.name)
        if profile.type != "Person":
            if not both:
                continue
            city = english_city(folded(profile.name)) if cyrillic and group(profile.type) == "place" else None
            key = group(profile.type), names.words(city, profile.type) if city else tuple(folded(names.latin(word)) for word in profile.words)
            official[key].append(i)
            if cyrillic:
                written.add(key)
        elif len(profile.words) > 1:
            if both:
                sounds[tuple(names.skeleton(word) for word in profile.words)][0 if cyrillic else 1].append(i)
            if not cyrillic:
                endings[tuple(names.spelling(word) for word in profile.words)].append(i)
    doubts: list[Pair] = []
    for chains in [*endings.values(), *(official[key] for key in sorted(written))]:
        _join_roots(profiles, union, chains)
    for cyrillic_chains, latin_chains in sounds.values():
        if cyrillic_chains and latin_chains:
            forms = {tuple(names.spelling(word) for word in profiles[i].words) for i in latin_chains}
            if len(forms) == 1:
                _join_roots(profiles, union, cyrillic_chains + latin_chains)
            else:
                doubts.extend((cyrillic_chains[0], i, "several Latin names sound like it") for i in latin_chains[:2])
    return doubts


def _join_roots(profiles: Sequence[Profile], union: Union, chains: Sequence[int]) -> None:
    roots = sorted({union.root(i) for i in chains})
    marks = {profiles[i].mark for i in chains}
    if len(marks - {""}) > 1 or (len(marks) > 1 and len(roots) > 1 and profiles[chains[0]].type == "Person"):
        return  # namesakes: nothing says which of them is meant
    for other in roots[1:]:
        if not union.share_article(roots[0], other):
            union.join(roots[0], other, "romanization")


def variants(profiles: Sequence[Profile], union: Union) -> list[Pair]:
    """Persons with and without a middle name or with an initial, where exactly one full name fits; a last name one letter apart is a doubt."""
    by_last: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    by_first: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    marks: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for i, profile in enumerate(profiles):
        if profile.type == "Person" and len(profile.words) > 1:
            block = by_last[profile.words[-1]]
            if profile.words not in block or (profiles[block[profile.words]].mark and not profile.mark):
                block[profile.words] = i  # "Donald J. Trump" is the one without a mark, where there is one
            if profile.mark:
                marks[profile.words].add(profile.mark)
            by_first[profile.words[:-1]].setdefault(profile.words[-1], i)
    doubts: list[Pair] = []
    for block in by_last.values():
        if 1 < len(block) <= BLOCK:
            fits = {words: [other for other in sorted(block) if other != words and names.same_person(words, other)] for words in sorted(block)}
            sure = {words: all(names.same_person(a, b) for n, a in enumerate(found) for b in found[n + 1 :]) for words, found in fits.items()}
            for words, found in fits.items():
                for other in found:
                    if words < other:
                        together = union.share_article(block[words], block[other])
                        if sure[words] and sure[other] and not together and len(marks[words] | marks[other]) < 2:
                            union.join(block[words], block[other], "middle name or initial")
                        else:
                            doubts.append((block[words], block[other], "both in one article" if together else "initial or middle name that fits several"))
    for lasts in by_first.values():
        if 1 < len(lasts) <= BLOCK:
            doubts.extend((lasts[a], lasts[b], "one letter apart") for a in sorted(lasts) for b in sorted(lasts) if a < b and names.one_letter_apart(a, b))
    return doubts


def alone(profiles: Sequence[Profile], union: Union) -> list[Pair]:
    """A person called by one name in a whole article: the only full name of the house that fits, if both keep the same company, else a doubt."""
    holders: dict[str, dict[int, int]] = defaultdict(dict)
    company: dict[str, set[int]] = defaultdict(set)
    articles: dict[int, set[str]] = defaultdict(set)
    wanted = {profile.words[0] for profile in profiles if profile.type == "Person" and len(profile.words) == 1}
    if not wanted:
        return []
    for i, profile in enumerate(profiles):
        root = union.root(i)
        company[profile.article].add(root)
        if profile.type == "Person" and len(profile.words) > 1:
            articles[root].add(profile.article)
            for word in {profile.words[-1], profile.words[0]} & wanted:
                holders[word].setdefault(root, i)
    frequent = frequent_names(company)
    doubts: list[Pair] = []
    for i, profile in enumerate(profiles):
        if profile.type != "Person" or len(profile.words) != 1 or not holders[profile.words[0]]:
            continue
        fits = {union.root(h): h for h in holders[profile.words[0]].values()}
        if len(fits) > 1:
            continue
        root, holder = next(iter(fits.items()))
        if profile.article in articles[root] or len(articles[root]) > BLOCK:
            continue
        shared = max((len((company[profile.article] & company[a]) - frequent - {root}) for a in sorted(articles[root])), default=0)
        last = profiles[holder].words[-1] == profile.words[0]
        if not (last and shared >= 2 and union.join(holder, i, f"only {profiles[holder].name} fits, in the same company")):
            doubts.append((holder, i, "the only full name that fits"))
    return doubts


def frequent_names(company: Mapping[str, set[int]]) -> set[int]:
    """What more than a tenth of at least thirty articles name says nothing of who is meant."""
    counts: dict[int, int] = defaultdict(int)
    for found in company.values():
        for root in found:
            counts[root] += 1
    return {root for root, count in counts.items() if len(company) >= 30 and count > len(company) / 10}
