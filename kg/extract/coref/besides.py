"""Another name told beside the first: "Susan Buchan (née Grosvenor)", "Andersen Consulting, now known as Accenture", a name in its own script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.extract import cues
from kg.extract.coref.attributes import Item
from kg.extract.kinds import lexicon
from kg.extract.tree import Tree

KINDS = frozenset({"Person", "Organization", "Country", "City", "Place", "Facility"})  # "Mumbai, formerly Bombay"; a work "by the name" is its hero's
FAR = 24  # tokens between the two at most: "(4 May 1963 - 6 April 2010), better known by his stage name"


def find(at: Tree, items: Sequence[Item], language: str) -> dict[int, int]:
    """The number of each such name's item -> that of the name it stands beside."""
    lists, demonyms = cues.load(language), lexicon(language).demonyms
    named = [i for i, item in enumerate(items) if item.phrase.kind == "name" and item.phrase.text.casefold() not in demonyms]
    found: dict[int, int] = {}
    for i, j in pairwise(named):
        one, other = items[i].phrase, items[j].phrase
        if one.type in KINDS and other.type in (one.type, "Other") and 2 <= other.start - one.end <= FAR and items[i].sentence == items[j].sentence:
            words = [word.casefold() for word in at.words[one.end : other.start]]
            if one.type != "Person" and not {"known", "formerly", "previously"} & set(words):
                continue  # "Acme, the name of ..."
            if _tells(words, lists.other_names, lists.other_name_parts, demonyms, inside=i in found):
                found[j] = found.get(i, i)
    return found


def _tells(words: Sequence[str], naming: frozenset[str], parts: frozenset[str], demonyms: Mapping[str, str], *, inside: bool) -> bool:
    """``inside``: a name in brackets goes on to the next: "(Ukrainian: ..., Hungarian: ...)"."""
    opening, *rest = _past_dates(words)
    rest = [word for k, word in enumerate(rest) if word != "of" or rest[k - 1] != "name"]  # "the pen name of"
    if rest and rest[-1] == ":":  # the language; "(photo: Kim Lee)" is somebody else
        return (opening == "(" or (inside and opening in {",", ";"})) and len(rest) > 1 and rest[0] in demonyms
    return opening in {"(", ","} and any(word in naming for word in rest) and all(word in naming | parts for word in rest)


def _past_dates(words: Sequence[str]) -> Sequence[str]:
    """Without an apostrophe that belongs to the name and a bracket that is closed again: "Nad' (born 1985), known as"."""
    if len(words) > 2 and words[0] in {"'", "’"}:
        words = words[1:]
    if words[0] == "(" and ")" in words[:-2]:
        words = words[words.index(")") + 1 :]
    return words
