"""All figures in one table: python -m benchmarks --data FOLDER [--only NAME ...] [--markdown FILE]. Exits 1 when a figure is on the wrong side of its bound."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import across, attribution, carb, coref, knowledgenet, parse, parse_uk, resolution, statements, times
from benchmarks.table import Row, broken, floors, markdown

SCORERS: dict[str, Callable[[Path], list[Row]]] = {
    "statements": statements.rows,
    "attribution": attribution.rows,
    "times": times.rows,
    "knowledgenet": knowledgenet.rows,
    "carb": carb.rows,
    "coref": coref.rows,
    "across": across.rows,
    "resolution": resolution.rows,
    "parse": parse.rows,
    "parse_uk": parse_uk.rows,
}


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True, help="folder with the public data sets")
    ask.add_argument("--only", nargs="+", choices=SCORERS, default=list(SCORERS), help="these scorers alone")
    ask.add_argument("--markdown", type=Path, help="write the table here too")
    given = ask.parse_args()
    if not given.data.is_dir():
        ask.error(f"--data {given.data}: no such folder; expected the public data sets that benchmarks/README.md names")
    rows = [row for name in given.only for row in SCORERS[name](given.data)]
    bounds = floors()
    table = markdown(rows, bounds)
    sys.stdout.write(table + "\n")
    if given.markdown:
        given.markdown.write_text(table + "\n", encoding="utf-8")
    problems = broken(rows, bounds)
    sys.stdout.write("".join(problem + "\n" for problem in problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
