"""Whose a thing is and what it is called, through the shipped English pipeline: a line that is said, and one that is not."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

CASES = {
    "a firm is one name": (
        "Price Stern Sloan Inc. said it hired an investment bank.",
        "Price Stern Sloan Inc. | hire | investment bank | claimed | Price Stern Sloan Inc.",
        "Stern Sloan Inc. | say | Price | asserted | -",
    ),
    "with commas and an ampersand": (
        "Merrill Lynch, Pierce, Fenner & Smith Inc. cut its rating.",
        "Merrill Lynch, Pierce, Fenner & Smith Inc. | cut | rating | asserted | -",
        "Pierce | cut | rating | asserted | -",
    ),
    "in a list two firms stay two": (
        "Peter Novak advised IBM, Merrill Lynch & Co. and Ford in May.",
        "Peter Novak | advise | IBM | asserted | -",
        "Peter Novak | advise | Merrill Lynch | asserted | -",
    ),
    "with a capital preposition": (
        "Doctors Without Borders said its hospital was bombed.",
        "- | bomb | hospital | claimed | Doctors Without Borders",
        "- | bomb | hospital | claimed | Doctors",
    ),
    "a headline's preposition joins nothing": (
        "Peter Novak voted against Ada Byron in May.",
        "Peter Novak | vote against | Ada Byron | asserted | -",
        "Peter Novak | vote | - | asserted | -",
    ),
    "one administration": (
        "Mexico accepted the George W. Bush administration's request to cooperate in a program.",
        "George W. Bush administration | cooperate in | program | planned | -",
        "George W. Bush | cooperate in | program | planned | -",
    ),
    "a king is not his namesake": (
        "Iraqi President Saddam Hussein invaded Kuwait. King Hussein asked for talks.",
        "Hussein | ask for | talks | asserted | -",
        "Saddam Hussein | ask for | talks | asserted | -",
    ),
    "a king named in full is himself": (
        "King Abdullah Aziz invaded Kuwait. King Abdullah asked for talks.",
        "Abdullah Aziz | ask for | talks | asserted | -",
        "Abdullah | ask for | talks | asserted | -",
    ),
    "Mrs. is no man": (
        "Bill Clinton met Hillary Clinton. Mrs. Clinton left.",
        "Hillary Clinton | leave | - | asserted | -",
        "Bill Clinton | leave | - | asserted | -",
    ),
    "a surname that is a forename, too": (
        "Jennifer Roberts met Peter Novak. Roberts left.",
        "Jennifer Roberts | leave | - | asserted | -",
        "Roberts | leave | - | asserted | -",
    ),
    "his wife teaches, not he": (
        "Mr. Novak was born in Lima. His wife teaches at Yale.",
        "wife | teach at | Yale | asserted | -",
        "Novak | teach at | Yale | asserted | -",
    ),
    "a Russian lawyer makes nobody else Russian": (
        "Peter Novak met a Russian lawyer.",
        "Peter Novak | meet | Russian lawyer | asserted | -",
        "Peter Novak | national of | Russia | asserted | -",
    ),
    "a Spanish writer is from Spain": (
        "Peter Novak, a Spanish writer and poet, died in Lima.",
        "Peter Novak | national of | Spain | asserted | -",
        "Peter Novak | live in | Lima | asserted | -",
    ),
    "a founder is no employee": (
        "Jack Dorsey, the founder of Twitter, left in May.",
        "Jack Dorsey | founder of | Twitter | asserted | -",
        "Jack Dorsey | work for | Twitter | asserted | -",
    ),
    "whose election it is": (
        "Spain's election of Kim surprised Europe.",
        "Spain | elect | Kim | asserted | -",
        "- | elect | Spain | asserted | -",
    ),
    "whom the election befell": ("Kim's election surprised Europe.", "- | elect | Kim | asserted | -", "Kim | elect | - | asserted | -"),
    "what one suggests is not done": (
        "The minister suggested that Iran leave the zone.",
        "Iran | leave | zone | planned | minister",
        "Iran | leave | zone | claimed | minister",
    ),
    "what one suggests is so": (
        "The envoy suggested that Iran had left the zone.",
        "Iran | leave | zone | claimed | envoy",
        "Iran | leave | zone | planned | envoy",
    ),
    "what one dismisses as a lie": (
        "Peter Novak dismissed the report as a lie spread by Spain.",
        "Spain | spread | lie | claimed | Peter Novak",
        "Spain | spread | lie | asserted | -",
    ),
    "who tells of a man is not the man": (
        "Police spokesman Rod Beer spoke today. Beer said he did not know where the man was being held.",
        "- | hold | man | claimed | Rod Beer",
        "- | hold | Rod Beer | claimed | Rod Beer",
    ),
    "what was read as the father goes on as the father": (
        "Elian Gonzalez is in Lima. Elian Gonzalez left Cuba.\n\nJuan Miguel Gonzalez praised Spain.\n\nGonzalez thanked Ada Byron.\n\nGonzalez left Spain.",
        "Juan Miguel Gonzalez | leave | Spain | asserted | -",
        "Elian Gonzalez | leave | Spain | asserted | -",
    ),
    "continuing is no saying": (
        "The streets were quiet as many regulars continued to stay away.",
        "streets | be quiet | - | asserted | -",
        "streets | be quiet | - | claimed | many regulars",
    ),
    "the city is the one that the article is about": (
        "Charlotte struggled in May. Charlotte was quiet.\n\nThe mayor praised the firm. He left. The army left. The store in Uptown was closed. "
        "The city lifted a curfew.",
        "- | close | store | asserted | -",
        "Uptown | lift | curfew | asserted | -",
    ),
    "a district attorney is of no district": (
        "District Attorney Frank Clark left Lima.",
        "Frank Clark | leave | Lima | asserted | -",
        "Frank Clark | attorney of | District | asserted | -",
    ),
    "a wife is one of the donors": (
        "The top donors of the election, casino magnate Sheldon Adelson and his wife, Miriam, met Ada Byron.",
        "Miriam | wife of | Sheldon Adelson | asserted | -",
        "top donors of the election | wife of | Sheldon Adelson | asserted | -",
    ),
    "what is so called is called so": (
        "The court applied the so-called Novak law.",
        "court | apply | Novak law | asserted | -",
        "court | apply | called Novak law | asserted | -",
    ),
    "a surname is not the boy whom the article calls by his first name": (
        "Elian Gonzalez is six. Elian lives in Miami. Elian was found in November.\n\nJuan Miguel Gonzalez lives in Cuba.\n\nSpain has a law.\n\n"
        "The army left Lima.\n\nGonzalez thanked Reno. Juan Miguel praised Spain.",
        "Juan Miguel Gonzalez | thank | Reno | asserted | -",
        "Elian Gonzalez | thank | Reno | asserted | -",
    ),
    "a first name of two words": (
        "Juan Miguel Gonzalez lives in Cuba. Juan Miguel praised Spain.",
        "Juan Miguel Gonzalez | praise | Spain | asserted | -",
        "Juan Miguel | praise | Spain | asserted | -",
    ),
    "the main figure keeps her surname": (
        "Bill Clinton met Barack Obama. Hillary Clinton left. Clinton said Hillary was ill. Clinton praised Spain. Clinton sued Peter Novak.",
        "Hillary Clinton | sue | Peter Novak | asserted | -",
        "Bill Clinton | sue | Peter Novak | asserted | -",
    ),
    "who says it is not whom he names": (
        "Kim is weak, he said. She said Anna Moor was ill.",
        "Kim | be weak | - | claimed | he",
        "Kim | be weak | - | claimed | Kim",
    ),
    "who spoke goes on speaking, whomever he named": (
        "“We won,” Fidel Castro said, and wound up the speech. “Our Juan Perez will leave,” Castro said. “And I will see him off.”\n\n"
        "He said the group would be met in Oslo.",
        "- | meet | group | planned | Fidel Castro",
        "- | meet | group | planned | Juan Perez",
    ),
    "not where somebody else has come up": (
        "Fidel Castro said Gregory Craig lost. Juan Perez left Havana. He said the talks failed.",
        "Gregory Craig | lose | - | claimed | Fidel Castro",
        "talks | fail | - | claimed | Fidel Castro",
    ),
    "a surname is not his wife's": (
        "Ted Cruz left Texas. Cruz met Kim Lee. Donald Trump attacked Cruz's wife, Heidi.\n\nTrump mocked Heidi Cruz.\n\nCruz praised Spain.",
        "Ted Cruz | praise | Spain | asserted | -",
        "Heidi Cruz | praise | Spain | asserted | -",
    ),
    "district managers are of no District": (
        "District managers could get bonuses.",
        "District managers | get | bonuses | possible | -",
        "District managers | manager of | District | asserted | -",
    ),
    "a retired general is not we of his army": (
        "Retired Acme Corp. director Norman Ham praised Spain. “We are paying a ransom,” Ham said.",
        "Norman Ham | praise | Spain | asserted | -",
        "Acme Corp. | pay | ransom | claimed | Norman Ham",
    ),
    "an office beside what one is": (
        "Mark Coombs is a British businessman, chairman of the Ashmore Group.",
        "Mark Coombs | chairman of | Ashmore Group | asserted | -",
        "British businessman | chairman of | Ashmore Group | asserted | -",
    ),
    "another name of the same woman": (
        "Ada Byron, known as Kim Lee, praised Spain. Kim Lee left Lima.",
        "Ada Byron | leave | Lima | asserted | -",
        "Kim Lee | leave | Lima | asserted | -",
    ),
    "who took the picture is somebody else": (
        "Peter Novak (photo: Kim Lee) praised Spain. Kim Lee left Lima.",
        "Kim Lee | leave | Lima | asserted | -",
        "Peter Novak | leave | Lima | asserted | -",
    ),
    "a team of a body": (
        "Siemens' research team found a virus.",
        "Siemens' research team | team of | Siemens | asserted | -",
        "Siemens | find | virus | asserted | -",
    ),
    "a chapter of a body": (
        "The Dallas chapter of the Council of Europe criticized the arrest.",
        "Dallas chapter of the Council of Europe | chapter of | Council of Europe | asserted | -",
        "Dallas | criticize | arrest | asserted | -",
    ),
    "troops of a country": (
        "U.S. troops shelled the town.",
        "U.S. troops | of | United States | asserted | -",
        "United States | shell | town | asserted | -",
    ),
    "who is called by a town is from there": (
        "A Seattle investor bought a New Jersey home.",
        "Seattle investor | from | Seattle | asserted | -",
        "New Jersey home | from | New Jersey | asserted | -",
    ),
    "by whom a work is": (
        "A new report by Greenpeace angered farmers.",
        "new report | report by | Greenpeace | asserted | -",
        "Greenpeace | anger | farmers | asserted | -",
    ),
    "by whom somebody is succeeded is not by whom the post is": (
        "Peter Novak will be succeeded in that post by Kim Lee.",
        "Kim Lee | succeed | Peter Novak | planned | -",
        "post | post by | Kim Lee | asserted | -",
    ),
    "who is appointed does not appoint": (
        "Kim Lee’s appointment angered Spain.",
        "- | appoint | Kim Lee | asserted | -",
        "Kim Lee | appoint | - | asserted | -",
    ),
    "where it was said is an event or a programme, no town": (
        "The bank is safe, Kim Lee said at a news conference in Lima.",
        "Kim Lee | say at | news conference | asserted | -",
        "Kim Lee | say in | Lima | asserted | -",
    ),
}


@pytest.mark.parametrize(("text", "said", "unsaid"), CASES.values(), ids=CASES.keys())
def test_whose_it_is_is_said_of_nobody_else(text: str, said: str, unsaid: str) -> None:
    found = lines(text)
    assert said in found, "\n".join(sorted(found))
    assert unsaid not in found
