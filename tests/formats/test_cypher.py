"""The Cypher script: hostile texts stay texts, on the real embedded engine and in what Neo4j's reader makes of escapes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import FormatError
from kg.formats import dump, load
from kg.formats.cypher import literal
from kg.model import Graph
from tests.samples import HOSTILE, hostile_graph, small_graph

TRICKY = [*HOSTILE, "\\u0027 RETURN 1 //", "\\\\u0027", "\\", "\\'", "'", "u0027", "\U0001f600 \ud800"]


def unescaped_first(script: str) -> str:
    """As Neo4j 5 reads a query: every \\uXXXX is replaced before strings are looked for."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), script)


def value(written: str) -> str:
    """The string that a Cypher literal stands for. Fails when the literal ends before its last quote."""
    assert re.fullmatch(r"'(?:[^'\\]|\\.)*'", written, re.DOTALL), written
    return re.sub(r"\\(u[0-9A-Fa-f]{4}|.)", lambda f: chr(int(f[1][1:], 16)) if len(f[1]) == 5 else f[1], written[1:-1], flags=re.DOTALL)


def joined(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@pytest.mark.parametrize("text", TRICKY)
def test_a_literal_stands_for_its_text_whether_escapes_are_read_before_or_within_strings(text: str) -> None:
    expected = text.replace("\ud800", "?")
    assert joined(value(literal(text))) == expected
    assert joined(value(unescaped_first(literal(text)))) == expected


def test_a_script_has_a_statement_a_line_and_no_raw_control_characters(tmp_path: Path) -> None:
    (path,) = dump(hostile_graph(), tmp_path / "x.cypher", full=True)
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e\u2028]", text)
    assert all((line.startswith(("//", "CREATE CONSTRAINT", "UNWIND")) and line.endswith(";")) or line.startswith("//") for line in text.splitlines())


def test_only_asserted_statements_bear_their_relation_as_type(tmp_path: Path) -> None:
    (path,) = dump(small_graph(), tmp_path / "x.cypher")
    types = set(re.findall(r"-\[r:(\w+) ", path.read_text(encoding="utf-8")))
    assert {"SIGNED", "CLAIMED", "DENIED", "PLANNED", "POSSIBLE"} <= types
    assert "SUPPLIED" not in types  # only claimed and denied


def test_a_script_is_not_read_back(tmp_path: Path) -> None:
    dump(Graph(), tmp_path / "x.cypher")
    with pytest.raises(FormatError, match="script for a database"):
        load(tmp_path / "x.cypher")
