"""kg query: answers as table, JSON and CSV, parameters, and what fits a terminal."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click

from tests.cli.conftest import Kg


def test_a_query_answers_as_table_json_and_csv(kg: Kg, built: Path) -> None:
    cypher = "MATCH (e:Entity:City) RETURN e.name AS name, e.named AS named ORDER BY name"
    done = kg("query", cypher)
    assert (done.stdout, done.stderr) == ("name       named\nPyongyang  true\n", "")
    assert json.loads(kg("query", cypher, "--format", "json").stdout) == {"name": "Pyongyang", "named": True}
    assert list(csv.reader(io.StringIO(kg("query", cypher, "--format", "csv").stdout))) == [["name", "named"], ["Pyongyang", "true"]]
    done = kg("query", "about", "-p", "who=Kim Jong Un", "--limit", "1")
    assert "cut after 1 row;" in done.stderr
    assert kg("query", "MATCH (n) DETACH DELETE n").returncode == 1


def test_wrong_parameters_of_a_query_are_usage_errors(kg: Kg, built: Path) -> None:
    done = kg("query", "about", "-p", "whom=x")
    assert done.returncode == 2
    assert "no parameter 'whom'" in done.stderr
    assert kg("query", "sigend").returncode == 1


def test_a_table_fits_the_terminal_with_short_ids_and_is_whole_without_one() -> None:
    from kg.cli.query import as_table
    from kg.stores.table import Table

    rows = (("news-s-0123456789abcdef", "a long predicate that says much more than it should", "x" * 60, 3),)
    table = Table(("statement", "predicate", "object", "support"), rows)
    plain = as_table(table)
    assert "news-s-0123456789abcdef" in plain
    fitted = click.unstyle(as_table(table, 60))
    assert max(map(len, fitted.splitlines())) <= 60
    assert "01234567  " in fitted
    assert fitted.splitlines()[1].endswith("3")


def test_headers_have_no_trailing_blanks(kg: Kg, built: Path) -> None:
    told = kg("query", "MATCH (e:Entity:City) RETURN e.named AS n, e.name AS a ORDER BY a").stdout
    assert [line for line in told.splitlines() if line != line.rstrip()] == []
