"""What the training treebank is too small to teach the parser, and what holds nearly without exception: corrections of a finished tree."""

from __future__ import annotations

from spacy.tokens import Doc, Token

# "згідно зі знімками", "відповідно до закону": adverb and preposition are one preposition (IU has it so; ParlaMint hangs the adverb on the verb).
TWO_WORD = {"згідно": frozenset({"з", "із", "зі", "зо"}), "відповідно": frozenset({"до"})}


def settle(doc: Doc) -> Doc:
    """Corrects labels in place, and two heads for each two-word preposition."""
    for token in doc:
        if token.is_space:
            continue
        if token.dep_ == "appos":
            _complement(token)
        elif token.dep_ in ("obj", "obl"):
            _counted_subject(token)
        elif token.dep_ == "nsubj":
            _second_subject(doc, token)
        elif token.lower_ in TWO_WORD:
            _preposition(doc, token)
    return doc


def _complement(token: Token) -> None:
    """A bare genitive right behind a noun of another case is its complement: in the treebanks 1,174 nmod against 1 appos."""
    case, above = token.morph.get("Case", []), token.head.morph.get("Case", [])
    if (
        case == ["Gen"]
        and above
        and above != ["Gen"]
        and token.i == token.head.i + 1
        and token.pos_ in ("NOUN", "PROPN")
        and token.head.pos_ in ("NOUN", "PROPN")
    ):
        token.dep_ = "nmod"


def _counted_subject(token: Token) -> None:
    """ "216 депутатів проголосували": a counted phrase without a preposition, before a finite verb of the third person that has no subject and agrees with
    it, is the subject (treebanks: 11 against 2)."""
    verb = token.head
    if verb.pos_ != "VERB" or token.i > verb.i or not any(c.dep_ in ("nummod:gov", "det:numgov") for c in token.children):
        return
    if any(c.dep_ == "case" or c.dep_.startswith("nsubj") for c in (*token.children, *verb.children)):
        return
    if "Fin" not in verb.morph.get("VerbForm", []) or verb.morph.get("Person", []) in (["1"], ["2"]):
        return
    if "Plur" in verb.morph.get("Number", []) or "Neut" in verb.morph.get("Gender", []):
        token.dep_ = "nsubj"


def _second_subject(doc: Doc, token: Token) -> None:
    """ "Президент України Володимир Зеленський зустрівся": a verb has one subject; a name right behind the words of the first is its apposition."""
    if token.pos_ != "PROPN" or "Anim" not in token.morph.get("Animacy", []):
        return
    first = next((c for c in token.head.children if c.dep_ == "nsubj" and c.i < token.i and c.pos_ == "NOUN"), None)
    if (
        first is not None
        and max(t.i for t in first.subtree if not t.is_space) + 1 == token.left_edge.i == token.i
        and token.morph.get("Case", []) == first.morph.get("Case", [])
    ):
        token.head, token.dep_ = first, "appos"


def _preposition(doc: Doc, token: Token) -> None:
    if token.i + 1 >= len(doc) or token.head.i == token.i or any(not c.is_space and c.dep_ != "punct" for c in token.children):
        return
    second = doc[token.i + 1]
    noun = second.head
    if second.lower_ in TWO_WORD[token.lower_] and second.dep_ == "case" and noun.i > second.i:
        token.head, token.dep_ = noun, "case"
        second.head, second.dep_ = token, "fixed"
