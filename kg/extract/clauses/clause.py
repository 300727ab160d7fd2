"""What a clause holds: a predicate and what depends on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["verb", "noun", "adjective", "place"]


@dataclass(slots=True)
class Oblique:
    """A prepositional argument. ``case`` is the lower-cased preposition ("in", "because of"), "" where there is none."""

    head: int
    case: str
    case_tokens: tuple[int, ...] = ()


@dataclass(slots=True)
class Clause:
    head: int
    kind: Kind
    passive: bool = False
    subjects: list[int] = field(default_factory=list)  # grammatical subjects, coordination distributed
    agents: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    obliques: list[Oblique] = field(default_factory=list)
    particle: int | None = None
    cop: int | None = None
    parent: int | None = None  # head of the clause above
    link: str = "root"  # how it hangs there: ccomp, xcomp, advcl, acl, relcl, conj, parataxis, csubj
    mark: str = ""  # "to", "that", "if", "after", "of" ...
    noun: int | None = None  # the noun that an acl or relcl modifies
    inherited: bool = False  # the subject stands in another clause
    expletive: bool = False
    vague: bool = False  # the filled-in subject is a guess: purpose clauses and participles far from their noun
