"""Who a name means within an article, through the shipped English pipeline: fathers and sons, presidents and their wives, firms and their short names."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import findings, lines


def named(text: str) -> set[str]:
    """A line a thing with a name: its type and its mentions, pronouns and nouns too."""
    found = findings(text)
    return {f"{chain.type}: {', '.join(' '.join(m.text.split()) for m in chain.mentions)}" for chain in found.chains if chain.named}


CASES = {
    "a son beside his father": (
        "Donald Trump praised his son Donald Trump Jr. at a rally. Trump Jr. met a lawyer in 2016. Trump said he knew nothing.",
        {"Person: Donald Trump, his, Trump, he", "Person: Donald Trump Jr., Trump Jr."},
    ),
    "a father told as such": (
        "Donald Trump Jr. met a Russian lawyer. His father, President Donald Trump, denied the report.",
        {"Person: Donald Trump Jr.", "Person: Donald Trump"},
    ),
    "the same man without his mark": (
        "Sammy Davis, Jr., sang with Anna Moor. Sammy Davis had died by then, said Moor.",
        {"Person: Sammy Davis, Jr., Sammy Davis", "Person: Anna Moor, Moor"},
    ),
    "a mark that the tree hangs elsewhere": (
        "Ken Griffey Jr. hit a home run. His father, Ken Griffey Sr., watched.",
        {"Person: Ken Griffey Jr., His", "Person: Ken Griffey Sr."},
    ),
    "one of three generations": (
        "Martin Luther King Jr. led the march. King was jailed in Birmingham. Martin Luther King III spoke on Monday.",
        {"Person: Martin Luther King Jr., King", "City: Birmingham", "Person: Martin Luther King III"},
    ),
    "queens by their numbers": (
        "Queen Elizabeth II visited the abbey where Elizabeth I is buried. Elizabeth II wore blue. Elizabeth met the bishop.",
        {"Person: Elizabeth II, Elizabeth II, Elizabeth", "Person: Elizabeth I"},
    ),
    "popes by their numbers": (
        "Pope John XXIII opened the council. Pope Paul VI closed it. Pope John Paul II later canonized John XXIII. John Paul went to Poland in 1979.",
        {"Person: John XXIII, John XXIII", "Person: Paul VI", "Person: John Paul II, John Paul", "Country: Poland"},
    ),
    "a middle initial in the same sentence": (
        "George Bush praised President George W. Bush on Monday.",
        {"Person: George Bush", "Person: George W. Bush"},
    ),
    "a president and his wife": (
        "Hillary Clinton spoke in Iowa. President Clinton will speak in Florida on Friday. Mr. Clinton smiled.",
        {"Person: Hillary Clinton", "Place: Iowa", "Person: Clinton, Clinton", "Place: Florida"},
    ),
    "a president who is a woman": (
        "Dilma Rousseff, the president of Brazil, flew to Lima. President Rousseff met the mayor.",
        {"Person: Dilma Rousseff, president of Brazil, Rousseff", "Country: Brazil", "City: Lima"},
    ),
    "a governor and the president of his name": (
        "Gov. George W. Bush of Texas raised money. President Bush raised none.",
        {"Person: George W. Bush", "Place: Texas", "Person: Bush"},
    ),
    "two of one name in one sentence": (
        "Bill Gates met Melinda Gates in 1987. Gates founded Microsoft.",
        {"Person: Bill Gates, Gates", "Person: Melinda Gates", "Organization: Microsoft"},
    ),
    "a nickname between a forename and a surname": (
        'On Monday William "Bill" Moor met Earvin "Magic" Johnson in Paris. Bill Moor thanked Johnson.',
        {'Person: William "Bill" Moor, Bill Moor', 'Person: Earvin "Magic" Johnson, Johnson', "City: Paris"},
    ),
    "somebody's only father": (
        "Elian's father, Juan Miguel Reed, lives in Cuba. Officials said Elian would go back to his father.",
        {"Person: Elian's father, Juan Miguel Reed, father", "Person: Elian, Elian, his", "Country: Cuba"},
    ),
    "a first husband beside a named one": (
        "Ann Lee and her husband, Tom Reed, left. Her first husband died in 1990.",
        {"Person: Ann Lee, her, Her", "Person: Tom Reed"},
    ),
    "a parent and its unit of like names": (
        "Ogden Projects Inc. sold shares to its parent. Ogden Corp. owns the rest. Ogden said it would pay.",
        {"Organization: Ogden Projects Inc., its", "Organization: Ogden Corp., Ogden, it"},
    ),
    "a firm by its first word": (
        "Westinghouse Electric Corp. sold two plants. Westinghouse paid its debts.",
        {"Organization: Westinghouse Electric Corp., Westinghouse, its"},
    ),
    "a firm without a legal form": (
        "Peabody Energy closed the mine in May. Peabody gave the union nothing.",
        {"Organization: Peabody Energy, Peabody"},
    ),
    "a mother and her daughter": (
        "Ford sold cars. Ford Credit Corp. lent the money.",
        {"Organization: Ford", "Organization: Ford Credit Corp."},
    ),
    "two firms that begin alike": (
        "Equus Capital Corp. and Equus Holdings Inc. bought the shares. Equus declined to comment.",
        {"Organization: Equus Capital Corp.", "Organization: Equus Holdings Inc.", "Organization: Equus"},
    ),
    "a firm named like a person": (
        "Polly Peck bought the plant. Morgan Stanley lent the money.",
        {"Organization: Polly Peck", "Organization: Morgan Stanley"},
    ),
    "a body with an and inside": (
        "The firm lied to the Securities and Exchange Commission. The S.E.C. fined it.",
        {"Organization: Securities and Exchange Commission, S.E.C."},
    ),
    "an acronym that is spoken": (
        "The North American Free Trade Agreement was signed in 1992. Nafta cut tariffs.",
        {"Agreement: North American Free Trade Agreement, Nafta"},
    ),
    "a firm under its new name": (
        "Andersen Consulting, now known as Accenture, hired 200 people. Accenture is based in Dublin.",
        {"Organization: Andersen Consulting, Accenture, Accenture", "City: Dublin"},
    ),
    "a firm under its old name": (
        "Meta, formerly Facebook, fined a user. Facebook was founded by Anna Moor.",
        {"Organization: Meta, Facebook, Facebook", "Person: Anna Moor"},
    ),
    "a city under its old name": (
        "The ship sailed from Mumbai, formerly Bombay, on Monday. Bombay was hit by a storm.",
        {"City: Mumbai, Bombay, Bombay"},
    ),
    "what a firm was once part of": (
        "Acme Corp., formerly a unit of Beta Inc., sold its plants. Anna Moor, formerly of Acme Corp., left.",
        {"Organization: Acme Corp., its, Acme Corp.", "Organization: Beta Inc.", "Person: Anna Moor"},
    ),
    "an alias": (
        "Ilich Sanchez, alias Carlos the Jackal, was jailed in France. Carlos killed two officers.",
        {"Person: Ilich Sanchez, Carlos the Jackal, Carlos", "Country: France"},
    ),
    "whose real name it was": (
        "Abu Musab al-Zarqawi, whose real name was Ahmad Fadil, led the group. Ahmad Fadil was killed in 2006.",
        {"Person: Abu Musab al-Zarqawi, Ahmad Fadil, Ahmad Fadil"},
    ),
    "a city and a singer": (
        "Whitney Houston sang the anthem in Houston. Houston died in 2012.",
        {"Person: Whitney Houston, Houston", "City: Houston"},
    ),
    "a city and a president": (
        "The city of Lincoln elected a mayor. Abraham Lincoln freed the slaves. Lincoln was shot in 1865.",
        {"City: Lincoln", "Person: Abraham Lincoln, Lincoln"},
    ),
    "it behind two": (
        "Boeing and Airbus denied the report. It said the planes were safe.",
        {"Organization: Boeing", "Organization: Airbus"},
    ),
    "it behind one and what is its": (
        "IBM and its partner sold the plant. It will pay $3 million in May.",
        {"Organization: IBM, its, It"},
    ),
    "an embassy is no city": (
        "The bomb hit the U.S. Embassy in Nairobi.",
        {"Organization: U.S. Embassy", "Country: U.S.", "City: Nairobi"},
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_name_means_whom_the_article_means(case: str) -> None:
    text, expected = CASES[case]
    assert named(text) == expected


def test_they_behind_a_court_and_a_ministry_are_neither_alone() -> None:
    found = lines("The court and the ministry signed the treaty. They fined the bank.")
    assert "court | sign | treaty | asserted | -" in found
    assert not [line for line in found if line.startswith(("court | fine", "ministry | fine"))]


def test_nobody_is_a_name() -> None:
    assert not [line for line in lines("Anna Moor, whose stage name was Lady Moor, sang at the show.") if "name" in line]
    assert not [line for line in lines("Anna Moor, known by her stage name Lady Moor, sang at the show.") if "name" in line]
