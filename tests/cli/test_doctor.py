"""kg doctor and kg models: what is here, what is missing, and the command that brings it."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

from tests.cli.conftest import Kg


def test_doctor_says_what_is_installed_and_how_to_get_the_rest(kg: Kg) -> None:
    done = kg("doctor")
    assert "ok       spacy" in done.stdout
    for line in done.stdout.splitlines():
        if line.startswith("optional"):
            assert "pip install" in line or "apt-get" in line
    offered = set(re.findall(r"kg\[(\w+)\]", done.stdout))
    assert offered <= set(metadata.metadata("kg").get_all("Provides-Extra") or [])
    assert "ok       learnt Ukrainian names (CC BY-NC-SA 4.0" in done.stdout


def test_doctor_names_what_is_missing_and_exits_1(kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.doctor.CORE", {"no_such_module": "kg query"})
    monkeypatch.setattr("kg.cli.doctor.EXTRAS", {"no_such_extra": ("parquet", ".parquet sources")})
    monkeypatch.setattr("kg.cli.doctor.LANGUAGES", {"fr": "French"})
    monkeypatch.setattr("kg.cli.doctor.NAMES", "fr-names")
    monkeypatch.setattr("shutil.which", lambda name: None)
    done = kg("doctor")
    assert done.returncode == 1
    assert "MISSING  no_such_module: kg query; pip install --force-reinstall kg" in done.stdout
    assert "MISSING  French pipeline: see kg models" in done.stdout
    assert "optional no_such_extra: .parquet sources; pip install 'kg[parquet]'" in done.stdout
    assert "note     Ukrainian names come from rules" in done.stdout
    assert "apt-get install openjdk" in done.stdout
    assert done.stderr.strip() == "2 missing: no_such_module, French pipeline"
    assert "fr  French     missing" in kg("models").stdout


def test_models_lists_both_languages(kg: Kg) -> None:
    assert [line[:2] for line in kg("models").stdout.splitlines()[:2]] == ["en", "uk"]
    assert all(" weights of kg 1." in line for line in kg("models").stdout.splitlines()[:2])  # the release that brought them; 0.1.0 said nothing
    assert re.search(r"^uk-names .*CC BY-NC-SA 4.0", kg("models").stdout, re.MULTILINE)


def test_every_folder_of_weights_has_a_licence_and_names_its_sources() -> None:
    from importlib import resources

    folders = [Path(str(folder)) for folder in (resources.files("kg") / "models").iterdir() if folder.is_dir()]
    told = {folder.name: {p.name for p in folder.iterdir()} & {"LICENSE", "ATTRIBUTION"} for folder in folders if folder.name != "coref"}
    assert told == {name: {"LICENSE", "ATTRIBUTION"} for name in told}
