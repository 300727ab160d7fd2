"""The queries that come with kg: files of Cypher whose first comments say what they answer and with which parameters.

    // What somebody said: the statements made in their words, with the quote.
    // param who = "Kim Gunn"
    // example {"speaker": "Kim Gunn", ...}

A parameter's value there is JSON and stands in for one that is not given. Both engines add ``who_key``, the name without case and accents.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import NotFound, UsageError

FOLDER = Path(__file__).parent.parent / "queries"
_PARAMETER = re.compile(r"param\s+([A-Za-z_]\w*)\s*=\s*(.+)")


@dataclass(frozen=True, slots=True)
class Query:
    """``parameters``: defaults by name. ``example``: the first row that it gives on a graph of the tests, or None."""

    name: str
    purpose: str
    text: str
    parameters: Mapping[str, object]
    example: Mapping[str, object] | None = None

    def bind(self, given: Mapping[str, str]) -> dict[str, object]:
        """The parameters with what the user gave as text, read as the type of the default. Raises UsageError for an unknown name or a wrong value."""
        values = dict(self.parameters)
        for name, value in given.items():
            if name not in values:
                known = ", ".join(values) or "none"
                raise UsageError(f"the query {self.name} has no parameter {name!r}; it has: {known}")
            values[name] = _as(type(values[name]), value, f"parameter {name} of {self.name}")
        return values


def parse(name: str, text: str) -> Query:
    """Read the comments at the head of a query. Raises UsageError for a parameter whose value is not JSON."""
    purpose: list[str] = []
    parameters: dict[str, object] = {}
    example: Mapping[str, object] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            break
        words = line[2:].strip()
        if found := _PARAMETER.fullmatch(words):
            parameters[found[1]] = _json(found[2], f"{name}, line {number}")
        elif words.startswith("example "):
            example = _json(words[len("example ") :], f"{name}, line {number}")  # type: ignore[assignment]
        elif words:
            purpose.append(words)
    return Query(name, " ".join(purpose), text, parameters, example)


def all_queries() -> list[Query]:
    """Those that come with kg, by name."""
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.cypher"))]


def find(name: str) -> Query:
    """One that comes with kg, by its name, with or without ".cypher". Raises NotFound, naming the closest."""
    wanted = name.removesuffix(".cypher")
    names = sorted(path.stem for path in FOLDER.glob("*.cypher"))
    if wanted not in names:
        close = difflib.get_close_matches(wanted, names, n=3)
        raise NotFound(f"no query is called {wanted!r}; {'did you mean ' + ', '.join(close) + '? ' if close else ''}kg query --list shows all")
    return parse(wanted, (FOLDER / f"{wanted}.cypher").read_text(encoding="utf-8"))


def values(given: Mapping[str, str]) -> dict[str, object]:
    """Parameters of a query without a header: JSON where it is JSON (3, true, ["a"]), else the text itself."""
    found: dict[str, object] = {}
    for name, value in given.items():
        try:
            found[name] = json.loads(value)
        except json.JSONDecodeError:
            found[name] = value
    return found


def _json(value: str, where: str) -> object:
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        raise UsageError(f'{where}: the value {value!r} is not JSON ({error.msg}); expected something like "Vladimir Putin", 3 or true') from error


def _as(kind: type, value: str, where: str) -> object:
    if kind is str:
        return value
    found = _json(value, where)
    if kind is float and isinstance(found, int) and not isinstance(found, bool):
        return float(found)
    if type(found) is not kind:
        names = {int: "a whole number", float: "a number", bool: "true or false", list: "a list"}
        raise UsageError(f"{where}: found {value!r}, expected {names.get(kind, kind.__name__)}")
    return found
