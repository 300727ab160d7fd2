"""A file of relation types -> checked tables. What is wrong is named with its file, its line and what was expected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.model import ENTITY_TYPES

TYPE_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,40}")
WIKIDATA = re.compile(r"P[1-9][0-9]*")
PLOVER = (  # the sixteen classes of the 2021 manual
    (
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    )
)
PREDICATES = ("en", "uk", "roles_en", "roles_uk")
KEYS = ("definition", "plover", "wikidata", "inverse", "symmetric", "subject", "object", *PREDICATES)


def read(path: Path, *, known: Collection[str] = ()) -> dict[str, dict[str, Any]]:
    """The tables of a file, checked. ``known``: types of another file that these may change or name as inverse.

    Raises :class:`kg.errors.UsageError`.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file; expected a TOML file of relation types (see docs, or give no --ontology for the built-in ones)") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error.__class__.__name__}); expected a TOML file in UTF-8") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not TOML: {error}; expected tables like [SIGNED] with keys {', '.join(KEYS)}") from None
    checking = _Checking(path, text.splitlines())
    for name, table in tables.items():
        checking.table(name, table, tables.keys() | set(known), built_in=name in known)
    return tables


class _Checking:
    def __init__(self, path: Path, lines: list[str]) -> None:
        self.path = path
        self.lines = lines

    def line(self, name: str, key: str | None = None) -> int:
        """The line of a table's header, or of a key below it; 1 where it is written in a way that hides it (a dotted key)."""
        header = re.compile(rf"\s*\[\s*[\"']?{re.escape(name)}[\"']?\s*\]")
        at = next((number for number, line in enumerate(self.lines, 1) if header.match(line)), 1)
        if key is None:
            return at
        entry = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        return next((number for number, line in enumerate(self.lines[at:], at + 1) if entry.match(line)), at)

    def wrong(self, name: str, key: str | None, found: str, expected: str) -> UsageError:
        place = f"[{name}]" + (f" {key}" if key else "")
        return UsageError(f"{self.path}, line {self.line(name, key)}: {place}: found {found}; expected {expected}")

    def table(self, name: str, table: Any, names: Collection[str], *, built_in: bool) -> None:
        if not TYPE_NAME.fullmatch(name):
            raise self.wrong(name, None, f"the name {name!r}", "a name of at most 41 capital letters, digits and underscores, like SIGNED")
        if not isinstance(table, dict):
            raise self.wrong(name, None, repr(table), "a table: [NAME] on a line of its own, its keys below")
        for key, value in table.items():
            if key not in KEYS:
                near = get_close_matches(key, KEYS, 1)
                raise self.wrong(name, key, f"the key {key!r}", (f"{near[0]!r}, or another of " if near else "one of ") + ", ".join(KEYS))
            self.value(name, key, value, names)
        if not built_in and "definition" not in table:
            raise self.wrong(name, None, "no definition", "definition = a sentence that says what a statement of this type means")

    def value(self, name: str, key: str, value: Any, names: Collection[str]) -> None:
        if key in ("subject", "object"):
            self.ends(name, key, value)
        elif key in PREDICATES:
            self.predicates(name, key, value)
        elif key == "symmetric":
            if not isinstance(value, bool):
                raise self.wrong(name, key, repr(value), "true or false")
        elif not isinstance(value, str) or not value.strip():
            raise self.wrong(name, key, repr(value), "words between quotation marks")
        elif key == "plover" and value not in PLOVER:
            raise self.wrong(name, key, repr(value), "a PLOVER class: " + ", ".join(PLOVER))
        elif key == "wikidata" and not WIKIDATA.fullmatch(value):
            raise self.wrong(name, key, repr(value), "a Wikidata property like P463")
        elif key == "inverse" and value not in names:
            raise self.wrong(name, key, repr(value), "the name of a type of this file or of the built-in ones")

    def ends(self, name: str, key: str, value: Any) -> None:
        if not isinstance(value, list) or not value:
            raise self.wrong(name, key, repr(value), 'a list of entity types, like ["Person"]')
        for one in value:
            if one not in ENTITY_TYPES:
                raise self.wrong(name, key, repr(one), "entity types: " + ", ".join(ENTITY_TYPES))

    def predicates(self, name: str, key: str, value: Any) -> None:
        shape = 'a list of predicates as lower-case lemmas ("accuse of"), or of tables {is = [...], subject = [...], object = [...]}'
        if not isinstance(value, list):
            raise self.wrong(name, key, repr(value), shape)
        for entry in value:
            given = entry.get("is") if isinstance(entry, dict) else [entry]
            if not isinstance(given, list) or not given or not all(isinstance(one, str) and one.strip() for one in given):
                raise self.wrong(name, key, repr(entry), shape)
            for one in given:
                if one != one.lower():
                    raise self.wrong(name, key, repr(one), "lower case")
            if isinstance(entry, dict):
                for end, types in entry.items():
                    if end in ("subject", "object"):
                        self.ends(name, key, types)
                    elif end != "is":
                        raise self.wrong(name, key, f"the key {end!r} in a table", "is, subject, object")
