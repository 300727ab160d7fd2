"""What the paragraphs of an article are: title, dateline, crosshead, byline, or text to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Block, BlockKind, Stretch
from kg.read import datelines
from kg.read.paragraphs import ends_sentence
from kg.read.published import date_line

_NAMES = r"[A-Z][\w.'’-]{0,30}(?:(?:, | )(?:and |of |the |for |de |van )?[A-Z][\w.'’-]{0,30}){0,10}"
BYLINE = re.compile(
    rf"(?:(?:By|BY) (?:the )?{_NAMES}(?: ?[|/–—-] ?[^.!?\n]{{2,60}})?$"
    r"|(?i:"
    r"[^\n]{2,280}\bcontributed (?:to (?:this|the) (?:report|reporting|story|article)|reporting)\b[^\n]{0,60}$"
    r"|\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|written|photos?|photograph|image|video|translated) by\b[^\n]{0,300}$"
    r"|(?:the )?associated press (?:\w+ )?(?:writers?|reporters?|journalists?|correspondents?)\b[^\n]{0,280}$"
    r"|(?:image|photo|picture|file photo|credit|photo credit|source|sources)\s*[:©][^\n]{0,300}$"
    r"|©[^\n]{0,200}$|copyright (?:©|\(c\)|\d{4})[^\n]{0,200}$|all rights reserved[^\n]{0,200}$"
    r"|\((?:ap|reuters|afp|upi|tass|xinhua|dpa|bloomberg|voa)\)$|(?:ap|reuters|afp|upi|xinhua)\.?$"
    r"|(?:click here|read (?:more|also|the rest)|sign up|subscribe|follow (?:us|\w+(?: \w+)? (?:on|at))|share this)\b[^\n]{0,200}$"
    r"|(?:(?:фото|відео|джерело|автор(?:ка)?|ілюстрація|читайте також)\s*:|за матеріалами)[^\n]{0,200}$"
    r"))"
)
CODES = re.compile(
    r"(?:[^()\n]{2,60}\([A-Z.]{1,5}\)[\s,;]*(?:PAGE [A-Z]?\d+)?[\s,;]*){2,}[A-Z ,.]{0,40}$"
)  # "TENDER OFFERS, MERGERS (TNM) STOCK INDEXES (STK)"
CLOCK = re.compile(r"\d{1,2}(?::\d{2})? ?[ap]\.?m\.?$", re.IGNORECASE)
HEADLINE_WORDS, HEADLINE_LENGTH = 22, 150
CROSSHEAD_WORDS, CROSSHEAD_LENGTH = 8, 60
LONG = 80  # characters of a paragraph that carries text
OPENING = 6  # paragraphs among which the dateline is found


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks, and what they give: the title, the cleaned place of the dateline, its agency, and an ISO date that stands on a line of its own."""

    blocks: tuple[Block, ...]
    title: str | None
    dateline: str | None
    agency: str | None
    published: str | None


def lay_out(text: str, found: list[Stretch]) -> Layout:
    """Blocks of an article whose paragraphs are ``found``, in order and apart. A line with nothing but a date is a byline."""
    blocks: list[Block] = []
    title = dateline = agency = published = None
    read = False
    for number, (start, end) in enumerate(found):
        body = text[start:end]
        if number == 0 and is_headline(text, found):
            title = " ".join(body.lstrip("# ").split())
            marks = len(body) - len(body.lstrip("# "))
            if marks:
                blocks.append(Block("byline", start, start + marks))
            blocks.append(Block("title", start + marks, end))
            continue
        day = date_line(body) if published is None and number <= 3 else None
        if day is not None:
            published = day[0]
            blocks.append(Block("byline", start, start + day[1]))
            start = _next_word(text, start + day[1], end)
            if start == end:
                continue
        kind: BlockKind = "byline" if is_byline(body) else "crosshead" if is_crosshead(text, found, number) else "paragraph"
        line = datelines.find(text, start, end) if kind == "paragraph" else None
        if line is not None and ((dateline is None and number <= OPENING and not read) or line.sureness >= datelines.LIKELY):
            if dateline is None:
                dateline, agency = line.place, line.agency
            blocks.append(Block("dateline", start, _last_word(text, start, line.end)))
            start = _next_word(text, line.end, end)
            if start == end:
                continue
        read = read or (kind == "paragraph" and end - start > 2 * LONG)
        blocks.append(Block(kind, start, end))
    return Layout(tuple(blocks), title, dateline, agency, published)


def is_headline(text: str, found: list[Stretch]) -> bool:
    """The first paragraph: short, without a full stop unless it is in title case, and followed by a longer one, a dateline or a date."""
    body = text[found[0][0] : found[0][1]]
    if len(found) < 2:
        return False
    if body.startswith("# "):
        return True
    if len(body) > HEADLINE_LENGTH or len(body.split()) > HEADLINE_WORDS or is_byline(body) or date_line(body) is not None:
        return False
    if body.endswith((":", ";", ",", "…")) or body[:1] in "-•*–—" or not any(c.isalpha() for c in body) or datelines.find(body) is not None:
        return False
    if ends_sentence(body) and not in_title_case(body) and not body.endswith("?"):
        return False
    below = found[1:5]
    return any(end - start > max(LONG, len(body)) for start, end in below) or datelines.find(text, *found[1]) is not None


def in_title_case(body: str) -> bool:
    """ "Pence Gives GOP A Boost With Solid Debate Win": four words or more, nearly all long ones with capitals.

    >>> in_title_case("Pence Gives GOP A Boost With Solid Debate Win"), in_title_case("Pence gives his party a boost with a win")
    (True, False)
    """
    tokens = [w.strip("\"'“”‘’«»(),.:;?!") for w in body[: HEADLINE_LENGTH + 1].split()]
    long = [w for w in tokens if len(w) > 3 and w[:1].isalpha()]
    return len(body) <= HEADLINE_LENGTH and len(tokens) >= 4 and len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.85 * len(long)


def is_byline(body: str) -> bool:
    """Who wrote, pictured, edited or owns it; a call to read on."""
    return len(body) <= 320 and BYLINE.match(" ".join(body.split())) is not None


def is_crosshead(text: str, found: list[Stretch], number: int) -> bool:
    """A short paragraph that ends no sentence, above a longer one; a short question between long paragraphs; a label in capitals; a time of day; a rule."""
    start, end = found[number]
    body = text[start:end]
    if len(body) > CROSSHEAD_LENGTH:
        return (body.startswith("#") and len(body) <= HEADLINE_LENGTH) or is_codes(body)
    if body.startswith("#") or CLOCK.match(body) or is_codes(body) or not any(c.isalnum() for c in body):
        return True
    if number == 0 or len(body.split()) > CROSSHEAD_WORDS or body[0] in "“\"«„‘'-•*–—(" or not (body[0].isupper() or body[0].isdigit()):
        return False
    if number + 1 == len(found) or body.endswith((":", ";", ",")):
        return False
    before, after = found[number - 1], found[number + 1]
    longer = after[1] - after[0] > max(LONG, len(body))
    if body.endswith("?"):
        return longer and before[1] - before[0] > LONG
    letters = [c for c in body if c.isalpha()]
    if ends_sentence(body):
        return len(letters) > 4 and all(c.isupper() for c in letters) and not body.endswith("!")
    return longer


def is_codes(body: str) -> bool:
    """The subjects of an item in the codes of a wire service: capitals, each with its code in brackets.

    >>> is_codes("TENDER OFFERS, MERGERS, ACQUISITIONS (TNM) STOCK INDEXES (STK)"), is_codes("The bank (BNK) sold the firm (FRM).")
    (True, False)
    """
    if "(" not in body:
        return False
    words = " ".join(body.split())
    if len(words) > 400 or CODES.match(words) is None:
        return False
    letters = [c for c in words if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _next_word(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _last_word(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
