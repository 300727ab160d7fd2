"""A stretch of text that names something."""

from __future__ import annotations

from typing import Literal

from kg.extract.records import record
from kg.model import EntityType


@record
class Phrase:
    """Tokens ``start:end`` of the Doc. ``head`` is the token that the clause sees; ``title`` the tokens of a title in front of a name."""

    head: int
    start: int
    end: int
    kind: Literal["name", "nominal", "pronoun"]
    type: EntityType
    text: str
    named: bool
    lemma: str
    title: tuple[int, int] | None = None
