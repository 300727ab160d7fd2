"""The nominative of Ukrainian phrases: head and agreeing adjectives are put back, genitive complements stay as they are written."""

from __future__ import annotations

from kg.extract.tree import Tree

ENDINGS = {
    "Fem": (("ий", "а"), ("ій", "я")),
    "Neut": (("ий", "е"), ("ій", "є")),
    "Plur": (("ий", "і"), ("ій", "і")),
}


def nominative(tree: Tree, start: int, end: int, root: int) -> str:
    """The words ``start:end`` of the phrase with head ``root``. A plural head that is no name part stays as written: its lemma is a singular."""
    plural = "Number=Plur" in tree.feats[root]
    words = []
    for i in range(start, end):
        word, lemma = tree.words[i], tree.lemmas[i]
        own = i == root or (tree.rel[i] in ("flat", "appos") and start <= tree.head[i] < end and tree.upos[i] == "PROPN")
        if word.isupper() and len(word) > 1:
            new = word
        elif own and tree.upos[i] in ("PROPN", "NOUN") and not plural:
            new = _agreeing(lemma, "Fem" if "Gender=Fem" in tree.feats[i] else "")
        elif tree.rel[i] == "amod" and tree.head[i] == root and not plural and tree.upos[i] == "ADJ":
            new = _agreeing(lemma, next((g for g in ("Fem", "Neut") if f"Gender={g}" in tree.feats[root]), ""))
        else:
            new = word
        words.append(_cased(new, word))
    text = " ".join(words)
    for mark in (" ,", " .", " »", " ”", " )"):
        text = text.replace(mark, mark.strip())
    return text.replace("« ", "«").replace("( ", "(").replace(" - ", "-")


def _agreeing(lemma: str, gender: str) -> str:
    for masculine, other in ENDINGS.get(gender, ()):
        if lemma.endswith(masculine):
            return lemma[: -len(masculine)] + other
    return lemma


def _cased(new: str, word: str) -> str:
    if word[:1].isupper() and "-" in word and "-" in new:
        return "-".join(part[:1].upper() + part[1:] if old[:1].isupper() else part for part, old in zip(new.split("-"), word.split("-"), strict=False))
    return new[:1].upper() + new[1:] if word[:1].isupper() else new
