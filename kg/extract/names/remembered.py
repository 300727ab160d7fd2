"""Short names that only the rest of the article tells: "King" of Martin Luther King, whom a list of titles takes for a king."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.kinds import Lexicon
from kg.extract.names.name import capital, titled
from kg.extract.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

PEOPLE = frozenset({"PERSON", "PER"})
SONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def surnames(doc: Doc, tree: Tree, words: Lexicon, seen: set[int]) -> list[tuple[int, int]]:
    """Titles that are the last name of a person named in full and stand alone, without an article and with nothing of a name behind them."""
    lasts: set[str] = set()
    for ent in doc.ents:
        own = [token.text for token in ent if token.text not in SONS]
        if ent.label_ in PEOPLE and len(own) > 1 and not titled(tree, words, ent.start):
            lasts.add(own[-1])
    found = []
    for i, word in enumerate(tree.words):
        if word not in lasts or i in seen or not titled(tree, words, i) or tree.tags[i] not in ("NNP", "NN"):
            continue
        bare = not any(tree.rel[k] in ("det", "amod") or tree.dep[k] == "nmod:poss" for k in tree.children[i])
        if bare and not capital(tree, i - 1) and not (i + 1 < len(tree.words) and (capital(tree, i + 1) or tree.words[i + 1] == "of")):
            found.append((i, i + 1))
    return found
