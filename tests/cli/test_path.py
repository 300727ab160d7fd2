"""kg path: how two things hang together, hop by hop."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Kg


def test_a_path_shows_quote_status_and_speaker_at_each_hop(kg: Kg, built: Path) -> None:
    done = kg("path", "U.S. officials", "Kim Gunn")
    assert done.returncode == 1
    assert "no statements connect" in done.stderr
    told = " ".join(kg("path", "U.S. officials", "munitions").stdout.split())
    assert told.startswith("1. U.S. officials – North Korea – munitions")
    assert "(asserted)" in told
    assert "says U.S. officials" in told or "says North Korea" in told
    assert "⟦" in told
    assert kg("path", "U.S. officials", "munitions", "--only", "asserted").returncode == 1
    assert kg("path", "U.S. officials", "munitions", "--avoid", "North Korea").returncode == 1
