"""A thing without a name that an article calls by several nouns: "a treaty ... the pact ... the agreement"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

from kg.extract.coref.attributes import Item
from kg.extract.coref.clusters import Clusters
from kg.extract.coref.ranker import parted

NEAR = 3  # paragraphs between a thing and its other noun


@cache
def nouns(language: str) -> tuple[dict[str, int], frozenset[str]]:
    """Lemma -> number of the class whose nouns may mean one thing; and those that are too narrow to stand for another ("ferry": "vessel" may be one)."""
    text = (files("kg.extract") / "cues" / "renamed.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    classes = {word: n for n, (lang, *words) in enumerate(rows) if lang == language for word in " ".join(words).split()}
    return classes, frozenset(word for lang, *words in rows if lang == language for word in " ".join(words[1:]).split())


def join_renamed(items: list[Item], clusters: Clusters, language: str) -> None:
    """A bare "the pact" is the one thing of its class so far. Where there are several it is the one that bears the same noun, where there is one; else
    it is left alone."""
    of, narrow = nouns(language)
    for n, item in enumerate(items):
        kind = of.get(item.phrase.lemma)
        if kind is None or not _bare(item, language) or clusters.root(n) != n:
            continue
        earlier: dict[int, list[int]] = defaultdict(list)
        for i in range(n):
            if of.get(items[i].phrase.lemma) == kind and items[i].phrase.kind != "pronoun":
                earlier[clusters.root(i)].append(i)
        same = [root for root, found in earlier.items() if any(items[i].phrase.lemma == item.phrase.lemma for i in found)]
        chosen = same if same or item.phrase.lemma in narrow else list(earlier)
        if len(chosen) == 1 and _may(items, item, earlier[chosen[0]], other_noun=not same) and not parted(item, clusters, chosen[0]):
            clusters.attach(chosen[0], n)


def _bare(item: Item, language: str) -> bool:
    """Only article and noun. Ukrainian has no articles: only "цей договір" points back."""
    definite = ("the", "this") if language == "en" else ("this",)
    return item.phrase.kind == "nominal" and item.number == "sing" and item.determiner in definite and item.end - item.start <= 2


def _may(items: list[Item], item: Item, found: list[int], *, other_noun: bool) -> bool:
    last = items[found[-1]]
    return last.number != "plur" and last.end <= item.start and item.paragraph - last.paragraph <= (NEAR if other_noun else 2 * NEAR)
