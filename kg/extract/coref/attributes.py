"""What agreement and position say of each phrase: person, number, gender, where it stands, what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.extract import clauses, cues, paragraphs, quotes, tree
from kg.extract.mentions import Phrase
from kg.extract.quotes import Quotation
from kg.extract.records import record
from kg.extract.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

YEAR = re.compile(r"(1[5-9]|20)\d\d")
SUBJECTS = frozenset({"nsubj", "csubj"})
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
INNER = frozenset({"det", "amod", "compound", "nummod", "nmod", "flat", "appos", "acl", "fixed"})  # what of a noun belongs to its phrase
NOTHING: frozenset[Any] = frozenset()
WITHIN = frozenset({"ccomp", "xcomp", "obj", "iobj", "obl", "nmod", "nsubj"})


@record
class Item:
    """A phrase with what decides what it may be the same as.

    ``gender``: m, f, n, "?" (a person), "*" (unknown); ``number``: sing, plur, "?"."""

    phrase: Phrase
    person: int
    number: str
    gender: str
    role: str  # "subject", "object", "oblique", "possessor", "other"
    determiner: str  # "the", "this", "a", "poss", "count", "" for none
    sentence: int
    paragraph: int
    quotation: int  # number of the quotation that holds it, -1 outside
    speaker: int | None  # head token of who speaks there
    words: frozenset[str]  # content lemmas
    start: int  # tokens of the whole noun phrase, determiner and relative clause included
    end: int
    predicate: int  # the token that governs it
    doer: int  # the token whose subject does what that one says: itself, or the verb above an infinitive
    above: frozenset[int] = frozenset()  # the verbs in whose content a noun or name stands: their subjects are somebody else
    told: frozenset[int] = frozenset()  # of these, the ones above a that-clause
    beside: int = -1  # of the subject of ", he said" the verb that this stands beside: its clause is what he says
    years: frozenset[str] = frozenset()  # that a thing without a name is told by: "the treaty of 1961", "the 2004 law"


@cache
def forenames() -> dict[str, str]:
    path = files("kg.extract") / "cues" / "forenames.tsv"
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            gender, names = line.split("\t")
            found.update((name, gender.lower()) for name in names.split())
    return found


@cache
def gendered() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns and titles of men, and of women."""
    path = files("kg.extract") / "cues" / "gendered.tsv"
    rows = dict(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(rows["M"].split()), frozenset(rows["F"].split())


@cache
def pronouns(language: str) -> dict[str, tuple[int, str, str]]:
    path = files("kg.extract") / "cues" / "pronouns.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {word: (int(person), number, gender) for lang, word, person, number, gender in rows if lang == language}


def items(doc: Doc, phrases: dict[int, Phrase], quotations: Sequence[Quotation] | None = None) -> list[Item]:
    """One item a phrase (a phrase under two heads counts once), in the order of the text. ``quotations``: where they have been found already."""
    at, language = tree.of(doc), doc.lang_
    paragraph = paragraphs.numbers(at)
    if quotations is None:
        lists = cues.load(language)
        quotations = quotes.attribute(at, clauses.find(at, lists), lists, quotes.people(phrases))
    inside = [-1] * len(at.words)
    for n, quotation in enumerate(quotations):
        for i in range(quotation.start, quotation.end):
            inside[i] = n
    says = cues.load(language).says
    found: list[Item] = []
    seen: set[tuple[int, int]] = set()
    for head, phrase in sorted(phrases.items(), key=lambda pair: (pair[1].start, -pair[1].end, pair[0])):
        if (phrase.start, phrase.end) in seen or (phrase.head != head and phrase.head in phrases):
            continue
        seen.add((phrase.start, phrase.end))
        person, number, gender = _agreement(at, phrase, language)
        start, end = full(at, phrase)
        head = phrase.head
        said, predicate = inside[head], at.head[head]
        found.append(
            Item(
                phrase=phrase,
                person=person,
                number=number,
                gender=gender,
                role=role(at, head),
                determiner=_determiner(at, phrase),
                sentence=at.sentence[head],
                paragraph=paragraph[head],
                quotation=said,
                speaker=quotations[said].speaker if said >= 0 else None,
                words=frozenset([at.lemmas[i] for i in range(phrase.start, phrase.end) if at.upos[i] in CONTENT]),
                start=start,
                end=end,
                predicate=predicate,
                doer=_doer(at, predicate),
                above=_above(at, head) if phrase.kind != "pronoun" else NOTHING,
                told=_above(at, head, told=True) if phrase.kind == "name" else NOTHING,
                beside=at.head[predicate] if at.rel[predicate] == "parataxis" and at.lemmas[predicate] in says else -1,
                years=_years(at, phrase, start, end) if phrase.kind == "nominal" else NOTHING,
            )
        )
    return found


def _doer(at: Tree, verb: int) -> int:
    """ "lent money to help it": whoever lent it helps. Whom an object is asked to help, the subject may well be."""
    while (
        at.rel[verb] in ("xcomp", "advcl")
        and at.head[verb] < verb
        and at.kid(verb, "nsubj", "csubj") is None
        and any(at.words[k].casefold() == "to" for k in at.kids(verb, "mark"))
        and (at.rel[verb] == "advcl" or at.kid(at.head[verb], "obj", "iobj") is None)
    ):
        verb = at.head[verb]
    return verb


def _above(at: Tree, token: int, *, told: bool = False) -> frozenset[int]:
    """``told``: only what stands above a that-clause on the way up."""
    if at.rel[token] not in WITHIN:
        return NOTHING
    found, inside = set(), not told
    while at.rel[token] in WITHIN and at.head[token] != token:
        inside = inside or at.rel[token] == "ccomp"
        token = at.head[token]
        if inside:
            found.add(token)
    return frozenset(found)


def _years(at: Tree, phrase: Phrase, start: int, end: int) -> frozenset[str]:
    years = [i for i in range(start, end) if at.words[i].isdigit() and YEAR.fullmatch(at.words[i])]
    if not years:
        return NOTHING
    own = (phrase.head, *at.children[phrase.head])
    return frozenset([at.words[i] for i in years if at.head[i] in own])


def full(at: Tree, phrase: Phrase) -> tuple[int, int]:
    """The whole noun phrase: determiner, modifiers, complements, appositions and relative clauses, without preposition, conjuncts and outer punctuation."""
    children = at.children[phrase.head]
    if phrase.kind == "pronoun" and not any(at.rel[c] in ("nmod", "acl") for c in children):
        return phrase.start, phrase.end
    if not children and (phrase.start, phrase.end) == (phrase.head, phrase.head + 1):
        return phrase.start, phrase.end
    inside = {phrase.head, *range(phrase.start, phrase.end)}
    relations = [at.rel[c] for c in children]
    for child, relation in zip(children, relations, strict=True):
        if relation in INNER or (relation == "advmod" and child < phrase.head and "cop" not in relations):
            inside.update(at.subtree(child))
    start, end = phrase.head, phrase.head + 1
    while start - 1 in inside or (start - 2 in inside and at.upos[start - 1] == "PUNCT" and at.words[start - 1] in "-–\"“”,'"):
        start -= 1
    while end in inside or (end + 1 in inside and at.upos[end] == "PUNCT"):
        end += 1
    while start < phrase.head and at.upos[start] in ("PUNCT", "ADP", "CCONJ", "SPACE"):
        start += 1
    while end - 1 > phrase.head and (at.upos[end - 1] in ("PUNCT", "SPACE", "CCONJ") and at.words[end - 1] not in (")", "”", "]")):
        end -= 1
    if at.dep[phrase.head] == "nmod:poss" and end < len(at.words) and at.words[end] in ("'s", "’s", "'", "’") and at.head[end] in inside:
        end += 1
    return min(start, phrase.start), max(end, phrase.end)


def role(at: Tree, head: int) -> str:
    relation = at.rel[head]
    while relation == "conj" and at.head[head] != head:
        head = at.head[head]
        relation = at.rel[head]
    if relation in SUBJECTS:
        return "subject"
    if relation in ("obj", "iobj"):
        return "object"
    if at.dep[head] in ("nmod:poss", "det:poss"):
        return "possessor"
    if relation in ("obl", "nmod"):
        return "oblique"
    return "other"


def _agreement(at: Tree, phrase: Phrase, language: str) -> tuple[int, str, str]:
    head = phrase.head
    if phrase.kind == "pronoun":
        word = at.words[head].casefold()
        known = pronouns(language).get(word) or pronouns(language).get(at.lemmas[head])
        return known or (3, "?", "*")
    plural = "Number=Plur" in at.feats[head] or at.tags[head] in ("NNS", "NNPS")
    if phrase.kind == "name":
        if phrase.type == "Person":
            return 3, "sing", _person_gender(at, phrase)
        return 3, "plur" if phrase.type == "Group" else "sing", "n" if phrase.type != "Group" else "*"
    number = (
        "plur" if plural or (phrase.type == "Group" and phrase.end - phrase.start > 1 and phrase.start < head and at.upos[phrase.start] == "NUM") else "sing"
    )
    if phrase.type == "Person":
        male, female = gendered()
        return 3, number, "m" if phrase.lemma in male else "f" if phrase.lemma in female else "?"
    return 3, number, "*" if number == "plur" else "n"


def _person_gender(at: Tree, phrase: Phrase) -> str:
    male, female = gendered()
    title = range(*phrase.title) if phrase.title else range(max(0, phrase.start - 1), phrase.start)
    for i in title:
        word = at.lemmas[i].rstrip(".")
        if word in male or at.words[i].casefold() in male:
            return "m"
        if word in female or at.words[i].casefold() in female:
            return "f"
    for feature, gender in (("Gender=Masc", "m"), ("Gender=Fem", "f")):
        if feature in at.feats[phrase.start]:
            return gender
    return forenames().get(at.words[phrase.start], "?")


def _determiner(at: Tree, phrase: Phrase) -> str:
    kind = ""
    for child in at.children[phrase.head]:
        if child > phrase.head:
            continue
        word = at.words[child].casefold()
        if at.dep[child] in ("nmod:poss", "det:poss"):
            return "poss"
        if at.rel[child] == "det":
            if word in ("the",):
                kind = "the"
            elif word in ("this", "that", "these", "those", "цей", "ця", "це", "ці", "той", "та", "те", "ті", "such", "both"):
                return "this"
            elif word in ("a", "an", "another", "some", "any", "no", "every", "each"):
                kind = "a"
        elif at.rel[child] == "nummod" and not kind:
            kind = "count"
    return kind
