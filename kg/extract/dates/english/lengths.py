# ruff: noqa: E501  # a pattern stands on one line, beside what it means; conditions stand in the order in which they were found
"""Lengths of time, what lies a length away, and what comes again: "two years ago", "for six months", "every day"."""

from __future__ import annotations

import re

from kg.extract.dates.english.words import ABOUT, MONTH, NUMBER, PARTS, SEASONS, UNIT, VAGUE_NUMBER, month, number
from kg.extract.dates.measures import duration, shifted
from kg.extract.dates.rules import Rule, ruler

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    rf"{ABOUT}(?P<count>{NUMBER}|an?|{VAGUE_NUMBER})(?:-and-a-half|\ and\ a\ half)?[ -](?:(?:more|full|whole|short|long)\ )?(?P<unit>{UNIT})(?P<half>\ and\ a\ half)?\ (?P<dir>ago|earlier|later|before|after(?!\s+\w)|from\ now|hence|from\ today|afterwards?|previously|prior)",
    case=False,
)
def ago(match: re.Match[str]) -> str | None:
    direction = match["dir"].lower()
    amount = number(match["count"])
    sign = -1 if direction in ("ago", "earlier", "before", "previously", "prior") else 1
    if direction in ("ago", "from now", "hence", "from today"):
        return shifted(amount, match["unit"], sign)
    if amount is None:
        return duration(None, match["unit"])
    recipe = shifted(amount, match["unit"], sign)
    if recipe is None or not re.fullmatch(r"\w+:-?\d+", recipe):
        return recipe
    unit, _, offset = recipe.partition(":")
    return f"shift:{offset}:{unit}"


@rule(r"(?P<unit>years|decades|centuries|months|weeks|days|hours|minutes|ages|long)\ (?P<dir>ago|later|earlier)", case=False)
def vaguely_ago(match: re.Match[str]) -> str | None:
    return "FUTURE_REF" if match["dir"].lower() == "later" else "PAST_REF"


@rule(
    rf"(?:{ABOUT}(?P<count>{NUMBER}(?:\ (?:or|to|and)\ {NUMBER}|\ ?[-–]\ ?{NUMBER}(?=\ ))?(?:\ or\ so)?|{VAGUE_NUMBER})|(?P<bare>the\ (?:past|last|next|coming|recent)))(?:(?P<hyphen>-)|\ )(?:(?:more|full|whole|short|long|straight|consecutive|additional|other|solid|fiscal|working|business|calendar)\ )?(?P<unit>{UNIT})(?:\ and\ a\ half)?(?:'(?=\s|$))?(?!-old|\s+old)(?!\s+of\s+age)",
    case=False,
)
def length(match: re.Match[str]) -> str | None:
    if re.match(r"[\s-]*(?:years?[\s-]+)?old\b", match.string[match.end() : match.end() + 12]):
        return None
    if not match["count"]:
        return duration(None if match["unit"].endswith("s") else 1, match["unit"])
    first = re.split(r"\ (?:or|to|and)\ |\ ?[–]\ ?|(?<=\d)-(?=\d)", match["count"].lower())[-1]
    return duration(number(first.replace(" or so", "")), match["unit"])


@rule(
    rf"(?P<about>{ABOUT})(?P<count>an?|half\ an?|the\ whole|the\ entire|all|one\ whole)\ (?:(?:full|whole|entire|solid)\ )?(?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century)(?P<more>(?:\ and\ a\ half|\ or\ (?:two|so|more)))?(?!-old|\s+old|-long)",
    case=False,
)
def one_unit(match: re.Match[str]) -> str | None:
    unit, count = match["unit"].lower(), match["count"].lower()
    before = match.string[: match.start()][-18:].lower()
    if count in ("a", "an") and not match["about"] and unit not in ("second", "minute", "quarter"):
        if re.search(r"(?:\d|times|once|twice|million|billion|people|hours|days|percent|dollars|euros|pounds|%|cents|barrels|tons|tonnes)\s+$", before):
            return f"set:{duration(1, unit)}"
        if re.search(r"\b(?:for|in|within|after|over|than|about|of|least|takes?|took|during|half|only|just|nearly|almost|quarter)\s+$", before):
            return duration(1, unit)
        return None
    if count in ("a", "an") and unit in ("second", "quarter", "minute") and not re.search(r"\b(?:for|in|within|after)\s+$", before):
        return None
    if count == "all" and unit in ("second", "quarter"):
        return None
    if unit == "quarter" and re.match(r"\s+of\s+(?!an?\s+(?:century|decade|year|hour))", match.string[match.end() :]):
        return None  # "pay for a quarter of the costs": a fourth part
    return duration(0.5 if count.startswith("half") else 1, unit)


@rule(
    rf"(?:for\ |over\ |in\ |after\ |within\ |through\ )(?P<unit>years|decades|centuries|months|weeks|days|hours|minutes|generations)(?:\ (?:or|and)\ (?:{UNIT}))?",
    case=False,
)
def many(match: re.Match[str]) -> str | None:
    if match["unit"].lower() == "generations":
        return None
    return duration(None, match["unit"])


@rule(rf"(?P<about>{ABOUT})(?P<unit>years|decades|centuries|months|weeks|days|hours)(?=\s+of\s|\s+(?:after|before|ahead|since|away)\b|-long)", case=False)
def many_of(match: re.Match[str]) -> str | None:
    return duration(None, match["unit"])


@rule(
    rf"(?:(?P<each>every|each|per)\ (?:(?P<count>{NUMBER}|other|few|single)\ )?(?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|morning|evening|summer|winter|spring|decade)s?|(?:(?:once|twice|three\ times)\ )(?:an?|every|each|per)\ (?P<unit2>day|week|month|year))",
    case=False,
)
def every(match: re.Match[str]) -> str | None:
    unit = (match["unit"] or match["unit2"]).lower()
    if unit in SEASONS:
        return f"set:XXXX-{SEASONS[unit]}"
    if unit in ("morning", "evening"):
        return "set:XXXX-XX-XX" + PARTS[unit]
    return f"set:{duration(number(match['count']) if match['count'] and match['count'] not in ('other', 'few', 'single') else 1, unit)}"


@rule(rf"(?:every|each)\ (?P<month>{MONTH})")
def every_month(match: re.Match[str]) -> str | None:
    return f"set:XXXX-{month(match['month']):02}"


@rule(r"(?P<word>hourly|daily|nightly|weekly|biweekly|monthly|quarterly|annually|yearly|annual|bi-weekly)", case=False)
def adverb_set(match: re.Match[str]) -> str | None:
    word = match["word"].lower()
    if word in ("annual", "quarterly") or (match["word"][0].isupper() and re.search(r"[A-Z]\w+\s$", match.string[: match.start()][-12:])):
        return None  # "the annual meeting" says what kind of meeting, not when
    return "set:" + {"h": "PT1H", "d": "P1D", "n": "P1D", "w": "P1W", "b": "P2W", "m": "P1M", "a": "P1Y", "y": "P1Y"}[word[0]]
