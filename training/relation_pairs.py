"""Pairs of names to learn the relations of :mod:`kg.extract.typed` from: which properties each set says something about, and what.

KnowledgeNet: a passage is exhaustive for the properties that it lists. Re-DocRED: entities and 95 Wikidata relations of 500 texts of Wikipedia; a pair
without any relation has none of ours, a pair with one speaks only through the sentences that the annotators name as its evidence. Annotated news: a pair of
which nothing is said at all. GUM: news and talk without relations; names that stand far apart in the tree are taken for unrelated. All but the first teach
what the first hardly shows: that most pairs of names stand in none of these relations.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.extract import sentence_stretches, understood
from kg.extract.annotate import annotate, load
from kg.extract.context import Context
from kg.extract.typed import KEY
from kg.extract.typed.features import Sentence, shown
from kg.extract.typed.properties import PROPERTIES
from kg.extract.typed.spots import Spot, pairs, spots
from kg.model import Article, Stretch, article_id
from kg.ontology import load as ontology

Bools = NDArray[np.bool_]
NAMES = tuple(sorted(PROPERTIES))
# Wikidata property -> ours, and whether the ends are exchanged. P54 member of a team, P463 of a body, P108 employer, P241 branch of an army
WIKIDATA = {
    "P569": ("DATE_OF_BIRTH", False), "P570": ("DATE_OF_DEATH", False), "P571": ("DATE_FOUNDED", False), "P19": ("PLACE_OF_BIRTH", False),
    "P551": ("PLACE_OF_RESIDENCE", False), "P27": ("NATIONALITY", False), "P69": ("EDUCATED_AT", False), "P108": ("EMPLOYEE_OR_MEMBER_OF", False),
    "P463": ("EMPLOYEE_OR_MEMBER_OF", False), "P54": ("EMPLOYEE_OR_MEMBER_OF", False), "P241": ("EMPLOYEE_OR_MEMBER_OF", False),
    "P102": ("POLITICAL_AFFILIATION", False), "P26": ("SPOUSE", False), "P22": ("CHILD_OF", False), "P25": ("CHILD_OF", False), "P40": ("CHILD_OF", True),
    "P159": ("HEADQUARTERS", False), "P112": ("FOUNDED_BY", False), "P749": ("SUBSIDIARY_OF", False), "P355": ("SUBSIDIARY_OF", True),
}  # fmt: skip


@dataclass(slots=True)
class Pairs:
    vectors: NDArray[np.float16]  # [pairs, places * 384]
    signs: list[tuple[str, ...]]
    asked: Bools  # [pairs, properties]: the set says whether it holds
    facts: Bools  # [pairs, properties]


Judge = Callable[[Context, Spot, Spot], tuple[Bools, Bools] | None]  # None: the set says nothing of the pair


def gathered(texts: Iterator[tuple[str, Judge]]) -> Pairs:
    nlp, types = load("en"), ontology()
    vectors, signs, asked, facts = [], [], [], []
    for text, judge in texts:
        article = Article(article_id(text), text, "en", "training", 1)
        doc = annotate(article, nlp)
        ctx, _, _ = understood(article, doc, types, sentence_stretches(doc))
        of = doc.user_data[KEY]["vectors"].astype(np.float32)
        sentences = list(spots(ctx))
        words = shown(ctx.tree, sentences)
        for sentence in sentences:
            shared = Sentence(ctx.tree, words, sentence)
            for one, other in pairs(sentence):
                said = judge(ctx, one, other)
                if said is None:
                    continue
                pair = shared.pair(one, other)
                vectors.append(np.concatenate([of[list(tokens)].mean(0) for tokens in pair.tokens]).astype(np.float16))
                signs.append(pair.signs)
                asked.append(said[0])
                facts.append(said[1])
    return Pairs(np.stack(vectors), signs, np.stack(asked), np.stack(facts))


def joined(*parts: Pairs) -> Pairs:
    return Pairs(
        np.concatenate([p.vectors for p in parts]), [s for p in parts for s in p.signs], np.concatenate([p.asked for p in parts]),
        np.concatenate([p.facts for p in parts]),
    )  # fmt: skip


def _span(ctx: Context, spot: Spot) -> Stretch:
    return ctx.tree.start[spot.start], ctx.tree.end(spot.end - 1)


def _is(ctx: Context, spot: Spot, gold: Sequence[int]) -> bool:
    """A name or time overlaps with the annotated span; of a longer phrase the head must lie in it ("text of the treaty" is no treaty)."""
    begin, end = _span(ctx, spot)
    return begin < gold[1] and gold[0] < end and (spot.kind in ("name", "time", "nation") or gold[0] <= ctx.tree.start[spot.head] < gold[1])


# ---------------------------------------------------------------- KnowledgeNet


def knowledgenet(path: Path) -> Iterator[tuple[str, Judge]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        yield passage["text"], _in_passage(passage)


def _in_passage(passage: dict[str, Any]) -> Judge:
    asked = np.array([name in passage["annotated"] for name in NAMES])

    def judge(ctx: Context, one: Spot, other: Spot) -> tuple[Bools, Bools]:
        facts = np.zeros(len(NAMES), np.bool_)
        for fact in passage["facts"]:
            if _is(ctx, one, fact["subject"]) and _is(ctx, other, fact["object"]):
                facts[NAMES.index(fact["property"])] = True
        return asked, facts

    return judge


# ---------------------------------------------------------------- Re-DocRED


def redocred(path: Path) -> Iterator[tuple[str, Judge]]:
    for entry in json.loads(path.read_text(encoding="utf-8")):
        text, spans, sentences = _written(entry["sents"])
        mentions = [[(spans[m["sent_id"]][m["pos"][0]][0], spans[m["sent_id"]][m["pos"][1] - 1][1]) for m in vertex] for vertex in entry["vertexSet"]]
        yield text, _in_document(entry["labels"], mentions, sentences)


def _written(sentences: list[list[str]]) -> tuple[str, list[list[Stretch]], list[Stretch]]:
    """The words as running text; the characters of each word and of each sentence."""
    text, spans, stretches, open_quote = "", [], [], False
    for words in sentences:
        own: list[Stretch] = []
        start = len(text)
        glued = True
        for word in words:
            closes = word in {",", ".", ";", ":", ")", "]", "!", "?", "'s", "'", "n't", "%", "''"} or (word == '"' and open_quote)
            if not glued and not closes:
                text += " "
            own.append((len(text), len(text) + len(word)))
            text += word
            open_quote = not open_quote if word == '"' else open_quote
            glued = word in {"(", "[", "$", "£", "-", "–"} or (word == '"' and open_quote)
        spans.append(own)
        stretches.append((start, len(text)))
        text += " "
    return text.rstrip(), spans, stretches


def _in_document(labels: list[dict[str, Any]], mentions: list[list[Stretch]], sentences: list[Stretch]) -> Judge:
    related: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for label in labels:
        related.setdefault((label["h"], label["t"]), []).append(label)

    def vertex(ctx: Context, spot: Spot) -> int | None:
        begin, end = _span(ctx, spot)
        return next((n for n, own in enumerate(mentions) for a, b in own if a < end and begin < b), None)

    def judge(ctx: Context, one: Spot, other: Spot) -> tuple[Bools, Bools] | None:
        if one.kind != "name" or other.kind not in ("name", "nation", "time"):
            return None
        first, second = vertex(ctx, one), vertex(ctx, other)
        if first is None or second is None or first == second:
            return None
        asked, facts = np.ones(len(NAMES), np.bool_), np.zeros(len(NAMES), np.bool_)
        known = related.get((first, second), []) + related.get((second, first), [])
        if not known:
            return asked, facts
        asked[:] = False
        place = ctx.tree.start[one.head]
        number = next((n for n, (low, high) in enumerate(sentences) if low <= place < high), -1)
        for label in known:
            name, turned = WIKIDATA.get(label["r"], ("", False))
            if name and number in label["evidence"] and (label["h"] == first) != turned:
                asked[NAMES.index(name)] = facts[NAMES.index(name)] = True
        return (asked, facts) if asked.any() else None

    return judge


# ---------------------------------------------------------------- annotated news


def news(folder: Path) -> Iterator[tuple[str, Judge]]:
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if entry["lang"] == "en":
            yield path.with_suffix(".txt").read_text(encoding="utf-8"), _in_article(entry)


def _in_article(entry: dict[str, Any]) -> Judge:
    who = {name.casefold(): e["id"] for e in entry["entities"] for name in (e["name"], *e["aliases"])}
    said = {frozenset((str(fact["s"]), str(end))) for fact in entry["facts"] for end in (fact["o"], fact["place"], fact["attributed_to"], *fact["with"])}
    asked, facts = np.ones(len(NAMES), np.bool_), np.zeros(len(NAMES), np.bool_)

    def judge(ctx: Context, one: Spot, other: Spot) -> tuple[Bools, Bools] | None:
        if one.chain < 0 or other.chain < 0:
            return None
        first, second = (_known(ctx, spot, who) for spot in (one, other))
        if first is None or second is None or first == second or frozenset((first, second)) in said:
            return None
        return asked, facts

    return judge


def _known(ctx: Context, spot: Spot, who: dict[str, str]) -> str | None:
    own = (p.text.casefold() for head, p in ctx.phrases.items() if ctx.chain_of.get(head) == spot.chain and p.kind == "name")
    return next((who[text] for text in own if text in who), None)


# ---------------------------------------------------------------- GUM

GENRES = ("news", "interview", "court", "academic")
FAR = 4  # arcs between two heads


def unrelated(folder: Path) -> Iterator[tuple[str, Judge]]:
    for path in sorted(folder.glob("*.conllu")):
        if path.name.split("_")[1] in GENRES:
            yield _paragraphs(path), _far


def _paragraphs(path: Path) -> str:
    out: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and out:
            out.append("\n\n")
        elif line.startswith("# text = "):
            out.append(line.removeprefix("# text = ") + " ")
    return "".join(out)


def _far(ctx: Context, one: Spot, other: Spot) -> tuple[Bools, Bools] | None:
    if one.kind not in ("name", "pronoun", "relative") or other.kind not in ("name", "nation", "time", "pronoun") or one.kind == other.kind == "pronoun":
        return None
    first, second = ([head] for head in (one.head, other.head))
    for up in (first, second):
        while ctx.tree.head[up[-1]] != up[-1]:
            up.append(ctx.tree.head[up[-1]])
    shared = next((n for n, i in enumerate(first) if i in second), None)
    if shared is None or shared + second.index(first[shared]) < FAR:
        return None
    return np.ones(len(NAMES), np.bool_), np.zeros(len(NAMES), np.bool_)
