"""Equal names of different things stay apart, and each is joined with its like."""

from __future__ import annotations

from kg.model import Chain, EntityType, Findings, Mention
from kg.resolve import Resolution, resolve


def article(ident: str, *named: tuple[int, str, EntityType]) -> Findings:
    chains = tuple(Chain((Mention(at, at + len(name), name, "name", kind, ""),), name, kind, True) for at, name, kind in named)
    return Findings(ident, "en", (), chains, ())


def groups(found: Resolution, *articles: str) -> list[set[str]]:
    """Articles whose first name is one entity."""
    held: dict[str, set[str]] = {}
    for ident in articles:
        held.setdefault(found.entity_of[ident, 0], set()).add(ident)
    return sorted(held.values(), key=sorted)


def test_courts_of_one_name_are_joined_by_the_state_that_their_articles_name() -> None:
    court = (0, "Supreme Court", "Organization")
    india, kenya = (100, "India", "Country"), (100, "Kenya", "Country")
    found = resolve([article("a-1", court, india), article("a-2", court, kenya), article("a-3", court, india), article("a-4", court)])  # type: ignore[arg-type]
    assert groups(found, "a-1", "a-2", "a-3", "a-4") == [{"a-1", "a-3"}, {"a-2"}, {"a-4"}]
    assert any("told apart by" in doubt.reason for doubt in found.doubts)


def test_a_city_is_told_by_the_state_behind_its_name() -> None:
    def of(ident: str, state: str) -> Findings:
        return article(ident, (0, "Springfield", "City"), (len("Springfield, "), state, "Place"))

    found = resolve([of("a-1", "Illinois"), of("a-2", "Ohio"), of("a-3", "Ill.")])
    assert groups(found, "a-1", "a-3") == [{"a-1", "a-3"}]
    found = resolve([of("a-1", "Illinois"), of("a-2", "Missouri"), of("a-3", "Ill.")])
    assert groups(found, "a-1", "a-2", "a-3") == [{"a-1", "a-3"}, {"a-2"}]


def test_one_far_namesake_does_not_take_the_name_of_the_known_city() -> None:
    bare = [article(f"a-{n}", (0, "Paris", "City")) for n in range(5)]
    found = resolve([*bare, article("b-1", (0, "Paris", "City"), (7, "Texas", "Place"))])
    assert groups(found, *(f.article for f in bare), "b-1") == [{f.article for f in bare}, {"b-1"}]


def test_father_and_son_stay_two_and_the_bare_name_is_neither() -> None:
    names = {"a-1": "George Bush Sr.", "a-2": "George Bush Jr.", "a-3": "George Bush", "a-4": "George Bush, Jr."}
    found = resolve([article(ident, (0, name, "Person")) for ident, name in names.items()])
    assert groups(found, *names) == [{"a-1"}, {"a-2", "a-4"}, {"a-3"}]


def test_the_many_who_are_named_without_a_mark_are_not_the_one_with_it() -> None:
    bare = [article(f"a-{n}", (0, "Donald Trump", "Person")) for n in range(3)]
    found = resolve([*bare, article("b-1", (0, "Donald Trump Jr.", "Person")), article("c-1", (0, "Donald J. Trump", "Person"))])
    assert groups(found, *(f.article for f in bare), "b-1", "c-1") == [{*(f.article for f in bare), "c-1"}, {"b-1"}]
    assert any("told apart by" in doubt.reason for doubt in found.doubts)


def test_an_article_that_calls_somebody_by_both_forms_says_that_they_are_one() -> None:
    name = "Martin Luther King Jr."
    mentions = (Mention(0, len(name), name, "name", "Person", ""), Mention(40, 58, "Martin Luther King", "name", "Person", ""))
    told = Findings("b-1", "en", (), (Chain(mentions, name, "Person", True),), ())
    bare = [article(f"a-{n}", (0, "Martin Luther King", "Person")) for n in range(3)]
    assert len(groups(resolve([*bare, told]), *(f.article for f in bare), "b-1")) == 1
