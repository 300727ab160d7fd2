"""Rows of CSV whose longest field is bounded for the one who reads, not for the process.

Python's csv keeps one bound for everybody: whoever sets it for exports lets a text of any length into a table of articles, and the other way round.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

CELL = 131_072  # characters, the bound of the csv module itself


class Rows:
    """The rows of ``lines``, each field of at most ``longest`` characters. Raises csv.Error for a longer one; the process's own bound stays what it was.

    >>> list(Rows(["name,born", "Kim,1984"], 9))
    [['name', 'born'], ['Kim', '1984']]
    """

    def __init__(self, lines: Iterable[str], longest: int = CELL) -> None:
        self._rows = csv.reader(lines)
        self._longest = longest

    @property
    def line(self) -> int:
        """The line that was read last, from 1."""
        return self._rows.line_num

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        before = csv.field_size_limit(self._longest)
        try:
            return next(self._rows)
        finally:
            csv.field_size_limit(before)


def named(rows: Rows) -> tuple[list[str], Iterator[dict[str, str]]]:
    """The header and, for each row that is not empty, its cells by name; a column without a cell in this row is absent.

    >>> header, cells = named(Rows(["name,born", "Kim,1984", "", "Lee"], 9))
    >>> header, list(cells)
    (['name', 'born'], [{'name': 'Kim', 'born': '1984'}, {'name': 'Lee'}])
    """
    header = next(rows, [])
    return header, (dict(zip(header, row, strict=False)) for row in rows if row)
