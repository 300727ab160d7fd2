"""Exact kinds by rules: MONEY, PERCENT, DATE, TIME, ORDINAL and CARDINAL where no learnt name stands; a learnt DATE may grow to what the rules see.

Patterns run over the text of the Doc. What does not begin and end with a token, or touches a learnt name of another kind, is dropped. Spans hold no "the", no
preposition and no "about"; they hold what belongs to the value: "late 1990s", "two years ago", "US$ 1.5 billion".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

Found = tuple[int, int, str, float]

S = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"  # a space or a line break, never a blank line
UNITS = "one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SCALE = r"(?:hundred|thousand|million|billion|trillion)"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
WORD = rf"(?:(?:{TENS})(?:[-‑](?:{UNITS}))?|{TEENS}|{UNITS})"
SPELT = rf"(?:{WORD}|a(?=(?:{S}|{S}half{S}){SCALE}))(?:{S}(?:and{S}a{S}half{S})?{SCALE}(?:{S}(?:and{S})?{WORD})?){{0,3}}"
OPENING = r"(?=\d|a|bi|e[il]|f[io]|hu|mi|ni|on|s[ei]|t[ehrw])"  # what a number can begin with: seen at once where none does
NUMBER = rf"(?:{OPENING}(?:(?:{DIGITS})(?:{S}{SCALE}){{0,2}}|{SPELT}|{SCALE}(?=s?{S}of\b)))"
SHORT = r"(?:[kmb]|bn|mn|tn|trn)"
RANGE = rf"{NUMBER}(?:{S}?(?:[-–—]|to{S}){S}?{NUMBER})?"
SIGN = r"(?:(?:US|AU|CA|NZ|HK|A|C|R|S)?\$|[€£¥₴₽₹₩₪₺₦])"
CODE = r"(?:USD|EUR|GBP|UAH|RUB|JPY|CNY|CHF|CAD|AUD|INR)"
COIN = (
    r"(?:(?:(?:US|U\.S\.|American|Canadian|Australian|Hong{s}Kong|Singapore|New{s}Zealand){s})?(?:dollars?|cents?)|euros?|pounds?(?:{s}sterling)?|pence|"
    r"yen|yuan|renminbi|(?:(?:Ukrainian|Russian|Belarusian){s})?(?:hryvnias?|hryvnya|rou?bles?)|(?:Swiss{s})?francs?|pesos?|rupees?|rials?|riyals?|"
    r"dirhams?|shekels?|liras?|reais|zloty(?:s|ch)?|kron(?:a|or|er|e)|rand|naira|baht|ringgit)"
).replace("{s}", S)

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
DAY = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)\b"
YEAR = r"(?:1\d{3}|20\d{2})"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
NEAR = r"(?:last|next|this|past|previous|following|coming|current|recent|same)"
PART = r"(?:(?:early|late|mid)(?:[-‑]|{s})|(?:beginning|end|middle|start){s}of{s}(?:the{s})?)".replace("{s}", S)
SPELL = r"(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|summers?|winters?|springs?|autumns?|falls?)"
AWAY = rf"(?:{S}(?:ago|earlier|later|before|prior))"
MANY = rf"(?:{NUMBER}|several|many|few|a{S}few|some)"
FULL = rf"{MONTH}{S}{DAY}(?:{S}?[-–]{S}?{DAY})?(?:,?{S}{YEAR}\b)?|{DAY}{S}(?:of{S})?{MONTH}(?:,?{S}{YEAR}\b)?|{MONTH}(?:,?{S}(?:of{S})?{YEAR})\b"
DATES = (
    rf"(?:{WEEKDAY},?{S})?(?:{FULL})",
    rf"{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b|\b(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|[12]\d|3[01])[/.](?:{YEAR}|\d\d)\b",
    rf"(?:{NEAR}{S})?{WEEKDAY}(?:{S}(?:last|next))?",
    rf"(?:{PART}|(?:{NEAR}|early|late){S})*\b(?:January|February|April|June|July|August|September|October|November|December|(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=last\s)|(?<=next\s)|(?<=early\s)|(?<=late\s))(?:March|May))\b",
    rf"(?:{PART})*(?:{YEAR}|1\d00)s\b|(?:{PART})*['’‘](?:[2-9]0)s\b|(?:{PART})+{YEAR}\b",
    rf"{YEAR}{S}?[-–—/]{S}?(?:{YEAR}|\d\d)\b",
    rf"(?:(?<=in\s)|(?<=since\s)|(?<=from\s)|(?<=until\s)|(?<=till\s)|(?<=by\s)|(?<=of\s)|(?<=after\s)|(?<=before\s)|(?<=during\s)|(?<=between\s)|(?<=and\s)|(?<=to\s)|(?<=the\s)|(?<=[(,]\s)|(?<=\())(?:1[5-9]\d\d|20\d\d)\b(?!{S}?%|{S}(?:percent|per{S}cent|people|men|women|children|km|miles|troops|soldiers|{SCALE}))",
    rf"(?:{PART})?(?:(?:1\d|20|21|[1-9])(?:st|nd|rd|th)|(?:sixteen|seventeen|eighteen|nineteen|twentie|twenty-fir)(?:th|st))(?:[-‑]|{S})century",
    rf"{NEAR}{S}(?:(?:{MANY}|financial|fiscal|calendar|school){S})?{SPELL}",
    rf"{MANY}(?:{S}(?:more|full|straight|consecutive))?(?:{S}|[-‑])(?:days?|weeks?|fortnights?|months?|years?|decades?|centuries)(?:{S}old(?!\w))?{AWAY}?",
    rf"\ba{S}(?:day|week|fortnight|month|year|decade|century){AWAY}",
    rf"(?:(?:first|second|third|fourth){S}(?:quarter|half)(?:{S}of{S}(?:{YEAR}|{NEAR}{S}year))?|Q[1-4](?:{S}{YEAR})?)\b",
    r"\b(?:yesterday|today|tomorrow|day[ ]before[ ]yesterday|day[ ]after[ ]tomorrow)\b",
    rf"(?:(?:{NEAR}|early|late){S})?(?:spring|summer|autumn|fall|winter){S}(?:of{S})?{YEAR}\b",
)
ZONE = rf"(?:{S}(?:GMT|UTC|EST|EDT|CET|CEST|PST|PDT|BST|ET|MSK|local{S}time))?"
HALF = r"(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)"
PARTS = r"(?:morning|afternoon|evening|night)"
TIMES = (
    rf"\b(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?(?:{S}?{HALF}){ZONE}|\b(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?{ZONE}(?![\d:])|\b(?:1[0-2]|0?[1-9]){S}?{HALF}{ZONE}|\b(?:1[0-2]|[1-9]|{TEENS}|{UNITS}){S}o['’]clock{ZONE}",
    rf"\b(?:noon|midnight|tonight|{NEAR}{S}(?:{PARTS}|hours?)|(?:yesterday|tomorrow){S}{PARTS}|{MANY}{S}(?:hours?|minutes?|seconds?){AWAY}?|an{S}hour{AWAY}?)\b",
)
TENTHS = r"tenth|eleventh|twelfth|\w{3,5}teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|hundredth|thousandth"
PATTERNS = (
    ("MONEY", rf"{SIGN}{S}?{RANGE}{SHORT}?(?![\w%])|\b{CODE}{S}?{RANGE}{SHORT}?\b|\b{RANGE}{SHORT}?{S}(?:{CODE}|{COIN})\b|\b{RANGE}[€£]"),
    ("MONEY", rf"{SIGN}{S}?\d[\d.,]*{SHORT}\b|(?:\b(?:tens|hundreds|dozens){S}of{S})?(?:hundreds|thousands|millions|billions|trillions){S}of{S}{COIN}"),
    ("PERCENT", rf"[-–−]?\b{RANGE}(?:{S}?%|{S}?(?:percent|per{S}cent|pct)\b(?:age{S}points?)?|{S}percentage{S}points?\b)"),
    *(("TIME", p) for p in TIMES),
    *(("DATE", rf"(?<!\w){p}" if not p.startswith("(?:(?<=") else rf"\b{p}") for p in DATES),
    ("ORDINAL", r"\b\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b"),
    ("ORDINAL", rf"\b(?:(?:{TENS})[-‑])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|\b(?:{TENTHS})\b"),
    ("CARDINAL", rf"\b(?:(?:tens|hundreds|dozens){S}of{S}thousands|hundreds|thousands|millions|billions|dozens)\b"),
    ("CARDINAL", rf"\b(?:half{S}a{S}dozen|a{S}dozen|dozen|{NUMBER})\b"),
)  # fmt: skip
COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE if kind not in {"DATE"} else 0)) for kind, pattern in PATTERNS)
SENTENCE_CASE = re.compile(r"(?:^|(?<=[“\"‘'(\n])|(?<=[.!?:”—–\n\"_)] ))(?:Last|Next|This|Early|Late|Yesterday|Today|Tomorrow|Two|Three|Several|Many|A)\b")
GROUPS = (("MONEY",), ("PERCENT",), ("DATE", "TIME"), ("ORDINAL", "CARDINAL"))
ADJECTIVES = frozenset({"JJ", "LS", "RB"})


OVER = {"MONEY": frozenset({"GPE", "NORP", "DATE", "PRODUCT", "ORG"}), "PERCENT": frozenset({"DATE"}), "DATE": frozenset({"DATE"}), "TIME": frozenset({"DATE"})}


def find(doc: Doc, learnt: Sequence[Found]) -> list[Found]:
    """(first token, end, kind, probability) of names and exact kinds together, in the order of the text.

    ``learnt`` are the names of the network. An exact kind takes the place of learnt names that lie wholly inside of it and may be mistaken for it
    (:data:`OVER`); a learnt date that reaches further than the rules see joins theirs. Exact kinds have the probability 1.
    """
    owner: list[Found | None] = [None] * len(doc)
    for name in learnt:
        owner[name[0] : name[1]] = [name] * (name[1] - name[0])
    for kind, span in _matches(doc):
        start, end = span.start, span.end
        covered = {x for x in owner[start:end] if x}
        if kind == "DATE" and all(x[2] == "DATE" and x[3] < 1 for x in covered):
            start, end = min((start, *(x[0] for x in covered))), max((end, *(x[1] for x in covered)))
        elif any(x[0] < start or x[1] > end or x[3] == 1 or x[2] not in OVER.get(kind, ()) for x in covered):
            continue
        if kind == "DATE" and any(x[3] == 1 for x in covered):
            continue
        owner[start:end] = [(start, end, kind, 1.0)] * (end - start)
    return sorted({x for x in owner if x})


def _matches(doc: Doc) -> Iterator[tuple[str, Span]]:
    """Matches of one priority after another, the longest first."""
    text = doc.text
    # months and weekdays need their capital, the other words of a date lose theirs at the head of a sentence
    lowered = SENTENCE_CASE.sub(lambda m: m.group().lower(), text)
    for group in GROUPS:
        spans: list[tuple[str, Span]] = []
        for kind, pattern in COMPILED:
            if kind in group:
                for match in pattern.finditer(lowered if kind == "DATE" else text):
                    span = doc.char_span(match.start(), match.end())
                    if span is not None and _plausible(kind, span):
                        spans.append((kind, span))
        yield from sorted(spans, key=lambda x: x[1].start - x[1].end)


def _plausible(kind: str, span: Span) -> bool:
    if any(t.is_sent_start for t in span[1:]):
        return False
    if kind == "ORDINAL":  # not "a second later"
        return span[-1].tag_ in ADJECTIVES or span.text[0].isdigit()
    if kind == "CARDINAL":
        return any(t.tag_ == "CD" or (t.tag_ in {"NNS", "NN"} and t.is_alpha and len(t) > 4) for t in span)
    return True
