# ruff: noqa: E501  # a pattern stands on one line, beside what it means; conditions stand in the order in which they were found
"""Words that name a time without saying which: "now", "recently", "in the near future"."""

from __future__ import annotations

import re

from kg.extract.dates.rules import Rule, ruler

RULES: list[Rule] = []
rule = ruler(RULES)


@rule(
    r"(?:right\ now|by\ now|until\ now|now|nowadays|currently|at\ present|at\ the\ moment|presently|these\ days|at\ this\ time|so\ far\ this\ year)", case=False
)
def present(match: re.Match[str]) -> str | None:
    return "PRESENT_REF" if "this year" not in match[0].lower() else "year:0"


@rule(
    r"(?:(?:more\ |most\ |only\ |just\ )?recently|lately|in\ the\ (?:recent\ |distant\ )?past|the\ (?:recent\ )?past|at\ the\ time|(?:in\ )?(?:recent|past)\ (?:days|weeks|months|years|decades|times|history)|not\ long\ ago|a\ (?:long|short)\ time\ ago|long\ ago)",
    case=False,
)
def past(match: re.Match[str]) -> str | None:
    if (
        match[0].lower() == "the past"
        and re.match(r"\s+\w", match.string[match.end() :])
        and not re.search(r"\b(?:in|of|from)\s+$", match.string[: match.start()][-6:])
    ):
        return None
    return "PAST_REF"


@rule(
    r"(?:in\ the\ (?:near\ |foreseeable\ |not-too-distant\ |immediate\ )?future|the\ (?:near\ |foreseeable\ )?future|(?:in\ the\ )?(?:coming|upcoming|future)\ (?:days|weeks|months|quarters|years|decades)|the\ (?:near|short|long)\ term)",
    case=False,
)
def future(match: re.Match[str]) -> str | None:
    """ "In the future"; but "the future of student loans" is a thing."""
    return None if re.match(r"\s+of\s", match.string[match.end() :]) and match[0].lower() == "the future" else "FUTURE_REF"


@rule(r"(?P<word>current)", case=False)
def vague_adjective(match: re.Match[str]) -> str | None:
    """Only for the TIMEX3 measure: see :func:`kg.extract.dates.parts`."""
    return "PRESENT_REF;adjective"
