"""A Ukrainian noun phrase or name in the nominative: "Центрального районного суду" -> "Центральний районний суд".

The head and the words that agree with it are put into the nominative, each by the dictionary; complements ("виклик генпрокурора"), quoted names and everything
else stay. Where one word cannot be put there for sure, the whole phrase keeps the form of the text: never half a phrase.

``span._.nominative`` is there on every span once a Ukrainian pipeline of ours has been loaded.
"""

from __future__ import annotations

from typing import Protocol

from spacy.tokens import Span, Token

from kg.pipeline.ukrainian_lemmas import features

AGREEING = frozenset({"amod", "det", "conj", "compound", "acl", "nummod"})
# "міста Києва": the name behind these nouns stands in their case; behind others ("суду Миколаєва") it is a complement whatever the tree says
SORTS = frozenset(
    {
        "місто",
        "село",
        "селище",
        "столиця",
        "район",
        "область",
        "республіка",
        "країна",
        "держава",
        "штат",
        "острів",
        "річка",
        "ріка",
        "озеро",
        "гора",
        "море",
        "вулиця",
        "площа",
        "регіон",
        "провінція",
    }
)
COUNTED = frozenset({"nummod:gov", "det:numgov", "nummod", "det:nummod"})
CONSONANTS = frozenset("бвгґджзйклмнпрстфхцчшщ")
KEPT = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "ADV", "SYM", "X", "NUM"})


class Nominative(Protocol):
    def nominative(self, form: str, upos: str, feats: str) -> str | None: ...


_LEMMAS: dict[str, Nominative] = {}


def register() -> None:
    """Puts the extension ``nominative`` on spaCy's spans."""
    if not Span.has_extension("nominative"):
        Span.set_extension("nominative", getter=_of_span)


def use(lemmas: Nominative) -> None:
    """The dictionary that ``span._.nominative`` asks: that of the pipeline loaded last."""
    _LEMMAS["uk"] = lemmas


def _of_span(span: Span) -> str:
    lemmas = _LEMMAS.get("uk")
    return span.text if lemmas is None or span.doc.lang_ != "uk" else nominative(span, lemmas)


def nominative(span: Span, lemmas: Nominative) -> str:
    """The text of the span in the nominative, else unchanged. A counted phrase ("216 депутатів") stays as it is."""
    words = [t for t in span if not t.is_space]
    if not words:
        return span.text
    root = next((t for t in words if t.head.i < span.start or t.head.i >= span.end or t.head.i == t.i), words[0])
    head = _head(root, span)
    if _of_a_woman(words):
        return words[0].text[:-1] + {"у": "а", "ю": "я"}[words[0].text[-1]] + span.text[len(words[0]) :]
    case = _of_name(head, span, lemmas) or _case(head)
    if case in ("", "Nom") or any((c.dep_ in COUNTED or c.pos_ == "ADP") and _inside(c, span) for c in head.children):
        return span.text
    changed: dict[int, str] = {}
    for token in _agreeing(head, span):
        if token.pos_ in KEPT or not token.text[:1].isalpha():
            continue
        found = lemmas.nominative(token.text, token.pos_, _feats(token, head, case))
        if found is None and token.ent_type_ == "PERSON":  # the tagger took genitive and accusative for each other: «Анджея Дуду»
            found = lemmas.nominative(token.text, token.pos_, _feats(token, head, _case(token)))
        if found is None:
            return span.text
        changed[token.i] = found
    return "".join(changed.get(t.i, t.text) + t.whitespace_ for t in span[: len(span) - 1]) + changed.get(span[-1].i, span[-1].text)


def _of_a_woman(words: list[Token]) -> bool:
    """«Камалу Гарріс»: a forename in the accusative of the feminine before a surname that no woman bends; a man's would have an ending here."""
    if len(words) != 2 or any(t.ent_type_ != "PERSON" for t in words) or not words[0].text.endswith(("у", "ю")) or len(words[0]) < 4:
        return False
    return words[1].text[-1:].lower() in CONSONANTS and words[1].text[:1].isupper() and not words[1].text.isupper()


def _head(root: Token, span: Span) -> Token:
    """The noun that the phrase is about: below a number ("половина") that governs nothing the root itself."""
    if root.pos_ in ("PUNCT", "ADP"):
        return next((t for t in span if t.pos_ in ("PROPN", "NOUN")), root)
    return root


def _agreeing(head: Token, span: Span) -> list[Token]:
    found, todo = [], [head]
    while todo:
        token = todo.pop()
        found.append(token)
        todo.extend(c for c in token.children if _inside(c, span) and _agrees(token, c))
    return sorted(found, key=lambda t: t.i)


def _agrees(token: Token, child: Token) -> bool:
    relation = child.dep_.split(":")[0]
    if relation == "flat" or (token.pos_ == child.pos_ == "PROPN" and token.ent_type_ == child.ent_type_ == "PERSON"):
        return bool(_case(child))  # parts of one name share its case, whatever the tagger says
    if _case(child) != _case(token):
        return False
    if relation in ("appos", "nmod") and child.pos_ in ("PROPN", "NOUN"):
        both = "Anim" in token.morph.get("Animacy", []) and "Anim" in child.morph.get("Animacy", [])
        return (relation == "appos" and both) or (token.lemma_ in SORTS and child.pos_ == "PROPN")
    return relation in AGREEING


def _of_name(head: Token, span: Span, lemmas: Nominative) -> str:
    """The case of a person's name whose first part looks like a nominative («Ярослава») while the next is surely none («Железняка»); "" for all else."""
    if _case(head) != "Nom" or head.ent_type_ != "PERSON" or features(str(head.morph)).get("Gender") != "Masc":
        return ""
    for part in head.children:
        case = _case(part)
        if part.dep_.startswith("flat") and _inside(part, span) and case not in ("", "Nom") and features(str(part.morph)).get("Gender") == "Masc":
            changed = lemmas.nominative(part.text, part.pos_, _feats(part, part, case))
            first = lemmas.nominative(head.text, head.pos_, _feats(head, head, case))
            if changed not in (None, part.text) and first not in (None, head.text):
                return case
    return ""


def _feats(token: Token, head: Token, case: str) -> str:
    """The token's features; what an adjective leaves open (gender) is the head's, and so is the case of a part of a name."""
    given = features(str(token.morph))
    if token.dep_.startswith("flat") or token.ent_type_ == "PERSON":
        given["Case"] = case
    if token.i != head.i and token.pos_ in ("ADJ", "DET"):
        for name in ("Number", "Gender"):
            if name not in given and name in (told := features(str(head.morph))) and not (name == "Gender" and given.get("Number") == "Plur"):
                given[name] = told[name]
    return "|".join(f"{k}={v}" for k, v in sorted(given.items()))


def _case(token: Token) -> str:
    return features(str(token.morph)).get("Case", "")


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.i < span.end
