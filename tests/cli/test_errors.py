"""Expected failures: one tree, and what the command line returns for each."""

from __future__ import annotations

import click
import pytest

from kg import errors
from kg.errors import KGError
from tests.cli.conftest import Kg

KINDS = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, KGError)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_command_line_says_the_text_without_a_traceback(kind: type[KGError], kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object) -> None:
        raise kind("news.txt: is \x1b[31mbroken\x1b[0m. Save it anew.")

    monkeypatch.setattr("kg.cli.show.load_graph", fail)
    done = kg("show", "Putin")
    assert done.returncode == (2 if kind is errors.UsageError else 1)
    assert "news.txt: is broken. Save it anew." in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("how", [KeyboardInterrupt, click.Abort])
def test_who_stops_a_command_is_told_what_is_kept(how: type[BaseException], kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*given: object) -> None:
        raise how

    monkeypatch.setattr("kg.cli.show.load_graph", stop)
    done = kg("show", "Putin")
    assert done.returncode == 130
    assert done.stderr.strip() == "kg: stopped; what was committed is kept, the same command goes on from there"
