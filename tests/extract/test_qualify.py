"""Who says so, denied or not, how sure, on trees checked by hand: a line a statement, "subject | predicate | object | status | speakers"."""

from __future__ import annotations

import pytest

from tests.extract.parsed import findings, statements

VISIT = "Kim Lee | visit | Lima"
DENIED = {
    "not": ("Kim Lee did not meet Maria Silva.", {"Kim Lee | meet | Maria Silva | denied | -"}),
    "no longer": ("Spain no longer supports Iran.", {"Spain | support | Iran | denied | -"}),
    "no in front of the subject": ("No minister visited Lima.", {"minister | visit | Lima | denied | -"}),
    "down into the infinitive": ("Kim Lee does not want to meet Maria Silva.", {"Kim Lee | meet | Maria Silva | denied | -"}),
    "raised over think": ("Kim Lee does not think that Maria Silva visited Lima.", {"Maria Silva | visit | Lima | denied | Kim Lee"}),
    "refuse to gives the refusal and the denial": (
        "Kim Lee refused to meet Maria Silva.", {"Kim Lee | refuse to meet | Maria Silva | asserted | -", "Kim Lee | meet | Maria Silva | denied | -"}),
    "deny that, in the words of the denier": ("Kim Lee denied that Maria Silva visited Lima.", {"Maria Silva | visit | Lima | denied | Kim Lee"}),
    "deny doing gives no second statement": ("Kim Lee denied meeting Maria Silva.", {"Kim Lee | meet | Maria Silva | denied | Kim Lee"}),
    "without": (
        "Kim Lee left Moscow without meeting Maria Silva.", {"Kim Lee | leave | Moscow | asserted | -", "Kim Lee | meet | Maria Silva | denied | -"}),
    "stop from": (
        "Police stopped Maria Silva from leaving Lima.",
        {"Police | stop from leaving | Maria Silva | asserted | -", "Maria Silva | leave | Lima | denied | -"}),
    "or shares the negation": (
        "Kim Lee did not visit Lima or meet Maria Silva.", {f"{VISIT} | denied | -", "Kim Lee | meet | Maria Silva | denied | -"}),
    "but ends the negation": (
        "Kim Lee did not visit Lima but met Maria Silva.", {f"{VISIT} | denied | -", "Kim Lee | meet | Maria Silva | asserted | -"}),
    "a relative clause is outside of it": (
        "Kim Lee did not meet the general who visited Lima.", {"Kim Lee | meet | general | denied | -", "general | visit | Lima | asserted | -"}),
    "not only denies nothing": ("Kim Lee not only visited Lima.", {f"{VISIT} | asserted | -"}),
    "no behind a preposition": ("Kim Lee knows of no plans.", {"Kim Lee | know of | plans | denied | -"}),
    "a denied noun stays a noun": ("Peter Novak denied the murder of Maria Silva.", {"Peter Novak | deny | murder of Maria Silva | asserted | -"}),
}  # fmt: skip
OPEN = {
    "will": ("Kim Lee will visit Lima.", {f"{VISIT} | planned | -"}),
    "may": ("Kim Lee may visit Lima.", {f"{VISIT} | possible | -"}),
    "want to": ("Kim Lee wants to visit Moscow.", {"Kim Lee | visit | Moscow | planned | -"}),
    "be expected to": ("Maria Silva is expected to visit Lima.", {"Maria Silva | visit | Lima | planned | -"}),
    "seem to": ("Kim Lee seems to trust Maria Silva.", {"Kim Lee | trust | Maria Silva | possible | -"}),
    "purpose is planned, the way there is a fact": (
        "Kim Lee flew to Lima to meet Maria Silva.", {"Kim Lee | fly to | Lima | asserted | -", "Kim Lee | meet | Maria Silva | planned | -"}),
    "order to": (
        "Kim Lee was ordered to leave Moscow.", {"- | order | Kim Lee | asserted | -", "Kim Lee | leave | Moscow | planned | -"}),
    "if: both halves": (
        "If Kim Lee visits Lima, Maria Silva will leave Moscow.", {f"{VISIT} | possible | -", "Maria Silva | leave | Moscow | possible | -"}),
    "unless: both halves": (
        "Maria Silva will leave Moscow unless Kim Lee visits Lima.", {f"{VISIT} | possible | -", "Maria Silva | leave | Moscow | possible | -"}),
    "whether": ("Kim Lee asked whether Maria Silva visited Lima.", {"Maria Silva | visit | Lima | possible | -"}),
    "fear that": ("Kim Lee fears that Maria Silva visited Lima.", {"Maria Silva | visit | Lima | possible | Kim Lee"}),
    "know that is a fact": ("Kim Lee knew that Maria Silva visited Lima.", {"Maria Silva | visit | Lima | asserted | -"}),
    "be to": ("Kim Lee is to visit Lima.", {f"{VISIT} | planned | -"}),
    "was able to did": ("Kim Lee was able to visit Lima.", {f"{VISIT} | asserted | -"}),
    "who was persuaded did": (
        "Kim Lee persuaded Maria Silva to leave Moscow.",
        {"Kim Lee | persuade | Maria Silva | asserted | -", "Maria Silva | leave | Moscow | asserted | -"}),
    "a purpose fulfilled on the way, and what it answers to": (
        "Kim Lee went to Lima to protest the murder of Maria Silva.",
        {"Kim Lee | go to | Lima | asserted | -", "Kim Lee | protest | murder of Maria Silva | asserted | -", "- | murder | Maria Silva | asserted | -"}),
    "what one uses a thing for": (
        "Kim Lee uses a drone to attack Spain.", {"Kim Lee | use | drone | asserted | -", "Kim Lee | attack | Spain | asserted | -"}),
    "a participle behind a plan": (
        "Kim Lee will visit Lima, ending the boycott.", {f"{VISIT} | planned | -", "Kim Lee | end | boycott | planned | -"}),
    "worried that": ("Spain is worried that Kim Lee visited Lima.", {f"{VISIT} | possible | Spain"}),
    "help do is a fact": (
        "Spain helped Iran build the bridge.", {"Spain | help | Iran | asserted | -", "Iran | build | bridge | asserted | -"}),
    "a question says nothing": ("Did Kim Lee visit Lima?", set()),
}  # fmt: skip
SPOKEN = {
    "content in front": ("Kim Lee visited Lima, Reuters said.", {f"{VISIT} | claimed | Reuters"}),
    "according to, in front": ("According to Reuters, Kim Lee visited Lima.", {f"{VISIT} | claimed | Reuters"}),
    "according to, behind": ("Kim Lee visited Lima, according to Reuters.", {f"{VISIT} | claimed | Reuters"}),
    "as X said beside the content": ("As Maria Silva said, Kim Lee visited Lima.", {f"{VISIT} | claimed | Maria Silva"}),
    "in X's view": ("In Maria Silva’s view, Kim Lee visited Lima.", {f"{VISIT} | claimed | Maria Silva"}),
    "reportedly, nobody named": ("Kim Lee reportedly visited Lima.", {f"{VISIT} | claimed | reportedly"}),
    "nested speakers, the nearest first": ("Reuters reported that Maria Silva said Kim Lee visited Lima.", {f"{VISIT} | claimed | Maria Silva, Reuters"}),
    "quoted X as saying": (
        "Reuters quoted Maria Silva as saying Kim Lee visited Lima.",
        {f"{VISIT} | claimed | Maria Silva, Reuters", "Reuters | quote | Maria Silva | asserted | -"}),
    "two who say the same": ("Both Spain and Iran said Kim Lee visited Lima.", {f"{VISIT} | claimed | Spain", f"{VISIT} | claimed | Iran"}),
    "accuse of": ("Spain accused Iran of arming Syria.", {"Spain | accuse | Iran | asserted | -", "Iran | arm | Syria | claimed | Spain"}),
    "accused by nobody named": ("Iran was accused of arming Syria.", {"- | accuse | Iran | asserted | -", "Iran | arm | Syria | claimed | accused"}),
    "confident that": ("Spain is confident that Kim Lee visited Lima.", {f"{VISIT} | claimed | Spain"}),
    "expect of another": ("Spain expects Kim Lee to visit Lima.", {f"{VISIT} | planned | Spain"}),
    "admit to": ("Kim Lee admitted to visiting Lima.", {f"{VISIT} | claimed | Kim Lee"}),
    "whom the source quotes": (
        "According to Reuters, quoting Maria Silva, Kim Lee visited Lima.",
        {f"{VISIT} | claimed | Maria Silva, Reuters", "Reuters | quote | Maria Silva | asserted | -"}),
    "a statement is the word of whoever issued it": (
        "Spain issued a statement saying Kim Lee visited Lima.", {"Spain | issue | statement | asserted | -", f"{VISIT} | claimed | Spain"}),
    "call for an event": (
        "Kim Lee called for the arrest of Maria Silva.",
        {"Kim Lee | call for | arrest of Maria Silva | asserted | -", "- | arrest | Maria Silva | planned | Kim Lee"}),
    "according to, in a relative clause": (
        "Spain supported a plan which, according to Reuters, Iran criticized.",
        {"Spain | support | plan | asserted | -", "Iran | criticize | plan | claimed | Reuters"}),
    "although brings the reporter's own remark": (
        "Maria Silva said Kim Lee visited Lima, although Spain opposed the trip.",
        {f"{VISIT} | claimed | Maria Silva", "Spain | oppose | trip | asserted | -"}),
}  # fmt: skip
CASES = {f"{kind}: {name}": case for kind, group in (("denied", DENIED), ("open", OPEN), ("spoken", SPOKEN)) for name, case in group.items()}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sentence_says_this_and_no_more(case: str) -> None:
    text, expected = CASES[case]
    assert statements(text) == expected


def test_who_did_not_say_it_is_no_speaker_of_it() -> None:
    assert "Maria Silva | visit | Lima | claimed | Kim Lee" not in statements("Kim Lee did not say that Maria Silva visited Lima.")
    assert "Maria Silva | visit | Lima | asserted | -" not in statements("Kim Lee did not say that Maria Silva visited Lima.")


def test_behind_a_comma_whoever_did_it_says_so_not_the_thing_before() -> None:
    found = statements("Kim Lee criticized a plan of Spain, saying Maria Silva visited Lima.")
    assert "Maria Silva | visit | Lima | claimed | Kim Lee" in found


def test_who_rejects_a_claim_does_not_make_it() -> None:
    assert "Kim Lee | visit | Lima | claimed | Maria Silva" not in statements("Maria Silva rejected the claim that Kim Lee visited Lima.")


def test_an_allegation_is_claimed_by_whose_it_is() -> None:
    found = statements("Kim Lee’s allegation that Maria Silva visited Lima angered Spain.")
    assert "Maria Silva | visit | Lima | claimed | Kim Lee" in found


def test_no_plan_to_do_it_denies_it() -> None:
    assert f"{VISIT} | denied | -" in statements("Kim Lee had no plan to visit Lima.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kim Lee did not meet Maria Silva.", "not"),
        ("Kim Lee denied that Maria Silva visited Lima.", "denied"),
        ("Kim Lee left Moscow without meeting Maria Silva.", "without"),
        ("No minister visited Lima.", "No"),
    ],
)
def test_evidence_shows_the_word_that_denies(text: str, words: str) -> None:
    spans = [r.evidence.negation for r in findings(text).relations if r.negated]
    assert [text[s[0] : s[1]] for s in spans if s] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kim Lee may visit Lima.", "may"),
        ("Maria Silva is expected to visit Lima.", "expected"),
        ("Kim Lee asked whether Maria Silva visited Lima.", "whether"),
    ],
)
def test_evidence_shows_the_word_that_leaves_it_open(text: str, words: str) -> None:
    spans = [r.evidence.modality for r in findings(text).relations if r.modality != "fact"]
    assert [text[s[0] : s[1]] for s in spans if s] == [words]
