"""Which stretches of text name something: whole names, noun phrases and pronouns, by the token that is their head in the tree.

A phrase holds what a reader needs to know what is meant, and no more: "hundreds of Cuban-Americans", "text of the agreement", "natural gas debts",
never an article, a possessive pronoun or a relative clause. Nothing inside a name is a phrase of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.extract import inflection, kinds, names, tree
from kg.extract.kinds import Lexicon
from kg.extract.names import Name
from kg.extract.tree import Tree
from kg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Relations of a token that is part of a larger phrase or of no phrase at all.
NO_HEAD = frozenset(
    {"compound", "flat", "fixed", "case", "cc", "mark", "punct", "aux", "cop", "expl", "discourse", "det", "nummod", "goeswith", "space", "advmod", "amod"}
)
LEFT = frozenset({"amod", "compound", "nummod", "nmod", "advmod", "det", "flat", "obl", "case", "punct"})
DROPPED_FIRST = frozenset(
    {
        *("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "my", "our", "your", "whose", "which", "what"),
        *("such", "no", "neither", "any", "another", "own", "same", "very", "only", "even", "just", "also", "not", "so", "how"),
    }
)  # determiners that point or deny: the clause reads the denial, coreference the rest
RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "what", "whoever", "whatever", "where", "який", "яка", "яке", "які", "що", "хто"})
ALONE = frozenset({"one", "ones", "other", "others", "another"})  # tagged as nouns, but they name nothing
LONGEST = 14  # words; a longer complement is cut off whole


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``start:end`` of the Doc. ``head`` is the token that the clause sees; ``title`` the tokens of a title in front of a name."""

    head: int
    start: int
    end: int
    kind: Literal["name", "nominal", "pronoun"]
    type: EntityType
    text: str
    named: bool
    lemma: str
    title: tuple[int, int] | None = None


def phrases(doc: Doc) -> dict[int, Phrase]:
    """A phrase for every token that may be an argument. A title or an apposed noun right before a name leads to the name's phrase, too."""
    return Reader(doc).read()


def demonyms(doc: Doc) -> dict[int, Phrase]:
    """Adjectives of nationality that stand before a noun, as names of their country: for roles ("Russian president"), never as nodes of their own."""
    words, at = kinds.lexicon(doc.lang_), tree.of(doc)
    found = {}
    for i in range(len(at.words)):
        for last in range(min(i + 1, len(at.words) - 1), i - 1, -1):
            hyphen = at.rel[last] == "obl" and last + 1 < len(at.words) and at.words[last + 1] == "-"  # "Russian-backed"
            if not (at.rel[last] in ("amod", "compound") or at.dep[last] == "nmod:desc" or hyphen):
                continue
            text = " ".join(at.words[i : last + 1])
            country = words.demonyms.get(text.casefold()) or (words.demonyms.get(at.lemmas[i]) if last == i else None)
            if country is not None:
                found[last] = Phrase(last, i, last + 1, "name", kinds.of_name(country, "GPE", words), country, True, country)
                break
    return {i: p for i, p in found.items() if not any(q.start <= i < q.end and q.head != i for q in found.values())}


class Reader:
    """The tree, the names and the lists of one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc, self.text = doc, doc.text  # spaCy makes the text anew each time it is asked for
        self.tree: Tree = tree.of(doc)
        self.words: Lexicon = kinds.lexicon(doc.lang_)
        self.names = names.find(doc, self.tree, self.words)
        self.name_at = {i: name for name in self.names for i in range(name.start, name.end)}
        self.values = {i for ent in doc.ents if ent.label_ in names.VALUES and ent.label_ != "CARDINAL" for i in range(ent.start, ent.end)}
        self.found: dict[int, Phrase] = {}
        self.counted: set[int] = set()  # content nouns of partitives, which are no phrases of their own
        self.wholes: dict[int, int] = {}  # of these, the ones that a clause hangs on: what it says is said of the whole

    def read(self) -> dict[int, Phrase]:
        for name in self.names:
            self._name(name)
        for i in range(len(self.tree.words)):
            if i not in self.found and i not in self.name_at and i not in self.counted:
                phrase = self._pronoun(i) or self._nominal(i)
                if phrase:
                    self.found[i] = phrase
        wholes = {content: self.found[i] for content, i in self.wholes.items() if i in self.found and i not in self.counted}
        return dict(sorted([*((i, p) for i, p in self.found.items() if i not in self.counted), *wholes.items()]))

    # ------------------------------------------------------------ names

    def _name(self, name: Name) -> None:
        t, text = self.tree, self._text(name.start, name.end, name.root)
        head, title = name.root, self._title_before(name)
        outer = t.head[name.root]
        between = range(outer + 1, name.start)
        if (
            title is None
            and outer < name.start
            and set(between) <= set(t.subtree(outer))
            and all(t.upos[i] in ("NOUN", "PROPN", "ADJ") for i in between)
            and (t.rel[name.root] in ("flat", "appos") or (t.rel[name.root] == "nmod" and not between and self.doc.lang_ != "uk"))
            and t.upos[outer] in ("NOUN", "PROPN")
            and outer not in self.name_at
            and t.dep[name.root] != "nmod:poss"
            and not self._cased(name.root)
        ):
            title = (self._left(outer), name.start)  # "the leader Kim Jong Un": the noun carries the name
            head = outer
        people = name.label == "NORP" or t.words[name.root].casefold() in self.words.demonyms or text.casefold() in self.words.demonyms
        if t.words[name.end - 1] != ")" and self._modifies(name.root, people):
            return  # "British National (Overseas) program" holds a name, whatever its words are
        if kinds.of_two_states(text, self.words) or kinds.of_no_thing(text):
            return  # "Russia-North Korea" ties, the "R" of "R-Ind."
        kind = kinds.of_name(text, name.label, self.words)
        plural = self._plural(name.root)
        lemma = t.lemmas[name.root]
        describing = t.lemmas[title[1] - 1] if title else t.lemmas[outer] if t.rel[name.root] == "appos" else ""
        if kind == "Person" and name.end - name.start == 1 and self.words.heads.get(describing) == "Organization":
            kind = "Organization"  # "Russia's space agency, Roscosmos"
        if name.label == "NORP" or (kind == "Group" and not name.label) or (plural and lemma in self.words.demonyms):
            kind = "Group" if plural or lemma not in self.words.demonyms else "Person"
            start = self._left(name.root)
            if start < name.start:  # "150,000 Hong Kongers", "a dozen Kurds": some of them, not the people
                self.found[head] = Phrase(head, start, name.end, "nominal", kind, self._text(start, name.end), False, lemma)
                return
        phrase = Phrase(head, name.start, name.end, "name", kind, text, True, lemma, title)
        self.found[head] = phrase
        if head != name.root:
            self.found[name.root] = phrase

    def _modifies(self, root: int, people: bool) -> bool:
        """An adjective of nationality before a noun ("European and American scientists"), or any name that only modifies."""
        t, at = self.tree, root
        if people and root + 1 < len(t.words) and t.words[root + 1] in ("-", "–"):
            return True  # "French-accented"
        while t.rel[at] == "conj" and t.head[at] != at:
            at = t.head[at]
        if t.rel[at] == "amod" or (people and t.rel[at] == "compound" and (t.upos[root] == "ADJ" or t.upos[at] == "ADJ")):
            return True
        return people and t.upos[root] == "ADJ" and t.rel[at] not in ("nsubj", "obj", "obl", "nmod", "appos", "iobj")

    def _title_before(self, name: Name) -> tuple[int, int] | None:
        """The words of a title that hang on the name from the left: "former Russian diplomat" Georgy Toloraya."""
        t = self.tree
        for child in t.children[name.root]:
            if child >= name.start or t.upos[child] not in ("NOUN", "PROPN", "ADJ"):
                continue
            if t.rel[child] in ("compound", "flat", "appos", "nmod") and t.dep[child] != "nmod:poss" and not self._cased(child):
                start = min(i for i in t.subtree(child) if i < name.start)
                while start - 1 in t.children[name.root] and t.rel[start - 1] == "amod":  # "Russian" hung on the name itself
                    start -= 1
                while start < name.start and t.words[start].casefold() in DROPPED_FIRST:
                    start += 1
                return (start, name.start) if start < name.start else None
        return None

    def _cased(self, i: int) -> bool:
        return any(self.tree.rel[child] == "case" for child in self.tree.children[i])

    # ------------------------------------------------------------ pronouns and counts

    def _pronoun(self, i: int) -> Phrase | None:
        t = self.tree
        if t.rel[i] in ("expl", "fixed", "mark", "discourse", "det", "case"):
            return None
        if t.upos[i] == "PRON" or names.speaking(t.words[i]) or (t.upos[i] == "DET" and t.rel[i] not in ("advmod", "cc")):
            if t.lemmas[i] in self.words.quantities or t.words[i].casefold() in self.words.quantities:
                return self._partitive(i) or self._bare(i)
            if t.words[i].casefold() in RELATIVE and self._in_relative(i):
                return None
            return self._bare(i)
        if t.upos[i] in ("NUM", "SYM") and t.rel[i] not in ("nummod", "compound", "flat", "appos", "det") and i not in self.values:
            return self._partitive(i) or self._bare(i)
        return None

    def _in_relative(self, i: int) -> bool:
        t, at = self.tree, i
        if t.words[i].casefold() == "that" and t.rel[i] == "mark":
            return True
        for _ in range(6):
            if t.dep[at].endswith("relcl") or t.dep[at] == "acl":
                return at != i
            if t.head[at] == at:
                return False
            at = t.head[at]
        return False

    def _bare(self, i: int) -> Phrase:
        word = self.tree.words[i].casefold()
        person: EntityType = (
            "Person" if word in ("he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "who", "він", "вона", "я") else "Other"
        )
        return Phrase(i, i, i + 1, "pronoun", person, self.tree.words[i], False, self.tree.lemmas[i])

    def _partitive(self, i: int) -> Phrase | None:
        """ "hundreds of Cuban-Americans": the counted noun gives type and head, the whole phrase the name."""
        content = self._counted(i)
        if content is None or self.tree.upos[content] not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        start = self._left(i)
        if content in self.name_at:
            name = self.name_at[content]
            end, lemma, kind = name.end, self.tree.lemmas[content], kinds.of_name(self._text(name.start, name.end), name.label, self.words)
            if kind in ("Country", "City", "Place"):
                return Phrase(i, start, end, "nominal", "Place", self._text(start, end), False, lemma)  # "most of Gaza": the name stays one of its own
            if kind not in ("Group", "Organization"):
                return None  # "one of the Beatles' songs", "much of Titanic": a part of a named thing
            kind = "Group"
        elif self.tree.lemmas[content] in self.words.quantities:
            inner = self._partitive(content)
            if inner is None:
                return None
            end, lemma, kind = inner.end, inner.lemma, inner.type
        else:
            inner = self._phrase(content)
            end, lemma, kind = inner.end, inner.lemma, inner.type
            if self.tree.lemmas[i] == "one" and kind == "Group" and self.words.heads.get(lemma) != "Group":
                kind = "Person"
        if not self._told(content):
            self.counted.add(content)
        return Phrase(i, start, end, "nominal", kind, self._text(start, end), False, lemma)

    def _told(self, content: int) -> bool:
        """ "one of the two men who were questioned": the clause speaks of the two men, and they are a phrase of their own; in "hundreds of people who
        protested" it speaks of the hundreds."""
        t = self.tree
        if content in self.name_at or not any(t.dep[k] == "acl:relcl" for k in t.children[content]):
            return False
        certain = any(t.rel[k] == "nummod" or (t.rel[k] == "det" and t.words[k].casefold() in ("the", "these", "those")) for k in t.children[content])
        if not certain:
            self.wholes[content] = t.head[content]
        return certain

    def _counted(self, i: int) -> int | None:
        t = self.tree
        for child in t.children[i]:
            if child > i and t.rel[child] in ("nmod", "obl"):
                case = t.kid(child, "case")
                if (case is not None and t.words[case].casefold() in ("of", "з", "із", "зі")) or (case is None and self.doc.lang_ == "uk"):
                    return child
        return None

    # ------------------------------------------------------------ noun phrases

    def _nominal(self, i: int) -> Phrase | None:
        t = self.tree
        measured = self._counted(i) if t.lemmas[i] in self.words.values or t.upos[i] == "SYM" else None
        if measured is not None and t.kid(i, "nummod") is not None and measured not in self.values and t.upos[measured] in ("NOUN", "PROPN"):
            return None if t.lemmas[measured] in self.words.values else self._partitive(i)  # "70 percent of black children"
        if t.lemmas[i] in self.words.values and (t.kid(i, "nummod") is not None or (self.doc.lang_ == "uk" and t.rel[i] == "obl")):
            return None
        if i in self.values or t.rel[i] in NO_HEAD or t.dep[i] == "nmod:desc":
            return None
        if t.upos[i] == "ADJ" and t.lemmas[i] in self.words.quantities:
            return self._partitive(i)
        if t.upos[i] == "ADJ":
            if t.kid(i, "det") is None or t.rel[i] not in ("nsubj", "obj", "obl", "nmod", "iobj", "conj"):
                return None
        elif t.upos[i] not in ("NOUN", "PROPN"):
            return None
        if t.lemmas[i] in self.words.quantities:
            counted = self._partitive(i)
            if counted is not None:
                return counted
            if t.upos[i] != "NOUN" or t.lemmas[i] in ("hundred", "thousand", "dozen", "million", "billion", "trillion", "score"):
                return self._bare(i)
        phrase = self._phrase(i)
        return self._bare(i) if phrase.text.casefold() in ALONE else phrase

    def _phrase(self, i: int) -> Phrase:
        t = self.tree
        start, end = self._left(i), self._right(i)
        lemma = t.lemmas[i]
        kind = kinds.of_noun(lemma, self._plural(i), self.words)
        return Phrase(i, start, end, "nominal", kind, self._text(start, end, i), False, lemma)

    def _left(self, i: int) -> int:
        """The first token of the phrase: modifiers that stand right before the head, without what only points or denies."""
        t = self.tree
        allowed: set[int] = set()
        for child in t.children[i]:
            if (
                child < i
                and t.rel[child] in LEFT
                and t.rel[child] != "case"
                and not (t.rel[child] == "nmod" and self._cased(child) and t.dep[child] != "nmod:poss")
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
        return start

    def _points_to_time(self, word: int, head: int) -> bool:
        """ "this year's election": without "this" nobody knows which year."""
        above = self.tree.head[word]
        return self.tree.words[word].casefold() in ("this", "that") and above != head and self.tree.dep[above] == "nmod:poss" and above in self.values

    def _right(self, i: int) -> int:
        """The end of the phrase: a number or name glued on, and the complement of the noun."""
        t, end = self.tree, i + 1
        for child in sorted(t.children[i]):
            glued = child == end and t.rel[child] in ("flat", "nummod", "compound", "appos") and child not in self.values
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
            further = self._complement_end(child, with_conjuncts=True)
            if further - i > LONGEST:
                break
            end = further
        return end

    def _first(self, i: int) -> int:
        if i in self.name_at:
            return self.name_at[i].start
        left = [c for c in self.tree.children[i] if c < i and self.tree.rel[c] in LEFT]
        return min([i, *(min(self.tree.subtree(c)) for c in left)])

    def _complement_end(self, i: int, with_conjuncts: bool) -> int:
        t = self.tree
        end = self.name_at[i].end if i in self.name_at else self._right(i)
        if with_conjuncts:
            for other in t.conjuncts(i)[1:]:
                if (
                    t.upos[other] in ("NOUN", "PROPN")
                    and other >= end
                    and other - end <= 4
                    and all(t.rel[j] in ("cc", "punct", "det", "amod", "compound", "case") or j == other for j in range(end, other))
                ):
                    end = self.name_at[other].end if other in self.name_at else other + 1
                else:
                    break
        return end

    def _plural(self, i: int) -> bool:
        return "Number=Plur" in self.tree.feats[i] or self.tree.tags[i] in ("NNS", "NNPS")

    def _text(self, start: int, end: int, root: int | None = None) -> str:
        """The words as written, white space folded, without a possessive ending or quotation marks around them; Ukrainian ones in the nominative."""
        text = " ".join(self.text[self.tree.start[start] : self.tree.end(end - 1)].split())
        if root is not None and self.doc.lang_ == "uk" and "Case=Nom" not in self.tree.feats[root]:
            span = self.doc[start:end]
            text = span._.nominative if span.has_extension("nominative") else inflection.nominative(self.tree, start, end, root)
        for ending in ("'s", "’s", "'", "’"):
            if text.endswith(ending) and self.tree.words[end - 1] == ending:
                text = text[: -len(ending)].rstrip()
        return _balanced(text.strip(' "“”«»„,;:'))


def _balanced(text: str) -> str:
    """A name without the quotation mark or bracket whose other half was cut off: “foreign agent” law, Hamilton (Ontario."""
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
