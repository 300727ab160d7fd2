"""What a parser of any training gets wrong around names in news, put right before any rule reads the tree.

Treebanks have few "UNOS spokeswoman Donna Henry Wright said": parsers make two subjects of it, or hang the name on the title. Here the name is the head and
the title its ``nmod:desc``, "City, State" is an apposition, and an office that is coordinated with the wrong noun goes back to the office before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.extract import kinds, mending_offices
from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

Span = tuple[int, int, str]  # tokens, half-open, and the recogniser's label
TITLE_LINKS = frozenset({"flat", "appos", "nmod", "conj", "compound", "dep", "obl", "list", "parataxis"})
TO_THE_NAME = frozenset({"case", "appos", "acl", "acl:relcl", "conj", "cc", "punct", "cop", "nsubj", "nsubj:pass", "mark"})
NAMES = frozenset({"PERSON", "PER"})
PLACES = frozenset({"GPE", "LOC"})


def mended(tree: Tree, names: Sequence[Span], cues: Cues) -> Tree:
    """The same tree with these arcs changed; ``tree`` itself is left as it is."""
    head, dep = list(tree.head), list(tree.dep)
    lemmas = _joined_lemmas(tree, cues)
    work = Tree(tree.words, lemmas, tree.upos, tree.tags, tree.feats, head, dep, tree.start, tree.sentence)
    work = _said_last(_members(_participles(_treaty(_halves(work), cues), cues)), cues)
    people = kinds.lexicon(cues.language).heads
    for start, end, label in names:
        if label in NAMES:
            work = _titled(work, start, end, cues, people)
    for (_, end, label), (start, last, other) in pairwise(names):
        if label in PLACES and other in PLACES and start == end + 1 and tree.words[end] == ",":
            work = _seat(_place_in_place(work, end - 1, start, last), end - 1, start, last)
    for start, end, label in names:
        if label in NAMES:
            work = _whose_apposition(work, _root(work, start, end), cues, people)
    return _agents(_harmful(_who(mending_offices.mended(work, names, cues), people), cues, people), cues, people)


def _joined_lemmas(tree: Tree, cues: Cues) -> list[str]:
    """ "Secretary-General", "co-founder": an office that the tokenizer cut at its hyphen has the whole word as its lemma; "Presidents" is "president"."""
    lemmas = list(tree.lemmas)
    for i, tag in enumerate(tree.tags):
        if tag == "NNPS" and lemmas[i].endswith("s") and lemmas[i][:-1] in cues.roles:
            lemmas[i] = lemmas[i][:-1]
    for i in range(2, len(lemmas)):
        whole = f"{tree.words[i - 2].lower()}-{lemmas[i]}"
        tight = tree.words[i - 1] == "-" and tree.start[i] - tree.end(i - 2) == 1
        if tight and (whole in cues.roles or (tree.upos[i] == "VERB" and tree.head[i - 2] == i and tree.words[i - 2].isalpha())):
            lemmas[i] = whole  # "machine-gunned", "co-founded"
    return lemmas


def _halves(tree: Tree) -> Tree:
    """ "a NASA T-shirt": of two halves of one word that the parser put side by side, the second one leads."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in range(1, len(tree.words) - 1):
        before, after = i - 1, i + 1
        tight = tree.words[i] == "-" and tree.end(before) == tree.start[i] and tree.end(i) == tree.start[after]
        if tight and tree.head[before] == tree.head[after] and tree.dep[before] == tree.dep[after] and tree.rel[after] in {"obj", "nsubj", "obl", "nmod"}:
            arcs[before] = (after, "compound")
            arcs |= {k: (after, tree.dep[k]) for k in tree.children[before]}
    for i in range(len(tree.words) - 1):
        side_by_side = tree.upos[i] == tree.upos[i + 1] == "PROPN" and tree.head[i] == tree.head[i + 1] and tree.dep[i] == tree.dep[i + 1]
        if side_by_side and tree.rel[i] in {"obj", "nsubj"} and tree.sentence[i] == tree.sentence[i + 1]:
            arcs[i] = (i + 1, "compound")  # "some Hong Kongers": one name, not two subjects
            arcs |= {k: (i + 1, tree.dep[k]) for k in tree.children[i]}
    return changed(tree, arcs) if arcs else tree


def _treaty(tree: Tree, cues: Cues) -> Tree:
    """ "a friendship and mutual assistance treaty" is one treaty: a bare abstract noun behind "a" goes with the noun that has no article of its own."""
    heads = kinds.lexicon(cues.language).heads
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.rel):
        first = tree.head[i]
        if relation != "conj" or tree.upos[i] != "NOUN" or tree.upos[first] != "NOUN" or first > i or not any(tree.rel[k] == "cc" for k in tree.children[i]):
            continue
        whole = heads.get(tree.lemmas[i]) in {"Agreement", "Law", "Organization", "Event", "Facility", "Work"} and "Number=Plur" not in tree.feats[i]
        left = [k for k in tree.children[first] if k < first and tree.rel[k] not in {"case", "punct"}]
        bare = len(left) == 1 and tree.words[left[0]].lower() in {"a", "an"} and tree.lemmas[first] not in heads
        if (
            whole
            and bare
            and not any(tree.rel[k] in {"det", "nmod"} and k < i for k in tree.children[i])
            and any(tree.rel[k] in {"compound", "amod"} for k in tree.children[i])
        ):
            arcs[i] = (i if tree.head[first] == first else tree.head[first], tree.dep[first])
            arcs |= {k: (i, tree.dep[k]) for k in tree.children[first] if k != i}
            arcs[first] = (i, "compound")
    return changed(tree, arcs) if arcs else tree


def _participles(tree: Tree, cues: Cues) -> Tree:
    """ "requires any organization receiving funds to register": the participle tells which organization; only what is seen or kept going is a clause."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.rel):
        verb = tree.head[i]
        if relation not in {"ccomp", "xcomp"} or tree.tags[i] != "VBG" or tree.lemmas[verb] in cues.perceiving | cues.says or i == 0:
            continue
        own = any(tree.rel[k] in {"nsubj", "mark", "aux"} for k in tree.children[i])
        if not own and tree.head[i - 1] == verb and tree.rel[i - 1] == "obj":
            arcs[i] = (i - 1, "acl")
    return changed(tree, arcs) if arcs else tree


def _members(tree: Tree) -> Tree:
    """ "the two men, Ronald Stauber and Michael Gingrich": the second name goes on with the first, not with the men."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.rel):
        noun = tree.head[i]
        if relation != "conj" or tree.upos[i] != "PROPN" or tree.upos[noun] != "NOUN" or "Number=Plur" not in tree.feats[noun]:
            continue
        first = [k for k in tree.children[noun] if tree.rel[k] == "appos" and tree.upos[k] == "PROPN" and noun < k < i]
        if first:
            arcs[i] = (first[0], "conj")
    return changed(tree, arcs) if arcs else tree


def _said_last(tree: Tree, cues: Cues) -> Tree:
    """ "Two aides to Netanyahu left for Europe, the newspaper said": of two subjects of "said" the first does what stands behind it."""
    arcs: dict[int, tuple[int, str]] = {}
    for said in range(len(tree.words)):
        subjects = list(tree.kids(said, "nsubj"))
        if len(subjects) != 2 or tree.lemmas[said] not in cues.says or not subjects[0] < subjects[1] < said:
            continue
        verbs = [k for k in tree.kids(subjects[0], "acl", "acl:relcl") if k < subjects[1] and tree.tags[k] in {"VBN", "VBD"} and tree.kid(k, "nsubj") is None]
        # a conjunct that stands before its head is none
        verbs += [k for k in tree.kids(said, "conj", "dep") if subjects[0] < k < subjects[1] and tree.upos[k] == "VERB" and tree.kid(k, "nsubj", "cc") is None]
        if verbs and tree.words[min(tree.subtree(subjects[1])) - 1] == ",":
            arcs[verbs[-1]] = (said, "ccomp")
            arcs[subjects[0]] = (verbs[-1], "nsubj")
    return changed(tree, arcs) if arcs else tree


def _root(tree: Tree, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i), start)


def _titled(tree: Tree, start: int, end: int, cues: Cues, kinds_of: Mapping[str, str]) -> Tree:
    """The noun right before a person's name is the title of it, wherever the parser put the two."""
    root = _root(tree, start, end)
    if tree.head[root] == root and tree.dep[root] != "root":
        return tree
    arcs: dict[int, tuple[int, str]] = {}
    inner = start - 1  # the honorific or the rank that stands between: "director General Suleiman al-Amr", "nominee Sen. Tim Kaine"
    while (
        inner >= 0
        and tree.upos[inner] in {"PROPN", "NOUN", "ADJ"}
        and (tree.head[inner] == root or start <= tree.head[inner] < end)
        and tree.dep[inner] == "nmod:desc"
    ):
        inner -= 1
    if inner > 0 and tree.words[inner] == "-" and "-" in tree.lemmas[inner + 1]:
        return _whole_office(tree, inner - 1, inner + 1, root)
    title = inner
    if title < 0 or tree.sentence[title] != tree.sentence[root] or tree.upos[title] not in {"NOUN", "PROPN"}:
        return tree
    lemma = tree.lemmas[title]
    if not (lemma in cues.roles or lemma in cues.kin or kinds_of.get(lemma) == "Person"):
        return tree
    if "Number=Plur" in tree.feats[title] and not any(tree.rel[k] == "conj" and tree.upos[k] == "PROPN" for k in tree.children[root]):
        return tree  # "councillors Alvin Yeung, Fernando Cheung and Raymond Chan" are all of them councillors
    above, relation = tree.head[title], tree.dep[title]
    if tree.head[root] == title and tree.rel[root] in TITLE_LINKS and not any(tree.rel[k] in {"case", "cc"} for k in tree.children[root]):
        arcs[root] = (root if above == title else above, relation)
    elif above == tree.head[root] and above != root and tree.rel[title] == tree.rel[root] and title != root:
        pass  # two subjects, two objects: one of them is the title
    elif above == root and tree.rel[title] in {"nsubj", "appos", "dep", "nmod", "conj"} and tree.dep[title] != "nmod:poss":
        if any(tree.rel[k] in {"cop", "case"} for k in (*tree.children[root], *tree.children[title])):
            return tree
    else:
        return changed(tree, arcs) if arcs else tree
    arcs[title] = (root, "nmod:desc")
    for k in tree.children[title]:
        late = k > title and k != root and tree.rel[k] in TO_THE_NAME
        if k not in arcs and (late or tree.rel[k] in {"case", "cc", "mark"} or tree.rel[k] == "cop"):
            arcs[k] = (root, tree.dep[k])
    for k in tree.children[title]:
        if k not in arcs and k > root:
            arcs[k] = (root, tree.dep[k])
    return changed(tree, arcs)


def _whose_apposition(tree: Tree, root: int, cues: Cues, kinds_of: Mapping[str, str]) -> Tree:
    """ "the Syrian ambassador to Washington, Walid Mualem", "two aides to Netanyahu, Uzi Arad and Danny Naveh": the names are those of the ambassador and of
    the aides; no place and no other person is apposed by a person."""
    above = tree.head[root]
    if tree.rel[root] != "appos" or tree.upos[above] != "PROPN" or above > root:
        return tree
    office = tree.head[above]
    held = tree.lemmas[office] in cues.roles or kinds_of.get(tree.lemmas[office]) in {"Person", "Group"}
    if tree.rel[above] != "nmod" or tree.dep[above] == "nmod:poss" or not held or tree.upos[office] != "NOUN" or tree.words[root - 1 : root] == ["("]:
        return tree
    arcs = {root: (office, "appos")}
    arcs |= {k: (root, "conj") for k in tree.children[above] if k > root and tree.rel[k] == "conj"}
    return changed(tree, arcs)


def _whole_office(tree: Tree, first: int, last: int, root: int) -> Tree:
    """ "NATO Secretary-General Javier Solana": the second half hangs on the name; the first half, and what hangs on it, belong to the second."""
    if tree.head[first] not in {last, root, tree.head[root]} and tree.head[root] != first:
        return tree
    arcs = {k: (last, tree.dep[k]) for k in tree.children[first] if k < first}
    if tree.head[root] == first:
        arcs[root] = (root if tree.head[first] == first else tree.head[first], tree.dep[first])
    arcs |= {first: (last, "compound"), last: (root, "nmod:desc")}
    return changed(tree, arcs)


def _place_in_place(tree: Tree, before: int, start: int, end: int) -> Tree:
    """ "the coast of Aceh, Indonesia": the second place is where the first one lies, not another complement. A list has a third member, or "and"."""
    first, second = _top(tree, before), _top(tree, start)
    if first == second or tree.sentence[first] != tree.sentence[second] or (tree.head[second] == first and tree.rel[second] in {"appos", "nmod"}):
        return tree
    follows = tree.words[end] if end < len(tree.words) else ""
    listed = follows.lower() in {"and", "or", "&"} or (
        follows == "," and end + 1 < len(tree.words) and tree.upos[end + 1] == "PROPN" and _in_list(tree, second)
    )
    siblings = tree.head[second] in {tree.head[first], first} and tree.rel[second] in {"nmod", "appos", "obl", "list", "dep"}
    if listed or not siblings or any(tree.rel[k] in {"case", "cc", "conj"} for k in tree.children[second]):
        return tree
    return changed(tree, {second: (first, "appos")})


def _seat(tree: Tree, end: int, start: int, last: int) -> Tree:
    """ "The Dearborn, Mich., energy company": behind an article two places and a noun are one phrase, and the noun leads it."""
    city, state = _top(tree, end), _top(tree, start)
    article = next((k for k in tree.children[city] if tree.rel[k] == "det" and k < city), None)
    if article is None or tree.head[state] != city or last >= len(tree.words) or tree.words[last] != ",":
        return tree
    noun = next((i for i in range(last + 1, min(last + 6, len(tree.words))) if tree.upos[i] in {"NOUN", "PROPN"} and tree.rel[i] != "compound"), None)
    if (
        noun is None
        or tree.sentence[noun] != tree.sentence[city]
        or not (
            (tree.head[noun] == city and tree.rel[noun] in {"appos", "conj"})
            or (tree.head[noun] == tree.head[city] and tree.rel[noun] in {"nsubj", "obj", "obl"})
        )
    ):
        return tree
    between = range(last + 1, noun)
    if any(tree.upos[i] in {"DET", "CCONJ", "VERB", "ADP", "PRON"} for i in between) or any(tree.rel[k] == "det" for k in tree.children[noun]):
        return tree
    arcs = {noun: (noun if tree.head[city] == city else tree.head[city], tree.dep[city]), city: (noun, "compound"), article: (noun, "det")}
    arcs |= {k: (noun, tree.dep[k]) for k in tree.children[city] if k > noun or tree.rel[k] in {"case", "nmod:poss"}}
    return changed(tree, arcs)


def _top(tree: Tree, token: int) -> int:
    while tree.rel[token] in {"flat", "compound"} and tree.head[token] != token:
        token = tree.head[token]
    return token


def _in_list(tree: Tree, token: int) -> bool:
    return any(tree.rel[k] == "conj" for k in (*tree.children[token], *tree.children[tree.head[token]]))


def _who(tree: Tree, kinds_of: Mapping[str, str]) -> Tree:
    """ "a doctor in the Buffalo, N.Y., area who performed abortions": "who" is a person or a body, so the clause goes up from the place to the doctor."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.dep):
        if relation != "acl:relcl":
            continue
        noun = tree.head[i]
        subjects = {tree.words[k].lower() for k in tree.kids(i, "nsubj")}
        if "which" in subjects and kinds_of.get(tree.lemmas[noun]) == "Person":
            inner = [k for k in tree.kids(noun, "nmod") if tree.upos[k] == "PROPN" and noun < k < i]
            if inner:  # "director of Sleeping Weazel, which premiered her play": no person is "which"
                arcs[i] = (inner[-1], relation)
            continue
        if "who" not in subjects:
            continue
        if kinds_of.get(tree.lemmas[noun]) not in {"Place", "City", "Country", "Facility", "Product", "Work", "Event", "Law", "Agreement"}:
            continue
        above = noun
        while tree.rel[above] == "nmod" and tree.head[above] != above:
            above = tree.head[above]
            if kinds_of.get(tree.lemmas[above]) in {"Person", "Group"}:
                arcs[i] = (above, relation)
                break
    return changed(tree, arcs) if arcs else tree


def _harmful(tree: Tree, cues: Cues, kinds_of: Mapping[str, str]) -> Tree:
    """ "bomb attacks at embassies that killed 250 people": not the embassies killed, the attacks did."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.dep):
        if relation != "acl:relcl" or tree.lemmas[i] not in cues.harming or not any(tree.words[k].lower() in {"that", "which"} for k in tree.kids(i, "nsubj")):
            continue
        above = tree.head[i]
        if kinds_of.get(tree.lemmas[above]) not in {"Place", "City", "Country", "Facility", "Organization"} and tree.upos[above] != "PROPN":
            continue
        while tree.rel[above] == "nmod" and tree.head[above] != above:
            above = tree.head[above]
            if kinds_of.get(tree.lemmas[above]) == "Event" or tree.lemmas[above] in cues.nominals:
                arcs[i] = (above, relation)
                break
    return changed(tree, arcs) if arcs else tree


def _agents(tree: Tree, cues: Cues, kinds_of: Mapping[str, str]) -> Tree:
    """ "protested the killings of Albanians by police": an active verb has no agent, so "by" somebody belongs to the deed named before it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, relation in enumerate(tree.rel):
        verb = tree.head[i]
        if relation != "obl" or verb > i or tree.upos[verb] != "VERB" or tree.tags[verb] == "VBN" or not _by(tree, i, cues):
            continue
        if tree.upos[i] != "PROPN" and kinds_of.get(tree.lemmas[i]) not in {"Person", "Group", "Organization"}:
            continue
        deeds = [
            k
            for k in tree.subtree(verb)
            if verb < k < i and tree.lemmas[k] in cues.nominals and tree.upos[k] == "NOUN" and tree.rel[k] in {"obj", "obl", "nmod"}
        ]
        if deeds:
            arcs[i] = (deeds[-1], "nmod")
    return changed(tree, arcs) if arcs else tree


def _by(tree: Tree, token: int, cues: Cues) -> bool:
    return any(tree.words[k].lower() in cues.agent for k in tree.kids(token, "case"))
