"""What a clause has on its face: voice, subjects, objects, obliques, particle, and the clause that it hangs on."""

from __future__ import annotations

from kg.extract.clauses.clause import Clause, Kind, Oblique
from kg.extract.cues import Cues
from kg.extract.tree import Tree

RELATIVES = frozenset({"who", "which", "that", "whom"})


def read(tree: Tree, i: int, cues: Cues) -> Clause:
    below = [tree.rel[k] for k in tree.children[i]]
    cop = tree.kid(i, "cop") if "cop" in below else None
    kind: Kind = "verb"
    if cop is not None or tree.upos[i] not in {"VERB", "AUX"}:
        if "case" in below and tree.upos[i] in {"NOUN", "PROPN", "PRON", "NUM"}:
            kind = "place"
        elif tree.upos[i] in {"NOUN", "PROPN", "PRON", "NUM", "SYM"}:
            kind = "noun"
        elif tree.upos[i] in {"VERB", "AUX"}:
            kind = "verb"
        else:
            kind = "adjective"
    clause = Clause(i, kind, cop=cop)
    helped = "aux" in below
    # "a convention voted Friday to ...": a past tense without a helper is active, whatever the label of its subject
    told = tree.kid(i, "nsubj:pass", "csubj:pass") is not None and (helped or (tree.tags[i] != "VBD" and not _acts(tree, i, cues)))
    # "the stock plummeted"; "a curfew it put in place": behind a noun a finite clause without a helper is active
    told = told and (helped or not _acts_too(tree, i))
    told = told and (helped or (tree.lemmas[i] not in cues.objectless and tree.dep[i] != "acl:relcl"))
    passive_mark = tree.kid(i, "aux:pass") is not None or told or (kind == "verb" and (_been(tree, i, cues) or _headline(tree, i, cues)))
    bare_participle = (
        kind == "verb"
        and not passive_mark
        and tree.rel[i] in {"acl", "amod", "advcl", "conj", "xcomp"}
        and (tree.tags[i] == "VBN" or tree.feature(i, "Voice=Pass") or (tree.tags[i] == "VBD" and (tree.lemmas[i] in cues.naming or _told_of(tree, i, cues))))
        and not tree.words[i].lower().endswith("ing")  # "denied bombing the hospital", whatever its tag
        and "nsubj" not in below
        and not helped
    )
    seen = (  # "does not want to see Kenya punished": they are to be punished, not to punish
        kind == "verb"
        and tree.rel[i] == "ccomp"
        and tree.tags[i] == "VBN"
        and tree.lemmas[tree.head[i]] in cues.perceiving | cues.raising
        and not any(rel in {"aux", "mark", "obj"} for rel in below)
    )
    clause.passive = passive_mark or bare_participle or seen
    for k in tree.children[i]:
        dep, rel = tree.dep[k], tree.rel[k]
        outer = dep == "nsubj:outer" and (  # "the line is that war is inevitable": the war is
            kind == "verb" or any(tree.rel[j] == "nsubj" and tree.dep[j] != "nsubj:outer" for j in tree.children[i])
        )
        if rel == "nsubj" and not outer and _it_comes(tree, i, k):
            clause.expletive = True
        elif rel == "nsubj" and not outer:
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
    bare = tree.rel[i] in {"acl", "conj", "advcl"} and not clause.objects and not clause.subjects and not helped
    if clause.agents and kind == "verb" and bare and tree.tags[i] in {"VBN", "VBD"}:
        clause.passive = True  # "82 men led by Castro", also where the form is read as a past tense
    if kind in {"noun", "place"}:
        # what modifies the predicate noun belongs to its name, not to the clause; only real adjuncts stay
        clause.obliques = [o for o in clause.obliques if tree.rel[o.head] == "obl"]
    return clause


def _it_comes(tree: Tree, verb: int, subject: int) -> bool:
    """ "when it comes to human rights": a turn of speech, in which nothing comes."""
    when = verb > 2 and [w.lower() for w in tree.words[subject - 1 : subject + 1]] == ["when", "it"]
    return when and tree.lemmas[verb] == "come" and any(tree.words[j].lower() == "to" for k in tree.kids(verb, "obl") for j in tree.kids(k, "case"))


def _told_of(tree: Tree, i: int, cues: Cues) -> bool:
    """ "a team, previously sent to Oslo": what tells which thing is a participle, whatever its tag."""
    noun = tree.head[i]
    plain = tree.rel[i] == "acl" and tree.upos[noun] in {"NOUN", "PROPN"} and noun < i and tree.kid(i, "obj", "ccomp", "xcomp", "mark") is None
    return plain and tree.lemmas[i] not in cues.objectless


def _acts(tree: Tree, i: int, cues: Cues) -> bool:
    """ "The firm, a partnership, extended its offer": a verb with an object is active without a helper; a headline may keep one ("Teacher awarded medal")."""
    thing = tree.kid(i, "obj")
    if thing is None or tree.lemmas[i] in cues.calling:
        return False
    return tree.lemmas[i] not in cues.ditransitive or tree.kid(thing, "det", "nmod:poss") is not None


def _acts_too(tree: Tree, i: int) -> bool:
    """ "Gunmen kidnapped but later freed the bishop": a past tense with an object goes on with an active one."""
    return any(tree.tags[k] == "VBD" and tree.kid(k, "obj") is not None and tree.kid(k, "nsubj", "aux") is None for k in tree.kids(i, "conj"))


def _been(tree: Tree, i: int, cues: Cues) -> bool:
    """ "people are owed the chance": "be" right before a past participle makes a passive, whatever its label. Not so "they are gone"."""
    helper = max((k for k in tree.kids(i, "aux") if k < i), default=None)
    if helper is None or tree.lemmas[helper] != "be" or not tree.words[helper][:1].isalpha():  # "he's told me" has told
        return False
    return tree.tags[i] == "VBN" and not tree.words[i].endswith("ing") and tree.lemmas[i] not in cues.objectless


def _headline(tree: Tree, i: int, cues: Cues) -> bool:
    """ "Two soldiers wounded in attack near Kabul": a participle without a helper and without an object is what befell its subject."""
    if tree.tags[i] not in {"VBN", "VBD"} or tree.kid(i, "nsubj") is None:
        return False
    if tree.rel[i] not in {"root", "ccomp"} or tree.kid(i, "aux", "obj", "iobj", "ccomp", "xcomp", "expl", "conj", "compound:prt") is not None:
        return False
    befell = tree.lemmas[i] in cues.harming or (tree.tags[i] == "VBN" and tree.lemmas[i] in cues.needy | cues.accusing)
    return befell and any(tree.upos[k] == "NOUN" for k in tree.kids(i, "nsubj"))


def _tight(tree: Tree, verb: int, word: int) -> bool:
    """A preposition without its noun, or an adverb right behind the verb: "did away with", "fell behind on", "stepped in"."""
    right_behind = word == verb + 1 and tree.words[word].lower() not in {"on", "through"}  # "later on"
    return tree.upos[word] == "ADP" or (tree.upos[word] == "ADV" and right_behind)


def _oblique(tree: Tree, clause: Clause, k: int, cues: Cues) -> None:
    relative = (word := tree.words[k].lower()) in RELATIVES or word in cues.relatives  # "sisters that I speak to"
    case_tokens = [c for c in tree.children[k] if tree.rel[c] == "case" and (c < k or relative)]
    fixed = [f for c in case_tokens for f in tree.kids(c, "fixed") if f > c]  # of "by as much as a third, according to" parsers take an "as" along
    tokens = tuple(sorted([*case_tokens, *fixed]))
    case = " ".join(tree.words[t].lower() for t in tokens)
    if case == "with" and k < clause.head and any(tree.rel[c] == "acl" and tree.tags[c] in {"VBG", "VBN"} and k < c < clause.head for c in tree.children[k]):
        return  # "With the leaders sitting in the front row, they called": the leaders sit
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
    if tree.lemmas[head] in cues.waterside and tree.lemmas[tree.head[head]] in cues.locating:
        return True  # "was found by the river"
    if tree.lemmas[head] not in cues.means:
        return False
    if tree.lemmas[head] in cues.margins:
        return True  # "by a wide margin"
    if tree.lemmas[head] == "vote" and any(tree.words[k].lower() == "a" for k in tree.kids(head, "det")):
        return True  # "by a vote of 50 to 49", "by a unanimous vote"
    return all(tree.rel[k] in {"case", "punct", "conj", "nummod"} for k in tree.children[head])


def attach(tree: Tree, clause: Clause, clauses: dict[int, Clause]) -> None:
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
