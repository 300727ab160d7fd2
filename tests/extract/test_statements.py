"""What sentences say, through the shipped English pipeline: a line a case, "subject | predicate | object | status | speaker"."""

from __future__ import annotations

from functools import cache

import pytest

from kg import ontology
from kg.extract import extract
from kg.extract.annotate import load
from kg.model import Article, Block, Findings, article_id, status


@cache
def findings(text: str) -> Findings:
    article = Article(article_id(text), text, "en", "test", 1, blocks=(Block("paragraph", 0, len(text)),))
    return extract(article, load("en"), ontology.load())


def lines(text: str) -> set[str]:
    found = findings(text)
    out = set()
    for r in found.relations:
        ends = [found.chains[a.chain].name if a else "-" for a in (r.subject, r.object)]
        voice = "-" if not r.speakers else (found.chains[r.speakers[0].chain].name if r.speakers[0].chain is not None else r.speakers[0].words)
        out.add(f"{ends[0]} | {r.predicate} | {ends[1]} | {status(r.negated, r.modality, bool(r.speakers))} | {voice}")
    return out


CASES = {
    "transitive": ("The parliament approved the budget on Monday.", "parliament | approve | budget | asserted | -"),
    "passive with agent": ("Maria Lopez was arrested by police in Lima.", "police | arrest | Maria Lopez | asserted | -"),
    "passive without agent": ("Two journalists were kidnapped in 2020.", "- | kidnap | Two journalists | asserted | -"),
    "prepositional argument": ("Anna Berg lived in Oslo for ten years.", "Anna Berg | live in | Oslo | asserted | -"),
    "particle": ("John Okafor stepped down on Friday.", "John Okafor | step down | - | asserted | -"),
    "coordinated subjects": ("France and Germany signed the treaty.", "Germany | sign | treaty | asserted | -"),
    "coordinated objects": ("The court fined Meta and Google.", "court | fine | Google | asserted | -"),
    "coordinated verbs": ("The army attacked the town and burned the bridge.", "army | burn | bridge | asserted | -"),
    "negation": ("The company did not pay the fine.", "company | pay | fine | denied | -"),
    "never": ("Peter Novak never met the minister.", "Peter Novak | meet | minister | denied | -"),
    "neither": ("Neither China nor India joined the agreement.", "China | join | agreement | denied | -"),
    "future is planned": ("The government will build a new hospital.", "government | build | new hospital | planned | -"),
    "expected to": ("The court is expected to reject the appeal.", "court | reject | appeal | planned | -"),
    "may is possible": ("The union may call a strike.", "union | call | strike | possible | -"),
    "if is possible": ("If the parliament rejects the plan, the minister resigns.", "parliament | reject | plan | possible | -"),
    "said that": ("Officials said the fire destroyed the factory.", "fire | destroy | factory | claimed | Officials"),
    "inverted quote": ("“The fire destroyed the factory,” said Karl Weber.", "fire | destroy | factory | claimed | Karl Weber"),
    "according to": ("According to Reuters, the bank closed ten branches.", "bank | close | ten branches | claimed | Reuters"),
    "accuse of": ("Ukraine accused Russia of shelling the port.", "Russia | shell | port | claimed | Ukraine"),
    "deny that": ("Russia denied that its forces shelled the port.", "forces | shell | port | denied | Russia"),
    "refuse to": ("The company refused to publish the report.", "company | publish | report | denied | -"),
    "refuse to, the act": ("The company refused to publish the report.", "company | refuse to publish | report | asserted | -"),
    "reportedly": ("The firm reportedly hired a spy.", "firm | hire | spy | claimed | reportedly"),
    "copula": ("Uganda is a member of the United Nations.", "Uganda | member of | United Nations | asserted | -"),
    "apposition with an office": (
        "Ramon Diaz, a professor at Oxford University, criticized the law.", "Ramon Diaz | professor at | Oxford University | asserted | -"),
    "title": ("French President Emmanuel Macron visited Berlin.", "Emmanuel Macron | president of | France | asserted | -"),
    "relative clause": ("The man who killed the officer fled to Mexico.", "man | kill | officer | asserted | -"),
    "participle": ("The treaty signed by Spain protects the forest.", "Spain | sign | treaty | asserted | -"),
    "event noun": ("Germany’s invasion of Poland shocked Europe.", "Germany | invade | Poland | asserted | -"),
    "suffered event": ("The murder of Ann Smith shocked the town.", "- | murder | Ann Smith | asserted | -"),
    "vowed to": ("The mayor vowed to close the prison.", "mayor | close | prison | planned | mayor"),
    "object control": ("The judge ordered the company to pay the workers.", "company | pay | workers | planned | judge"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sentence_says(case: str) -> None:
    text, expected = CASES[case]
    assert expected in lines(text), "\n".join(sorted(lines(text)))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_evidence_quotes_the_article(case: str) -> None:
    text, _ = CASES[case]
    for relation in findings(text).relations:
        e = relation.evidence
        assert 0 <= e.sentence_start <= e.start < e.end <= e.sentence_end <= len(text)
        spans = [*e.predicate, *(s for s in (e.subject, e.object, e.negation, e.modality, e.time) if s)]
        assert all(e.start <= a < b <= e.end for a, b in spans)


def test_a_question_says_nothing() -> None:
    assert lines("Did the company pay the fine?") == set()


def test_unresolved_pronouns_are_no_ends() -> None:
    assert not any(line.split(" | ")[0].lower() in {"it", "they", "he"} for line in lines("It destroyed the town. They left."))


def test_speakers_who_say_the_same_give_a_statement_each() -> None:
    found = lines("Both Iran and Iraq said the river flooded the city.")
    assert {"river | flood | city | claimed | Iran", "river | flood | city | claimed | Iraq"} <= found


def test_same_article_gives_the_same_findings() -> None:
    text = CASES["accuse of"][0]
    first = findings(text)
    findings.cache_clear()
    assert findings(text) == first
