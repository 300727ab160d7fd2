"""Names that a list holds whole: bodies that recognisers cut at "and" ("Securities and Exchange Commission"), firms that they take for persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from importlib.resources import files

from kg.extract.kinds import Lexicon
from kg.extract.names.name import Name, capital, root_of, titled
from kg.extract.tree import Tree


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Any name of a list of cues, its words with any space between them."""
    lines = (files("kg.extract") / "cues" / name).read_text(encoding="utf-8").splitlines()
    found = sorted((line for line in lines if line and not line.startswith("#")), key=lambda line: (-len(line), line))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(line).replace(r"\ ", r"\s+") for line in found) + r")(?!\w)")


def listed(tree: Tree, text: str, words: Lexicon, label_of: dict[int, str]) -> list[Name]:
    """Each of them in the text. A firm named like a person is none behind a title or another forename ("Mr. Philip Morris")."""
    found = []
    for list_of, house in (("wholes.en.txt", False), ("houses.en.txt", True)):
        for match in _pattern(list_of).finditer(text):
            start, end = bisect_left(tree.start, match.start()), bisect_left(tree.start, match.end()) - 1
            if tree.start[start : start + 1] != [match.start()] or tree.end(end) != match.end():
                continue  # a part of a word
            if tree.sentence[start] != tree.sentence[end]:
                continue
            if house and start and (titled(tree, words, start - 1) or (label_of.get(start - 1) in ("PERSON", "PER") and capital(tree, start - 1))):
                continue
            if (
                start > 1
                and tree.words[start - 1] in ("of", "on")
                and capital(tree, start - 2)
                and words.heads.get(tree.words[start - 2].casefold()) == "Organization"
            ):
                start -= 2  # "Department of Health and Human Services"
            found.append(Name(start, end + 1, root_of(tree, start, end + 1), "ORG"))
    return found
