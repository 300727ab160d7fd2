"""Whole names: what a recogniser marked, without titles, widened to the capitalised words that belong to it, and names that it missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.kinds import Lexicon
from kg.extract.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

PRONOUNS = frozenset({"PRP", "PRP$", "WP", "DT"})  # a recogniser may take "We" at the start of an editorial for a name
SPEAKING = frozenset({"we", "i", "he", "she", "they", "it", "you", "them", "who"})
LABELS = frozenset({"PERSON", "PER", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "LAW", "WORK", "WORK_OF_ART", "PRODUCT", "MISC", "OTH"})
VALUES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
INSIDE = frozenset({"flat", "compound"})
LINKING = frozenset(
    {"of", "for", "and", "the", "to", "on", "in", "de", "da", "do", "dos", "del", "la", "von", "van", "bin", "al", "&", "-", "–", "'s", "’s", "."}
)
NEVER_FIRST = frozenset({"the", "a", "an", "this", "that", "“", "”", '"', "«", "»", "‘", "(", "[", ",", "'", "’"})
PREPOSITIONS = frozenset({"of", "for", "and", "to", "on", "in", "&"})  # in small letters they open no name: "of State" behind "Secretary"
NEVER_LAST = frozenset({"'s", "’s", "'", "’", "”", "“", '"', "»", "«", ",", ".", ")", "]", ";", ":", "-", "–", "—"})
AMBIGUOUS_TITLES = frozenset(
    {"justice", "king", "prince", "pope", "bishop", "judge", "chancellor", "dean", "major", "general", "chief", "father", "mother", "brother", "sister"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``start:end``; ``root`` is the token that other words hang on; ``label`` "" where no recogniser saw it."""

    start: int
    end: int
    root: int
    label: str


def find(doc: Doc, tree: Tree, words: Lexicon) -> list[Name]:
    """All names, in the order of the text, none inside another."""
    label_of: dict[int, str] = {}
    taken: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        for i in range(ent.start, ent.end):
            label_of[i] = ent.label_
        if ent.label_ in LABELS and not (len(ent) == 1 and (ent[0].tag_ in PRONOUNS or ent.text.casefold() in SPEAKING)):
            start, end = _trimmed(tree, words, ent.start, ent.end, ent.label_)
            if start < end:
                taken.append((start, end, ent.label_))
    seen = {i for start, end, _ in taken for i in range(start, end)}
    taken += [(start, end, "") for start, end in _missed(tree, words, label_of, seen)]
    names = [_widened(tree, words, Name(start, end, _root(tree, start, end), label), label_of) for start, end, label in sorted(taken)]
    return _outermost(tree, _bracketed(tree, _constituencies(tree, _small_words(tree, names))))


def _bracketed(tree: Tree, names: list[Name]) -> list[Name]:
    """ "British National (Overseas)": a word in brackets is part of the name where the article uses the acronym of both (BNO)."""
    acronyms = {word for word in tree.words if word.isupper() and len(word) > 2}
    found = list(names)
    for i in range(1, len(tree.words) - 2):
        if (tree.words[i], tree.words[i + 2]) != ("(", ")") or not capital(tree, i + 1) or tree.words[i + 1].isupper():
            continue
        start, letters = i, tree.words[i + 1][0]
        while start > 0 and capital(tree, start - 1) and letters not in acronyms:
            start -= 1
            letters = tree.words[start][0] + letters
        if letters in acronyms:
            label = next((name.label for name in names if start <= name.start < i and name.label), "")
            found = [name for name in found if name.end <= start or name.start >= i + 3]
            found.append(Name(start, i + 3, _root(tree, start, i), label))
    return found


def _small_words(tree: Tree, names: list[Name]) -> list[Name]:
    """ "Dar es Salaam", "Port-au-Prince": a small word between two capitals belongs to the name, behind hyphens whatever it is."""
    joined: list[Name] = []
    for name in names:
        end = name.end
        while (further := _further(tree, end)) is not None:
            end = further
        if end > name.end:
            name = replace(name, end=end, root=_root(tree, name.start, end))
        joined.append(name)
    return joined


def _further(tree: Tree, end: int) -> int | None:
    """Where a name that ends here ends indeed."""
    if end + 1 < len(tree.words) and tree.words[end] == "es" and capital(tree, end + 1) and tree.sentence[end + 1] == tree.sentence[end - 1]:
        return end + 2
    if end + 3 < len(tree.words) and tree.words[end] == tree.words[end + 2] == "-" and tree.words[end + 1].islower() and capital(tree, end + 3):
        return end + 4 if tree.end(end - 1) == tree.start[end] and tree.end(end + 2) == tree.start[end + 3] else None
    return None


def _constituencies(tree: Tree, names: list[Name]) -> list[Name]:
    """ "candidate for Carshalton and Wallington": who stands for two places in one breath stands for one constituency."""
    joined: list[Name] = []
    for one, other in pairwise([*names, Name(-1, -1, -1, "")]):
        joined.append(one)
        case = one.start - 1
        noun = tree.head[one.root] if one.root >= 0 else -1
        if (
            other.start == one.end + 1
            and tree.words[one.end].casefold() == "and"
            and case >= 0
            and tree.words[case].casefold() == "for"
            and tree.lemmas[noun] in ("candidate", "mp", "lawmaker", "member", "seat", "constituency")
        ):
            joined.append(Name(one.start, other.end, one.root, "LOC"))
    return joined


def capital(tree: Tree, i: int) -> bool:
    return tree.words[i][:1].isupper()


def _title(tree: Tree, words: Lexicon, i: int) -> bool:
    return tree.words[i].casefold() in words.titles


def speaking(word: str) -> bool:
    """A pronoun, whatever a tagger takes it for: "We" at the start of a sentence. "IT" is a thing.

    >>> speaking("We"), speaking("I"), speaking("IT")
    (True, True, False)
    """
    return word.casefold() in SPEAKING and (len(word) == 1 or not word.isupper())


def _trimmed(tree: Tree, words: Lexicon, start: int, end: int, label: str) -> tuple[int, int]:
    while start < end and (tree.words[start].casefold() in NEVER_FIRST or tree.words[start] in PREPOSITIONS or tree.upos[start] == "SPACE"):
        start += 1
    while start < end and (tree.words[end - 1] in NEVER_LAST or tree.upos[end - 1] == "SPACE"):
        if tree.words[end - 1] == "." and len(tree.words[end - 2]) <= 2:
            break
        end -= 1
    for i in range(start + 1, end - 1):  # "U.K.'s Home Office": the owner is a name of its own, "King's College" is not
        if tree.words[i] in ("'s", "’s") and " ".join(tree.words[start:i]).casefold() in words.places:
            start = i + 1
            break
    if label in ("PERSON", "PER"):
        for i in range(start, end - 1):  # "Russian President Vladimir Putin": all before the last title is title
            if _title(tree, words, i) and (
                i == start or all(_title(tree, words, j) or _demonym(tree, words, j) or tree.words[j] in LINKING for j in range(start, i))
            ):
                last = i
                break
        else:
            return start, end
        while last + 1 < end - 1 and (_title(tree, words, last + 1) or tree.words[last + 1] == "."):
            last += 1
        start = last + 1
    return start, end


def _demonym(tree: Tree, words: Lexicon, i: int) -> bool:
    return tree.words[i].casefold() in words.demonyms


def _missed(tree: Tree, words: Lexicon, label_of: dict[int, str], seen: set[int]) -> list[tuple[int, int]]:
    """Runs of proper nouns that no label covers, held together by the tree."""
    runs: list[tuple[int, int]] = []
    i, count = 0, len(tree.words)
    while i < count:
        if not _loose(tree, words, label_of, seen, i):
            i += 1
            continue
        j = i + 1
        while j < count and _loose(tree, words, label_of, seen, j) and tree.sentence[j] == tree.sentence[i] and _joined(tree, i, j):
            j += 1
        runs.append((i, j))
        i = j
    return runs


def _loose(tree: Tree, words: Lexicon, label_of: dict[int, str], seen: set[int], i: int) -> bool:
    return (
        tree.upos[i] == "PROPN"
        and capital(tree, i)
        and tree.words[i].casefold() not in SPEAKING
        and i not in seen
        and label_of.get(i) not in VALUES
        and not _title(tree, words, i)
    )


def _joined(tree: Tree, start: int, j: int) -> bool:
    """Token ``j`` hangs on a token of ``start:j`` or one of them on it, as parts of one name."""
    inside = range(start, j)
    if tree.rel[j] in INSIDE and (tree.head[j] in inside or tree.head[j] > j):
        return True
    return any(tree.head[k] == j and (tree.rel[k] in INSIDE or tree.rel[k] == "amod") for k in inside)


def _root(tree: Tree, start: int, end: int) -> int:
    """The token of the name that hangs outside of it; the one with most of the name below it where several do."""
    outside = [i for i in range(start, end) if (not start <= tree.head[i] < end or tree.head[i] == i) and tree.rel[i] not in ("punct", "case", "det", "cc")]
    if not outside:
        return end - 1
    return max(outside, key=lambda i: (sum(1 for j in tree.subtree(i) if start <= j < end), i))


def _widened(tree: Tree, words: Lexicon, name: Name, label_of: dict[int, str]) -> Name:
    """Capitalised neighbours that the tree joins, and "of …" behind a capitalised common noun ("Freedom of Access to Clinic Entrances Act")."""
    start, end, root = name.start, name.end, name.root
    person = name.label in ("PERSON", "PER")
    while True:
        before, after = start - 1, end
        if before >= 0 and _belongs(tree, words, label_of, before, start, end, person):
            start = before
        elif after < len(tree.words) and _belongs(tree, words, label_of, after, start, end, person):
            end = after + 1
        elif not person and (further := _of_phrase(tree, words, root, end)):
            end = further
        elif not person and (earlier := _split_compound(tree, root, start)) is not None:
            start = earlier
        else:
            break
        root = _root(tree, start, end)
    if (start, end) == (name.start, name.end):
        return name
    label = label_of.get(root, "")
    if label not in LABELS:
        label = "" if person and not name.start <= root < name.end else name.label  # "Kim Il Sung" Square is no person
    return replace(name, start=start, end=end, root=root, label=label)


def _belongs(tree: Tree, words: Lexicon, label_of: dict[int, str], i: int, start: int, end: int, person: bool) -> bool:
    if (
        i == end
        and tree.upos[i] == "NUM"
        and tree.rel[i] in ("nummod", "flat")
        and start <= tree.head[i] < end
        and not person
        and label_of.get(i) not in ("DATE", "MONEY", "PERCENT")
        and "," not in tree.words[i]  # "Volume 170,330,000 shares"
    ):
        return True  # "Utopia 56", "Article 23"
    if not capital(tree, i) or tree.upos[i] not in ("PROPN", "NOUN", "ADJ", "NUM") or _title(tree, words, i) or label_of.get(i) in VALUES:
        return False
    if tree.sentence[i] != tree.sentence[start]:
        return False
    head = tree.head[i]
    below = start <= head < end and tree.rel[i] in ("flat", "compound", "amod")
    above = any(tree.head[j] == i and tree.rel[j] in ("flat", "compound") for j in range(start, end))
    if not below and not above:
        return False
    if i > 0 and tree.upos[i] in ("NOUN", "ADJ") and tree.sentence[i - 1] != tree.sentence[i]:
        return False  # a capital that only opens a sentence
    kind = label_of.get(i, "")
    if person:  # "Texas Gov. Rick Perry", "Democratic Sen. Kerry": another name in front is no part of a person's; a facility named after one is
        return (
            (kind in ("", "PERSON", "PER") and not _demonym(tree, words, i) and tree.upos[i] == "PROPN")
            if below
            else words.heads.get(tree.lemmas[i]) not in (None, "Person", "Group")
        )
    if above:
        return words.heads.get(tree.lemmas[i]) not in ("Person", "Group")
    if kind in ("NORP", "GPE") or _demonym(tree, words, i):  # "Russian Foreign Ministry" is one name, "French Airbus" is not
        return tree.lemmas[head] in words.heads
    return kind not in ("PERSON", "PER") or tree.lemmas[head] in words.heads


def _of_phrase(tree: Tree, words: Lexicon, root: int, end: int) -> int | None:
    """The end of "of …" behind a capitalised common noun that stands last in the name so far, where all its words are capitalised."""
    if tree.lemmas[root] not in words.heads or words.heads[tree.lemmas[root]] in ("Person", "Group") or root + 1 != end or not capital(tree, root):
        return None
    for child in tree.children[root]:
        if child < end or tree.rel[child] != "nmod" or not (tree.words[end] in ("of", "for") and tree.head[end] == child):
            continue
        phrase = [i for i in tree.subtree(child) if tree.rel[i] not in ("punct",) or tree.words[i] in LINKING]
        last = end
        for i in range(end, phrase[-1] + 1):
            if i not in phrase or not (capital(tree, i) or tree.words[i] in LINKING):
                break
            if capital(tree, i):
                last = i
        return last + 1 if last >= child else None
    return None


def _split_compound(tree: Tree, root: int, start: int) -> int | None:
    """The first word of a name whose opening compound has a phrase of its own ("Freedom of Access to Clinic Entrances Act")."""
    for child in tree.children[root]:
        if child < start and tree.rel[child] == "compound" and capital(tree, child) and tree.upos[child] in ("PROPN", "NOUN"):
            phrase = tree.subtree(child)
            if (
                phrase[0] == child
                and set(range(child, start)) <= set(phrase)
                and all(capital(tree, i) or tree.words[i] in LINKING for i in range(child, start))
            ):
                return child
    return None


def _outermost(tree: Tree, names: list[Name]) -> list[Name]:
    """Of names that overlap the longest stays; equal ones are one."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start, n.label == "")):
        if taken.isdisjoint(range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda n: n.start)
