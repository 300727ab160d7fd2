"""kg query: Cypher, on the embedded engine or on Neo4j, for reading only."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import confidence_option, load_graph, out_option
from kg.cli.completion import queries
from kg.cli.former import followed
from kg.cli.neo4j import neo4j_options, neo4j_store
from kg.cli.text import clean, counted, short_id
from kg.errors import NotFound, UsageError

if TYPE_CHECKING:
    from kg.stores.table import Table

STORE = "kg.arcade"
WIDEST = 46  # characters of a column in a table
NARROWEST = 6  # a column that gives way to others keeps this much
_ID = re.compile(r"[A-Za-z0-9_-]+-[aes]-[0-9a-f]{16}")


@click.command(epilog="""Examples: kg query signed -p who="Joe Biden"; kg query 'MATCH (e:Entity:City) RETURN e.name ORDER BY e.name'""")
@click.argument("what", required=False, metavar="NAME|FILE|CYPHER", shell_complete=queries)
@out_option
@confidence_option
@click.option("-p", "--param", "parameters", multiple=True, metavar="KEY=VALUE", help="A parameter of the query; may be repeated.")
@click.option("--on", type=click.Choice(["local", "neo4j"]), default="local", show_default=True, help="Which engine answers.")
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True, help="How rows are printed.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Rows at most.")
@click.option("--timeout", type=click.FloatRange(0.001), default=30.0, show_default=True, help="Seconds at most.")
@click.option("--list", "listed", is_flag=True, help="The queries that come with kg, with what they answer.")
@neo4j_options
def query(
    what: str | None,
    out: Path,
    min_confidence: float,
    parameters: tuple[str, ...],
    on: str,
    shape: str,
    limit: int,
    timeout: float,
    listed: bool,
    uri: str,
    user: str,
    database: str,
) -> None:
    """Ask: the NAME of a query that comes with kg, a FILE, or the CYPHER itself."""
    if listed:
        _list()
        return
    if what is None:
        raise UsageError("give a query: the name of one that comes with kg (kg query --list), a file, or Cypher")
    text, bound = followed(*_query(what, _pairs(parameters)), out)
    if on == "neo4j":
        if min_confidence:
            raise UsageError("--min-confidence is for the local engine; for Neo4j give it to kg load, or ask for s.confidence in the query")
        with neo4j_store(uri, user, database) as store:
            table = store.query(text, bound, limit=limit, timeout=timeout)
    else:
        from kg.stores.cypher import EmbeddedStore

        name = STORE if not min_confidence else f"kg.{min_confidence:.2f}.arcade"
        graph = load_graph(out, min_confidence)
        with EmbeddedStore(out / name) as embedded:
            embedded.load(graph)
            table = embedded.query(text, bound, limit=limit, timeout=timeout)
    if shape == "table":
        click.echo(as_table(table, shutil.get_terminal_size().columns if sys.stdout.isatty() else None), nl=False)
    else:
        click.echo({"json": as_json, "csv": as_csv}[shape](table), nl=False)
    if not table.rows:
        click.echo("no rows", err=True)
    if table.cut:
        click.echo(f"cut after {counted(limit, 'row')}; --limit gives more", err=True)


def _query(what: str, given: dict[str, str]) -> tuple[str, dict[str, object]]:
    """Text and parameters of a named query, a file, or Cypher itself."""
    from kg.stores import queries

    path = Path(what)
    is_name = what.removesuffix(".cypher").replace("_", "").replace("-", "").isalnum()
    if "\n" not in what and len(what) < 250 and path.is_file():
        try:
            found = queries.parse(path.stem, path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            raise UsageError(f"{path.name} is no UTF-8 text; expected a query in Cypher") from error
    elif is_name:
        found = queries.find(what)
        return found.text, found.bind(given)
    elif path.suffix == ".cypher":
        raise NotFound(f"there is no file {what}")
    else:
        return what, queries.values(given)
    return found.text, found.bind(given) if found.parameters else queries.values(given)


def _pairs(parameters: Sequence[str]) -> dict[str, str]:
    found = {}
    for pair in parameters:
        key, equals, value = pair.partition("=")
        if not equals or not key.isidentifier():
            raise UsageError(f"-p {pair!r}: expected key=value, such as -p who='Joe Biden'")
        found[key] = value
    return found


def _list() -> None:
    from kg.stores import queries

    for one in queries.all_queries():
        click.echo(click.style(one.name, bold=True))
        click.echo(click.wrap_text(clean(one.purpose), 80, "    ", "    "))
        if one.parameters:
            click.echo("    " + " ".join(f"-p {key}={json.dumps(value, ensure_ascii=False)}" for key, value in one.parameters.items()))


# ---------------------------------------------------------------- shapes


def as_table(table: Table, columns: int | None = None) -> str:
    """Long values are cut, numbers stand right. ``columns``: of the terminal that it must fit, where ids keep eight characters; None: whole ids."""
    if not table.rows:
        return ""
    cells = [[_cell(value, brief=columns is not None) for value in row] for row in table.rows]
    widths = [max(len(column), *(len(row[i]) for row in cells)) for i, column in enumerate(table.columns)]
    if columns is not None:
        widths = shared_out(widths, columns - 2 * (len(widths) - 1))
        cells = [[_cut(cell, width) for cell, width in zip(row, widths, strict=True)] for row in cells]
    names = [_cut(name, width) for name, width in zip(table.columns, widths, strict=True)]
    right = [all(row[i] is None or (isinstance(row[i], int | float) and not isinstance(row[i], bool)) for row in table.rows) for i in range(len(table.columns))]
    # the last name is not filled up: behind its escape sequence no blank could be stripped
    heads = [*(name.ljust(width) for name, width in zip(names[:-1], widths, strict=False)), *names[-1:]]
    lines = ["  ".join(click.style(head, bold=True) for head in heads)]
    for row in cells:
        lines.append("  ".join(cell.rjust(width) if at else cell.ljust(width) for cell, width, at in zip(row, widths, right, strict=True)).rstrip())
    return "\n".join(lines) + "\n"


def shared_out(widths: Sequence[int], room: int) -> list[int]:
    """Widths whose sum is ``room`` at most: the widest columns give way first, none below NARROWEST."""
    shared = list(widths)
    while sum(shared) > room and (widest := max(shared)) > NARROWEST:
        shared[shared.index(widest)] -= 1
    return shared


def _cell(value: object, *, brief: bool = False) -> str:
    if value is None:
        return ""
    if brief and isinstance(value, str) and _ID.fullmatch(value):
        return short_id(value)
    return _cut(clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)), WIDEST)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def as_json(table: Table) -> str:
    """One JSON object a row. Control characters of texts are JSON escapes."""
    return "".join(json.dumps(record, ensure_ascii=False).translate(_ESCAPED) + "\n" for record in table.records())


_ESCAPED = {
    code: f"\\u{code:04x}" for code in (0x7F, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0x2028, 0x2029)
}


def as_csv(table: Table) -> str:
    """RFC 4180 with a header; lists and maps are JSON, texts that a spreadsheet would take for a formula begin with an apostrophe."""
    from kg.formats.tables import harmless

    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([harmless(v) if isinstance(v, str) else "" if v is None else json.dumps(v, ensure_ascii=False) for v in row])
    return clean(file.getvalue(), lines=True)
