"""What a rule is: a pattern, and what makes a recipe of its match. English and Ukrainian rules have this shape."""

from __future__ import annotations

import re
from collections.abc import Callable

Build = Callable[[re.Match[str]], str | None]  # None: the words are no time after all
Rule = tuple[re.Pattern[str], Build]


def ruler(rules: list[Rule]) -> Callable[..., Callable[[Build], Build]]:
    """The decorator that puts rules into this list, in the order in which they stand."""

    def rule(pattern: str, *, case: bool = True) -> Callable[[Build], Build]:
        """A rule matches between word boundaries; an escaped blank in a pattern is white space with at most one line break."""
        body = pattern.replace("['’‘]", "'").replace("\\ ", r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)").replace("'", "['’‘]")
        compiled = re.compile(rf"(?<![\w$€£%.])(?:{body})(?!\w)", 0 if case else re.IGNORECASE)

        def keep(build: Build) -> Build:
            rules.append((compiled, build))
            return build

        return keep

    return rule
