"""Where a noun phrase begins and ends around its head, and how it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import inflection, kinds, names, tree
from kg.extract.kinds import Lexicon
from kg.extract.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEFT = frozenset({"amod", "compound", "nummod", "nmod", "advmod", "det", "flat", "obl", "case", "punct"})
DROPPED_FIRST = frozenset(
    {
        *("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "my", "our", "your", "whose", "which", "what"),
        *("such", "no", "neither", "any", "another", "own", "same", "very", "only", "even", "just", "also", "not", "so", "how"),
    }
)  # determiners that point or deny: the clause reads the denial, coreference the rest
MARKED = re.compile(r"[“”\"()\[\]]")
ENDINGS = frozenset({"'s", "’s", "'", "’"})  # of a possessive
LONGEST = 14  # words; a longer complement is cut off whole
AIMS = {"to do": ("to", "VB"), "of doing": ("of", "VBG")}  # among the prepositions of a noun: the infinitive or the gerund that it brings


class Extents:
    """The tree, the names and the lists of one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.source = doc, tree.text(doc)
        self.tree: Tree = tree.of(doc)
        self.words: Lexicon = kinds.lexicon(doc.lang_)
        self.names = names.find(doc, self.tree, self.words)
        self.name_at = {i: name for name in self.names for i in range(name.start, name.end)}
        self.values = {i for ent in doc.ents if ent.label_ in names.VALUES and ent.label_ != "CARDINAL" for i in range(ent.start, ent.end)}

    def left(self, i: int) -> int:
        """The first token of the phrase: modifiers that stand right before the head, without what only points or denies."""
        t = self.tree
        allowed: set[int] = set()
        for child in t.children[i]:
            if (
                child < i
                and t.rel[child] in LEFT
                and t.rel[child] != "case"
                and not (t.rel[child] == "nmod" and self.cased(child) and t.dep[child] != "nmod:poss")
            ):
                if t.rel[child] in ("advmod", "punct", "obl") or (t.dep[child] == "nmod:poss" and t.upos[child] in ("PRON", "DET")):
                    if t.rel[child] == "punct" and t.words[child] in ("-", "–"):
                        allowed.add(child)
                    elif t.rel[child] == "advmod" and any(t.rel[c] == "nummod" and c > child for c in t.children[i]):
                        allowed.update(t.subtree(child))
                    continue
                allowed.update(t.subtree(child))
        start = i
        while start - 1 in allowed:
            start -= 1
        while start < i and (
            (t.words[start].casefold() in DROPPED_FIRST and not self._points_to_time(start, i))
            or t.upos[start] in ("PUNCT", "SPACE", "CCONJ", "AUX")
            or (t.upos[start] == "ADP" and t.words[start].casefold() == "of")
            or (t.upos[start] == "DET" and t.lemmas[start] not in self.words.quantities and not self._points_to_time(start, i))
        ):
            start += 1
        if t.words[start].casefold() == "called" and start > 1 and t.words[start - 2].casefold() == "so" and t.words[start - 1] == "-":
            start += start < i  # "the so-called RICO statutes"
        return start

    def _points_to_time(self, word: int, head: int) -> bool:
        """ "this year's election": without "this" nobody knows which year."""
        above = self.tree.head[word]
        return self.tree.words[word].casefold() in ("this", "that") and above != head and self.tree.dep[above] == "nmod:poss" and above in self.values

    def right(self, i: int, aim: bool = True) -> int:
        """The end of the phrase: a number or name glued on, and the complement of the noun, with ``aim`` its infinitive, too."""
        t, end = self.tree, i + 1
        for child in sorted(t.children[i]):
            glued = child == end and t.rel[child] in ("flat", "fixed", "nummod", "compound", "appos") and child not in self.values
            if glued and child in self.name_at:
                end = self.name_at[child].end  # "reporter Dom Phillips": the whole name
            elif glued and t.rel[child] != "appos":
                end = child + 1
        cases = {"of"} | self.words.relational.get(t.lemmas[i], frozenset())
        for child in sorted(t.children[i]):
            if child < end or t.rel[child] not in ("nmod", "obl") or t.dep[child] in ("nmod:poss", "nmod:desc") or child in self.values:
                continue
            if t.lemmas[child] in self.words.values and t.kid(child, "nummod") is not None:
                break  # "a reward of up to dlrs 2 million"
            case = t.kid(child, "case")
            genitive = case is None and self.doc.lang_ == "uk" and "Case=Gen" in t.feats[child]
            if not genitive and (case is None or case != end or t.words[case].casefold() not in cases):
                break
            if (genitive and self._first(child) != end) or t.upos[child] in ("PRON", "DET"):
                break
            further = self._complement_end(child)
            if further - i > LONGEST:
                further = self._complement_end(child, aim=False)
            if further - i > LONGEST:
                break
            end = further
        aims = [AIMS[case] for case in AIMS if aim and case in cases]
        return self._aim(i, end, aims) if aims else end

    def _aim(self, noun: int, end: int, aims: list[tuple[str, str]]) -> int:
        """The end of the infinitive or gerund right behind: "the authority to seize assets", "the risk of losing it". None that is not told whole."""
        t = self.tree
        for verb in t.kids(noun, "acl"):
            if verb > end and t.head[end] == verb and (t.words[end], t.tags[verb]) in aims:
                return self._infinitive_end(verb, noun + LONGEST) or end
        return end

    def _infinitive_end(self, verb: int, most: int) -> int | None:
        """The verb with its particle, its object and a place or means right behind; ``None`` where a clause or a second verb with the same object follows."""
        t, end, held, placed = self.tree, verb + 1, False, False
        for child in sorted(c for c in t.children[verb] if c > verb):
            rel, further = t.rel[child], end
            if rel == "compound" and child == end:
                further = child + 1
            elif rel == "obj" and t.upos[child] != "PRON" and child not in self.values and self._first(child) <= end:
                further, held = self._complement_end(child), True
            elif rel == "obl" and not placed and t.kid(child, "case") == end and child not in self.values and t.upos[child] != "PRON":
                further, placed = self._complement_end(child), True
            elif rel in ("conj", "xcomp", "ccomp", "iobj", "obj") or (rel == "cc" and not held):
                return end if (held or placed) and rel == "conj" else None  # "to freeze or seize assets"
            elif rel != "advmod" or t.subtree(child)[0] < end:
                break
            if further > most:
                return end if held and end > verb + 1 else None
            end = further
        return end if end > verb + 1 else None

    def _first(self, i: int) -> int:
        if i in self.name_at:
            return self.name_at[i].start
        left = [c for c in self.tree.children[i] if c < i and self.tree.rel[c] in LEFT]
        return min([i, *(min(self.tree.subtree(c)) for c in left)])

    def _complement_end(self, i: int, aim: bool = True) -> int:
        t = self.tree
        end = self.name_at[i].end if i in self.name_at else self.right(i, aim)
        for other in t.conjuncts(i)[1:]:
            near = t.upos[other] in ("NOUN", "PROPN") and end <= other <= end + 4
            if not near or any(t.rel[j] not in ("cc", "punct", "det", "amod", "compound", "case") for j in range(end, other)):
                break
            end = self.name_at[other].end if other in self.name_at else other + 1
        return end

    def cased(self, i: int) -> bool:
        return any(self.tree.rel[child] == "case" for child in self.tree.children[i])

    def plural(self, i: int) -> bool:
        return "Number=Plur" in self.tree.feats[i] or self.tree.tags[i] in ("NNS", "NNPS")

    def wording(self, start: int, end: int, root: int | None = None) -> str:
        """The words as written, white space folded, without a possessive ending or quotation marks around them; Ukrainian ones in the nominative."""
        text = " ".join(self.source[self.tree.start[start] : self.tree.end(end - 1)].split())
        if root is not None and self.doc.lang_ == "uk" and "Case=Nom" not in self.tree.feats[root]:
            span = self.doc[start:end]
            text = span._.nominative if span.has_extension("nominative") else inflection.nominative(self.tree, start, end, root)
        last = self.tree.words[end - 1]
        if last in ENDINGS and text.endswith(last):
            text = text[: -len(last)].rstrip()
        return balanced(text.strip(' "“”«»„,;:'))


def balanced(text: str) -> str:
    """A name without the quotation mark or bracket whose other half was cut off: “foreign agent” law, Hamilton (Ontario."""
    if MARKED.search(text) is None:
        return " ".join(text.split())
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    if text.count("(") > text.count(")"):
        text = text.partition("(")[0].strip() or text.replace("(", "")
    if text.count(")") > text.count("("):
        text = text.replace(")", "")
    if text.count("[") != text.count("]"):
        text = text.replace("[", "").replace("]", "")
    return " ".join(text.split())
