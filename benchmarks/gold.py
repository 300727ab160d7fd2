"""GUM's own trees and names as spaCy Docs: coreference measured apart from parsing, and apart from any trained pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

KINDS = {"person": "PERSON", "organization": "ORG", "place": "GPE", "event": "EVENT", "object": "PRODUCT", "abstract": "WORK"}
PART = re.compile(r"\([^()]*\)?|[^()]*\)")


@dataclass(slots=True)
class Reading:
    """One document: a row of CoNLL-U columns a token, and the entities as (type, first token, last token)."""

    rows: list[list[str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    entities: list[tuple[str, int, int]] = field(default_factory=list)


def read(path: Path) -> Reading:
    """A CoNLL-U file with ``Entity=`` in its last column, as one document."""
    reading, opened, fresh = Reading(), [], True
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            fresh = True
        elif not line.startswith("#") and line.split("\t")[0].isdigit():
            columns = line.split("\t")
            if fresh:
                reading.starts.append(len(reading.rows))
                fresh = False
            here = len(reading.rows)
            columns.append(str(reading.starts[-1]))
            reading.rows.append(columns)
            found = re.search(r"Entity=([^|]+)", columns[9])
            for part in PART.findall(found.group(1)) if found else ():
                fields = part.strip("()").split("-")
                if part.startswith("("):
                    opened.append((fields[0], fields[1] if len(fields) > 1 else "", here))
                if part.endswith(")"):
                    at = next(i for i in range(len(opened) - 1, -1, -1) if part.startswith("(") or opened[i][0] == fields[0])
                    _, kind, start = opened.pop(at)
                    reading.entities.append((kind, start, here))
    return reading


def doc(path: Path, vocab: Vocab) -> Doc:
    """A Doc with the file's words, tags, tree and names."""
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Span

    reading = read(path)
    rows = reading.rows
    heads = [int(r[10]) + int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)]
    built = SpacyDoc(
        vocab,
        words=[r[1] for r in rows],
        spaces=["SpaceAfter=No" not in r[9] for r in rows],
        tags=[r[4] for r in rows],
        pos=[r[3] for r in rows],
        morphs=[r[5] if r[5] != "_" else "" for r in rows],
        lemmas=[r[2] for r in rows],
        heads=heads,
        deps=["ROOT" if r[7] == "root" else r[7] for r in rows],
        sent_starts=[i in set(reading.starts) for i in range(len(rows))],
    )
    spans = {span for kind, start, end in reading.entities for span in _names(rows, heads, kind, start, end)}
    built.ents = tuple(Span(built, a, b, label=label) for a, b, label in _longest(spans))
    return built


def _names(rows: list[list[str]], heads: list[int], kind: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The run of proper nouns around the root of an entity; a date or a nationality as it is."""
    if kind == "time":
        yield start, end + 1, "DATE"
    roots = [i for i in range(start, end + 1) if not start <= heads[i] <= end or heads[i] == i]
    if kind not in KINDS or not roots or rows[roots[0]][3] != "PROPN":
        return
    first = last = roots[0]
    while first > start and rows[first - 1][3] == "PROPN":
        first -= 1
    while last < end and rows[last + 1][3] == "PROPN":
        last += 1
    yield first, last + 1, KINDS[kind]


def _longest(spans: set[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept)
