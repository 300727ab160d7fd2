"""kg export: a file by its suffix, what it leaves out, and what can be read back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.formats import load
from tests.cli.conftest import Kg
from tests.samples import small_graph

GRAPH = small_graph()


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json", ".csv", ".parquet"])
def test_export_full_reads_back_as_the_graph(suffix: str, kg: Kg, built: Path) -> None:
    done = kg("export", "--full", f"x{suffix}")
    assert done.returncode == 0
    assert all((built / name).is_file() for name in done.stdout.split())
    assert load(built / f"x{suffix}") == GRAPH


def test_export_says_what_the_drawn_graph_leaves_out(kg: Kg, built: Path) -> None:
    done = kg("export", "x.graphml")
    assert "11 statements have two ends and became edges; 4 have one end" in done.stderr


def test_export_knows_its_suffixes(kg: Kg, built: Path) -> None:
    done = kg("export", "x.pdf")
    assert done.returncode == 2
    assert ".graphml .gexf" in done.stderr
