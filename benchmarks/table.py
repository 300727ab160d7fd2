"""One table for all scorers: a row a figure, with the floor that it must not fall under and the published figures of others."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Row:
    """``beside``: published figures of other systems on the same kind of data, for the reader."""

    scorer: str
    data: str
    measure: str
    figure: float
    beside: str = ""


def arguments(description: str | None, *options: tuple[str, str]) -> argparse.Namespace:
    """--data FOLDER (public data sets), --exports DIR (what ``kg build`` wrote), --details N (examples of errors); ``options``: more, with defaults."""
    ask = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True, help="folder with the public data sets")
    ask.add_argument("--exports", type=Path, help="folder that kg build wrote; without it the scorer builds for itself")
    ask.add_argument("--details", type=int, default=0, help="print so many classes of error of each kind")
    for option, default in options:
        ask.add_argument(option, default=default, help=f"default: {default}")
    return ask.parse_args()


def floors(path: Path = FLOORS) -> dict[tuple[str, str], tuple[float, bool]]:
    """(scorer, measure) -> (bound, whether it is a ceiling). One section a scorer, with parts where it measures several
    ("[parse.speed] ratio" is the measure "speed ratio"); a value "<= 0.03" is a ceiling, a number a floor."""
    tables = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    bounds: dict[tuple[str, str], tuple[float, bool]] = {}
    for scorer, table in tables.items():
        for measure, bound in table.items():
            parts = {f"{measure} {key}": value for key, value in bound.items()} if isinstance(bound, dict) else {measure: bound}
            for name, value in parts.items():
                ceiling = isinstance(value, str)
                bounds[scorer, name] = (float(value.removeprefix("<=")) if isinstance(value, str) else float(value), ceiling)
    return bounds


def broken(rows: Iterable[Row], bounds: dict[tuple[str, str], tuple[float, bool]]) -> list[str]:
    """A line for each row on the wrong side of its bound."""
    found = []
    for row in rows:
        bound = bounds.get((row.scorer, row.measure))
        if bound is None:
            continue
        limit, ceiling = bound
        if (row.figure > limit) if ceiling else (row.figure < limit):
            found.append(f"{row.scorer}: {row.measure} is {row.figure:.3f}; expected {'at most' if ceiling else 'at least'} {limit:.3f}")
    return found


def markdown(rows: Iterable[Row], bounds: dict[tuple[str, str], tuple[float, bool]]) -> str:
    lines = ["| scorer | data | measure | ours | bound | others |", "|---|---|---|---|---|---|"]
    for row in rows:
        limit = bounds.get((row.scorer, row.measure))
        bound = "" if limit is None else f"{'≤' if limit[1] else '≥'} {limit[0]:g}"
        figure = f"{row.figure:.3f}" if abs(row.figure) <= 1 else f"{row.figure:.1f}" if abs(row.figure) < 100 and row.figure % 1 else f"{row.figure:,.0f}"
        lines.append(f"| {row.scorer} | {row.data} | {row.measure} | {figure} | {bound} | {row.beside} |")
    return "\n".join(lines)


def show(*lines: Row | str) -> None:
    bounds = floors()
    rows = [line for line in lines if isinstance(line, Row)]
    texts = [line for line in lines if isinstance(line, str)]
    if texts:
        sys.stdout.write("\n".join(texts) + "\n")
    if rows:
        sys.stdout.write(markdown(rows, bounds) + "\n")
        for problem in broken(rows, bounds):
            sys.stdout.write(problem + "\n")
