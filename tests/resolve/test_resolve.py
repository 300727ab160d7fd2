"""One entity, one node: which chains of different articles are joined, why, and what keeps them apart."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.model import Argument, Chain, EntityType, Evidence, Findings, Judgement, Located, Mention, Relation, TimeExpression
from kg.resolve import Link, Resolution, resolve

ROWS = [line.split("\t") for line in (Path(__file__).parent / "hostile.tsv").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def chain(name: str, kind: EntityType = "Person", *, at: int = 0, forms: tuple[str, ...] = (), named: bool = True, doubts: tuple[str, ...] = ()) -> Chain:
    texts = forms or (name,)
    mentions = tuple(
        Mention(at + 50 * n, at + 50 * n + len(text), text, "name" if named else "nominal", kind, "" if named else text.split()[-1])
        for n, text in enumerate(texts)
    )
    return Chain(mentions, name, kind, named, "" if named else name.split()[-1], (), doubts)


def article(ident: str, *chains: Chain, language: str = "en", relations: tuple[Relation, ...] = ()) -> Findings:
    return Findings(ident, language, (), chains, relations)


def same(found: Resolution, one: tuple[str, int] = ("a-1", 0), other: tuple[str, int] = ("a-2", 0)) -> bool:
    return found.entity_of[one] == found.entity_of[other]


def reasons(found: Resolution, at: tuple[str, int] = ("a-1", 0)) -> list[str]:
    entity = next(e for e in found.entities if e.id == found.entity_of[at])
    return [join.reason for join in entity.joins]


def test_the_hostile_list_has_two_hundred_pairs_each_with_its_reason() -> None:
    assert len(ROWS) >= 200
    assert all(len(row) == 6 and row[5] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {row[2]} / {row[4]}")
def test_hostile_pairs(row: list[str]) -> None:
    want, first_type, first, second_type, second, reason = row
    language = ["uk" if any("а" <= c <= "я" for c in name.lower()) else "en" for name in (first, second)]
    found = resolve(
        [
            article("a-1", chain(first, first_type), language=language[0]),  # type: ignore[arg-type]
            article("a-2", chain(second, second_type), language=language[1]),  # type: ignore[arg-type]
        ]
    )
    assert same(found) is (want == "same"), reason
    assert bool([d for d in found.doubts if not d.joined]) is (want == "doubt"), found.doubts


def test_an_acronym_joins_what_some_article_explains_and_says_so() -> None:
    found = resolve(
        [article("a-1", chain("Voice of America", "Organization", forms=("Voice of America", "VOA"))), article("a-2", chain("VOA", "Organization"))]
    )
    assert same(found)
    assert reasons(found) == ["acronym explained: VOA is Voice of America"]


def test_an_acronym_that_two_articles_explain_in_two_ways_joins_neither() -> None:
    found = resolve(
        [
            article("a-1", chain("British National Overseas", "Organization", forms=("British National Overseas", "BNO"))),
            article("a-2", chain("BNO", "Organization")),
            article("a-3", chain("Bank of New Orleans", "Organization", forms=("Bank of New Orleans", "BNO"))),
        ]
    )
    assert len({found.entity_of[f"a-{n}", 0] for n in (1, 2, 3)}) == 3
    assert {d.reason for d in found.doubts} == {"BNO is explained in several ways"}


def test_an_initial_that_fits_two_persons_joins_neither() -> None:
    found = resolve([article("a-1", chain("J. Smith")), article("a-2", chain("John Smith")), article("a-3", chain("James Smith"))])
    assert len({found.entity_of[f"a-{n}", 0] for n in (1, 2, 3)}) == 3
    assert found.doubts


def test_a_last_name_alone_joins_the_only_full_name_in_the_same_company() -> None:
    company = (chain("Rondonia ao Vivo", "Organization", at=500), chain("Porto Velho", "City", at=700))
    found = resolve([article("a-1", chain("Jair Bolsonaro"), *company), article("a-2", chain("Bolsonaro"), *company)])
    assert same(found)
    assert reasons(found) == ["only Jair Bolsonaro fits, in the same company"]


def test_russian_officials_are_a_group_of_their_own() -> None:
    found = resolve([article("a-1", chain("Russia", "Country"), chain("Russian officials", "Group", at=300, named=False))])
    assert found.entity_of["a-1", 0] != found.entity_of["a-1", 1]


def test_a_capital_that_acts_brings_its_mentions_but_no_alias() -> None:
    found = resolve([article("a-1", chain("Russia", "Country")), article("a-2", chain("Russia", "Country", forms=("Moscow",), doubts=("metonym: Moscow",)))])
    entity = next(e for e in found.entities if e.id == found.entity_of["a-1", 0])
    assert same(found)
    assert entity.aliases == ()
    assert "metonym: Moscow" in reasons(found)


def test_georgia_is_the_state_of_the_union_where_its_neighbours_stand_beside_it() -> None:
    beside = [chain(name, "Place", at=300 * n) for n, name in enumerate(("Alabama", "Florida"), 1)]
    found = resolve([article("a-1", chain("Georgia", "Country"), *beside), article("a-2", chain("Georgia", "Country"))])
    assert not same(found)
    assert {e.type for e in found.entities if e.name.startswith("Georgia")} == {"Place", "Country"}


def test_the_name_is_in_the_language_of_most_mentions_and_every_form_is_an_alias() -> None:
    found = resolve([article("a-1", chain("Загризове", "City", forms=("Загризове", "Загризовому")), language="uk"), article("a-2", chain("Zahryzove", "City"))])
    (entity,) = found.entities
    assert entity.name == "Загризове"
    assert entity.aliases == ("Zahryzove", "Zahryzovomu", "Загризовому")


def test_english_comes_first_on_a_tie() -> None:
    (entity,) = resolve([article("a-1", chain("Україна", "Country"), language="uk"), article("a-2", chain("Ukraine", "Country"))]).entities
    assert entity.name == "Ukraine"


def test_a_ukrainian_city_takes_its_english_name_from_cldr() -> None:
    assert same(resolve([article("a-1", chain("Варшава", "City"), language="uk"), article("a-2", chain("Warsaw", "City"))]))
    assert not same(resolve([article("a-1", chain("Варшава", "Organization"), language="uk"), article("a-2", chain("Warsaw", "Organization"))]))
    assert not same(resolve([article("a-1", chain("Прага", "City"), language="uk"), article("a-2", chain("Praha do Sul", "City"))]))


# ---------------------------------------------------------------- judgements and links


def located(found: Resolution, at: tuple[str, int]) -> Located:
    entity = next(e for e in found.entities if e.id == found.entity_of[at])
    return next(m for m in entity.mentions if m.article == at[0])


def test_judgements_join_and_part_and_taking_them_back_restores_the_nodes() -> None:
    given = [article("a-1", chain("John Smith")), article("a-2", chain("John Smith")), article("a-3", chain("Johnny Smithson"))]
    before = resolve(given)
    assert same(before)
    different = Judgement("different", (located(before, ("a-1", 0)), located(before, ("a-2", 0))))
    alike = Judgement("same", (located(before, ("a-1", 0)), located(before, ("a-3", 0))), "a nickname")
    after = resolve(given, judgements=[different, alike])
    assert not same(after)
    assert same(after, ("a-1", 0), ("a-3", 0))
    assert "judged the same: a nickname" in reasons(after)
    assert resolve(given) == before


def test_a_judgement_may_name_a_thing_without_a_name() -> None:
    given = [article("a-1", chain("Artemis Accords", "Agreement")), article("a-2", chain("lunar agreement", "Agreement", named=False))]
    before = resolve(given)
    after = resolve(given, judgements=[Judgement("same", (located(before, ("a-1", 0)), located(before, ("a-2", 0))))])
    assert not same(before)
    assert same(after)
    assert [(e.name, len(e.mentions)) for e in after.entities] == [("Artemis Accords", 2)]


def test_two_links_are_never_joined_and_one_link_joins() -> None:
    links = [Link("Q1", "Georgia Jones", ("G. Jones",), "Person"), Link("Q2", "Georgia Q. Jones", (), "Person")]
    given = [article("a-1", chain("Georgia Jones")), article("a-2", chain("Georgia Q. Jones")), article("a-3", chain("G. Jones"))]
    found = resolve(given, links=links)
    assert not same(found)
    assert same(found, ("a-1", 0), ("a-3", 0))
    assert {e.links for e in found.entities} == {(("wikidata", "Q1"),), (("wikidata", "Q2"),)}


def test_the_order_of_articles_changes_nothing() -> None:
    names = ["John Smith", "J. Smith", "Smith", "Dom Philips", "Dom Phillips", "Volodymyr Zelensky", "Володимир Зеленський", "U.S.", "USA"]
    given = [
        article(f"a-{n}", chain(name, "Country" if "U" in name[:1] else "Person"), chain("Reuters", "Organization", at=900)) for n, name in enumerate(names)
    ]
    once = resolve(given)
    for seed in range(5):
        shuffled = given[:]
        random.Random(seed).shuffle(shuffled)
        assert resolve(shuffled) == once


def test_two_entities_of_one_name_and_type_have_two_ids() -> None:
    found = resolve([article("a-1", chain("Adam")), article("a-2", chain("Adam"))])
    assert len({e.id for e in found.entities}) == 2


# ---------------------------------------------------------------- things without a name


def signing(number: str, year: str | None, phrase: str = "treaty") -> Findings:
    evidence = Evidence(number, 0, 10, 0, 10, ((0, 5),))
    when = TimeExpression(f"In {year}", 0, 4, year) if year else None
    relation = Relation("sign", "SIGNED", evidence, Argument(0, 0, 5), Argument(2, 200, 206), (("with", Argument(1, 100, 105)),), when=when)
    return article(
        number,
        chain("North Korea", "Country"),
        chain("Soviet Union", "Country", at=100),
        chain(phrase, "Agreement", at=200, named=False),
        relations=(relation,),
    )


def test_a_treaty_of_the_same_parties_and_year_is_one_across_articles() -> None:
    found = resolve([signing("a-1", "1961"), signing("a-2", "1961")])
    assert same(found, ("a-1", 2), ("a-2", 2))
    assert "same treaty: the same parties and 1961" in reasons(found, ("a-1", 2))


@pytest.mark.parametrize(("first", "second"), [("1961", "2000"), ("1961", None), (None, None)])
def test_treaties_of_other_years_or_of_no_year_stay_apart(first: str | None, second: str | None) -> None:
    found = resolve([signing("a-1", first), signing("a-2", second)])
    assert not same(found, ("a-1", 2), ("a-2", 2))


def test_a_defining_phrase_with_the_same_parties_joins() -> None:
    phrase = "comprehensive strategic partnership agreement"
    found = resolve([signing("a-1", None, phrase), signing("a-2", None, phrase)])
    assert same(found, ("a-1", 2), ("a-2", 2))


def test_the_same_words_in_one_article_are_not_joined_by_resolution() -> None:
    found = resolve([article("a-1", chain("treaty", "Agreement", named=False), chain("treaty", "Agreement", at=400, named=False))])
    assert found.entity_of["a-1", 0] != found.entity_of["a-1", 1]


def test_bodies_that_every_state_has_are_joined_by_their_state() -> None:
    def ministry(ident: str, name: str, state: str) -> Findings:
        return article(ident, chain(name, "Organization", doubts=(f"body: defense ministry of {state}",)))

    given = [
        ministry("a-1", "Defense Ministry", "Russia"),
        ministry("a-2", "Russian Defense Ministry", "Russia"),
        ministry("a-3", "Defense Ministry", "Iran"),
        ministry("a-4", "Iranian Defense Ministry", "Iran"),
        ministry("a-5", "Defense Ministry", "?"),  # of one of several states
        ministry("a-6", "Defense Ministry", ""),
    ]
    found = resolve(given)
    held = {ident: found.entity_of[ident, 0] for ident in ("a-1", "a-2", "a-3", "a-4", "a-5", "a-6")}
    assert held["a-1"] == held["a-2"] != held["a-3"] == held["a-4"]
    assert len(set(held.values())) == 4
    assert reasons(found) == ["the same body of one state, RU"]


def test_a_cyrillic_name_that_sounds_like_two_latin_ones_joins_neither() -> None:
    given = [
        article("a-1", chain("Олена Гнатюк"), language="uk"),
        article("a-2", chain("Olena Hnatyuk")),
        article("a-3", chain("Olena Gnatiuk")),
    ]
    found = resolve(given)
    assert len(set(found.entity_of.values())) == 3
    assert {doubt.reason for doubt in found.doubts} == {"several Latin names sound like it"}


def test_a_first_name_alone_and_one_that_fits_two_persons_stay_alone() -> None:
    company = (chain("Rondonia ao Vivo", "Organization", at=500), chain("Porto Velho", "City", at=700))
    two = resolve(
        [article("a-1", chain("Jair Bolsonaro"), *company), article("a-2", chain("Flavio Bolsonaro"), *company), article("a-3", chain("Bolsonaro"), *company)]
    )
    assert len({two.entity_of[f"a-{n}", 0] for n in (1, 2, 3)}) == 3
    assert not any("only full name" in doubt.reason for doubt in two.doubts)
    first = resolve([article("a-1", chain("Jair Bolsonaro"), *company), article("a-2", chain("Jair"), *company)])
    assert not same(first)
    assert [doubt.reason for doubt in first.doubts] == ["the only full name that fits"]


def test_a_spelling_that_an_article_joined_is_a_doubt_of_the_two_places() -> None:
    found = resolve([article("a-1", chain("Dom Phillips", forms=("Dom Philips", "Dom Phillips", "Dom Phillips"), doubts=("spelling: Dom Philips",)))])
    (doubt,) = found.doubts
    assert (doubt.first.text, doubt.second.text, doubt.reason, doubt.joined) == ("Dom Phillips", "Dom Philips", "spelling: Dom Philips", True)


def test_judged_different_holds_after_further_joins() -> None:
    given = [article("a-1", chain("John Smith")), article("a-2", chain("John A. Smith")), article("a-3", chain("John Smith"))]
    before = resolve(given)
    assert len(set(before.entity_of.values())) == 1
    apart = Judgement("different", (Located("a-2", 0, 13, "John A. Smith"), Located("a-3", 0, 10, "John Smith")))
    after = resolve(given, judgements=[apart])
    assert not same(after, ("a-2", 0), ("a-3", 0))
    assert "judged different" not in {doubt.reason for doubt in after.doubts}


def test_things_without_a_name_that_are_judged_one_have_one_name_where_any_has() -> None:
    given = [
        article("a-1", chain("accord", "Agreement", named=False)),
        article("a-2", chain("lunar agreement", "Agreement", named=False)),
        article("a-3", chain("Artemis Accords", "Agreement")),
    ]
    before = resolve(given)
    after = resolve(given, judgements=[Judgement("same", (located(before, ("a-1", 0)), located(before, ("a-2", 0))))])
    assert same(after)
    assert not same(after, ("a-1", 0), ("a-3", 0))
    assert len(after.entities) == 2
