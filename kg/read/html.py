"""Web pages: the article without menus and advertisements, by trafilatura; nothing is fetched."""

from __future__ import annotations

import re

from kg.errors import SourceError
from kg.model import Metadata
from kg.read.decoding import decoded
from kg.read.published import iso

LARGEST = 20_000_000  # bytes of a page
DEEPEST = 250  # nested elements; no article needs as many, and parsers recurse
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
ENCODINGS = {"windows-1251", "windows-1252", "koi8-u", "koi8-r", "iso-8859-1", "iso-8859-5", "iso-8859-15", "cp1251", "cp1252"}
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# Elements that close themselves or that the parser closes, so that opening minus closing tags would count too many.
FLAT = frozenset(
    (
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
        "param",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "option",
        "dd",
        "dt",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
    )
)


class NoArticle(SourceError):
    """A page that can be read and holds no article: a list of headlines, a form."""


def markup(raw: bytes, label: str, charset: str = "") -> str:
    """The page in the encoding that its server (``charset``) or it declares, UTF-8 otherwise. Raises SourceError."""
    if len(raw) > LARGEST:
        raise SourceError(f"{label}: more than {LARGEST // 1_000_000} MB, no page of an article is as large. Save its text as .txt.")
    declared = CHARSET.search(raw[:4096])
    name = charset.lower() or (declared[1].decode("ascii").lower() if declared else "")
    return raw.decode(name, "replace") if name in ENCODINGS else decoded(raw, label)


def article(page: str, label: str, url: str | None = None) -> tuple[str, Metadata]:
    """(text, metadata): paragraphs parted by blank lines; the date only where the page's own metadata or address give it. ``url``: where the page was found.
    Raises NoArticle where the page holds none, SourceError where it cannot be read."""
    if _depth(page) > DEEPEST:
        raise SourceError(f"{label}: elements nested deeper than {DEEPEST}; this is no page of an article. Save its text as .txt.")
    import trafilatura
    from lxml.etree import LxmlError

    try:
        found = trafilatura.bare_extraction(
            page,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )
    except (LxmlError, RecursionError, ValueError) as error:
        raise SourceError(f"{label}: cannot be read as a page ({type(error).__name__}). Save its text as .txt.") from error
    text = getattr(found, "text", None)
    if not text or not text.strip():
        raise NoArticle(f"{label}: no article was found in the page. Save its text as .txt.")
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    return "\n\n".join(paragraphs), Metadata(
        getattr(found, "title", None) or None,
        _date(getattr(found, "date", None)),
        getattr(found, "sitename", None) or None,
        url or getattr(found, "url", None) or None,
    )


def _date(given: str | None) -> str | None:
    try:
        return iso(given) if given else None
    except ValueError:
        return None  # of a machine's making: a date that is none is no date


def _depth(page: str) -> int:
    """An upper bound of nesting, without a parser: opening minus closing tags."""
    depth = deepest = 0
    for match in TAG.finditer(page):
        if match[2].lower() not in FLAT:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest
