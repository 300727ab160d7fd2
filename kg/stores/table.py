"""What a query gives back, and what both engines do alike around one: parameters, values, the place of an error."""

from __future__ import annotations

import datetime
import decimal
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.model import folded

LIMIT = 1000
TIMEOUT = 30.0  # seconds
INTERNAL = ("kg", "key", "withheld")  # properties of whole nodes and relationships that are the stores' business


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain Python values (None, bool, int, float, str, lists and dicts of them), in the order of ``columns``.
    ``cut``: there were more rows than the limit."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    cut: bool = False

    def records(self) -> list[dict[str, object]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def with_keys(parameters: Mapping[str, object] | None) -> dict[str, object]:
    """The parameters, and for every text ``who`` also ``who_key``: as names are looked up, without case and accents."""
    given = dict(parameters or {})
    keys = {f"{name}_key": folded(value) for name, value in given.items() if isinstance(value, str)}
    return {**keys, **given}


def check_limits(limit: int, timeout: float) -> None:
    """Raises UsageError for limits that mean nothing."""
    if limit < 1:
        raise UsageError(f"the limit of rows is {limit}; give a number from 1 on")
    if not timeout > 0 or not math.isfinite(timeout):
        raise UsageError(f"the timeout is {timeout} s; give seconds greater than 0")


def properties(values: Mapping[str, object]) -> dict[str, object]:
    """What a node or relationship says of itself, sorted by key, without the internal ones."""
    return {key: values[key] for key in sorted(values) if key not in INTERNAL}


def plain(value: object) -> object:
    """Lists, dicts, dates and numbers of the standard library as None, bool, int, float, str, list and dict. Raises TypeError for anything else."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case datetime.date() | datetime.time() | datetime.datetime():
            return value.isoformat()
        case decimal.Decimal():
            return float(value)
        case bytes() | bytearray():
            return value.hex()
        case Mapping():
            return {str(key): plain(value[key]) for key in sorted(value, key=str)}
        case set() | frozenset():
            return [plain(item) for item in sorted(value, key=repr)]
        case Sequence():
            return [plain(item) for item in value]
    raise TypeError(f"no plain form of {type(value).__name__}")


_AT = re.compile(r"line (\d+)(?:, column |:)(\d+)")
_NAME = re.compile(r"(?:[Uu]nknown function|[Vv]ariable) [`'\"]?([\w.]+)")


def with_place(query: str, message: str, *, first_column: int) -> str:
    """The engine's words and, where they say a line and a column or name a variable, that line of the query with a mark under the place.

    ``first_column``: 0 or 1, as the engine counts. Lines are cut to the 60 characters on either side of the place.
    """
    words = " ".join((message.split("\n", 1)[0] if _AT.search(message) else message).split())
    found, named = _AT.search(words), _NAME.search(words)
    if found:
        row, column = int(found[1]) - 1, int(found[2]) - first_column
    elif named and (use := re.search(rf"(?<![\w$]){re.escape(named[1])}(?!\w)", query)):
        row, column = query.count("\n", 0, use.start()), use.start() - (query.rfind("\n", 0, use.start()) + 1)
    else:
        return words
    lines = query.split("\n")
    if not 0 <= row < len(lines):
        return words
    start = max(0, column - 60)
    shown = lines[row][start : column + 60].expandtabs(1)
    return f"{words}\n  line {row + 1}: {shown}\n{' ' * (len(f'  line {row + 1}: ') + column - start)}^"
