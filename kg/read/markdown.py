"""The lines between two "---" at the head of a Markdown file."""

from __future__ import annotations

import re

from kg.errors import SourceError
from kg.model import Metadata
from kg.read.published import iso

FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\n]{0,2000}\n){0,60}?)---[ \t]*(?:\r?\n|$)")
KEYS = {"title": "title", "date": "published", "published": "published", "publisher": "publisher", "source": "publisher", "url": "url", "link": "url"}


def front_matter(text: str) -> tuple[Metadata | None, int]:
    """What the head of the file says of the article, and the offset where the article begins. Raises SourceError for a date that is none."""
    match = FRONT.match(text)
    if match is None:
        return None, 0
    known: dict[str, str] = {}
    for line in match[1].splitlines():
        key, colon, value = line.partition(":")
        name = KEYS.get(key.strip().lower())
        value = value.strip().strip("\"'")
        if colon and name and value:
            known.setdefault(name, value)
    if "published" in known:
        try:
            known["published"] = iso(known["published"])
        except ValueError as error:
            raise SourceError(f"the head of the file: {error}.") from None
    return Metadata(**known), match.end()
