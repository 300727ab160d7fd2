"""Files that are whole or absent, also after a process was killed while it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kg.formats.atomic import replacing


def test_what_a_killed_process_left_goes_with_the_next_writing_and_what_a_living_one_writes_stays(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    dead, alive = tmp_path / f".graph.jsonl.{gone.pid}.part", tmp_path / f".graph.jsonl.{os.getppid()}.part"
    other = tmp_path / f".notes.jsonl.{gone.pid}.part"
    for path in (dead, alive, other):
        path.write_text("half")
    with replacing(tmp_path / "graph.jsonl") as (draft,):
        draft.write_text("whole")
    assert not dead.exists()
    assert alive.exists()
    assert other.exists(), "only drafts of the file that is written"
    assert (tmp_path / "graph.jsonl").read_text() == "whole"
