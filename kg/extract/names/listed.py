"""Names that a list holds whole: bodies that recognisers cut at "and" ("Securities and Exchange Commission"), firms that they take for persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from kg.extract.kinds import Lexicon
from kg.extract.names.name import Name, capital, root_of, titled
from kg.extract.tree import Tree

KEY = 3  # characters by which a list is looked up where a word begins
LISTS = (("wholes.en.txt", "ORG", False), ("houses.en.txt", "ORG", True), ("pairs.en.txt", "GPE", False))


@cache
def _patterns() -> Mapping[str, Sequence[tuple[re.Pattern[str], str, bool]]]:
    """The first characters of the names of the lists of cues -> what matches those names, their words with any space between them, the label, and whether they
    are houses named like persons."""
    grouped: dict[str, list[tuple[re.Pattern[str], str, bool]]] = {}
    for name, label, house in LISTS:
        lines = (files("kg.extract") / "cues" / name).read_text(encoding="utf-8").splitlines()
        by_key: dict[str, list[str]] = {}
        for line in sorted((line for line in lines if line and not line.startswith("#")), key=lambda line: (-len(line), line)):
            by_key.setdefault(line[:KEY], []).append(line)
        for key, names in by_key.items():
            spelled = "|".join(re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in names)
            grouped.setdefault(key, []).append((re.compile(rf"(?:{spelled})(?!\w)"), label, house))
    return grouped


def listed(tree: Tree, text: str, words: Lexicon, label_of: dict[int, str]) -> list[Name]:
    """Each of them in the text. A firm named like a person is none behind a title or another forename ("Mr. Philip Morris")."""
    found = []
    patterns = _patterns()
    for start, at in enumerate(tree.start):
        for pattern, label, house in patterns.get(text[at : at + KEY], ()):
            match = pattern.match(text, at)
            if match is None:
                continue
            end = bisect_left(tree.start, match.end()) - 1
            if tree.end(end) != match.end() or tree.sentence[start] != tree.sentence[end]:
                continue  # a part of a word
            if house and start and (titled(tree, words, start - 1) or (label_of.get(start - 1) in ("PERSON", "PER") and capital(tree, start - 1))):
                continue
            if (
                start > 1
                and tree.words[start - 1] in ("of", "on")
                and capital(tree, start - 2)
                and words.heads.get(tree.words[start - 2].casefold()) == "Organization"
            ):
                start -= 2  # "Department of Health and Human Services"
            found.append(Name(start, end + 1, root_of(tree, start, end + 1), label))
    return found
