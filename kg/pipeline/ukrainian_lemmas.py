"""Ukrainian lemmas and nominative forms: the dictionary decides, then endings that always mean one thing, else the form itself. Nothing is invented."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.pipeline.ukrainian_dictionary import Dictionary, Reading, folded

CASES = {"Nom": "v_naz", "Gen": "v_rod", "Dat": "v_dav", "Acc": "v_zna", "Ins": "v_oru", "Loc": "v_mis", "Voc": "v_kly"}
GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}
# Kinds of the dictionary that a UD tag may be, the best first.
KINDS = {
    "NOUN": ("noun", "adj", "numr"), "PROPN": ("noun", "adj"), "ADJ": ("adj", "numr"), "DET": ("adj", "numr", "noun"), "PRON": ("noun", "adj"),
    "NUM": ("numr", "noun", "adj"), "VERB": ("verb", "advp", "adj", "noninfl"), "AUX": ("verb",), "ADV": ("adv", "advp"), "ADP": ("prep",),
    "CCONJ": ("conj",), "SCONJ": ("conj",), "PART": ("part",), "INTJ": ("intj",),
}  # fmt: skip
ENDED = {"NOUN": ("noun",), "PROPN": ("noun", "adj"), "ADJ": ("adj",), "DET": ("adj", "numr")}
INFLECTED = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
MARKED = frozenset({"bad", "subst", "slang", "rare", "alt", "coll", "var"})  # readings that lose a tie
PLURALS = {"людина": "люди"}  # the dictionary also has the bookish "людини" and "люде"
LONGEST_ENDING = 6


class Form(NamedTuple):
    """One alternative of a reading: "noun:anim:m:v_rod" of a lemma."""

    lemma: str
    parts: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.parts[0]

    @property
    def gender(self) -> str:
        return next((p for p in self.parts[1:] if p in "mfnps"), "")

    @property
    def case(self) -> str:
        return next((p for p in self.parts[1:] if p.startswith("v_")), "")

    @property
    def proper(self) -> bool:
        return self.lemma[:1].isupper()


def alternatives(readings: tuple[Reading, ...]) -> Iterator[Form]:
    for lemma, tag in readings:
        for alternative in tag.split("|"):
            yield Form(lemma, tuple(alternative.split(":")))


def features(feats: str) -> dict[str, str]:
    """
    >>> features("Case=Gen|Number=Sing")
    {'Case': 'Gen', 'Number': 'Sing'}
    """
    return dict(f.split("=", 1) for f in feats.split("|") if f)


def number_of(given: Mapping[str, str]) -> str:
    """p, or the gender m, f or n; "" where it is not said."""
    return "p" if given.get("Number") == "Plur" else GENDERS.get(given.get("Gender", ""), "")


def written_as(form: str, found: str) -> str:
    """A found form with the capitals, the apostrophe and the ґ of the form in the text.

    >>> written_as("ЗЕЛЕНСЬКОГО", "зеленський")
    'ЗЕЛЕНСЬКИЙ'
    """
    plain = folded(found)
    shared = 0
    while shared < min(len(form), len(found)) and folded(form[shared]) == plain[shared]:
        shared += 1
    rest = found[shared:]
    mark = next((c for c in form if c in "’ʼ"), "'")
    rest = rest.replace("'", mark)
    if form.isupper() and len(form) > 1:
        rest = rest.upper()
    return form[:shared] + rest


class Lemmas:
    """``lines``: gzip of "form<tab>UPOS<tab>lemma" (words that the treebank reads otherwise than the dictionary) and of
    "-ending<tab>class gender case<tab>ending of the lemma" (endings that always mean one lemma)."""

    def __init__(self, dictionary: Dictionary, lines: bytes) -> None:
        self.dictionary, self.lines = dictionary, lines
        self._words: dict[tuple[str, str], str] = {}
        self._endings: dict[tuple[str, str], str] = {}
        self._fits: dict[str, NDArray[np.bool_]] = {}
        self._ends: list[tuple[str, str, str]] = []
        self._column = np.zeros(0, np.int64)

    def __getstate__(self) -> dict[str, object]:
        return {"dictionary": self.dictionary, "lines": self.lines, "_words": {}, "_endings": {}, "_fits": {}, "_ends": [], "_column": np.zeros(0, np.int64)}

    def _open(self) -> None:
        if not self._words:
            for line in gzip.decompress(self.lines).decode("utf-8").splitlines():
                left, key, right = line.split("\t")
                if left.startswith("-"):
                    self._endings[left[1:], key] = right
                else:
                    self._words[left, key] = right

    def __call__(self, form: str, upos: str, feats: str) -> str:
        """The lemma of a form: nouns in the nominative singular, adjectives in the masculine, verbs in the infinitive; capitals of names are kept."""
        self._open()
        listed = self._words.get((folded(form), upos))
        if listed is not None:
            return listed
        if upos in ("PUNCT", "SYM", "X") or not any(c.isalpha() for c in form):
            return form
        given = features(feats)
        best = self.best(form, upos, given)
        if best is not None:
            return written_as(form, best.lemma) if best.proper or upos == "PROPN" or _acronym(form, best) else _lower(form, best.lemma)
        found = self.by_ending(form, upos, given)
        if found is not None:
            return found if upos == "PROPN" else found.lower()
        return form if upos == "PROPN" or (form.isupper() and len(form) > 1) else form.lower()

    def fitting(self, forms: Sequence[str], combinations: Sequence[str]) -> NDArray[np.bool_]:
        """[forms, combinations]: whether the dictionary has the form in the case and number of "UPOS features"; True where it does not know the form so."""
        if len(self._column) != len(combinations):
            self._fits.clear()
            ends = [_end(c) for c in combinations]
            self._ends = sorted(set(ends))
            self._column = np.array([self._ends.index(e) for e in ends])
        return np.stack([self._fit(form) for form in forms])[:, self._column]

    def _fit(self, form: str) -> NDArray[np.bool_]:
        found = self._fits.get(form)
        if found is None:
            known: dict[str, set[tuple[str, str]]] = {}
            for other in alternatives(self.dictionary(form)):
                if other.kind in ("noun", "adj", "numr") and other.case:
                    known.setdefault(other.kind, set()).add((other.case, "Plur" if other.gender == "p" else "Sing"))
            rows = []
            for upos, case, number in self._ends:
                pairs = set().union(*(known.get(k, set()) for k in ENDED.get(upos, ())))
                rows.append(not pairs or not case or any(c == case and (not number or n == number) for c, n in pairs))
            found = np.array(rows)
            if len(self._fits) > 20_000:
                self._fits.clear()
            self._fits[form] = found
        return found

    def best(self, form: str, upos: str, given: Mapping[str, str]) -> Form | None:
        """The alternative of the dictionary that suits the tag and the features best; None where none has the right kind."""
        wanted = KINDS.get(upos, ())
        case, number = CASES.get(given.get("Case", ""), ""), number_of(given)
        found: Form | None = None
        highest: tuple[int, ...] = ()
        for other in alternatives(self.dictionary(form)):
            if other.kind not in wanted:
                continue
            if other.kind == "adj" and upos == "VERB" and "&adjp" not in other.parts and "&&adjp" not in other.parts:
                continue
            score = (
                -2 * wanted.index(other.kind)
                + 2 * (bool(case) and other.case == case)
                + 2 * (bool(number) and other.gender in (number, "s"))
                + 3 * (other.proper == (upos == "PROPN"))
                + _animate(other, given)
                + _aspect(other, given),
                -sum(p in MARKED or p.startswith("xp") for p in other.parts),
                -len(other.lemma),
            )
            if found is None or score > highest or (score == highest and other.lemma < found.lemma):
                found, highest = other, score
        return found

    def by_ending(self, form: str, upos: str, given: Mapping[str, str]) -> str | None:
        """The lemma of an unknown noun or adjective from its ending, where the dictionary's words with this ending agree; else None."""
        self._open()
        case, number = CASES.get(given.get("Case", ""), ""), number_of(given)
        kind = {"PROPN": "P", "NOUN": "C", "ADJ": "A"}.get(upos)
        if kind is None or not case or not number or len(form) < 4:
            return None
        plain = folded(form)
        for length in range(min(LONGEST_ENDING, len(plain) - 2), 0, -1):
            instead = self._endings.get((plain[-length:], f"{kind} {number} {case}"))
            if instead is not None:
                return written_as(form, plain[:-length] + instead)
        return None

    def nominative(self, form: str, upos: str, feats: str) -> str | None:
        """The nominative of one word in its number (and gender); the form itself where it is one, None where the rules are unsure."""
        given = features(feats)
        case, number = CASES.get(given.get("Case", ""), ""), number_of(given)
        if upos not in INFLECTED or not case:
            return None
        if case == "v_naz":
            return form
        wanted = KINDS[upos]
        known = [f for f in alternatives(self.dictionary(form)) if f.kind in wanted]
        if known:
            return self._known_nominative(form, upos, number, case, given.get("Animacy", ""), known)
        if "-" in form.strip("-"):
            return self._compound(form, upos, feats)
        if number == "p" or not number:
            return None
        lemma = self.by_ending(form, upos, given)
        return lemma if lemma is not None and (upos != "ADJ" or number == "m") else None

    def _known_nominative(self, form: str, upos: str, number: str, case: str, animacy: str, known: list[Form]) -> str | None:
        same = [f for f in known if not number or f.gender in (number, "s") or (number != "p" and f.gender != "p" and f.kind == "noun" and upos != "ADJ")]
        exact = [f for f in same if f.case == case]
        if not exact:
            if any(f.case == "v_naz" for f in same):
                return form
            exact = same if len({f.lemma for f in same}) == 1 else []
        named = [f for f in exact if f.proper == (upos == "PROPN")]
        exact = named or exact
        alive = [f for f in exact if {"Anim": "anim", "Inan": "inanim"}.get(animacy) in f.parts]
        exact = alive or exact
        kinds = [k for k in KINDS[upos] if any(f.kind == k for f in exact)]
        exact = [f for f in exact if kinds and f.kind == kinds[0]]
        clean = [f for f in exact if not MARKED & set(f.parts)]
        options = sorted({w for f in clean or exact if (w := self._lemma_nominative(form, f)) is not None})
        return options[0] if len(options) == 1 else None

    def _lemma_nominative(self, form: str, known: Form) -> str | None:
        if known.kind == "noun" and known.gender in ("m", "f", "n"):
            return written_as(form, known.lemma)
        if known.kind == "adj" and known.gender == "m":
            return written_as(form, known.lemma)
        if "nv" in known.parts:
            return form
        if known.kind == "noun" and known.lemma in PLURALS:
            return written_as(form, PLURALS[known.lemma])
        plain = folded(form)
        front = _shared(plain, folded(known.lemma))
        # "людей", "дітей": the plural has a stem of its own
        for stem in (front, plain[: max(3, len(plain) - 3)]):
            found = self._nominatives(known, stem) if len(stem) >= 3 else set()
            if found:
                return written_as(form, found.pop()) if len(found) == 1 else None
        return None

    def _nominatives(self, known: Form, stem: str) -> set[str]:
        return {
            form
            for form, tag in self.dictionary.forms(known.lemma, stem)
            for alternative in tag.split("|")
            if (parts := alternative.split(":"))[0] == known.kind and known.gender in parts and "v_naz" in parts and not (MARKED | {"uncontr"}) & set(parts)
        }

    def _compound(self, form: str, upos: str, feats: str) -> str | None:
        """ "лікаря-терапевта": both parts; "екс-міністра": the last."""
        front, _, last = form.rpartition("-")
        tail = self.nominative(last, upos, feats)
        if tail is None:
            return None
        if "-" not in front and any(f.kind == "noun" for f in alternatives(self.dictionary(front))):
            head = self.nominative(front, upos, feats)
            return None if head is None else f"{head}-{tail}"
        return f"{front}-{tail}"


def _end(combination: str) -> tuple[str, str, str]:
    """(UPOS of nouns and adjectives, case, number) of "UPOS features"."""
    upos, _, feats = combination.partition(" ")
    given = features(feats)
    return upos if upos in ENDED else "", CASES.get(given.get("Case", ""), ""), given.get("Number", "")


def _shared(a: str, b: str) -> str:
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return a[:n]


def _lower(form: str, lemma: str) -> str:
    return written_as(form.lower(), lemma)


def _acronym(form: str, found: Form) -> bool:
    return "abbr" in found.parts and form.isupper() and len(form) > 1


def _animate(found: Form, given: Mapping[str, str]) -> int:
    told = given.get("Animacy")
    return int((told == "Anim" and "anim" in found.parts) or (told == "Inan" and "inanim" in found.parts))


def _aspect(found: Form, given: Mapping[str, str]) -> int:
    told = given.get("Aspect")
    return int((told == "Perf" and "perf" in found.parts) or (told == "Imp" and "imperf" in found.parts))
