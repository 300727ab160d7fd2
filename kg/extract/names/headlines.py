"""Names in headlines, where every word has a capital: "Elizabeth Warren Hammers Wells Fargo" is a person, a verb and a bank, which only the article tells."""

from __future__ import annotations

from kg.extract.names.name import Name, root_of
from kg.extract.names.remembered import PEOPLE, SONS
from kg.extract.tree import Tree

SHORT = 3  # letters of the words that headlines may write small: "of", "the"
FEWEST = 4  # words that make a headline


def parted(tree: Tree, names: list[Name]) -> list[Name]:
    """The names; those of headlines end with the person whom the article names elsewhere, and what it names of the rest is a name, too."""
    lines = _headlines(tree)
    if not lines:
        return names
    known = {_words(tree, n.start, n.end): n.label for n in names if tree.sentence[n.start] not in lines and n.end - n.start > 1}
    found: list[Name] = []
    for name in names:
        end = next((e for e in range(name.end - 1, name.start + 1, -1) if known.get(_words(tree, name.start, e)) in PEOPLE), None)
        if tree.sentence[name.start] not in lines or _words(tree, name.start, name.end) in known or end is None or tree.words[end] in SONS:
            found.append(name)
            continue
        found.append(Name(name.start, end, root_of(tree, name.start, end), name.label))
        for start in range(end, name.end):
            rest = next((words for words in known if _words(tree, start, start + len(words)) == words), None)
            if rest is not None:
                found.append(Name(start, start + len(rest), root_of(tree, start, start + len(rest)), known[rest]))
                break
    return found


def _words(tree: Tree, start: int, end: int) -> tuple[str, ...]:
    return tuple(tree.words[start:end])


def _headlines(tree: Tree) -> set[int]:
    """Sentences whose words all begin with a capital, but for the short ones."""
    capitals: dict[int, int] = {}
    others: set[int] = set()
    for word, sentence in zip(tree.words, tree.sentence, strict=True):
        if sentence in others or len(word) <= SHORT or not word.isalpha():
            continue
        if word[0].isupper():
            capitals[sentence] = capitals.get(sentence, 0) + 1
        else:
            others.add(sentence)
    return {sentence for sentence, count in capitals.items() if count >= FEWEST and sentence not in others}
