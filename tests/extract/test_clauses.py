"""Who does what to whom in a tree: subjects that grammar leaves out, voices, relative clauses, coordination."""

from __future__ import annotations

import pytest

from kg.extract import clauses, cues, tree
from kg.extract.clauses import Clause
from tests.extract.parsed import parse
from tests.extract.trees import doc


class Read:
    """The clauses of a text, asked for by their word."""

    def __init__(self, text: str) -> None:
        self.tree = tree.of(parse(text))
        self.clauses = clauses.find(self.tree, cues.load("en"))

    def clause(self, word: str) -> Clause:
        return self.clauses[self.tree.words.index(word)]

    def words(self, tokens: list[int]) -> list[str]:
        return [self.tree.words[i] for i in tokens]

    def subjects(self, word: str) -> list[str]:
        return self.words(self.clause(word).subjects)

    def objects(self, word: str) -> list[str]:
        return self.words(self.clause(word).objects)


SUBJECT_OF_THE_LOWER_VERB = {
    "want to: the subject": ("Kim Lee wants to visit Moscow.", "visit", "Kim"),
    "promise somebody to: the subject": ("Maria Silva promised Kim Lee to visit Moscow.", "visit", "Maria"),
    "order somebody to: the object": ("Maria Silva ordered Kim Lee to visit Moscow.", "visit", "Kim"),
    "help somebody do: the object": ("Spain helped Iran build the bridge.", "build", "Iran"),
    "seem to: raised": ("Kim Lee seems to trust Maria Silva.", "trust", "Kim"),
    "be ordered to: who is ordered": ("Kim Lee was ordered to leave Moscow.", "leave", "Kim"),
    "be expected to: who is expected": ("Maria Silva is expected to visit Lima.", "visit", "Maria"),
    "stop somebody from: the object": ("Police stopped Maria Silva from leaving Lima.", "leaving", "Maria"),
    "accuse somebody of: the object": ("Spain accused Iran of arming Syria.", "arming", "Iran"),
    "be accused of: who is accused": ("Iran was accused of arming Syria.", "arming", "Iran"),
    "quote somebody as saying: the object": ("Reuters quoted Maria Silva as saying Kim Lee visited Lima.", "saying", "Maria"),
    "without: the subject above": ("Kim Lee left Moscow without meeting Maria Silva.", "meeting", "Kim"),
    "purpose: the subject above": ("Kim Lee flew to Lima to meet Maria Silva.", "meet", "Kim"),
    "participle behind a comma: the subject above": ("Kim Lee arrived in Moscow, praising Maria Silva.", "praising", "Kim"),
    "participle behind a noun: the noun": ("Miners occupying the land attacked Maria Silva.", "occupying", "Miners"),
    "decision to: whose decision it is": ("Maria Silva’s decision to visit Lima angered Iran.", "visit", "Maria"),
    "plan to: who has the plan": ("Kim Lee had no plan to visit Lima.", "visit", "Kim"),
}  # fmt: skip


@pytest.mark.parametrize("case", SUBJECT_OF_THE_LOWER_VERB, ids=str)
def test_subject_that_grammar_leaves_out(case: str) -> None:
    text, verb, subject = SUBJECT_OF_THE_LOWER_VERB[case]
    read = Read(text)
    assert read.subjects(verb) == [subject]
    assert read.clause(verb).inherited


def test_relative_pronoun_as_subject_stands_for_its_noun() -> None:
    read = Read("The general who met Kim Lee praised Maria Silva.")
    assert (read.subjects("met"), read.objects("met")) == (["general"], ["Kim"])
    assert read.clause("met").link == "relcl"


def test_relative_clause_without_pronoun_has_its_noun_as_object() -> None:
    read = Read("The general Kim Lee met praised Maria Silva.")
    assert (read.subjects("met"), read.objects("met")) == (["Kim"], ["general"])


def test_relative_where_is_no_object() -> None:
    read = Read("The city where Kim Lee met Maria Silva welcomed tourists.")
    assert (read.subjects("met"), read.objects("met")) == (["Kim"], ["Maria"])


def test_relative_pronoun_below_a_saying_verb_is_the_subject_there() -> None:
    read = Read("The clause, which Kim Lee said is harmful, angered Iran.")
    assert read.subjects("harmful") == ["clause"]
    assert (read.subjects("said"), read.objects("said")) == (["Kim"], [])


def test_participle_with_by_is_a_passive_with_its_agent() -> None:
    read = Read("The treaty signed by Kim Lee angered Iran.")
    clause = read.clause("signed")
    assert clause.passive
    assert (read.subjects("signed"), read.words(clause.agents)) == (["treaty"], ["Kim"])


def test_participle_behind_a_noun_of_content_says_what_was_done_to_the_noun() -> None:
    read = Read("Spain approved the agreement signed by Iran.")
    assert (read.subjects("signed"), read.words(read.clause("signed").agents)) == (["agreement"], ["Iran"])


def test_coordinated_agents_are_all_agents() -> None:
    read = Read("Maria Silva was seen by Kim Lee and Peter Novak.")
    assert read.words(read.clause("seen").agents) == ["Kim", "Peter"]


def test_coordinated_verbs_share_subjects_and_what_follows() -> None:
    read = Read("Spain and Iran drafted and signed the treaty.")
    for verb in ("drafted", "signed"):
        assert (read.subjects(verb), read.objects(verb)) == (["Spain", "Iran"], ["treaty"])


def test_participles_behind_one_auxiliary_are_all_passive() -> None:
    read = Read("Maria Silva was kidnapped, beaten and left in Lima.")
    for verb in ("kidnapped", "beaten", "left"):
        assert read.clause(verb).passive
        assert read.subjects(verb) == ["Maria"]


def test_a_past_tense_beside_a_passive_is_active() -> None:
    read = Read("Maria Silva was arrested and died.")
    assert read.clause("arrested").passive
    assert not read.clause("died").passive
    assert read.subjects("died") == ["Maria"]


def test_it_that_stands_for_a_clause_is_no_subject() -> None:
    read = Read("It is clear that Kim Lee lied.")
    assert read.clause("clear").expletive
    assert read.subjects("clear") == []
    assert read.subjects("lied") == ["Kim"]


def test_particle_belongs_to_its_verb() -> None:
    read = Read("Kim Lee ruled out a deal.")
    particle = read.clause("ruled").particle
    assert particle is not None
    assert read.tree.words[particle] == "out"


def test_a_preposition_of_two_words_is_one_case() -> None:
    read = Read("Maria Silva resigned because of the scandal.")
    assert [(o.case, read.tree.words[o.head]) for o in read.clause("resigned").obliques] == [("because of", "scandal")]


def test_predicate_noun_with_a_copula_is_a_clause() -> None:
    clause = Read("Maria Silva is a lawyer.").clause("lawyer")
    assert clause.kind == "noun"
    assert clause.cop is not None


def test_clauses_come_with_the_one_above_first() -> None:
    read = Read("Reuters reported that Maria Silva said Kim Lee visited Lima.")
    assert read.words(list(read.clauses)) == ["reported", "said", "visited"]
    assert [c.parent for c in read.clauses.values()] == [None, *list(read.clauses)[:2]]


@pytest.mark.parametrize(("tag", "passive"), [("VBD", False), ("VBN", True)])
def test_a_past_tense_without_a_helper_is_active(tag: str, passive: bool) -> None:
    found = clauses.find(tree.of(doc(f"a a DET DT 1 det O\nconvention convention NOUN NN 2 nsubj:pass O\ndelayed delay VERB {tag} 2 root O")), cues.load("en"))
    assert found[2].passive == passive


@pytest.mark.parametrize(("noun", "lemma", "passive"), [("NOUN", "send", True), ("PRON", "send", False), ("NOUN", "arrive", False)])
def test_what_tells_which_thing_is_a_participle(noun: str, lemma: str, passive: bool) -> None:
    found = clauses.find(tree.of(doc(f"team team {noun} NN 2 nsubj O\nx {lemma} VERB VBD 0 acl O\nleft leave VERB VBD 2 root O")), cues.load("en"))
    assert found[1].passive == passive


def test_no_stock_is_plummeted() -> None:
    assert not clauses.find(tree.of(doc("stock stock NOUN NN 1 nsubj:pass O\nplummeted plummet VERB VBN 1 root O")), cues.load("en"))[1].passive


@pytest.mark.parametrize(("relation", "passive"), [("acl:relcl", False), ("root", True)])
def test_a_clause_behind_a_noun_needs_a_helper_to_be_passive(relation: str, passive: bool) -> None:
    found = clauses.find(
        tree.of(doc(f"talks talk NOUN NNS 3 nsubj O\nit it PRON PRP 2 nsubj:pass O\nput put VERB VBN 0 {relation} O\nend end VERB VBP 3 root O")),
        cues.load("en"),
    )
    assert found[2].passive == passive
