"""Passages that are somebody's words without marks around them: blocks behind a colon, pull quotes with a name under them, sound bites of broadcasts.

Where nothing but the layout tells that a paragraph is speech, each kind asks for several signs at once; what lacks one stays the article's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby, pairwise

from kg.extract import interviews
from kg.extract.clauses import Clause
from kg.extract.cues import Cues
from kg.extract.kinds import lexicon
from kg.extract.paragraphs import stretches
from kg.extract.quotes import CLOSING, DASHES, OPENING, SHORTEST, STRAIGHT, Quotation, verb_of
from kg.extract.tree import Tree

MARKS = frozenset({*OPENING, *CLOSING, STRAIGHT, "``", "''"})
REPEATED, LONGEST = 7, 60  # words by which a sentence is found again; of a sentence, at most
HEADLINE = 20  # words of a headline, at most
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})


def find(tree: Tree, clauses: Mapping[int, Clause], cues: Cues, people: Collection[int], quotations: Collection[Quotation]) -> list[Quotation]:
    """Unmarked passages with their speakers, none of them over a quotation that has one already. ``people``: head tokens of persons' names."""
    paragraphs = list(stretches(tree))
    sentences = _sentences(tree)
    saying = _saying(tree, clauses, cues)
    found = [*_blocks(tree, paragraphs, sentences, saying, cues), *_pulled(tree, paragraphs, people, cues), *_headlines(tree, paragraphs, people, cues)]
    found += _referred(tree, sentences, saying, cues)
    found += interviews.find(tree, paragraphs, people, cues)
    if _is_transcript(tree, cues):
        found += _bites(tree, paragraphs, saying, cues)
    found = [q for q in found if not any(q.start < other.end and other.start < q.end for other in quotations if other.speaker is not None)]
    return [*found, *_repeated(tree, sentences, [*quotations, *found])]


def _sentences(tree: Tree) -> dict[int, list[int]]:
    """Number of a sentence -> its words."""
    found: dict[int, list[int]] = {}
    for number, tokens in groupby(range(len(tree.words)), tree.sentence.__getitem__):
        words = [i for i in tokens if tree.upos[i] != "SPACE"]
        if words:
            found.setdefault(number, []).extend(words)
    return found


def _saying(tree: Tree, clauses: Mapping[int, Clause], cues: Cues) -> dict[int, list[Clause]]:
    """Number of a sentence -> its clauses in which somebody says, shows or denies something; a speaker in the first person is no new voice."""
    found: dict[int, list[Clause]] = {}
    for clause in clauses.values():
        speaks = verb_of(tree, clause) in cues.says | cues.denies and clause.kind == "verb" and not clause.passive and bool(clause.subjects)
        if speaks and tree.words[clause.subjects[0]].lower() not in cues.talking and tree.upos[clause.subjects[0]] in {"NOUN", "PROPN", "PRON"}:
            found.setdefault(tree.sentence[clause.head], []).append(clause)
    return found


def _outermost(tree: Tree, said: Collection[Clause]) -> Clause | None:
    """The saying verb that hangs on no other one."""
    heads = {c.head for c in said}
    return next((c for c in said if not heads & _above(tree, c.head)), None)


def _above(tree: Tree, token: int) -> set[int]:
    found: set[int] = set()
    while tree.head[token] != token and tree.head[token] not in found:
        token = tree.head[token]
        found.add(token)
    return found


def _in_person(tree: Tree, token: int, cues: Cues) -> bool:
    """ "we", "your"; not "US"."""
    return tree.words[token].lower() in cues.talking and tree.upos[token] in {"PRON", "DET"}


def _blocks(
    tree: Tree, paragraphs: list[tuple[int, int]], sentences: Mapping[int, list[int]], saying: Mapping[int, list[Clause]], cues: Cues
) -> Iterator[Quotation]:
    """ "In a statement the Church denied this:" and what stands in the next paragraph, until somebody else speaks; all items of a list."""
    for number, (start, end) in enumerate(paragraphs[:-1]):
        last = tree.sentence[end - 1]
        said = _outermost(tree, saying.get(last, ()))
        if tree.words[end - 1] != ":" or said is None:
            continue
        bare = said.head == end - 2  # "The governor added:", nothing but who speaks
        if not bare and sum(tree.upos[i] not in {"PUNCT", "SPACE"} for i in range(start, end)) < SHORTEST:
            continue
        for follows, (first, behind) in enumerate(paragraphs[number + 1 :]):
            listed = tree.words[first] in BULLETS
            if (follows and not listed) or any(tree.words[i] in MARKS for i in (first, behind - 1)):
                break
            stop = next((sentences[tree.sentence[i]][0] for i in range(first, behind) if tree.sentence[i] in saying), behind)
            if stop > first:
                yield Quotation(first, stop, said.subjects[0], said.head)
            if not listed or stop < behind:
                break


def _referred(tree: Tree, sentences: Mapping[int, list[int]], saying: Mapping[int, list[Clause]], cues: Cues) -> Iterator[Quotation]:
    """«Росія обстріляла Одесу. Про це повідомляє Генштаб.»: the sentence before one that names its source in so many words."""
    for number, said in saying.items():
        opens = " ".join(tree.words[i].lower() for i in sentences[number][:2])
        if opens in cues.referring and number - 1 in sentences and number - 1 not in saying:
            before = sentences[number - 1]
            yield Quotation(before[0], before[-1] + 1, said[0].subjects[0], said[0].head)


def _pulled(tree: Tree, paragraphs: list[tuple[int, int]], people: Collection[int], cues: Cues) -> Iterator[Quotation]:
    """ "I was never told. Ada Byron": a paragraph of the first person that ends with nothing but a name."""
    for start, end in paragraphs:
        name = end - 1
        while name > start and tree.upos[name - 1] == "PROPN":
            name -= 1
        head = next((i for i in range(name, end) if i in people), None)
        if head is None or name - start < SHORTEST or tree.words[name - 1] not in {".", "!", "?"}:
            continue
        if any(_in_person(tree, i, cues) for i in range(start, name)):
            yield Quotation(start, name, head, head)


def _headlines(tree: Tree, paragraphs: list[tuple[int, int]], people: Collection[int], cues: Cues) -> Iterator[Quotation]:
    """ "Novak: Spain will pay", "Police: Man killed in Lima", "Spain will pay - report": a headline with its source before or behind it.

    In front, a country or a town is what the line is about ("Lima: Police arrest three"), so only persons and who is known to speak count there.
    """
    for start, end in paragraphs:
        if not SHORTEST <= end - start <= HEADLINE or tree.words[end - 1] in {".", "!", "?", ":", *CLOSING, STRAIGHT}:
            continue
        cuts = [i for i in range(start + 1, end - 1) if tree.words[i] == ":" or tree.words[i] in DASHES]
        if len(cuts) != 1:
            continue
        cut = cuts[0]
        for first, behind, others in ((start, cut, range(cut + 1, end)), (cut + 1, end, range(start, cut))):
            label = range(first, behind)
            if len(label) > 3 or (tree.words[cut] != ":" and first == start) or not any(tree.upos[i] == "VERB" for i in others):
                continue
            who = next((i for i in label if i in people), None)
            if who is None and all(tree.upos[i] == "PROPN" for i in label) and first > start:
                who = behind - 1
            lemma = tree.lemmas[behind - 1]
            speaks = lemma in cues.citable | cues.roles | cues.spoken_nouns or lexicon(cues.language).heads.get(lemma) == "Organization"
            if who is None and tree.upos[behind - 1] == "NOUN" and speaks:
                who = behind - 1
            apart = who is not None and all(tree.rel[k] == "punct" or k in label or tree.upos[k] == "VERB" for i in label for k in tree.children[i])
            if who is not None and apart and all(tree.upos[i] in {"PROPN", "NOUN", "ADJ", "DET"} for i in label):
                yield Quotation(others[0], others[-1] + 1, who, cut)
                break


def _is_transcript(tree: Tree, cues: Cues) -> bool:
    """Somebody talks: no quotation marks, and fillers, or no figure anywhere (transcripts write "nineteen ninety-eight")."""
    if not MARKS.isdisjoint(tree.words):
        return False
    lowered = {word.lower() for word in tree.words}
    return bool(lowered & cues.fillers) or not any(c.isdigit() for word in lowered for c in word)


def _bites(tree: Tree, paragraphs: list[tuple[int, int]], saying: Mapping[int, list[Clause]], cues: Cues) -> Iterator[Quotation]:
    """The paragraph in which somebody talks himself, behind one that ends with his reported words: "Ms. Diaz says it will close.\n\nWe, uh, have no money."."""
    for (start, end), (first, behind) in pairwise(paragraphs):
        said = _outermost(tree, saying.get(tree.sentence[end - 1], ()))
        talks = any(tree.words[i].lower() in cues.fillers or _in_person(tree, i, cues) for i in range(first, behind))
        told = any(_in_person(tree, i, cues) for i in range(start, end))  # the reporter's own "we"
        named = any(c for i in range(first, behind) for c in saying.get(tree.sentence[i], ()))
        content = said is not None and any(tree.rel[k] in {"ccomp", "obj", "parataxis"} for k in tree.children[said.head])
        if said is not None and content and talks and not told and not named:
            yield Quotation(first, behind, said.subjects[0], said.head)


def _repeated(tree: Tree, sentences: Mapping[int, list[int]], quotations: Collection[Quotation]) -> Iterator[Quotation]:
    """A sentence that stands once more in somebody's quotation, as pull quotes do, is his there, too."""
    opening: dict[tuple[str, ...], tuple[list[str], int, Quotation]] = {}  # REPEATED words of a quotation -> its words, and which of them these begin with
    for q in quotations:
        spoken = [tree.words[i].lower() for i in range(q.start, q.end) if tree.upos[i] not in {"PUNCT", "SPACE"}]
        for i in range(len(spoken) - REPEATED + 1):
            opening.setdefault(tuple(spoken[i : i + REPEATED]), (spoken, i, q))
    if not opening:
        return
    inside = {tree.sentence[i] for q in quotations for i in range(q.start, q.end) if tree.upos[i] not in {"PUNCT", "SPACE"}}
    for number, words in sentences.items():
        if number in inside:
            continue
        plain = [tree.words[i] for i in words if tree.upos[i] != "PUNCT"]
        again = opening.get(tuple([word.lower() for word in plain[:REPEATED]]))
        if again is not None:
            spoken, at, quotation = again
            if f"{' '.join(spoken[at : at + LONGEST])} ".startswith(f"{' '.join(plain).lower()} "):
                yield Quotation(words[0], words[-1] + 1, quotation.speaker, quotation.cue)
