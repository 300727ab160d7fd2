"""The user's link file: names that are known, with their ids in a catalogue (Wikidata). JSONL, an object a line: id, label, aliases, type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.model import ENTITY_TYPES
from kg.resolve.proposals import Link

EXPECTED = 'expected {"id": "Q567", "label": "Angela Merkel", "aliases": ["Merkel"], "type": "Person"}; aliases and type may be left out'


def read_links(path: Path) -> str:
    """Text of the file, once every line of it is a link. Raises UsageError with the line's number."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} cannot be read as UTF-8 text: {getattr(error, 'strerror', None) or 'other bytes'}") from error
    parse(text, path.name)
    return text


def parse(text: str, name: str) -> list[Link]:
    """The links of a file's text; ``name`` is what an error calls it. Raises UsageError."""
    links = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row: Any = json.loads(line)
            ident, label, aliases, kind = row["id"], row["label"], row.get("aliases") or [], row.get("type") or ""
            if not isinstance(aliases, list):
                raise ValueError("aliases is no list")
            if not all(isinstance(value, str) and value for value in (ident, label, *aliases)):
                raise ValueError("id, label or an alias is no text")
            if kind and kind not in ENTITY_TYPES:
                raise ValueError(f"type {kind!r} is none of {', '.join(ENTITY_TYPES)}")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UsageError(f"{name}, line {number}: no link ({error}); {EXPECTED}") from error
        links.append(Link(ident, label, tuple(aliases), kind))
    return links
