from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import kg
from kg.pipeline.ukrainian_dictionary import Dictionary
from kg.pipeline.ukrainian_lemmas import Lemmas

MODELS = Path(kg.__file__).parent / "models"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return spacy.load(MODELS / "uk")


@pytest.fixture(scope="session")
def free(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """The pipeline where the learnt names are not installed."""
    folder = tmp_path_factory.mktemp("models") / "uk"
    shutil.copytree(MODELS / "uk", folder)
    return spacy.load(folder)


@pytest.fixture(scope="session")
def lemmas() -> Lemmas:
    folder = MODELS / "uk/kg_reader_uk"
    return Lemmas(Dictionary((folder / "forms.xz").read_bytes()), (folder / "lemmas.gz").read_bytes())
