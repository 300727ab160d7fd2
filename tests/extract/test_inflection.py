"""Ukrainian phrases in the nominative, from trees alone: for pipelines that cannot say it themselves."""

from __future__ import annotations

import pytest

from kg.extract import tree
from kg.extract.inflection import nominative
from tests.extract.trees import doc

PHRASES = {
    "a man's name": ("""
Дениса Денис PROPN PROPN 0 root B-PERSON Case=Gen|Gender=Masc|Number=Sing
Шмигаля Шмигаль PROPN PROPN 0 flat I-PERSON Case=Gen|Gender=Masc|Number=Sing
""", "Денис Шмигаль"),
    "a woman's name like an adjective": ("""
Ірині Ірина PROPN PROPN 0 root B-PERSON Case=Dat|Gender=Fem|Number=Sing
Вербицькій Вербицький PROPN PROPN 0 flat I-PERSON Case=Dat|Gender=Fem|Number=Sing
""", "Ірина Вербицька"),
    "an adjective agrees": ("""
Верховної верховний ADJ ADJ 1 amod B-ORG Case=Gen|Gender=Fem|Number=Sing
Ради рада NOUN NOUN 1 root I-ORG Case=Gen|Gender=Fem|Number=Sing
""", "Верховна Рада"),
    "an adjective of a neuter": ("""
Національного національний ADJ ADJ 1 amod B-ORG Case=Gen|Gender=Neut|Number=Sing
агентства агентство NOUN NOUN 1 root I-ORG Case=Gen|Gender=Neut|Number=Sing
""", "Національне агентство"),
    "what follows in the genitive stays": ("""
Міністерству міністерство NOUN NOUN 0 root B-ORG Case=Dat|Gender=Neut|Number=Sing
оборони оборона NOUN NOUN 0 nmod I-ORG Case=Gen|Gender=Fem|Number=Sing
""", "Міністерство оборони"),
    "capitals stay": ("ООН ООН PROPN PROPN 0 root B-ORG Case=Gen|Gender=Fem|Number=Sing", "ООН"),
    "a plural stays as written": ("депутатів депутат NOUN NOUN 0 root O Case=Gen|Gender=Masc|Number=Plur", "депутатів"),
    "each part of a double name has its capital": ("Івано-Франківська івано-франківськ PROPN PROPN 0 root B-GPE Number=Sing", "Івано-Франківськ"),
    "marks stand as in print": ("""
газеті газета NOUN NOUN 0 root O Case=Loc|Gender=Fem|Number=Sing
« « PUNCT PUNCT 2 punct O
День День PROPN PROPN 0 appos O Case=Nom|Gender=Masc|Number=Sing
» » PUNCT PUNCT 2 punct O
""", "газета «День»"),
}  # fmt: skip


@pytest.mark.parametrize("case", PHRASES, ids=str)
def test_a_phrase_in_the_nominative(case: str) -> None:
    text, expected = PHRASES[case]
    found = tree.of(doc(text, "uk"))
    root = next(i for i, head in enumerate(found.head) if head == i)
    assert nominative(found, 0, len(found.words), root) == expected
