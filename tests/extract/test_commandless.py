from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = "import sys; from kg.extract.commandless import spacy; found = spacy(); "


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("print(any(name.startswith(('spacy.cli', 'typer', 'weasel')) for name in sys.modules))", "False"),
        ("print(found.blank('en')('They met.').text)", "They met."),
        ("print(found.info(silent=True)['spacy_version'] == found.__version__)", "True"),
        ("import spacy; print(callable(spacy.cli.download), spacy.cli is sys.modules['spacy.cli'])", "True True"),
        ("print(hasattr(found, 'nothing'))", "False"),
    ],
)
def test_spacy_comes_without_its_commands_until_somebody_asks_for_them(program: str, said: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED + program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr) == (said, "")


def test_a_spacy_that_is_there_already_is_left_as_it_is() -> None:
    program = "import sys, spacy; from kg.extract import commandless; print(commandless.spacy() is spacy, 'spacy.cli.info' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr) == ("True True", "")
