"""Lemmas: a word list in front, then suffix rules whose result must be a known word, else the form itself. Nothing is invented."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

GROUPS = {
    "NN": "N", "NNS": "N", "VB": "V", "VBP": "V", "VBZ": "V", "VBD": "V", "VBN": "V", "VBG": "V",
    "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R", "RBS": "R",
}  # fmt: skip
PROPER = frozenset({"NNP", "NNPS"})
BASE = frozenset({"NN", "VB", "VBP", "JJ", "RB"})  # tags whose form is its own lemma, unless listed under the tag itself
PREFIXES = ("re", "un", "over", "under", "out", "mis", "dis", "pre", "co", "de", "fore", "counter", "micro", "cyber", "super")
# Present forms that are not their own lemma. The training sets tag most of them AUX, so a list learnt by tag may lack them.
PRESENT = {"am": "be", "are": "be", "'m": "be", "'re": "be", "'ve": "have", "ca": "can", "wo": "will", "sha": "shall", "ai": "be"}
# (ending, what takes its place), tried in this order
SUFFIXES = {
    "NNS": (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", "e"), ("es", ""), ("s", ""), ("men", "man")),
    "VBZ": (("ies", "y"), ("es", "e"), ("es", ""), ("s", "")),
    "VBD": (("ied", "y"), ("ed", "e"), ("ed", ""), ("ed", "-")),
    "VBN": (("ied", "y"), ("ed", "e"), ("ed", ""), ("ed", "-"), ("en", "e"), ("en", "")),
    "VBG": (("ying", "ie"), ("ing", "e"), ("ing", ""), ("ing", "-"), ("in'", ""), ("in'", "-")),
    "JJR": (("ier", "y"), ("er", "e"), ("er", ""), ("er", "-")),
    "JJS": (("iest", "y"), ("est", "e"), ("est", ""), ("est", "-")),
}


def folded(form: str, tag: str) -> str:
    """The form as the list holds it: ASCII apostrophes; lower case, but for proper nouns."""
    form = form.replace("’", "'").replace("‘", "'")
    return form if tag in PROPER else form.lower()


class Lemmas:
    """``lines``: gzip of "form<tab>tag<tab>lemma", an empty lemma meaning the form.

    Tags are PTB tags, N V J R for all tags of a group, and N0 V0 J0 R0 for base forms.
    """

    def __init__(self, lines: bytes) -> None:
        self.lines = lines
        self._words: dict[str, dict[str, str]] | None = None

    def __getstate__(self) -> dict[str, object]:
        return {"lines": self.lines, "_words": None}

    @property
    def words(self) -> dict[str, dict[str, str]]:
        if self._words is None:
            self._words = {}
            for line in gzip.decompress(self.lines).decode().splitlines():
                form, tag, lemma = line.split("\t")
                self._words.setdefault(tag, {})[form] = lemma or form
        return self._words

    def __call__(self, form: str, tag: str) -> str:
        """The lemma of a form with a PTB tag."""
        key = folded(form, tag)
        listed = self.words.get(tag, {}).get(key)
        if listed is not None:
            return listed
        if tag in {"VBP", "VB", "MD"} and key in PRESENT:
            return PRESENT[key]
        if tag in PROPER:
            return form
        group = GROUPS.get(tag)
        if group is None or tag in BASE:
            acronym = form.isupper() and len(form) > 1 and key not in self.words.get(f"{group}0", {})
            return form if acronym else key
        inflected = self.words.get(group, {}).get(key)
        if inflected is not None:
            return inflected
        return next(self._cut(key, tag, group), key)

    def _cut(self, key: str, tag: str, group: str) -> Iterator[str]:
        known = self.words.get(group + "0", {})
        for front, word in _parts(key):
            if front:
                inflected = self.words.get(group, {}).get(word)
                if inflected is not None:
                    yield front + inflected
            for ending, instead in SUFFIXES.get(tag, ()):
                stem = word.removesuffix(ending)
                if stem == word or len(stem) < 2:
                    continue
                if instead != "-":
                    if stem + instead in known:
                        yield front + stem + instead
                elif stem[-1] == stem[-2] and stem[:-1] in known:
                    yield front + stem[:-1]


def _parts(key: str) -> Iterator[tuple[str, str]]:
    """The word, and what is left of it after a hyphen or a common prefix."""
    yield "", key
    if "-" in key[1:-1]:
        front, _, word = key.rpartition("-")
        yield front + "-", word
    for prefix in PREFIXES:
        if key.startswith(prefix) and len(key) > len(prefix) + 3:
            yield prefix, key[len(prefix) :]
