"""Names in several parts: firms with commas, ampersands and legal forms ("Merrill Lynch, Pierce, Fenner & Smith Inc."), and names with a preposition."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from importlib.resources import files

from kg.extract.tree import Tree

# Legal forms behind a name, as words of a text. "Co" without its full stop is a family name, "Group" and "Company" may be anything's
# ("AG" is an attorney general, too, and "SA" South Africa).
FORMS = frozenset(
    {
        *("Inc", "Inc.", "Corp", "Corp.", "Co.", "Cos.", "Ltd", "Ltd.", "PLC", "LLC", "GmbH", "Incorporated"),
        *("N.V.", "NV", "B.V.", "S.A.", "Oy", "Oyj", "S.p.A.", "SpA", "N.A.", "L.P."),
    }
)
AND = "&"
# Prepositions that names of bodies write with a capital: "Doctors Without Borders". Left out: "In", "On", "At", "For", "To", "From" (headlines write them so).
JOINING = frozenset({"Without", "Against", "Beyond"})
OTHERS = frozenset({"PERSON", "PER", "GPE", "LOC", "NORP", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
MOST = 3  # names before the one with the ampersand


def stretches(tree: Tree, label_of: Mapping[int, str], common: Set[str]) -> list[tuple[int, int]]:
    """Tokens of each such name, half-open, none inside another. ``label_of``: what a recogniser took a token for; ``common``: nouns that are no part of one
    ("Retailer Kmart Corp.")."""
    found: list[tuple[int, int]] = []
    for i, word in enumerate(tree.words):
        if word in FORMS or (word == AND and _both(tree, i)):
            start, end = _firm(tree, i, label_of, common)
        elif word in JOINING and _both(tree, i) and tree.upos[i] in {"ADP", "SCONJ", "PROPN"} and _small_around(tree, i - 1, i + 1):
            start, end = min(_left(tree, i, label_of, common), i - 1), i + 2
            while tree.sentence[i] == tree.sentence[min(end + 1, len(tree.words) - 1)] and (
                _capital(tree, end) or (tree.words[end] in {"of", "the", "and"} and _capital(tree, end + 1))
            ):
                end += 1
        else:
            continue
        if found and start < found[-1][1]:
            start, end = found[-1][0], max(end, found[-1][1])
            found.pop()
        if end - start > 1:
            found.append((start, end))
    return found


def _capital(tree: Tree, i: int) -> bool:
    return 0 <= i < len(tree.words) and tree.words[i][:1].isupper()


def _both(tree: Tree, i: int) -> bool:
    near = _capital(tree, i - 1) and _capital(tree, i + 1)
    return near and tree.sentence[i - 1] == tree.sentence[i + 1] and tree.upos[i + 1] in {"PROPN", "NOUN", "ADJ"}


@cache
def _papers() -> frozenset[str]:
    lines = (files("kg.extract") / "cues" / "papers.en.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def paper(tree: Tree, start: int, word: int) -> bool:
    """Whether token ``word`` behind the name of a place, which starts at ``start``, makes a newspaper of it: "told USA Today that"."""
    if word >= len(tree.words) or tree.words[word] not in _papers() or tree.sentence[word] != tree.sentence[start] or _capital(tree, word + 1):
        return False
    return tree.upos[word] in {"PROPN", "NOUN", "ADV"} and _small_around(tree, start, word)


def _small_around(tree: Tree, first: int, last: int) -> bool:
    """The sentence is no headline: most of its other words are written small."""
    near: list[int] = [*range(max(0, first - 40), first), *range(last + 1, min(len(tree.words), last + 40))]
    own = [k for k in near if tree.sentence[k] == tree.sentence[first] and tree.words[k].isalpha()]
    return sum(tree.words[k].islower() for k in own) * 2 >= len(own)


def _firm(tree: Tree, i: int, label_of: Mapping[int, str], common: Set[str]) -> tuple[int, int]:
    start, end = _left(tree, i, label_of, common), i + 1
    if tree.words[i] == AND:
        end = _right(tree, i + 1)
        if start == i:
            return i, i
    elif start == i and tree.words[i - 1 : i] == [AND] and _capital(tree, i - 2):
        start = _left(tree, i - 1, label_of, common)
        if start == i - 1:
            return i, i
    elif start > 1 and tree.words[start - 1] == AND and _capital(tree, start - 2):
        start = _left(tree, start - 1, label_of, common)
    if all(label_of.get(k) in {"PERSON", "PER"} for k in (start, end - 1)) and tree.words[end - 1] not in FORMS:
        partners = _partners(tree, start, label_of) if tree.words[i] == AND and end - start == 3 else start
        return (partners, end) if partners < start else (i, i)  # "Donaldson, Lufkin & Jenrette", but not "Simon & Garfunkel"
    if AND in tree.words[start:end] and tree.words[end - 1] in FORMS and not _listed(tree, end):
        for _ in range(MOST):
            if start < 2 or tree.words[start - 1] != "," or not _capital(tree, start - 2):
                break
            before = _left(tree, start - 1, label_of, common)
            if before == start - 1 or start - 1 - before > 2 or tree.words[start - 2] in FORMS or any(label_of.get(k) == "GPE" for k in range(before, start)):
                break
            start = before
    return start, end


def _partners(tree: Tree, start: int, label_of: Mapping[int, str]) -> int:
    """Where the surnames before the two around an ampersand begin, a comma behind each."""
    for _ in range(MOST):
        before = start - 2
        if before < 0 or tree.words[start - 1] != "," or not _capital(tree, before) or tree.upos[before] != "PROPN":
            break
        if label_of.get(before, "PERSON") not in {"PERSON", "PER", "ORG"} or (before > 0 and _capital(tree, before - 1) and tree.head[before - 1] == before):
            break
        start = before
    return start


def _listed(tree: Tree, end: int) -> bool:
    """ "IBM, Merrill Lynch & Co. and Ford": a list goes on."""
    behind = end + 1 if tree.words[end : end + 1] == [","] else end
    return tree.words[behind : behind + 1] in (["and"], ["or"]) and _capital(tree, behind + 1)


def _left(tree: Tree, i: int, label_of: Mapping[int, str], common: Set[str]) -> int:
    """Where the run of capitals before token ``i`` begins."""
    start = i
    while start > 0:
        glued = (
            tree.words[start - 1] == "-"
            and tree.end(start - 1) == tree.start[start]
            and _capital(tree, start - 2)
            and tree.end(start - 2) == tree.start[start - 1]
        )
        if not _part(tree, start - (2 if glued else 1), i, label_of, common):  # "Integra-A Hotel & Restaurant Co."
            break
        start -= 2 if glued else 1
    return start


def _part(tree: Tree, k: int, i: int, label_of: Mapping[int, str], common: Set[str]) -> bool:
    if not _capital(tree, k) or tree.sentence[k] != tree.sentence[i] or tree.upos[k] not in {"PROPN", "NOUN", "ADJ"} or tree.words[k] in FORMS:
        return False
    before = tree.words[k + 1] == AND and label_of.get(k) in {"PERSON", "PER"}
    if label_of.get(k) in OTHERS and label_of.get(k + 1) != label_of.get(k) and not before:
        return False  # "Japan's Sony Corp.", "Texas Acme Inc.": a name of its own
    opens = k == 0 or tree.sentence[k - 1] != tree.sentence[k] or tree.upos[k - 1] in {"SPACE", "PUNCT"}
    if not opens:
        return True
    small = tree.words[k].casefold()  # "Retailer Kmart Corp.": the capital only opens the sentence
    named = tree.upos[k] == "PROPN" or ("Number=Plur" not in tree.feats[k] and k + 2 < i)
    return named and small not in common and small not in tree.words


def _right(tree: Tree, i: int) -> int:
    """Where the name that begins at token ``i`` ends: its capitals, and a legal form behind them."""
    end = i + 1
    while _capital(tree, end) and tree.sentence[end] == tree.sentence[i] and tree.upos[end] == "PROPN" and tree.words[end - 1] not in FORMS:
        end += 1
    return end
