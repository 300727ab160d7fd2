"""A dependency tree -> clauses with arguments: one set of rules over Universal Dependencies for every language.

A clause is a predicate (verb, or noun, adjective or prepositional phrase with a copula) with what depends on it. Subjects that the grammar leaves out are
filled in: of conjoined verbs, of infinitives (control and raising), of participles, and behind relative pronouns.

Longer than a module should be: where clauses begin and who is missing in them follow from each other. The fillers are what to part from it next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.extract import predicates
from kg.extract.cues import Cues
from kg.extract.tree import Tree

Kind = Literal["verb", "noun", "adjective", "place"]


@dataclass(slots=True)
class Oblique:
    """A prepositional argument. ``case`` is the lower-cased preposition ("in", "because of"), "" where there is none."""

    head: int
    case: str
    case_tokens: tuple[int, ...] = ()


@dataclass(slots=True)
class Clause:
    head: int
    kind: Kind
    passive: bool = False
    subjects: list[int] = field(default_factory=list)  # grammatical subjects, coordination distributed
    agents: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    obliques: list[Oblique] = field(default_factory=list)
    particle: int | None = None
    cop: int | None = None
    parent: int | None = None  # head of the clause above
    link: str = "root"  # how it hangs there: ccomp, xcomp, advcl, acl, relcl, conj, parataxis, csubj
    mark: str = ""  # "to", "that", "if", "after", "of" ...
    noun: int | None = None  # the noun that an acl or relcl modifies
    inherited: bool = False  # the subject stands in another clause
    expletive: bool = False
    vague: bool = False  # the filled-in subject is a guess: purpose clauses and participles far from their noun


def find(tree: Tree, cues: Cues) -> dict[int, Clause]:
    """Clauses by their head token, in an order in which the parent comes first."""
    heads = [i for i in range(len(tree.words)) if predicates.heads(tree, i) and not predicates.preposition(tree, i, cues)]
    clauses = {i: _own(tree, i, cues) for i in heads}
    for clause in clauses.values():
        _attach(tree, clause, clauses)
    done: set[int] = set()

    def fill(i: int) -> None:
        if i in done:
            return
        done.add(i)
        clause = clauses[i]
        if clause.parent is not None and clause.parent in clauses:
            fill(clause.parent)
        _relative(tree, clause, clauses, cues)
        if not clause.subjects:
            _inherit(tree, clause, clauses, cues)

    for i in heads:
        fill(i)
    _share_objects(tree, clauses, cues)
    return dict(sorted(clauses.items(), key=lambda item: _depth(tree, item[0])))


def _share_objects(tree: Tree, clauses: dict[int, Clause], cues: Cues) -> None:
    """ "interviewed and released him", "respect and execute the sentence": verbs with nothing but "and" between them share what follows."""
    for clause in clauses.values():
        first = clauses.get(clause.parent) if clause.parent is not None else None
        if clause.link != "conj" or first is None or first.kind != "verb" or clause.kind != "verb" or first.passive != clause.passive:
            continue
        if first.particle is not None or any(tree.upos[k] == "ADV" and first.head < k < clause.head for k in tree.children[first.head]):
            continue  # "get out and drop the weapon"
        between = [i for i in range(first.head + 1, clause.head) if tree.rel[i] not in {"cc", "punct", "advmod", "aux"} and tree.upos[i] != "SPACE"]
        if between:
            continue
        intransitive = tree.lemmas[first.head] in cues.objectless  # "heal and understand": only the second takes it
        if clause.objects and not first.objects and not intransitive and not any(o.head < clause.head for o in first.obliques):
            first.objects = list(clause.objects)
        elif first.objects and not clause.objects and all(o > clause.head for o in first.objects):
            clause.objects = list(first.objects)
        if not clause.objects and not first.objects and not first.obliques and clause.obliques and not clause.passive:
            first.obliques = [o for o in clause.obliques if o.head > clause.head]  # "may associate and worship at such sites"
        elif not first.objects and not clause.objects and not clause.obliques and first.obliques and not first.passive:
            clause.obliques = [o for o in first.obliques if o.head > clause.head]
        if clause.agents and not first.agents:
            first.agents = list(clause.agents)
        elif first.agents and not clause.agents and all(a > clause.head for a in first.agents):
            clause.agents = list(first.agents)


def _depth(tree: Tree, token: int) -> tuple[int, int]:
    depth, at = 0, token
    while tree.head[at] != at and depth < 200:
        at = tree.head[at]
        depth += 1
    return depth, token


def _own(tree: Tree, i: int, cues: Cues) -> Clause:
    cop = tree.kid(i, "cop")
    kind: Kind = "verb"
    if cop is not None or tree.upos[i] not in {"VERB", "AUX"}:
        has_case = any(tree.rel[k] == "case" for k in tree.children[i])
        if has_case and tree.upos[i] in {"NOUN", "PROPN", "PRON", "NUM"}:
            kind = "place"
        elif tree.upos[i] in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
            kind = "noun"
        elif tree.upos[i] in {"VERB", "AUX"}:
            kind = "verb"
        else:
            kind = "adjective"
    clause = Clause(i, kind, cop=cop)
    helped = any(tree.rel[k] == "aux" for k in tree.children[i])
    # "a convention voted Friday to ...": a past tense without a helper is active, whatever the label of its subject
    told = tree.kid(i, "nsubj:pass", "csubj:pass") is not None and (helped or tree.tags[i] != "VBD")
    passive_mark = tree.kid(i, "aux:pass") is not None or told
    bare_participle = (
        kind == "verb"
        and not passive_mark
        and tree.rel[i] in {"acl", "amod", "advcl", "conj", "xcomp"}
        and (tree.tags[i] == "VBN" or tree.feature(i, "Voice=Pass") or (tree.tags[i] == "VBD" and tree.lemmas[i] in cues.naming))
        and not any(tree.rel[k] in {"aux", "nsubj"} for k in tree.children[i])
    )
    seen = (  # "does not want to see Kenya punished": they are to be punished, not to punish
        kind == "verb"
        and tree.rel[i] == "ccomp"
        and tree.tags[i] == "VBN"
        and tree.lemmas[tree.head[i]] in cues.perceiving | cues.raising
        and not any(tree.rel[k] in {"aux", "mark", "obj"} for k in tree.children[i])
    )
    clause.passive = passive_mark or bare_participle or seen
    for k in tree.children[i]:
        dep, rel = tree.dep[k], tree.rel[k]
        outer = dep == "nsubj:outer" and (  # "the line is that war is inevitable": the war is
            kind == "verb" or any(tree.rel[j] == "nsubj" and tree.dep[j] != "nsubj:outer" for j in tree.children[i])
        )
        if rel == "nsubj" and not outer:
            clause.subjects += tree.conjuncts(k)
        elif rel == "obj":
            clause.objects += tree.conjuncts(k)
        elif rel == "iobj":
            clause.indirect += tree.conjuncts(k)
        elif rel == "expl":
            clause.expletive = True
        elif dep == "compound:prt":
            clause.particle = k
        elif rel in {"obl", "nmod"} and (rel == "obl" or kind in {"noun", "place", "adjective"}):
            _oblique(tree, clause, k, cues)
        elif rel == "advmod" and kind == "verb" and clause.particle is None and tree.words[k].lower() in cues.particles and _tight(tree, i, k):
            clause.particle = k
    by = [o for o in clause.obliques if o.case in cues.agent and not _means(tree, o.head, cues)]
    if (
        by
        and kind == "verb"
        and not clause.passive
        and not clause.objects
        and tree.tags[i] in {"VBN", "VBD"}
        and tree.rel[i] in {"acl", "conj", "advcl"}
        and not clause.subjects
    ):
        clause.passive = True
        clause.agents = [o.head for o in by]
        clause.obliques = [o for o in clause.obliques if o.case not in cues.agent]
    if kind in {"noun", "place"}:
        # what modifies the predicate noun belongs to its name, not to the clause; only real adjuncts stay
        clause.obliques = [o for o in clause.obliques if tree.rel[o.head] == "obl"]
    return clause


def _tight(tree: Tree, verb: int, word: int) -> bool:
    """A preposition without its noun, or an adverb right behind the verb: "did away with", "fell behind on", "stepped in"."""
    right_behind = word == verb + 1 and tree.words[word].lower() not in {"on", "through"}  # "later on"
    return tree.upos[word] == "ADP" or (tree.upos[word] == "ADV" and right_behind)


def _oblique(tree: Tree, clause: Clause, k: int, cues: Cues) -> None:
    relative = tree.words[k].lower() in {"who", "which", "that", "whom"} | cues.relatives  # "sisters that I speak to"
    case_tokens = [c for c in tree.children[k] if tree.rel[c] == "case" and (c < k or relative)]
    fixed = [f for c in case_tokens for f in tree.kids(c, "fixed")]
    tokens = tuple(sorted([*case_tokens, *fixed]))
    case = " ".join(tree.words[t].lower() for t in tokens)
    for head in tree.conjuncts(k):
        own = tuple(c for c in tree.children[head] if tree.rel[c] == "case" and c < head) if head != k else ()
        words = " ".join(tree.words[t].lower() for t in own) if own else case
        if tree.dep[k] == "obl:agent" or (clause.passive and words in cues.agent):
            if not _means(tree, head, cues):
                clause.agents.append(head)
        else:
            clause.obliques.append(Oblique(head, words, own or tokens))


def _means(tree: Tree, head: int, cues: Cues) -> bool:
    """ "by road", "by 10 votes": how or by how much, not by whom."""
    if tree.lemmas[head] not in cues.means:
        return False
    if tree.lemmas[head] in cues.margins:
        return True  # "by a wide margin"
    return all(tree.rel[k] in {"case", "punct", "conj", "nummod"} for k in tree.children[head])


def _attach(tree: Tree, clause: Clause, clauses: dict[int, Clause]) -> None:
    i = clause.head
    dep, rel, above = tree.dep[i], tree.rel[i], tree.head[i]
    marks = [k for k in tree.children[i] if tree.rel[k] == "mark"]
    words = [tree.words[k].lower() for k in marks] + [tree.words[f].lower() for k in marks for f in tree.kids(k, "fixed")]
    clause.mark = " ".join(words)
    if above == i or rel == "root":
        return
    clause.link = "relcl" if dep in {"acl:relcl", "advcl:relcl"} else rel
    if rel in {"acl"}:
        clause.noun = above
        at = above
        while at not in clauses and tree.head[at] != at:
            at = tree.head[at]
        clause.parent = at if at in clauses else None
        return
    clause.parent = above if above in clauses else None
    if clause.parent is None:
        at = above
        while at not in clauses and tree.head[at] != at:
            at = tree.head[at]
        clause.parent = at if at in clauses and at != i else None


def _relative(tree: Tree, clause: Clause, clauses: dict[int, Clause], cues: Cues) -> None:
    """Put the noun behind a relative pronoun, and into the gap of a reduced relative clause."""
    if clause.link != "relcl" or clause.noun is None:
        return
    nouns = [clause.noun]
    relatives = {"who", "which", "that", "whom"} | cues.relatives

    def swap(found: list[int]) -> list[int]:
        return [n for f in found for n in (nouns if tree.words[f].lower() in relatives and tree.upos[f] in {"PRON", "DET", "SCONJ"} else [f])]

    content = next((c for c in clauses.values() if c.parent == clause.head and c.link == "ccomp" and (not c.subjects or swap(c.subjects) != c.subjects)), None)
    if content is not None and not any(tree.words[f].lower() in relatives for f in clause.subjects):
        content.subjects = swap(content.subjects) or nouns  # "the clause, which he said is harmful": the gap is below the saying verb
        return
    before = (clause.subjects, clause.objects, [o.head for o in clause.obliques])
    clause.subjects, clause.objects = swap(clause.subjects), swap(clause.objects)
    for oblique in clause.obliques:
        oblique.head = swap([oblique.head])[0]
    after = (clause.subjects, clause.objects, [o.head for o in clause.obliques])
    stranded = [k for k in tree.children[clause.head] if tree.words[k].lower() in {"where", "when", "why", "whose"} or tree.words[k].lower() in relatives]
    stranded += [k for s in clause.subjects for k in tree.kids(s, "nmod:poss") if tree.words[k].lower() == "whose"]  # "whose revenue rose": no gap
    dangling = next((o for o in clause.obliques if tree.upos[o.head] == "ADP" and not tree.children[o.head]), None)
    if dangling is not None and before == after and not stranded:  # "the issues that people care about"
        at = clause.obliques.index(dangling)
        clause.obliques[at : at + 1] = [Oblique(n, tree.words[dangling.head].lower(), (dangling.head,)) for n in nouns]
        return
    where = next((k for k in stranded if tree.words[k].lower() in cues.placing and tree.rel[k] == "advmod"), None)
    if where is not None and clause.kind == "verb" and not clause.obliques:  # "the town where she was born", not "an environment where he referred to Kim"
        clause.obliques += [Oblique(n, "in", (where,)) for n in nouns]
    below = any(c.parent == clause.head and c.link == "xcomp" and c.kind == "verb" for c in clauses.values())  # "that it seeks to get rid of": no gap here
    if before == after and not stranded and not below and clause.kind == "verb" and clause.subjects and not clause.objects and not clause.passive:
        clause.objects = list(nouns)


def _inherit(tree: Tree, clause: Clause, clauses: dict[int, Clause], cues: Cues) -> None:
    """The subject that the grammar leaves out."""
    above = clauses.get(clause.parent) if clause.parent is not None else None
    link = clause.link
    if link == "acl" and clause.noun is not None:
        _of_noun(tree, clause, above, cues)
        return
    if above is None or clause.expletive:
        return
    lemma = tree.lemmas[above.head]
    if link == "conj":
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
    elif link == "xcomp":
        owner = [*above.indirect, *above.objects]
        if lemma in cues.giving and clause.mark == "to" and owner and all(tree.lemmas[o] in cues.content_nouns | cues.vacant for o in owner):
            return  # "gives room to imagine": no room imagines
        subject_control = lemma in cues.subject_control
        if lemma == "take" and any(tree.words[k].lower() in cues.lasting for k in tree.children[above.head]):
            return  # "the questions will take longer to answer": they answer nothing
        asked = _addressed(tree, above, clause, cues) if not owner else []
        clause.subjects = asked or (list(owner) if owner and not subject_control else list(above.subjects))
        if not clause.subjects and above.expletive:
            clause.vague = True
    elif link in {"advcl", "ccomp"}:
        finite = any(tree.rel[k] in {"cop", "aux"} and tree.tags[k] != "VBG" for k in tree.children[clause.head])
        gerund = tree.tags[clause.head] == "VBG" or any(tree.rel[k] == "aux" and tree.tags[k] == "VBG" for k in tree.children[clause.head])
        if link == "ccomp" and clause.mark in cues.dropping and (clause.objects or clause.obliques) and _agree(tree, above, clause):
            clause.subjects, clause.inherited = list(above.subjects), True  # «заперечує, що отримав гроші»
            return
        if link == "ccomp" and clause.mark != "to" and (not gerund or finite):
            return  # "X said this is about setting a precedent": the subject of saying sets nothing
        told = clause.mark == "to" and lemma in cues.orders | cues.causative | cues.directing and lemma not in cues.subject_control
        owner = [*above.indirect, *above.objects]
        # "quoted an aide as saying": the aide says it; "listed the donor as having given": the donor gave
        quoted = clause.mark == "as" and (lemma in cues.quoting or (tree.tags[clause.head] in {"VBG", "VBN"} and not _such(tree, above, cues)))
        if clause.mark == "for" and lemma in cues.impersonal:
            return
        charged = clause.mark in cues.accusing_marks and lemma in cues.accusing  # "charged the bank with paying"
        controls_object = (clause.mark in cues.object_marks or told or quoted or charged) and bool(owner) and not above.passive
        clause.subjects = owner if controls_object else list(above.subjects)
        if clause.mark == "to" and not controls_object:  # "gave them five months to develop a plan": they develop it
            clause.subjects = _receivers(tree, above, cues) or clause.subjects
        begins_at = min(tree.subtree(clause.head))
        clause.subjects = _addressed(tree, above, clause, cues) or clause.subjects
        given = [o for o in above.obliques if o.case == "to" and o.head < begins_at] if clause.mark == "for" and controls_object else []
        if given and not above.indirect:  # "gives credit to the movement for speaking out"
            clause.subjects = [given[-1].head]
        if above.passive and not controls_object and clause.mark.split(" ")[-1:] in (["to"], ["by"]):
            sent = clause.mark == "to" and not above.agents and lemma in cues.sending  # "a warship was deployed to retrieve them"
            clause.subjects = list(above.subjects if sent else above.agents)
            clause.vague = not sent
        if clause.mark == "to":
            clause.vague = clause.vague or above.kind != "verb"
    if clause.subjects:
        clause.inherited = True


def _addressed(tree: Tree, above: Clause, clause: Clause, cues: Cues) -> list[int]:
    """Whom a preposition right before "to" brings: "called on the government to act", "pleaded with her to go", "arranged for the ship to leave"."""
    called = {"for", "on", "upon", "to", "with"} if tree.lemmas[above.head] in cues.orders | cues.directing else {"for"}
    before = min(tree.subtree(clause.head)) - 1
    return next(([o.head] for o in above.obliques if clause.mark == "to" and o.case in called and max(_phrase(tree, o.head)) == before), [])


def _participle_conj(tree: Tree, clause: Clause, above: Clause) -> bool:
    return above.passive and (tree.tags[clause.head] in {"VBN", "VBD"} or tree.feature(clause.head, "Voice=Pass")) and not any(
        tree.rel[k] == "aux" and tree.dep[k] != "aux:pass" for k in tree.children[clause.head]
    ) and tree.tags[clause.head] == tree.tags[above.head]  # fmt: skip


def _of_noun(tree: Tree, clause: Clause, above: Clause | None, cues: Cues) -> None:
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
    if infinitive and not clause.passive and tree.lemmas[noun] in cues.purposive:
        clause.subjects, clause.inherited = [noun], True  # "passed a law to ban imports"
        return
    # "the agreement signed by X", "charges relating to theft": the noun itself; a mark or an infinitive brings its content
    tells = tree.lemmas[noun] in cues.content_nouns and (clause.mark != "" or tree.tags[clause.head] not in {"VBN", "VBG"})
    content = tells or clause.mark in {"that", "of", "for", "in", "from", "about", "on", "at"} | cues.complementizers
    if infinitive or content:
        whose = cues.of | cues.agent  # "the ruling by the court to ..."
        owners = [p for k in tree.kids(noun, "nmod:poss", "nmod") if tree.dep[k] == "nmod:poss" or _case(tree, k) in whose for p in tree.conjuncts(k)]
        if infinitive and clause.passive and tree.lemmas[noun] not in cues.content_nouns:
            clause.subjects, clause.inherited = [noun], True  # "called for compensation to be paid"
            return
        owners = [p for p in owners if tree.upos[p] != "NUM" and not _is_date(tree, p, cues)]
        poss = [p for k in tree.kids(noun, "nmod:poss") for p in tree.conjuncts(k) if p in owners]
        agents = [p for k in tree.kids(noun, "nmod") if _case(tree, k) in cues.agent for p in tree.conjuncts(k)]
        given = _receivers(tree, above, cues) if above is not None and noun in above.objects and infinitive else []
        if poss or agents or (owners and not infinitive):
            clause.subjects = agents or poss or owners
        elif given:  # "gave the boy the option to come": the boy comes
            clause.subjects = given
        elif (above is not None and noun in above.objects and not above.passive) or (
            above is not None and not above.passive and any(o.head == noun for o in above.obliques)
        ):
            clause.subjects = list(above.subjects)
        elif infinitive and tree.lemmas[noun] not in cues.content_nouns:
            clause.vague = True
        clause.inherited = True
        return
    clause.subjects = [noun]
    clause.inherited = True


def _agree(tree: Tree, above: Clause, clause: Clause) -> bool:
    """Whether the verb without a subject can be said of the one subject of the verb above: of one, in the third person, of its gender."""
    if len(above.subjects) != 1 or above.passive or tree.upos[above.subjects[0]] not in {"NOUN", "PROPN"} or not tree.feature(clause.head, "Number=Sing"):
        return False
    verb, noun = (dict(pair.split("=", 1) for pair in tree.feats[i].split("|") if "=" in pair) for i in (clause.head, above.subjects[0]))
    same = verb.get("Gender") == noun.get("Gender") if "Gender" in verb else verb.get("Person") == "3"
    return same and noun.get("Number") == "Sing"


def hindering(tree: Tree, clause: Clause, above: Clause | None, cues: Cues) -> bool:
    """ "had trouble persuading", "have a hard time finding": the noun is what keeps the subject from it."""
    noun = clause.noun
    if above is None or noun is None or noun not in above.objects or above.passive or clause.mark not in {"", "in"}:
        return False
    hard = tree.lemmas[noun] not in cues.loose_hindrances or any(tree.rel[k] in {"amod", "det"} for k in tree.children[noun])
    return tree.tags[clause.head] == "VBG" and tree.lemmas[noun] in cues.hindrances and tree.lemmas[above.head] == "have" and hard


def ranked(tree: Tree, noun: int, cues: Cues) -> bool:
    """ "the first senator to endorse him", "the last to leave": the infinitive is what that one did, and the others did not."""
    if tree.lemmas[noun] in cues.content_nouns | cues.empty_objects or tree.lemmas[noun] in cues.discourse - cues.ranking:
        return False
    return any(tree.words[k].lower() in cues.ranking for k in (noun, *tree.kids(noun, "amod")))


def _such(tree: Tree, above: Clause, cues: Cues) -> bool:
    """ "perpetrated such reckless action as firing shells": the action fires nothing."""
    return any(tree.words[k].lower() in cues.pointers_ahead for o in above.objects for k in tree.children[o])


def _receivers(tree: Tree, above: Clause, cues: Cues) -> list[int]:
    """To whom leave, time or power is given: whoever gets it does what it is for."""
    if above.passive or tree.lemmas[above.head] not in cues.giving:
        return []
    behind = above.objects[0] if above.objects else above.head
    return list(above.indirect) or [o.head for o in above.obliques if o.case == "to" and o.head > behind and tree.words[o.head][:1].isupper()]


def _phrase(tree: Tree, token: int) -> list[int]:
    return [i for i in tree.subtree(token) if tree.rel[i] != "punct"]


def _is_date(tree: Tree, token: int, cues: Cues) -> bool:
    return tree.lemmas[token] in cues.weekdays  # "Wednesday's ruling"


def _case(tree: Tree, token: int) -> str:
    return " ".join(tree.words[k].lower() for k in tree.children[token] if tree.rel[k] == "case" and k < token)
