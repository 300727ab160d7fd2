"""The tree as plain lists."""

from __future__ import annotations

from kg.extract import tree
from kg.extract.tree import Tree, changed
from tests.extract.parsed import parse
from tests.extract.trees import doc


def words(found: Tree, tokens: list[int]) -> str:
    return " ".join(found.words[i] for i in tokens)


def test_offsets_are_characters_of_the_text() -> None:
    text = "“Kim Lee visited Lima,” Maria Silva said. “Spain attacked northern Iran.”"
    found = tree.of(parse(text))
    assert all(text[found.start[i] : found.end(i)] == word for i, word in enumerate(found.words))


def test_relations_lose_their_subtype_and_dependencies_keep_it() -> None:
    found = tree.of(parse("Kim Lee was arrested by police."))
    verb = found.words.index("arrested")
    assert words(found, list(found.kids(verb, "nsubj"))) == "Kim"
    assert words(found, list(found.kids(verb, "nsubj:pass"))) == "Kim"
    assert found.kid(verb, "obl:agent") == found.words.index("police")
    assert found.kid(verb, "nsubj:outer") is None


def test_a_subtree_is_in_the_order_of_the_text() -> None:
    found = tree.of(parse("Maria Silva was seen by Kim Lee and Peter Novak."))
    assert words(found, found.subtree(found.words.index("Kim"))) == "by Kim Lee and Peter Novak"


def test_conjuncts_begin_with_the_first() -> None:
    found = tree.of(parse("Countries such as Italy and Greece protested."))
    assert words(found, found.conjuncts(found.words.index("Italy"))) == "Italy Greece"
    assert words(found, found.conjuncts(found.words.index("Greece"))) == "Greece"


def test_white_space_between_paragraphs_belongs_to_no_rule() -> None:
    found = tree.of(parse("“Kim Lee visited Lima,” Maria Silva said.\n\n“Spain attacked northern Iran.”"))
    at = found.words.index("\n\n")
    assert (found.upos[at], found.dep[at]) == ("SPACE", "space")


def test_sentences_are_numbered_and_their_roots_head_themselves() -> None:
    found = tree.of(parse("“Kim Lee visited Lima,” Maria Silva said. “Spain attacked northern Iran.”"))
    roots = [i for i, head in enumerate(found.head) if head == i]
    assert words(found, roots) == "said attacked"
    assert [found.dep[i] for i in roots] == ["root", "root"]
    assert [found.sentence[i] for i in roots] == [0, 1]


def test_features_are_whole_pairs() -> None:
    found = tree.of(parse("Kim Lee will visit Lima."))
    visit = found.words.index("visit")
    assert found.feature(visit, "VerbForm=Inf")
    assert not found.feature(visit, "VerbForm=I")


def test_the_columns_are_what_the_tokens_say() -> None:
    doc = parse("“Kim Lee visited Lima,” Maria Silva said.\n\n“Spain attacked northern Iran.”")
    found = tree.of(doc)
    assert found.words == [t.text for t in doc]
    assert found.tags == [t.tag_ for t in doc]
    assert found.feats == [str(t.morph) for t in doc]
    assert found.start == [t.idx for t in doc]
    assert [u for u in found.upos if u != "SPACE"] == [t.pos_ for t in doc if not t.is_space]
    assert found.lemmas == [t.lemma_.lower() or t.lower_ for t in doc]
    assert [found.sentence[i] for i in range(len(doc))] == [n for n, sentence in enumerate(doc.sents) for _ in sentence]


RING = """
Madison Madison PROPN NNP 0 root B-GPE
: : PUNCT : 6 punct O
The the DET DT 6 det B-ORG
University University PROPN NNP 6 compound I-ORG
of of ADP IN 5 case I-ORG
Wisconsin Wisconsin PROPN NNP 3 nmod B-GPE
Press Press PROPN NNP 0 appos I-ORG
"""


def test_arcs_that_would_close_a_ring_change_nothing() -> None:
    built = tree.of(doc(RING))
    assert changed(built, {6: (5, "appos")}) is built  # "Press" below "Wisconsin", which stands below "Press"
    assert changed(built, {0: (6, "nmod"), 6: (0, "appos")}) is built
    assert changed(built, {5: (6, "nmod")}).head[5] == 6
    assert changed(built, {6: (6, "root"), 0: (6, "nmod")}).head[0] == 6  # the root goes down and another one up
