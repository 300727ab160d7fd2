"""The phrases of a document: names, pronouns, counted things, noun phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import kinds, names
from kg.extract.mentions import named
from kg.extract.mentions.extents import Extents
from kg.extract.mentions.phrase import Phrase
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Relations of a token that is part of a larger phrase or of no phrase at all.
NO_HEAD = frozenset(
    {"compound", "flat", "fixed", "case", "cc", "mark", "punct", "aux", "cop", "expl", "discourse", "det", "nummod", "goeswith", "space", "advmod", "amod"}
)
PHRASAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "SYM"})  # parts of speech of a word that may lead a phrase
RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "what", "whoever", "whatever", "where", "який", "яка", "яке", "які", "що", "хто"})
ALONE = frozenset({"one", "ones", "other", "others", "another"})  # tagged as nouns, but they name nothing


class Reader:
    """What is found so far in one document."""

    def __init__(self, doc: Doc) -> None:
        self.at = Extents(doc)
        self.found: dict[int, Phrase] = {}
        self.counted: set[int] = set()  # content nouns of partitives, which are no phrases of their own
        self.wholes: dict[int, int] = {}  # of these, the ones that a clause hangs on: what it says is said of the whole

    def read(self) -> dict[int, Phrase]:
        for name in self.at.names:
            self.found.update(named.phrases(self.at, name))
        tree, values = self.at.tree, self.at.words.values
        for i, upos in enumerate(tree.upos):
            if upos not in PHRASAL and tree.lemmas[i] not in values and not names.speaking(tree.words[i]):
                continue
            if i not in self.found and i not in self.at.name_at and i not in self.counted:
                phrase = self._pronoun(i) or self._nominal(i)
                if phrase:
                    self.found[i] = phrase
        wholes = {content: self.found[i] for content, i in self.wholes.items() if i in self.found and i not in self.counted}
        return dict(sorted([*((i, p) for i, p in self.found.items() if i not in self.counted), *wholes.items()]))

    def _pronoun(self, i: int) -> Phrase | None:
        t = self.at.tree
        if t.rel[i] in ("expl", "fixed", "mark", "discourse", "det", "case"):
            return None
        if t.upos[i] == "PRON" or names.speaking(t.words[i]) or (t.upos[i] == "DET" and t.rel[i] not in ("advmod", "cc")):
            if t.lemmas[i] in self.at.words.quantities or t.words[i].casefold() in self.at.words.quantities:
                return self._partitive(i) or self._bare(i)
            if t.words[i].casefold() in RELATIVE and self._in_relative(i):
                return None
            return self._bare(i)
        if t.upos[i] in ("NUM", "SYM") and t.rel[i] not in ("nummod", "compound", "flat", "appos", "det") and i not in self.at.values:
            return self._partitive(i) or self._bare(i)
        return None

    def _in_relative(self, i: int) -> bool:
        t, at = self.at.tree, i
        for _ in range(6):
            if t.dep[at].endswith("relcl") or t.dep[at] == "acl":
                return at != i
            if t.head[at] == at:
                return False
            at = t.head[at]
        return False

    def _bare(self, i: int) -> Phrase:
        word = self.at.tree.words[i].casefold()
        person: EntityType = (
            "Person" if word in ("he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "who", "він", "вона", "я") else "Other"
        )
        return Phrase(i, i, i + 1, "pronoun", person, self.at.tree.words[i], False, self.at.tree.lemmas[i])

    def _partitive(self, i: int) -> Phrase | None:
        """ "hundreds of Cuban-Americans": the counted noun gives type and head, the whole phrase the name."""
        content = self._counted(i)
        if content is None or self.at.tree.upos[content] not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        start = self.at.left(i)
        if content in self.at.name_at:
            name = self.at.name_at[content]
            end, lemma, kind = name.end, self.at.tree.lemmas[content], kinds.of_name(self.at.wording(name.start, name.end), name.label, self.at.words)
            if kind in ("Country", "City", "Place"):
                return Phrase(i, start, end, "nominal", "Place", self.at.wording(start, end), False, lemma)  # "most of Gaza": the name stays one of its own
            if kind not in ("Group", "Organization"):
                return None  # "one of the Beatles' songs", "much of Titanic": a part of a named thing
            kind = "Group"
        elif self.at.tree.lemmas[content] in self.at.words.quantities:
            inner = self._partitive(content)
            if inner is None:
                return None
            end, lemma, kind = inner.end, inner.lemma, inner.type
        else:
            inner = self._phrase(content)
            end, lemma, kind = inner.end, inner.lemma, inner.type
            if self.at.tree.lemmas[i] == "one" and kind == "Group" and self.at.words.heads.get(lemma) != "Group":
                kind = "Person"
        if not self._told(content):
            self.counted.add(content)
        return Phrase(i, start, end, "nominal", kind, self.at.wording(start, end), False, lemma)

    def _told(self, content: int) -> bool:
        """ "one of the two men who were questioned": the clause speaks of the two men, and they are a phrase of their own; in "hundreds of people who
        protested" it speaks of the hundreds."""
        t = self.at.tree
        if content in self.at.name_at or not any(t.dep[k] == "acl:relcl" for k in t.children[content]):
            return False
        certain = any(t.rel[k] == "nummod" or (t.rel[k] == "det" and t.words[k].casefold() in ("the", "these", "those")) for k in t.children[content])
        if not certain:
            self.wholes[content] = t.head[content]
        return certain

    def _counted(self, i: int) -> int | None:
        t = self.at.tree
        for child in t.children[i]:
            if child > i and t.rel[child] in ("nmod", "obl"):
                case = t.kid(child, "case")
                if (case is not None and t.words[case].casefold() in ("of", "з", "із", "зі")) or (case is None and self.at.doc.lang_ == "uk"):
                    return child
        return None

    def _nominal(self, i: int) -> Phrase | None:
        t = self.at.tree
        measured = self._counted(i) if t.lemmas[i] in self.at.words.values or t.upos[i] == "SYM" else None
        if measured is not None and t.kid(i, "nummod") is not None and measured not in self.at.values and t.upos[measured] in ("NOUN", "PROPN"):
            return None if t.lemmas[measured] in self.at.words.values else self._partitive(i)  # "70 percent of black children"
        if t.lemmas[i] in self.at.words.values and (t.kid(i, "nummod") is not None or (self.at.doc.lang_ == "uk" and t.rel[i] == "obl")):
            return None
        if i in self.at.values or t.rel[i] in NO_HEAD or t.dep[i] == "nmod:desc":
            return None
        if t.upos[i] == "ADJ" and t.lemmas[i] in self.at.words.quantities:
            return self._partitive(i)
        if t.upos[i] == "ADJ":
            if t.kid(i, "det") is None or t.rel[i] not in ("nsubj", "obj", "obl", "nmod", "iobj", "conj"):
                return None
        elif t.upos[i] not in ("NOUN", "PROPN"):
            return None
        if t.lemmas[i] in self.at.words.quantities:
            counted = self._partitive(i)
            if counted is not None:
                return counted
            if t.upos[i] != "NOUN" or t.lemmas[i] in ("hundred", "thousand", "dozen", "million", "billion", "trillion", "score"):
                return self._bare(i)
        phrase = self._phrase(i)
        return self._bare(i) if phrase.text.casefold() in ALONE else phrase

    def _phrase(self, i: int) -> Phrase:
        t = self.at.tree
        start, end = self.at.left(i), self.at.right(i)
        lemma = t.lemmas[i]
        kind = kinds.of_noun(lemma, self.at.plural(i), self.at.words)
        return Phrase(i, start, end, "nominal", kind, self.at.wording(start, end, i), False, lemma)
