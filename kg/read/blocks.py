"""What the paragraphs of an article are: title, dateline, crosshead, byline, or text to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Block, BlockKind, Stretch
from kg.read import datelines
from kg.read.dates import as_date
from kg.read.paragraphs import SENTENCE_END

BYLINE = re.compile(
    r"(?:by\s+(?:the\s+)?[A-Z][^.!?\n]{2,80}$"
    r"|[^.!?\n]{2,120}\bcontributed (?:to|reporting)\b[^\n]{0,120}$"
    r"|\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|written|photos?|photograph|image|video) by\b[^\n]{0,200}$"
    r"|associated press (?:writers?|reporters?)\b[^\n]{0,200}$"
    r"|(?:image|photo|picture|file photo|credit|caption|source)\s*[:©][^\n]{0,300}$"
    r"|©[^\n]{0,200}$|copyright\b[^\n]{0,200}$"
    r"|\((?:ap|reuters|afp|upi|tass|xinhua|dpa|bloomberg|voa)\)$|(?:ap|reuters|afp|upi|xinhua)$"
    r"|(?:click here|read more|sign up|subscribe|follow us|share this)\b[^\n]{0,200}$"
    r"|(?:фото|відео|джерело|автор)\s*:[^\n]{0,200}$)",
    re.IGNORECASE,
)
HEADLINE_WORDS, HEADLINE_LENGTH = 22, 150
CROSSHEAD_WORDS, CROSSHEAD_LENGTH = 8, 60
LONG = 90  # characters of a paragraph that carries text


@dataclass(frozen=True, slots=True)
class Layout:
    blocks: tuple[Block, ...]
    title: str | None
    dateline: str | None
    agency: str | None
    published: str | None


def lay_out(text: str, found: list[Stretch]) -> Layout:
    """Blocks of an article whose paragraphs are ``found``."""
    blocks: list[Block] = []
    title = dateline = agency = published = None
    for number, (start, end) in enumerate(found):
        kind: BlockKind = "paragraph"
        body = text[start:end]
        if title is None and dateline is None and not any(b.kind == "paragraph" for b in blocks) and is_headline(text, found, number):
            title = " ".join(body.lstrip("#").split())
            hashes = len(body) - len(body.lstrip("# "))
            blocks.append(Block("title", start + hashes, end))
            continue
        if published is None and number <= 3 and (day := as_date(body)) is not None:
            published = day
            kind = "byline"
        elif is_byline(body):
            kind = "byline"
        elif is_crosshead(text, found, number) and (number or len(found) > 1):
            kind = "crosshead"
        if kind == "paragraph" and dateline is None and number <= 6:
            line = datelines.find(text, start, end)
            if line is not None:
                dateline, agency = line.place, line.agency
                blocks.append(Block("dateline", start, line.end))
                start = line.end
                while start < end and text[start].isspace():
                    start += 1
                if start == end:
                    continue
        blocks.append(Block(kind, start, end))
    return Layout(tuple(blocks), title, dateline, agency, published)


def is_headline(text: str, found: list[Stretch], number: int) -> bool:
    """A short first paragraph without a full stop, with a longer one (or a dateline, a date) after it."""
    start, end = found[number]
    body = text[start:end]
    if number > 1 or number + 1 >= len(found):
        return False
    if body.startswith("#"):
        return True
    if (
        len(body) > HEADLINE_LENGTH
        or len(body.split()) > HEADLINE_WORDS
        or "\n" in body.strip()
        or body.rstrip()[-1:] in {".", "…", ":", ";", "”", "»"}
        or is_byline(body)
    ):
        return False
    if datelines.find(text, start, end) is not None or as_date(body) is not None or body[:1] in '“"«-•*':
        return False
    rest = [text[a:b] for a, b in found[number + 1 : number + 4]]
    return any(len(p) > max(LONG, len(body)) for p in rest) or datelines.find(text, *found[number + 1]) is not None


def is_byline(body: str) -> bool:
    flat = " ".join(body.split())
    return len(flat) <= 320 and BYLINE.match(flat) is not None


def is_crosshead(text: str, found: list[Stretch], number: int) -> bool:
    """A short paragraph that ends no sentence, between longer ones. A short question counts where the text around it is long."""
    start, end = found[number]
    body = text[start:end].strip()
    if body.startswith("#"):
        return True
    if len(body) > CROSSHEAD_LENGTH or len(body.split()) > CROSSHEAD_WORDS or body[:1] in "“\"«„'‘" or "\n" in body:
        return False
    last = body[-1:]
    if last in SENTENCE_END and last != "?":
        return False
    if body[:1] in "-•*–—" or not any(c.isalpha() for c in body) or not (body[:1].isupper() or body[:1].isdigit()):
        return last not in SENTENCE_END
    following = [text[a:b] for a, b in found[number + 1 : number + 2]]
    before = [text[a:b] for a, b in found[max(0, number - 1) : number]]
    around = [*before, *following]
    return bool(following) and max((len(p) for p in around), default=0) > LONG and len(following[0]) > len(body)
