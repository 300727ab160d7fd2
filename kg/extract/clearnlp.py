"""spaCy's English labels (ClearNLP style) -> Universal Dependencies, so that one set of rules serves both.

After the conversion table of Schuster & Manning 2016 and the head rules that differ: prepositions and copulas head their phrases in ClearNLP and are
marks of them in UD.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MARKS = frozenset(["dobj", "pobj", "nsubjpass", "prep", "attr", "acomp", "relcl", "poss", "auxpass", "agent", "pcomp", "prt", "dative", "npadvmod"])
PLAIN = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "relcl": "acl:relcl", "poss": "nmod:poss",
    "prt": "compound:prt", "npadvmod": "obl:unmarked", "neg": "advmod", "preconj": "cc:preconj", "predet": "det:predet", "quantmod": "advmod",
    "intj": "discourse", "oprd": "xcomp", "meta": "dep", "nn": "compound", "dative": "iobj", "complm": "mark", "nounmod": "nmod",
    "attr": "xcomp", "acomp": "xcomp", "ROOT": "root", "": "dep",
}  # fmt: skip


def speaks(doc: Doc) -> bool:
    """Whether the labels are ClearNLP's."""
    return any(token.dep_ in MARKS for token in doc)


def to_universal(doc: Doc) -> Doc:
    """A new Doc with the same tokens, tags, sentences and names and a UD tree."""
    from spacy.tokens import Doc as NewDoc

    heads = [t.head.i for t in doc]
    deps = [t.dep_ for t in doc]
    labels = [PLAIN.get(d, d) for d in deps]
    passive = {t.head.i for t in doc if t.dep_ in {"auxpass", "nsubjpass"}}
    for token in doc:
        i = token.i
        joined = deps[i] == "conj" and token.pos_ == "ADP" and token.head.dep_ in {"prep", "agent"}
        if deps[i] in {"prep", "agent"} or joined or (deps[i] == "dative" and token.pos_ == "ADP"):
            if labels[i] == "fixed":
                continue  # the second half of "according to", done with the first
            second = _second_half(token)
            source = token if second is None else second
            objects = [c for t in (token, source) for c in t.children if c.dep_ in {"pobj", "pcomp"} and c != second]
            if not objects:
                labels[i] = "advmod"
                continue
            inner = objects[0]
            if second is not None:
                heads[second.i], labels[second.i] = i, "fixed"
            clause = inner.dep_ == "pcomp" and inner.pos_ in {"VERB", "AUX"}
            governor = token.head
            nominal = governor.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and not any(c.dep_ == "cop" for c in governor.children)
            heads[inner.i], heads[i] = heads[i], inner.i
            if joined:
                labels[inner.i] = "conj"  # "in Lima and in Oslo": UD joins the nouns
            else:
                labels[inner.i] = (
                    ("acl" if nominal else "advcl") if clause else ("obl:agent" if deps[i] == "agent" and i != governor.i else "nmod" if nominal else "obl")
                )
            labels[i] = "mark" if clause else "case"
            for other in {*token.children, *source.children} - {inner, source}:
                heads[other.i] = inner.i
    _lift_copulas(doc, heads, deps, labels)
    for token in doc:
        i = token.i
        if labels[i] == "nsubj" and heads[i] in passive:
            labels[i] = "nsubj:pass"
        if deps[i] == "amod" and token.tag_ in {"CD"}:
            labels[i] = "nummod"
        if deps[i] == "compound" and token.head.ent_type_ == "PERSON" and token.ent_type_ == "PERSON":
            labels[i] = "flat"
    _names_left_headed(doc, heads, labels)
    root = [i for i in range(len(doc)) if heads[i] == i]
    for i in root:
        labels[i] = "ROOT"
    new = NewDoc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=heads,
        deps=labels,
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )
    new.user_data.update(doc.user_data)
    return new


def _second_half(token: Token) -> Token | None:
    """ "to" of "according to", "of" of "because of": a preposition right behind a preposition, which brings the object of both."""
    following = next((c for c in token.children if c.i == token.i + 1 and c.pos_ == "ADP" and c.dep_ in {"prep", "pcomp"}), None)
    if following is None or any(c.dep_ == "pobj" for c in token.children) == any(c.dep_ in {"pobj", "pcomp"} for c in following.children):
        return None
    return following


def _lift_copulas(doc: Doc, heads: list[int], deps: list[str], labels: list[str]) -> None:
    """ "is a member": the predicate noun or adjective becomes the head, "is" its cop."""
    for token in doc:
        if token.lemma_ != "be":
            continue
        inner = next((c for c in token.children if c.dep_ in {"attr", "acomp"}), None)
        if inner is None:
            prepositional = next((c for c in token.children if c.dep_ == "prep" and any(g.dep_ == "pobj" for g in c.children)), None)
            if prepositional is None or any(c.dep_ in {"expl"} for c in token.children):
                continue
            inner = next(g for g in prepositional.children if g.dep_ == "pobj")
        i, j = token.i, inner.i
        if heads[j] != i and heads[heads[j]] != i:
            continue
        heads[j] = i if heads[i] == i else heads[i]
        labels[j] = labels[i]
        if heads[i] == i:
            heads[j] = j
        heads[i] = j
        labels[i] = "cop"
        for k in range(len(doc)):
            if heads[k] == i and k not in {i, j}:
                heads[k] = j


def _names_left_headed(doc: Doc, heads: list[int], labels: list[str]) -> None:
    """UD heads a personal name by its first word ("Vladimir" <- flat "Putin")."""
    for entity in doc.ents:
        if entity.label_ != "PERSON" or len(entity) < 2:
            continue
        inside = range(entity.start, entity.end)
        top = next((i for i in inside if heads[i] not in inside or heads[i] == i), None)
        if top is None or top == entity.start:
            continue
        first = entity.start
        if heads[top] == top:
            heads[first] = first
        else:
            heads[first] = heads[top]
        labels[first] = labels[top]
        for k in range(len(doc)):
            if heads[k] == top and k != first and k not in inside:
                heads[k] = first
        for i in inside:
            if i != first:
                heads[i], labels[i] = first, "flat"
