"""What is denied of a part only: "not all analysts agree" says neither that they do nor that they do not."""

from __future__ import annotations

from kg.extract.cues import Cues
from kg.extract.tree import Tree


def partly(tree: Tree, noun: int, cues: Cues) -> bool:
    """ "not all of those ties", "not everyone": a negation right in front of a word for the whole, in the noun's phrase or before it."""
    if not tree.of_lemmas(cues.wholes):
        return False
    first = min(tree.subtree(noun))
    near = range(max(0, first - 1), noun + 1)
    return any(tree.words[k].lower() in cues.negations and tree.lemmas[k + 1] in cues.wholes for k in near if k + 1 <= noun)
