"""Names as phrases: of which type, with which title, and which of them only modify."""

from __future__ import annotations

from kg.extract import kinds
from kg.extract.mentions.extents import DROPPED_FIRST, Extents
from kg.extract.mentions.phrase import Phrase
from kg.extract.names import Name


def phrases(at: Extents, name: Name) -> dict[int, Phrase]:
    """The phrase of a name by the tokens that lead to it, with the title in front; nothing where it only modifies or is no thing."""
    t, text = at.tree, at.wording(name.start, name.end, name.root)
    head, title = name.root, _title_before(at, name)
    outer = t.head[name.root]
    between = range(outer + 1, name.start)
    if (
        title is None
        and outer < name.start
        and set(between) <= set(t.subtree(outer))
        and all(t.upos[i] in ("NOUN", "PROPN", "ADJ") for i in between)
        and (t.rel[name.root] in ("flat", "appos") or (t.rel[name.root] == "nmod" and not between and at.doc.lang_ != "uk"))
        and t.upos[outer] in ("NOUN", "PROPN")
        and outer not in at.name_at
        and t.dep[name.root] != "nmod:poss"
        and not at.cased(name.root)
    ):
        title = (at.left(outer), name.start)  # "the leader Kim Jong Un": the noun carries the name
        head = outer
    people = name.label == "NORP" or t.words[name.root].casefold() in at.words.demonyms or text.casefold() in at.words.demonyms
    if t.words[name.end - 1] != ")" and _modifies(at, name.root, people):
        return {}  # "British National (Overseas) program" holds a name, whatever its words are
    if kinds.of_two_states(text, at.words) or kinds.of_no_thing(text):
        return {}  # "Russia-North Korea" ties, the "R" of "R-Ind."
    kind = kinds.of_name(text, name.label, at.words)
    plural = at.plural(name.root)
    lemma = t.lemmas[name.root]
    describing = t.lemmas[title[1] - 1] if title else t.lemmas[outer] if t.rel[name.root] == "appos" else ""
    if kind == "Person" and name.end - name.start == 1 and at.words.heads.get(describing) == "Organization":
        kind = "Organization"  # "Russia's space agency, Roscosmos"
    if kind == "Other" and not name.label and at.words.heads.get(describing) == "Person":
        kind = "Person"  # "Sen. John McCain", whom no recogniser saw
    if name.label == "NORP" or (kind == "Group" and not name.label) or (plural and lemma in at.words.demonyms):
        kind = "Group" if plural or lemma not in at.words.demonyms else "Person"
        start = at.left(name.root)
        if start < name.start:  # "150,000 Hong Kongers", "a dozen Kurds": some of them, not the people
            return {head: Phrase(head, start, name.end, "nominal", kind, at.wording(start, name.end), False, lemma)}
    found = Phrase(head, name.start, name.end, "name", kind, text, True, lemma, title)
    return {head: found, name.root: found}


def _modifies(at: Extents, root: int, people: bool) -> bool:
    """An adjective of nationality before a noun ("European and American scientists"), or any name that only modifies."""
    t, top = at.tree, root
    if people and root + 1 < len(t.words) and t.words[root + 1] in ("-", "–"):
        return True  # "French-accented"
    while t.rel[top] == "conj" and t.head[top] != top:
        top = t.head[top]
    if t.rel[top] == "amod" or (people and t.rel[top] == "compound" and (t.upos[root] == "ADJ" or t.upos[top] == "ADJ")):
        return True
    return people and t.upos[root] == "ADJ" and t.rel[top] not in ("nsubj", "obj", "obl", "nmod", "appos", "iobj")


def _title_before(at: Extents, name: Name) -> tuple[int, int] | None:
    """The words of a title that hang on the name from the left: "former Russian diplomat" Georgy Toloraya."""
    t = at.tree
    for child in t.children[name.root]:
        if child >= name.start or t.upos[child] not in ("NOUN", "PROPN", "ADJ"):
            continue
        if t.rel[child] in ("compound", "flat", "appos", "nmod") and t.dep[child] != "nmod:poss" and not at.cased(child):
            start = min(i for i in t.subtree(child) if i < name.start)
            while start - 1 in t.children[name.root] and t.rel[start - 1] == "amod":  # "Russian" hung on the name itself
                start -= 1
            while start < name.start and t.words[start].casefold() in DROPPED_FIRST:
                start += 1
            return (start, name.start) if start < name.start else None
    return None
