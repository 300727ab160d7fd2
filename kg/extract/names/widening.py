"""Words around a name that belong to it: capitalised neighbours that the tree joins, and "of" phrases."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.kinds import Lexicon
from kg.extract.names.name import LABELS, LINKING, VALUES, Name, capital, national, root_of, titled
from kg.extract.tree import Tree


def widened(tree: Tree, words: Lexicon, name: Name, label_of: dict[int, str]) -> Name:
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
        root = root_of(tree, start, end)
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
    if not capital(tree, i) or tree.upos[i] not in ("PROPN", "NOUN", "ADJ", "NUM") or titled(tree, words, i) or label_of.get(i) in VALUES:
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
            (kind in ("", "PERSON", "PER") and not national(tree, words, i) and tree.upos[i] == "PROPN")
            if below
            else words.heads.get(tree.lemmas[i]) not in (None, "Person", "Group")
        )
    if above:
        return words.heads.get(tree.lemmas[i]) not in ("Person", "Group")
    if kind in ("NORP", "GPE") or national(tree, words, i):  # "Russian Foreign Ministry" is one name, "French Airbus" is not
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
