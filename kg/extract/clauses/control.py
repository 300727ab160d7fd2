"""The subject that a clause has from the one above it: conjoined verbs, control and raising, converbs and gerunds."""

from __future__ import annotations

from kg.extract.clauses import adnominal
from kg.extract.clauses.clause import Clause
from kg.extract.cues import Cues
from kg.extract.tree import Tree


def fill(tree: Tree, clause: Clause, clauses: dict[int, Clause], cues: Cues) -> None:
    """The subject that the grammar leaves out."""
    above = clauses.get(clause.parent) if clause.parent is not None else None
    if clause.link == "acl" and clause.noun is not None:
        adnominal.fill(tree, clause, above, cues)
        return
    if above is None or clause.expletive:
        return
    if clause.link == "conj":
        _conjoined(tree, clause, above)
    elif clause.link == "xcomp":
        _complement(tree, clause, above, cues)
    elif clause.link in {"advcl", "ccomp"}:
        _subordinate(tree, clause, above, cues)
    if clause.subjects:
        clause.inherited = True


def _conjoined(tree: Tree, clause: Clause, above: Clause) -> None:
    """ "was born and raised", "came and conquered": one subject, and the auxiliary where both are participles."""
    first = tree.head[clause.head]
    if first != above.head and tree.rel[first] in {"amod", "compound"}:
        return  # "controls a young and fast-growing market": what the market does
    if (
        clause.passive
        and not above.passive
        and above.kind == "verb"
        and tree.kid(clause.head, "aux:pass") is None
        and not _participle_conj(tree, clause, above)
        and not clause.agents  # "wearing a T-shirt and handcuffed by the police"
        and tree.tags[above.head] != "VBG"
    ):
        clause.passive = False  # "was born and raised": the auxiliary is shared; "came and conquered": it is not
    clause.subjects = list(above.subjects)
    if not clause.passive and above.passive and _participle_conj(tree, clause, above):
        clause.passive = True
        if not clause.agents:
            clause.agents = list(above.agents) if clause.head > above.head and not clause.objects else []
    clause.noun = clause.noun if clause.noun is not None else above.noun
    if clause.mark == "" and above.link in {"xcomp", "advcl", "acl"}:
        clause.mark = above.mark
    if not clause.objects and above.link == "relcl" and clause.noun is not None and clause.noun in above.objects and not clause.passive:
        clause.objects = list(above.objects)


def _complement(tree: Tree, clause: Clause, above: Clause, cues: Cues) -> None:
    """ "promised him to go", "told him to go": the subject or the object of the verb above (control and raising)."""
    lemma = tree.lemmas[above.head]
    owner = above.indirect or above.objects  # "offered him money to stay": the money stays nowhere
    if lemma in cues.giving and clause.mark == "to" and owner and all(tree.lemmas[o] in cues.content_nouns | cues.vacant for o in owner):
        return  # "gives room to imagine": no room imagines
    subject_control = lemma in cues.subject_control
    if lemma == "take" and any(tree.words[k].lower() in cues.lasting for k in tree.children[above.head]):
        return  # "the questions will take longer to answer": they answer nothing
    asked = _addressed(tree, above, clause, cues) if not owner else []
    clause.subjects = asked or (list(owner) if owner and not subject_control else list(above.subjects))
    if not clause.subjects and above.expletive:
        clause.vague = True


def _subordinate(tree: Tree, clause: Clause, above: Clause, cues: Cues) -> None:
    """ "fell while running", "quoted an aide as saying", "gave them five months to develop a plan"."""
    lemma = tree.lemmas[above.head]
    finite = any(tree.rel[k] in {"cop", "aux"} and tree.tags[k] != "VBG" for k in tree.children[clause.head])
    gerund = tree.tags[clause.head] == "VBG" or any(tree.rel[k] == "aux" and tree.tags[k] == "VBG" for k in tree.children[clause.head])
    if clause.link == "ccomp" and clause.mark in cues.dropping and (clause.objects or clause.obliques) and _agree(tree, above, clause):
        clause.subjects = list(above.subjects)  # «заперечує, що отримав гроші»
        return
    if clause.link == "ccomp" and clause.mark != "to" and (not gerund or finite):
        return  # "X said this is about setting a precedent": the subject of saying sets nothing
    told = clause.mark == "to" and lemma in cues.orders | cues.causative | cues.directing and lemma not in cues.subject_control
    owner = [*above.indirect, *above.objects]
    if clause.mark == "to" and lemma in cues.engaging and not any(tree.upos[k] in {"SYM", "NUM"} for o in owner for k in (o, *tree.kids(o, "compound"))):
        told = True  # "paid a man to kill her", not "paid $2 million to settle"
    # "quoted an aide as saying": the aide says it; "listed the donor as having given": the donor gave
    quoted = clause.mark == "as" and (lemma in cues.quoting or (tree.tags[clause.head] in {"VBG", "VBN"} and not _such(tree, above, cues)))
    if clause.mark == "for" and lemma in cues.impersonal:
        return
    charged = clause.mark in cues.accusing_marks and lemma in cues.accusing | cues.clearing  # "charged the bank with paying"
    controls_object = (clause.mark in cues.object_marks or told or quoted or charged) and bool(owner) and not above.passive
    clause.subjects = owner if controls_object else list(above.subjects)
    if clause.mark == "to" and not controls_object:  # "gave them five months to develop a plan": they develop it
        clause.subjects = adnominal.receivers(tree, above, cues) or clause.subjects
    begins_at = min(tree.subtree(clause.head))
    clause.subjects = _addressed(tree, above, clause, cues) or clause.subjects
    given = [o for o in above.obliques if o.case == "to" and o.head < begins_at] if clause.mark == "for" and controls_object else []
    if given and not above.indirect:  # "gives credit to the movement for speaking out"
        clause.subjects = [given[-1].head]
    if above.passive and not controls_object and clause.mark.split(" ")[-1:] in (["to"], ["by"]):
        clause.subjects = []
        sent = clause.mark == "to" and not above.agents and lemma in cues.sending  # "a warship was deployed to retrieve them"
        if any(tree.lemmas[a] in cues.content_nouns for a in above.agents):
            return  # "encouraged by the decision to nominate him": whose decision, is not said
        told = clause.mark == "to" and lemma in cues.causative | cues.orders | cues.directing | cues.engaging  # "was coerced by the state to stay"
        clause.subjects = list(above.subjects if sent or told else above.agents)
        clause.vague = not (sent or told)
    if clause.mark == "to":
        clause.vague = clause.vague or above.kind != "verb"


def _addressed(tree: Tree, above: Clause, clause: Clause, cues: Cues) -> list[int]:
    """Whom a preposition right before "to" brings: "called on the government to act", "pleaded with her to go", "arranged for the ship to leave"."""
    called = {"for", "on", "upon", "to", "with"} if tree.lemmas[above.head] in cues.orders | cues.directing else {"for"}
    before = min(tree.subtree(clause.head)) - 1
    return next(([o.head] for o in above.obliques if clause.mark == "to" and o.case in called and max(_phrase(tree, o.head)) == before), [])


def _participle_conj(tree: Tree, clause: Clause, above: Clause) -> bool:
    return above.passive and (tree.tags[clause.head] in {"VBN", "VBD"} or tree.feature(clause.head, "Voice=Pass")) and not any(
        tree.rel[k] == "aux" and tree.dep[k] != "aux:pass" for k in tree.children[clause.head]
    ) and tree.tags[clause.head] == tree.tags[above.head]  # fmt: skip


def _agree(tree: Tree, above: Clause, clause: Clause) -> bool:
    """Whether the verb without a subject can be said of the one subject of the verb above: of one, in the third person, of its gender."""
    if len(above.subjects) != 1 or above.passive or tree.upos[above.subjects[0]] not in {"NOUN", "PROPN"} or not tree.feature(clause.head, "Number=Sing"):
        return False
    verb, noun = (dict(pair.split("=", 1) for pair in tree.feats[i].split("|") if "=" in pair) for i in (clause.head, above.subjects[0]))
    same = verb.get("Gender") == noun.get("Gender") if "Gender" in verb else verb.get("Person") == "3"
    return same and noun.get("Number") == "Sing"


def _such(tree: Tree, above: Clause, cues: Cues) -> bool:
    """ "perpetrated such reckless action as firing shells": the action fires nothing."""
    return any(tree.words[k].lower() in cues.pointers_ahead for o in above.objects for k in tree.children[o])


def _phrase(tree: Tree, token: int) -> list[int]:
    return [i for i in tree.subtree(token) if tree.rel[i] != "punct"]
