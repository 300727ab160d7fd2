"""What an article is called on the page: its title, else its first sentence as far as a line or two hold it."""

from __future__ import annotations

from kg.model import Article, Stretch

LONG, SHORT = 110, 30  # characters: more than LONG is cut between words; a first sentence below SHORT says too little alone


def called(article: Article, sentences: tuple[Stretch, ...] = ()) -> str:
    """The title, else the first sentence of the first paragraph (its dateline stands in a field of its own), cut with "…" where it is longer than LONG."""
    if article.title and article.title.strip():
        return article.title
    first = next((block for block in article.blocks if block.kind == "paragraph"), None)
    start, end = (first.start, first.end) if first else (0, len(article.text))
    full = next((stop for begin, stop in sentences if start <= begin and stop - start >= SHORT and stop <= end), end)
    text = " ".join(article.text[start:full].split())
    if len(text) <= LONG:
        return text if text.endswith((".", "!", "?", "…", "”", "»", '"')) or full == len(article.text) or not text else text.rstrip(" ,;:–—-") + "…"
    return text[: LONG + 1].rsplit(" ", 1)[0][:LONG].rstrip(" ,;:–—-") + "…"
