"""kg explain: the phrases, the tree and the clauses of a sentence, the statements that it gave, and why a clause gave none."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Kg


def test_explain_names_the_clauses_of_a_sentence(kg: Kg, news: Path, tmp_path: Path) -> None:
    kg("build", "news", "--no-page")
    done = kg("explain", "news/one.txt:1")
    assert done.returncode == 0, done.stderr
    assert "met: verb" in done.stdout
    assert "Emmanuel Macron  (name, Person" in done.stdout
    assert kg("explain", "news/one.txt:9").returncode == 1


def test_explain_says_why_a_clause_gave_no_statement(kg: Kg, tmp_path: Path) -> None:
    text = "It is possible that Angela Merkel met Emmanuel Macron. They left early. Angela Merkel arrived."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    kg("build", "a.txt", "--no-page")
    told = [" ".join(kg("explain", f"a.txt:{number}").stdout.split()) for number in (1, 2, 3)]
    assert "gave no statement: its subject is an expletive (it, there)" in told[0]
    assert "gave no statement: its arguments are pronouns without a known antecedent, times or amounts: They" in told[1]
    assert "gave no statement" not in told[2]


def test_explain_keeps_to_eighty_columns(kg: Kg, tmp_path: Path) -> None:
    text = "A spokeswoman for the ministry of agriculture, forests and the environment of the northern province told Angela Merkel that they had said so. "
    (tmp_path / "a.txt").write_text(text + "She left.", encoding="utf-8")
    kg("build", "a.txt", "--no-page")
    done = kg("explain", "a.txt:1")
    assert "gave no statement" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
