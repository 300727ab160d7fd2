"""A stretch of text that names something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model import EntityType, quick


@quick
@dataclass(frozen=True, slots=True)
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
