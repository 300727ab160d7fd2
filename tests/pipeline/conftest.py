from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import kg

MODEL = Path(kg.__file__).parent / "models/en"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return spacy.load(MODEL)
