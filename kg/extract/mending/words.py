"""What the tokenizer cut: words with a hyphen, and names whose parts stand side by side in the tree."""

from __future__ import annotations

from kg.extract import kinds
from kg.extract.cues import Cues
from kg.extract.tree import Tree, changed

GENERALS = frozenset({"attorney", "surgeon", "solicitor", "secretary", "governor", "comptroller", "director", "inspector", "consul", "postmaster"})
PARTICLES = frozenset({"over", "out", "up", "down"})  # "handed over millions", whatever its label


def joined_lemmas(tree: Tree, cues: Cues) -> list[str]:
    """ "Secretary-General", "co-founder": an office that the tokenizer cut at its hyphen has the whole word as its lemma; "Presidents" is "president"."""
    lemmas = list(tree.lemmas)
    for i in [i for i, tag in enumerate(tree.tags) if tag == "NNPS"]:
        if lemmas[i].endswith("s") and lemmas[i][:-1] in cues.roles:
            lemmas[i] = lemmas[i][:-1]
    for i in [i - 1 for i, upos in enumerate(tree.upos) if upos == "PROPN" and i > 0]:
        word = tree.words[i]
        if word[:1].isupper() and word.lower() in cues.offices:
            lemmas[i] = cues.offices[word.lower()]
    for i in [i for i, lemma in enumerate(lemmas) if lemma == "general" and i > 0]:
        if f"{lemmas[i - 1]}-general" in cues.roles and (tree.head[i - 1] in {i, tree.head[i]} or tree.head[tree.head[i]] == i - 1):
            lemmas[i] = f"{lemmas[i - 1]}-general"  # "Secretary General" without a hyphen
    for hyphen in _hyphens(tree):
        i = hyphen + 1
        if i < 2 or i == len(lemmas) or tree.start[i] - tree.end(i - 2) != 1:
            continue
        whole = f"{tree.words[i - 2].lower()}-{lemmas[i]}"
        if whole in cues.roles or (tree.upos[i] == "VERB" and tree.head[i - 2] == i and tree.words[i - 2].isalpha()):
            lemmas[i] = whole  # "machine-gunned", "co-founded"
    return lemmas


def _hyphens(tree: Tree) -> list[int]:
    return [i for i, word in enumerate(tree.words) if word == "-"]


def halves(tree: Tree) -> Tree:
    """ "a NASA T-shirt": of two halves of one word that the parser put side by side, the second one leads."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in _hyphens(tree):
        before, after = i - 1, i + 1
        tight = before >= 0 and after < len(tree.words) and tree.end(before) == tree.start[i] and tree.end(i) == tree.start[after]
        if tight and tree.head[before] == tree.head[after] and tree.dep[before] == tree.dep[after] and tree.rel[after] in {"obj", "nsubj", "obl", "nmod"}:
            arcs[before] = (after, "compound")
            arcs |= {k: (after, tree.dep[k]) for k in tree.children[before]}
        if tight and tree.upos[before] == tree.upos[after] == "PROPN" and tree.head[after] == before and tree.rel[after] == "appos":
            arcs[after] = (before, "flat")  # "the U.N. Secretary-General": not two
    for i in [i for i, lemma in enumerate(tree.lemmas) if lemma.endswith("-general")]:
        if i > 0 and tree.words[i - 1] != "-" and tree.head[i - 1] == tree.head[i] != i:
            arcs[i - 1] = (i, "compound")
            arcs |= {k: (i, tree.dep[k]) for k in tree.children[i - 1]}
    for i in tree.having("obj", "nsubj"):
        if i + 1 == len(tree.words) or tree.dep[i] != tree.dep[i + 1]:
            continue
        if tree.upos[i] == tree.upos[i + 1] == "PROPN" and tree.head[i] == tree.head[i + 1] and tree.sentence[i] == tree.sentence[i + 1]:
            arcs[i] = (i + 1, "compound")  # "some Hong Kongers": one name, not two subjects
            arcs |= {k: (i + 1, tree.dep[k]) for k in tree.children[i]}
    return changed(tree, arcs) if arcs else tree


def in_chief(tree: Tree) -> Tree:
    """ "the commander in chief", "a commander in chief forum": three words of one office, in front of a noun a part of it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in [i for i, lemma in enumerate(tree.lemmas[:-2]) if lemma in {"commander", "editor"}]:
        if tree.words[i + 1].lower() != "in" or tree.words[i + 2].lower() != "chief":
            continue
        arcs |= {i + 1: (i, "fixed"), i + 2: (i, "fixed")}
        noun = tree.head[i + 2]
        if noun == i + 3 and tree.upos[noun] == "NOUN":
            arcs |= {noun: (noun if tree.head[i] == i else tree.head[i], tree.dep[i]), i: (noun, "compound")}
            arcs |= {k: (noun, tree.dep[k]) for k in tree.children[i] if k < i and tree.rel[k] in {"det", "case", "punct", "amod"}}
    return changed(tree, arcs) if arcs else tree


def in_general(tree: Tree) -> Tree:
    """ "said so to the attorney general": the second word is a part of the office, and no quality behind it."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("amod", "appos"):
        if tree.words[i] == "general" and tree.head[i] == i - 1 and tree.lemmas[i - 1] in GENERALS:
            arcs |= {k: (i - 1, tree.dep[k]) for k in tree.children[i]} | {i: (i - 1, "fixed")}
    return changed(tree, arcs) if arcs else tree


def owners(tree: Tree) -> Tree:
    """ "the George W. Bush administration's request": of two owners side by side the one without an ending is a part of the other's name."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("nmod:poss"):
        if tree.upos[i] != "PROPN":
            continue
        ending = tree.kid(i, "case")
        behind = max(k for k in tree.subtree(i) if k != ending) + 1
        if ending is not None and ending == behind + 1 and tree.dep[behind] == "nmod:poss" and tree.head[behind] == tree.head[i]:
            arcs |= {i: (behind, "compound"), ending: (behind, "case")}
        elif (
            ending is None
            and behind < len(tree.words)
            and tree.dep[behind] == "nmod:poss"
            and tree.head[behind] == tree.head[i]
            and tree.kid(behind, "case") is not None
        ):
            arcs[i] = (behind, "compound")
    return changed(tree, arcs) if arcs else tree


def receivers(tree: Tree, cues: Cues) -> Tree:
    """ "to deny Elian an asylum hearing", "makes Kim Lee its chairman": what stands before an article is no part of the noun behind it. Nor are people, who
    get it: "to deny women admission", "grant Elian American citizenship"."""
    arcs: dict[int, tuple[int, str]] = {}
    people = kinds.lexicon(cues.language).heads
    for i in tree.having("obj"):
        verb = tree.head[i]
        if verb > i or tree.upos[verb] != "VERB":
            continue
        got = next((k for k in tree.kids(i, "nmod:poss", "compound") if k == verb + 1 and tree.kid(k, "case") is None), None)
        if got is not None and tree.lemmas[verb] in cues.ditransitive and tree.tags[got] in {"NNS", "NNP"} and tree.kid(verb, "iobj") is None:
            several = tree.tags[got] == "NNS" and people.get(tree.lemmas[got]) == "Person"
            land = next((k for k in tree.kids(i, "amod") if got < k < i and tree.words[k][:1].isupper()), None)
            if several or (tree.tags[got] == "NNP" and land is not None and all(tree.head[k] == got for k in range(got + 1, land))):
                arcs[got] = (verb, "iobj")
                continue
        first = next((k for k in tree.kids(verb, "obj") if k < i), None)
        if first is not None and tree.lemmas[verb] in cues.ditransitive and _side_by_side(tree, first, i):
            arcs[first] = (verb, "iobj")  # the first one gets the second
            continue
        opens = next((k for k in tree.children[i] if k < i and tree.words[k].lower() in {"a", "an", "the"} and tree.rel[k] == "det"), None)
        before = [k for k in tree.children[i] if opens is not None and verb < k < opens and tree.upos[k] == "PROPN" and tree.rel[k] in {"compound", "nmod"}]
        if len(before) != 1 or any(tree.rel[k] == "case" for k in tree.children[before[0]]):
            continue
        if tree.lemmas[verb] in cues.calling:
            arcs |= {before[0]: (verb, "obj"), i: (verb, "xcomp")}
        else:
            arcs[before[0]] = (verb, "iobj")
    return changed(tree, arcs) if arcs else tree


def _side_by_side(tree: Tree, first: int, second: int) -> bool:
    """Two things with nothing between them, the second with an article or a quality in front."""
    begins = min(tree.subtree(second))
    nouns = tree.upos[first] in {"NOUN", "PROPN"} and tree.upos[second] == "NOUN"
    return nouns and max(tree.subtree(first)) + 1 == begins and tree.upos[begins] in {"DET", "ADJ", "NOUN"} and tree.kid(second, "cc") is None


def priced(tree: Tree) -> Tree:
    """ "extended its $18-a-share offer": the offer is extended, and the price says which."""
    arcs: dict[int, tuple[int, str]] = {}
    for i, word in enumerate(tree.words):
        unit = i + 5
        if (
            word != "$"
            or unit + 1 >= len(tree.words)
            or [w.lower() for w in tree.words[i + 2 : unit]] != ["-", "a", "-"]
            or tree.end(i + 1) != tree.start[i + 2]
        ):
            continue
        lead = unit if tree.head[i] == unit else i  # which of the price's words the parser took for the thing
        beside = [k for k in tree.children[tree.head[lead]] if k > unit and tree.dep[k] == tree.dep[lead]]
        thing = next((k for k in (*tree.kids(lead, "appos", "nmod"), *beside) if k > unit and tree.upos[k] == "NOUN"), None)
        if thing is None or any(tree.head[k] not in {lead, thing} for k in range(unit + 1, thing)):
            continue
        arcs |= {k: (thing, tree.dep[k]) for k in tree.children[lead] if k not in {thing, i + 1}}
        arcs |= {thing: (thing if tree.head[lead] == lead else tree.head[lead], tree.dep[lead]), unit: (thing, "compound"), lead: (thing, "compound")}
    return changed(tree, arcs) if arcs else tree


def behind_prepositions(tree: Tree) -> Tree:
    """ "accounted for half of the sales": what has a preposition is no object."""
    arcs: dict[int, tuple[int, str]] = {}
    for i in tree.having("obj"):
        verb, case = tree.head[i], tree.kid(i, "case")
        if tree.dep[i] != "obj" or case is None or not verb < case < i or tree.tags[case] != "IN" or tree.words[case].lower() in PARTICLES | {"of"}:
            continue
        if not any(tree.rel[k] == "nummod" and k < case for k in tree.children[i]):  # "588,300 of its shares"
            arcs[i] = (verb, "obl")
    return changed(tree, arcs) if arcs else tree
