"""Web pages: the article without menus and advertisements, by trafilatura; nothing is fetched."""

from __future__ import annotations

import re

from kg.errors import SourceError
from kg.model import Metadata
from kg.read.dates import as_date

DEEPEST = 400  # nested elements; no article needs as many, and parsers recurse


def article(markup: str, label: str) -> tuple[str, Metadata]:
    """(text, metadata). Raises SourceError where the page holds no article."""
    import trafilatura

    if _depth(markup) > DEEPEST:
        raise SourceError(f"{label}: elements nested deeper than {DEEPEST}; this is no page of an article. Save its text as .txt.")
    found = trafilatura.bare_extraction(markup, include_comments=False, include_tables=False, with_metadata=True, deduplicate=False)
    text = getattr(found, "text", None) if found is not None else None
    if not text or not text.strip():
        raise SourceError(f"{label}: no article was found in the page. Save its text as .txt.")
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    day = getattr(found, "date", None)
    return "\n\n".join(paragraphs), Metadata(
        getattr(found, "title", None), as_date(day) if day else None, getattr(found, "sitename", None), getattr(found, "url", None)
    )


def _depth(markup: str) -> int:
    """An upper bound of nesting, without a parser: opening minus closing tags, void elements left out."""
    depth = deepest = 0
    for match in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", markup):
        if match[2].lower() in {
            "br",
            "img",
            "meta",
            "link",
            "input",
            "hr",
            "source",
            "wbr",
            "area",
            "base",
            "col",
            "embed",
            "track",
            "p",
            "li",
            "td",
            "tr",
            "th",
            "option",
            "dd",
            "dt",
        }:
            continue
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest
