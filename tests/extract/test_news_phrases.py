"""Noun phrases and verbs with their figures as news writes them, through the shipped English pipeline."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

CASES = {
    "what takes a noun that tells its content": ("Charges relating to theft were filed.", "Charges | relate to | theft | asserted | -"),
    "verbs with only and between them share what follows": (
        "Worshippers may gather and worship at old temples.",
        "Worshippers | worship at | old temples | possible | -",
    ),
    "an adverb right behind its verb": ("The chairman stepped in after the strike.", "chairman | step in | - | asserted | -"),
    "a state and whom it regards": (
        "The ministry is in contact with the kidnappers.",
        "ministry | be in contact with | kidnappers | asserted | -",
    ),
    "what something became available for": (
        "Only four thousand organs became available for transplants.",
        "four thousand organs | become available for | transplants | asserted | -",
    ),
    "a description behind two names is that of the last": (
        "The boats carried Bangladeshis and Rohingya, a stateless minority.",
        "Rohingya | be | stateless minority | asserted | -",
    ),
    "two offices share whose they are": (
        "Microsoft's chairman and chief executive, Anna Moor, resigned.",
        "Anna Moor | chief executive of | Microsoft | asserted | -",
    ),
    "a ministry is of its country": ("The Saudi Interior Ministry counted the dead.", "Saudi Interior Ministry | of | Saudi Arabia | asserted | -"),
    "whose headquarters": ("Protesters entered NATO’s headquarters.", "NATO’s headquarters | headquarters of | NATO | asserted | -"),
    "whose building": (
        "Protesters entered the headquarters of NATO.",
        "headquarters of NATO | headquarters of | NATO | asserted | -",
    ),
    "a thing in a place": ("Racial divides in France worry the union.", "Racial divides | in | France | asserted | -"),
    "a thing that is called so": (
        "His nonprofit group, called the Virginia Conservation Fund, owns the land.",
        "nonprofit group | be called | Virginia Conservation Fund | asserted | -",
    ),
    "a capital that is accused is its state": ("Moscow accused Kyiv of sabotage.", "Russia | accuse | Ukraine | asserted | -"),
    "a capital that is urged is its state": ("Kyiv was urged to hold talks.", "- | urge | Ukraine | asserted | -"),
    "a capital that is hit is a city": ("Rockets hit Kyiv on Monday.", "Rockets | hit | Kyiv | asserted | -"),
    "what has had to be done is done": ("The mine has had to operate on a short schedule.", "mine | operate on | short schedule | asserted | -"),
    "even if is no condition": ("Even if the venture fails, Anna Moor completed the work.", "Anna Moor | complete | work | asserted | -"),
    "an adverb that belongs to the verb": ("Hotels fell behind on their bills.", "Hotels | fall behind on | bills | asserted | -"),
    "whoever pushes makes room": ("The driver pushed the mound to make room.", "driver | make | room | planned | -"),
    "a body goes on speaking as they": (
        "The Church of Leeds denied the report. They also claimed that Anna Moor was a volunteer.",
        "Anna Moor | be | volunteer | claimed | Church of Leeds",
    ),
    "signals that something is so": (
        "Israeli officials sent signals that Israel wants to withdraw from Lebanon.",
        "Israel | withdraw from | Lebanon | planned | Israeli officials",
    ),
    "not just here is here": ("The story isn't just in our schools.", "story | be in | schools | asserted | -"),
    "whom one thanks did it": ("Anna Moor gave credit to the group for fighting crime.", "group | fight | crime | asserted | -"),
    "no person is which": (
        "Anna Moor is director of Sleeping Weasel, which staged the play.",
        "Sleeping Weasel | stage | play | asserted | -",
    ),
    "the seat of a company is not the company": (
        "The Dearborn, Mich., energy company said the plant lost money.",
        "plant | lose | money | claimed | Dearborn, Mich., energy company",
    ),
    "what was done instead was not done": ("The parents gave her drops instead of using the creams.", "parents | use | creams | denied | -"),
    "what is asked for is done to it": ("Clinton called for compensation to be paid.", "- | pay | compensation | planned | -"),
    "whose minister an unnamed one is": (
        "Iraq's deputy foreign minister resigned.",
        "Iraq's deputy foreign minister | deputy foreign minister of | Iraq | asserted | -",
    ),
    "an owner and what his thing bears on": ("Ukraine's debt to Gazprom grew.", "Ukraine | debt to | Gazprom | asserted | -"),
    "what one had to do was done": ("Riot police had to use tear gas.", "Riot police | use | tear gas | asserted | -"),
    "who is sent does what comes behind": ("A navy warship was deployed to retrieve the migrants.", "navy warship | retrieve | migrants | planned | -"),
    "what a body is": ("The gas giant Gazprom raised its prices.", "Gazprom | be | gas giant | asserted | -"),
    "a view is a fact, what is viewed a claim": ("Critics have characterized homeopathy as quackery.", "homeopathy | be | quackery | claimed | Critics"),
    "a quality that somebody sees": ("The magazine MicroMega described the judgement as historic.", "judgement | be historic | - | claimed | MicroMega"),
    "a title in the plural is that of each name": (
        "Presidents Leonid Kuchma of Ukraine and Boris Yeltsin of Russia signed an economic plan on Friday.",
        "Boris Yeltsin | president of | Russia | asserted | -",
    ),
    "a title of a body before a rank and a name": (
        "The question came up when Civil Defense Authority director General Suleiman al-Amr spoke.",
        "Suleiman al-Amr | director of | Civil Defense Authority | asserted | -",
    ),
    "offices in one breath share their body": (
        "Mr. Stronach, founder and controlling shareholder of Magna, resigned.",
        "Stronach | founder of | Magna | asserted | -",
    ),
    "a title owned by a person": (
        "Yeltsin's spokesman Sergei Yastrzhembsky said the deal was done.",
        "Sergei Yastrzhembsky | spokesman of | Yeltsin | asserted | -",
    ),
    "what an apposition tells beside the kind": (
        "Ahmed Mohamed, a 14-year-old boy from Irving, was arrested.",
        "Ahmed Mohamed | boy from | Irving | asserted | -",
    ),
    "each of the examples has the office of the group": (
        "Former members of Scientology, including Tiziano Lugli and Jason Beghe, helped him.",
        "Jason Beghe | member of | Scientology | asserted | -",
    ),
    "an adjective with its complement behind a noun": ("He praised a book critical of Scientology.", "book | be critical of | Scientology | asserted | -"),
    "the second figure has its preposition": ("Shares rose 15 pence to 362 pence.", "Shares | rise to | - | asserted | -"),
    "a noun in its verb": ("Donald Trump has enormous respect for the military.", "Donald Trump | have respect for | military | asserted | -"),
    "somebody in a named place": ("Hate groups in Germany recruit younger members.", "Hate groups | in | Germany | asserted | -"),
    "where a thing comes from": ("The financial assistance from the World Bank came late.", "financial assistance | from | World Bank | asserted | -"),
    "a participle with its doer behind an active one": (
        "The boy wearing a NASA T-shirt and handcuffed by the police smiled.",
        "police | handcuff | boy | asserted | -",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_news_says(case: str) -> None:
    text, expected = CASES[case]
    assert expected in lines(text)


def test_a_trade_with_a_nationality_is_no_office_of_the_country() -> None:
    found = lines("Australian financier Kerry Packer bought small stakes.")
    assert "Kerry Packer | be | Australian financier | asserted | -" in found
    assert not any("financier of" in line for line in found)


def test_nothing_is_said_to_be_where_there_is_none() -> None:
    assert not any(line.startswith("groups | in | Spain") for line in lines("There are no groups in Spain."))
    assert "groups | be in | Spain | denied | -" in lines("There are no groups in Spain.")


def test_what_a_negated_noun_does_is_denied() -> None:
    assert "enemy | be unbeatable | - | denied | -" in lines("There is no enemy that is unbeatable.")


def test_an_infinitive_of_outcome_is_no_plan() -> None:
    assert "Dow Jones shares | close | - | asserted | -" in lines("Dow Jones shares fell 50 cents to close at $36.125.")


def test_saying_alone_is_no_statement() -> None:
    assert not any("| state |" in line or "| add |" in line for line in lines("Rathbun stated. The minister added."))


def test_taking_place_is_one_predicate() -> None:
    assert "first meeting | take place in | Christchurch | planned | -" in lines("The first meeting will take place in Christchurch on May 16.")


def test_whom_a_thing_moves_has_the_purpose() -> None:
    found = lines("Geopolitical tensions are pulling Russia and China closer together to counter Western democracies.")
    assert "China | counter | Western democracies | planned | -" in found
    assert not any(line.startswith("Geopolitical tensions | counter") for line in found)


def test_too_scared_to_vote_is_a_denial() -> None:
    assert "voters | join | party | denied | -" in lines("The voters are too scared to join the party.")


def test_what_is_promised_is_the_subjects_word() -> None:
    assert "Clinton | release | tax returns | planned | Clinton" in lines("Clinton promised to release her tax returns.")


def test_a_name_with_a_colon_speaks_to_the_end_of_its_paragraph() -> None:
    found = lines("Mike Pence: The senator voted for the deal. The deal hurts the farmers.\n\nThe debate lasted two hours.")
    assert "deal | hurt | farmers | claimed | Mike Pence" in found


def test_a_dash_and_a_name_sign_a_quotation() -> None:
    assert "senator | defend | deal | claimed | Christina Lastra" in lines("“The senator defended the deal in the Senate.” ― Christina Lastra")


SILENT = {
    "relatives in a city are not of the city": ("His Miami relatives filed a petition.", "relative of | Miami"),
    "leaders of exiles do not lead their country": ("Two Cuban exile leaders were arrested.", "leader of | Cuba"),
    "nobody elects a country": ("The American elections are near.", " | elect | United States"),
    "an offering builds nothing": ("The offering won't cover the cost of building the resort.", "offering | build"),
    "no winner is the other winner": ("The winners were Anna Moor and Peter Novak.", "Anna Moor | be | Peter Novak"),
    "a member of a task force is no member of his country": ("Keith Moor, a Canadian member of the task force, left.", "member of | Canada"),
}


@pytest.mark.parametrize("case", SILENT)
def test_what_is_not_said_is_not_read(case: str) -> None:
    text, unwanted = SILENT[case]
    assert not any(unwanted in line for line in lines(text)), lines(text)


def test_a_possessive_says_nothing_of_what_is_no_body_and_no_work() -> None:
    assert not any("Anna Moor |" in line or "| Anna Moor |" in line for line in lines("Anna Moor’s interests angered the union."))


def test_a_name_inside_another_description_is_not_described() -> None:
    found = lines("The boats carried Bangladeshis and Rohingya, a stateless minority.")
    assert "Bangladeshis | be | stateless minority | asserted | -" not in found


def test_of_somebody_says_nothing_of_what_is_no_body_and_no_work() -> None:
    assert not any("| Anna Moor |" in line for line in lines("The union recalled the injustices of Anna Moor."))


def test_an_institute_with_a_nation_in_its_name_is_no_part_of_its_state() -> None:
    assert "American Enterprise Institute | of | United States | asserted | -" not in lines("The American Enterprise Institute counted the dead.")


def test_a_government_named_by_its_country_is_not_said_to_be_of_it() -> None:
    assert not any(" of | Cuba |" in line for line in lines("Cuba’s government rejected the plan."))
