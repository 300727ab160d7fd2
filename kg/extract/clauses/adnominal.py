"""The subject of participles and infinitives that modify a noun: the noun itself, or whoever has the plan, the ruling, the trouble."""

from __future__ import annotations

from kg.extract.clauses.clause import Clause
from kg.extract.cues import Cues
from kg.extract.tree import Tree

CONTENT_MARKS = frozenset({"that", "of", "for", "in", "from", "about", "on", "at", "to", "toward", "towards", "against", "into", "with", "by", "through"})


def fill(tree: Tree, clause: Clause, above: Clause | None, cues: Cues) -> None:
    """ "the treaty signed by X", "miners occupying land": the noun itself; "Putin's decision to sign", "plans to attack": whoever has the plan."""
    noun = clause.noun
    assert noun is not None
    infinitive = clause.mark == "to" or tree.feature(clause.head, "VerbForm=Inf")
    if hindering(tree, clause, above, cues) and above is not None:
        clause.subjects, clause.inherited = list(above.subjects), True  # "had trouble persuading the voters"
        return
    if infinitive and ranked(tree, noun, cues):
        said = above is not None and (above.head == noun or (tree.rel[noun] == "xcomp" and tree.head[noun] == above.head))
        clause.subjects, clause.inherited = list(above.subjects) if said and above is not None else [noun], True
        return
    chosen = tree.lemmas[noun] in cues.roles - cues.content_nouns and tree.kid(noun, "nmod:poss") is not None  # "Obama's nominee to replace him"
    if infinitive and not clause.passive and (chosen or tree.lemmas[noun] in cues.purposive):
        clause.subjects, clause.inherited = [noun], True  # "passed a law to ban imports"
        return
    # "the agreement signed by X", "charges relating to theft": the noun itself; a mark or an infinitive brings its content
    tells = tree.lemmas[noun] in cues.content_nouns and (clause.mark != "" or tree.tags[clause.head] not in {"VBN", "VBG"})
    content = tells or clause.mark in CONTENT_MARKS | cues.complementizers
    if clause.mark in {"against", "such as", "as", "like", "including", "than"} and tree.tags[clause.head] == "VBG":
        return  # "took a stand against restricting", "new limits, such as cracking down": neither the noun nor whose it is
    if clause.mark in cues.temporal and tree.tags[clause.head] == "VBG":  # "her collapse after leaving the service": she leaves it
        clause.subjects = [p for k in tree.kids(noun, "nmod:poss") for p in tree.conjuncts(k) if not _is_date(tree, p, cues)]
        clause.inherited = True
        return
    if tree.lemmas[noun] in cues.liabilities and clause.mark in cues.accusing_marks and tree.tags[clause.head] == "VBG":
        own = [p for k in tree.kids(noun, "nmod:poss") for p in tree.conjuncts(k)]  # "claimed responsibility for killing"
        clause.subjects = own or (list(above.subjects) if above is not None and noun in above.objects and not above.passive else [])
        clause.inherited = True
        return
    if tree.lemmas[noun] in cues.verdicts and clause.mark in cues.accusing_marks and tree.tags[clause.head] == "VBG":
        whom = [k for k in tree.kids(noun, "nmod") if tree.dep[k] != "nmod:poss" and _case(tree, k) in cues.of] or list(tree.kids(noun, "nmod:poss"))
        if whom or (above is not None and noun in above.objects):
            clause.subjects, clause.inherited = [p for k in whom for p in tree.conjuncts(k) if not _is_date(tree, p, cues)], True  # "her conviction for lying"
            return
    if infinitive or content:
        whose = cues.of | cues.agent  # "the ruling by the court to ..."
        whose = whose | {"from"} if tree.lemmas[noun] in cues.requests else whose
        owners = [p for k in tree.kids(noun, "nmod:poss", "nmod") if tree.dep[k] == "nmod:poss" or _case(tree, k) in whose for p in tree.conjuncts(k)]
        if infinitive and clause.passive and tree.lemmas[noun] not in cues.content_nouns:
            clause.subjects, clause.inherited = [noun], True  # "called for compensation to be paid"
            return
        owners = [p for p in owners if tree.upos[p] != "NUM" and not _is_date(tree, p, cues)]
        poss = [p for k in tree.kids(noun, "nmod:poss") for p in tree.conjuncts(k) if p in owners]
        agents = [p for k in tree.kids(noun, "nmod") if _case(tree, k) in whose - cues.of for p in tree.conjuncts(k)]
        if not poss and not agents and above is not None and tree.lemmas[noun] in cues.requests and tree.lemmas[above.head] in cues.weighing:
            return  # "rejected a request to open the file": whose request, is not said
        if not poss and not agents and infinitive and above is not None and noun in above.objects and tree.lemmas[above.head] in cues.judging:
            return  # "opposed efforts to close the base": whose efforts, is not said
        gerund = tree.tags[clause.head] == "VBG" and clause.mark in cues.of
        given = receivers(tree, above, cues) if above is not None and noun in above.objects and (infinitive or gerund) else []
        if gerund and not poss and not agents and above is not None and _only_told(tree, noun, above, cues):
            # "warned voters about the danger of failing to vote": the voters fail; "spoke about the dangers of smoking": nobody in particular
            clause.subjects, clause.inherited = [] if above.passive else list(above.objects), True
            return
        if poss or agents or (owners and not infinitive):
            clause.subjects = agents or poss or owners
        elif given:  # "gave the boy the option to come": the boy comes
            clause.subjects = given
        elif (infinitive or tree.lemmas[noun] in cues.nearing) and above is not None and above.head == noun and above.kind == "place":
            clause.subjects = list(above.subjects)  # "has been under pressure to raise its dividend"
        elif (above is not None and noun in above.objects and not above.passive) or (
            above is not None and not above.passive and any(o.head == noun for o in above.obliques)
        ):
            clause.subjects = list(above.subjects)
        elif infinitive and tree.lemmas[noun] not in cues.content_nouns:
            clause.vague = True
        clause.inherited = True
        return
    if tree.tags[clause.head] == "VBG" and tree.words[clause.head - 1].lower() in cues.of and tree.lemmas[noun] in cues.doubtful_nouns:
        return  # "the dangers of smoking cigars": no danger smokes
    clause.subjects = [noun]
    clause.inherited = True


def _only_told(tree: Tree, noun: int, above: Clause, cues: Cues) -> bool:
    """What somebody is told or speaks about, and is nobody's plan or deed by itself."""
    told = any(o.head == noun and o.case in {"about", "of", "on"} for o in above.obliques)
    return told and tree.lemmas[above.head] in cues.says | cues.directing | cues.speaking and tree.lemmas[noun] not in cues.planned_nouns


def hindering(tree: Tree, clause: Clause, above: Clause | None, cues: Cues) -> bool:
    """ "had trouble persuading", "have a hard time finding": the noun is what keeps the subject from it."""
    noun = clause.noun
    if above is None or noun is None or noun not in above.objects or above.passive or clause.mark not in {"", "in"}:
        return False
    hard = tree.lemmas[noun] not in cues.loose_hindrances or any(tree.rel[k] in {"amod", "det"} for k in tree.children[noun])
    return tree.tags[clause.head] == "VBG" and tree.lemmas[noun] in cues.hindrances and tree.lemmas[above.head] == "have" and hard


def had_none(tree: Tree, clause: Clause, above: Clause) -> bool:
    """ "has no trip planned": the participle tells of what one has, or has not."""
    return clause.noun in above.objects and tree.lemmas[above.head] == "have" and tree.tags[clause.head] == "VBN"


def ranked(tree: Tree, noun: int, cues: Cues) -> bool:
    """ "the first senator to endorse him", "the last to leave": the infinitive is what that one did, and the others did not."""
    if tree.lemmas[noun] in cues.content_nouns | cues.empty_objects or tree.lemmas[noun] in cues.discourse - cues.ranking:
        return False
    return any(tree.words[k].lower() in cues.ranking for k in (noun, *tree.kids(noun, "amod")))


def receivers(tree: Tree, above: Clause, cues: Cues) -> list[int]:
    """To whom leave, time or power is given: whoever gets it does what it is for."""
    if above.passive or tree.lemmas[above.head] not in cues.giving:
        return []
    behind = above.objects[0] if above.objects else above.head
    return list(above.indirect) or [o.head for o in above.obliques if o.case == "to" and o.head > behind and tree.words[o.head][:1].isupper()]


def _is_date(tree: Tree, token: int, cues: Cues) -> bool:
    return tree.lemmas[token] in cues.weekdays  # "Wednesday's ruling"


def _case(tree: Tree, token: int) -> str:
    return " ".join(tree.words[k].lower() for k in tree.children[token] if tree.rel[k] == "case" and k < token)
