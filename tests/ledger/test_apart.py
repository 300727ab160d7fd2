"""A chain that a judgement says is two things: which mentions and which arguments go over."""

from __future__ import annotations

from kg.ledger.apart import split
from kg.model import Argument, Chain, Evidence, Findings, Judgement, Located, Mention, Relation

TEXT = "Ann Lee left. Ann Leigh met Bob. Leigh sang. She slept."


def mention(text: str, kind: str = "name") -> Mention:
    start = TEXT.rindex(text) if text == "Leigh" else TEXT.index(text)
    return Mention(start, start + len(text), text, kind, "Person", "")  # type: ignore[arg-type]


def says(text: str) -> Relation:
    at = mention(text)
    return Relation("do", "RELATED", Evidence("a-1", at.start, at.end, 0, len(TEXT), ((at.start, at.end),)), Argument(0, at.start, at.end))


MENTIONS = (mention("Ann Lee"), mention("Ann Leigh"), mention("Leigh"), mention("She", "pronoun"))
FOUND = Findings(
    "a-1",
    "en",
    ((0, len(TEXT)),),
    (Chain(MENTIONS, "Ann Lee", "Person", True, "", ("Ann Leigh",), ("spelling: Ann Leigh",)), Chain((mention("Bob"),), "Bob", "Person", True)),
    (says("Ann Lee"), says("Ann Leigh"), says("Leigh")),
)
ENDS = tuple(Located("a-1", m.start, m.end, m.text) for m in MENTIONS[:2])


def test_names_of_the_second_spelling_leave_with_their_arguments_and_the_pronouns_behind_them() -> None:
    (found,) = split([FOUND], [Judgement("different", ENDS)])
    assert [(c.name, [m.text for m in c.mentions], c.doubts, c.aliases) for c in found.chains] == [
        ("Ann Lee", ["Ann Lee"], (), ()),
        ("Bob", ["Bob"], (), ()),
        ("Ann Leigh", ["Ann Leigh", "Leigh", "She"], (), ("Ann Leigh",)),
    ]
    assert [r.subject.chain for r in found.relations if r.subject] == [0, 2, 2]


def test_no_other_judgement_and_no_other_article_is_split() -> None:
    elsewhere = tuple(Located("a-2", at.start, at.end, at.text) for at in ENDS)
    assert list(split([FOUND], [Judgement("same", ENDS), Judgement("different", elsewhere)])) == [FOUND]
