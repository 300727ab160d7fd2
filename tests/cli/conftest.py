"""``kg`` as a user starts it: in this process, where what it prints matters, or as the real program, where the process does."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.making import export
from tests.samples import hostile_graph, small_graph

Done = subprocess.CompletedProcess[str]
Kg = Callable[..., Done]
ONE = "BERLIN — Angela Merkel met Emmanuel Macron in Paris. Merkel visited the museum in Vienna on Friday."
TWO = "OSLO — The company bought Siemens in March. Ursula von der Leyen criticized the government of Hungary."


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Runs ``kg`` with arguments in a folder of its own. Texts in and out are UTF-8, there is no terminal, no colour. The pipelines are loaded once."""
    for key in [key for key in os.environ if key.startswith("KG_")]:
        monkeypatch.delenv(key)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: str = "", **environment: str) -> Done:
        printed, said = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        code: object = 0
        with monkeypatch.context() as during, redirect_stdout(printed), redirect_stderr(said):
            for key, value in environment.items():
                during.setenv(key, value)
            during.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            try:
                main([str(argument) for argument in arguments])
            except SystemExit as ended:
                code = ended.code or 0
        texts = [stream.buffer.getvalue().decode() for stream in (printed, said)]  # type: ignore[attr-defined]
        assert isinstance(code, int)
        return Done(arguments, code, *texts)

    return run


@pytest.fixture
def program(tmp_path: Path) -> Kg:
    """As ``kg``, but the real program in a process of its own: other hashes of strings, nothing loaded before, signals, closed pipes."""

    def run(*arguments: object, stdin: str | None = None, **environment: str) -> Done:
        known = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
        return subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            input=stdin,
            env={**known, "PYTHONUTF8": "1", **environment},
            check=False,
        )

    return run


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """exports/ of the small graph of the samples, without a ledger."""
    export(small_graph(), tmp_path / "exports", page=False)
    return tmp_path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    export(hostile_graph(), tmp_path / "exports", page=False)
    return tmp_path


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return folder


def rows(tmp_path: Path, name: str = "triples", out: str = "exports") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (tmp_path / out / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]
