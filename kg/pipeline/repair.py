"""What the rest of the article says about the names of one sentence: joined halves, one kind for one name, no state codes as persons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

Found = tuple[int, int, str, float]

JOINED = frozenset({"compound", "flat", "appos", "nmod:desc", "nmod:unmarked", "nmod"})
LINKS = frozenset({"of", "on", "for", "to", "in"})


def _listed(file: str) -> frozenset[str]:
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").split("\n")
    return frozenset(line for line in lines if line and line[0] != "#")


GENERIC, TITLES = _listed("generic.en.txt"), _listed("titles.en.txt")
SURE = 0.9
DOUBTFUL = 0.4  # names with a less sure word are dropped: about half of them are right
UNIONS = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ"})  # codes of CLDR that are no country
SUFFIXES = frozenset(
    {"era", "style", "like", "type", "led", "run", "free", "backed", "owned", "born", "based", "esque", "ally", "family", "aide", "time", "level"}
)  # "Trump-era": no part of a name
STATE = re.compile(r"[DRI]\s?[-–]\s?[A-Z][\w.]*")  # "Tim Kaine, D-Va."


def repaired(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Names of a Doc whose tree is set, mended; in the order of the text."""
    names = [
        name
        for one in sorted(found)
        for name in (_person(doc, one) if one[2] == "PERSON" else [_country(doc, one)])
        if one[3] >= DOUBTFUL or name[:2] != one[:2]  # a title that was cut off may be what was doubtful
    ]
    return _recalled(doc, _agreed(doc, _joined(doc, names)))


def _person(doc: Doc, name: Found) -> list[Found]:
    """A person without titles and without the country before them, with what a hyphen hangs on ("Wong Pik-wan"); nothing where only titles are left."""
    start, end, kind, sure = name
    if STATE.fullmatch(doc[start:end].text):
        return []
    titles = at = start  # the words before the name: titles, and what a title belongs to ("US President", "LA Sheriff")
    while at < end and (doc[at].is_upper or doc[at].text in countries() or _title(doc[at].text)):
        at += 1
        if _title(doc[at - 1].text):
            titles = at
    if titles < end or len(doc[end - 1]) > 4:  # "Sen" alone is a surname, "Undersecretary" is not
        start = titles
    end = _hyphened(doc, start, end)
    return [(start, end, kind, sure)] if start < end else []


def _hyphened(doc: Doc, start: int, end: int) -> int:
    """The end of a name with what a hyphen hangs on it: "Wong Pik-wan", "Kim Jong-un", not "Donald Trump-era"."""
    whole = (
        end - start > 1
        and end + 1 < len(doc)
        and doc[end].text in {"-", "‑"}
        and (
            doc[end + 1].tag_ == "NNP"
            or (doc[end + 1].is_lower and len(doc[end + 1]) <= 6 and doc[end + 1].text not in SUFFIXES and doc[end + 1].tag_ in {"NN", "FW", "JJ", "VB", "VBP"})
        )
        and not (doc[end - 1].whitespace_ or doc[end].whitespace_)
    )
    return end + 2 if whole else end


def _title(word: str) -> bool:
    return word.lower().rstrip(".") in TITLES


def _country(doc: Doc, name: Found) -> Found:
    """A country that acts ("North Korea said") is still a country."""
    start, end, kind, sure = name
    if kind in {"GPE", "LOC"}:  # a recogniser may take "Kwok Ka-ki" for a place
        end = _hyphened(doc, start, end)
    return (start, end, "GPE", sure) if kind == "ORG" and doc[start:end].text.removeprefix("the ") in countries() else (start, end, kind, sure)


@cache
def countries() -> frozenset[str]:
    """English names of countries (Unicode CLDR, by Babel)."""
    from babel import Locale

    return frozenset(name for code, name in Locale("en").territories.items() if code.isalpha() and len(code) == 2 and code not in UNIONS) | {
        "DPRK",
        "U.S.",
        "US",
        "U.K.",
        "UK",
        "USA",
    }


def _joined(doc: Doc, names: list[Found]) -> list[Found]:
    """Two neighbours of one kind are one name where the tree joins them and at most the preposition of a generic head ("Council on ...") stands between."""
    out: list[Found] = []
    for name in names:
        if out and out[-1][2] == name[2] and name[2] in {"ORG", "FAC", "EVENT", "LAW", "WORK"} and _one(doc, out[-1], name):
            last = out.pop()
            name = (last[0], name[1], name[2], min(last[3], name[3]))
        out.append(name)
    return out


def _one(doc: Doc, first: Found, second: Found) -> bool:
    between = doc[first[1] : second[0]]
    low, high = doc[first[0] : first[1]], doc[second[0] : second[1]]
    if len(between) == 0:
        return (low.root.head in high and low.root.dep_ in {"compound", "flat", "nmod:desc", "nmod"}) or (high.root.head in low and high.root.dep_ in JOINED)
    generic = low[-1].lower_ in GENERIC and low[-1].is_title
    return generic and between.text.lower() in LINKS and high.root.head in low and high.root.dep_ == "nmod"


def _agreed(doc: Doc, names: list[Found]) -> list[Found]:
    """One kind for one name in one article: that of twice the summed probability of any other (one sense a discourse, Gale, Church & Yarowsky 1992)."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for start, end, kind, sure in names:
        votes[doc[start:end].text][kind] += sure
    out = []
    for start, end, kind, sure in names:
        ranked = sorted(votes[doc[start:end].text].items(), key=lambda x: (-x[1], x[0]))
        if len(ranked) > 1 and kind != ranked[0][0] and ranked[0][1] >= 2 * ranked[1][1]:
            kind = ranked[0][0]
        out.append((start, end, kind, sure))
    return out


def _recalled(doc: Doc, names: list[Found]) -> list[Found]:
    """A proper noun that is a sure name elsewhere in the article, or the last word of a sure person, is a name here too."""
    known: dict[str, str] = {}
    taken: set[int] = set()
    for start, end, kind, sure in names:
        taken.update(range(start, end))
        if sure >= SURE and kind != "DATE":
            if kind == "PERSON" and end - start > 1:
                known.setdefault(doc[end - 1].text, kind)
            elif end - start == 1:
                known[doc[start].text] = kind
    more = []
    for token in doc:
        learnt = known.get(token.text)
        alone = token.i not in taken and token.tag_ in {"NNP", "NNPS"} and len(token) > 1
        if learnt and alone and not any(0 <= i < len(doc) and (doc[i].tag_ in {"NNP", "NNPS"}) for i in (token.i - 1, token.i + 1)):
            more.append((token.i, token.i + 1, learnt, 0.5))
    return sorted((*names, *more))
