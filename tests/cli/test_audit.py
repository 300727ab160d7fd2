"""kg audit asks by key, keeps each verdict at once and reports shares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.errors import FormatError, NotFound
from kg.making import export
from kg.model import Graph


def audit(folder: Path, keys: str, *options: str) -> str:
    """What is printed when somebody types these keys."""
    done = CliRunner().invoke(cli, ["audit", "--out", str(folder / "exports"), *options], input=keys)
    if done.exception:
        raise done.exception
    return done.stdout


def verdicts(folder: Path) -> list[str | None]:
    return [json.loads(line)["verdict"] for line in (folder / "exports" / "audit.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_key_is_a_verdict_and_the_shares_come_at_the_end(built: Path) -> None:
    said = audit(built, "rrsf", "--sample", "4")
    assert "4 statements judged" in said
    assert "right      2   50.0 %   (95 %: 15.0 to 85.0)" in said
    assert verdicts(built) == ["right", "right", "status", "false"]


def test_a_key_that_means_nothing_asks_again_and_q_stops(built: Path) -> None:
    assert "1 statement judged" in audit(built, "xrq", "--sample", "3")
    assert verdicts(built) == ["right"]


def test_the_next_call_goes_on_behind_what_was_judged(built: Path) -> None:
    audit(built, "rq", "--sample", "3")
    assert "3 statements judged" in audit(built, "ff", "--sample", "3")
    assert verdicts(built) == ["right", "false", "false"]


def test_u_takes_the_last_verdict_back_and_asks_the_same_statement(built: Path) -> None:
    said = audit(built, "rufq", "--sample", "2")
    rows = [json.loads(line) for line in (built / "exports" / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["verdict"] for row in rows] == ["right", None, "false"]
    assert len({row["statement"] for row in rows}) == 1
    assert "right      0" in said
    assert "false      1" in said


def test_what_was_taken_back_is_not_counted_and_asked_again_by_the_next_call(built: Path) -> None:
    audit(built, "ruq", "--sample", "2")
    assert "no verdicts yet" in audit(built, "", "--report")
    assert "cut        2" in audit(built, "cc", "--sample", "2")


def test_u_before_any_verdict_does_nothing(built: Path) -> None:
    audit(built, "urq", "--sample", "1")
    assert verdicts(built) == ["right"]


def test_a_seed_draws_the_same_statements_and_another_others(built: Path) -> None:
    def drawn(seed: str) -> list[str]:
        target = built / f"{seed}.jsonl"
        target.unlink(missing_ok=True)
        audit(built, "rrr", "--sample", "3", "--seed", seed, "--to", str(target))
        return [json.loads(line)["statement"] for line in target.read_text(encoding="utf-8").splitlines()]

    assert drawn("1") == drawn("1")
    assert drawn("1") != drawn("2")


def test_report_alone_asks_nothing(built: Path) -> None:
    assert "no verdicts yet" in audit(built, "", "--report")
    audit(built, "n", "--sample", "1")
    assert "noise      1  100.0 %" in audit(built, "", "--report")


def test_a_line_that_is_no_verdict_is_named(built: Path) -> None:
    (built / "exports" / "audit.jsonl").write_text('{"statement": "news-s-1", "verdict": "right"}\n{}\n', encoding="utf-8")
    with pytest.raises(FormatError, match=r"audit\.jsonl, line 2: no verdict"):
        audit(built, "", "--report")


def test_a_graph_without_statements_has_nothing_to_judge(tmp_path: Path) -> None:
    export(Graph(), tmp_path / "exports", page=False)
    with pytest.raises(NotFound, match="no statements to judge"):
        audit(tmp_path, "r")
