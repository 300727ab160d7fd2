"""What the check of a release would find wrong with a wheel."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from benchmarks import release


def wheel(folder: Path, *, without: str = "", beside: str = "", size: int = 0) -> Path:
    target = folder / "kg-1-py3-none-any.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for name in (*release.HOLDS, "kg-1.dist-info/licenses/LICENSE", beside):
            if name and name != without:
                archive.writestr(name, "x")
        archive.writestr("kg/weights", os.urandom(size))
    return target


def test_a_whole_wheel_is_right(tmp_path: Path) -> None:
    assert release.complaints(wheel(tmp_path)) == []


@pytest.mark.parametrize("name", ["kg/models/uk/meta.json", "kg/page/static/page.js", "kg/page/static/LICENSES.txt", "kg/queries/roles.cypher"])
def test_what_a_wheel_lacks_is_named(name: str, tmp_path: Path) -> None:
    assert release.complaints(wheel(tmp_path, without=name)) == [f"{name} is missing"]


def test_a_wheel_without_a_licence_is_told(tmp_path: Path) -> None:
    assert release.complaints(wheel(tmp_path, without="kg-1.dist-info/licenses/LICENSE")) == ["the metadata have no licence file"]


@pytest.mark.parametrize("name", ["tests/test_graph.py", "kg/__pycache__/model.pyc", "kg/exports/kg.db"])
def test_what_has_no_place_in_a_wheel_is_named(name: str, tmp_path: Path) -> None:
    assert release.complaints(wheel(tmp_path, beside=name)) == [f"{name} does not belong into a wheel"]


def test_a_wheel_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "LARGEST", 5e5)
    assert release.complaints(wheel(tmp_path, size=600_000)) == ["0.6 MB; at most 0.5"]


def test_everything_that_a_whole_wheel_holds_is_in_the_working_tree() -> None:
    assert [name for name in release.HOLDS if not (release.ROOT / name).is_file()] == []
