"""Which ends a statement has, and which statements are left out because an end is not said: through the shipped English pipeline."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

CASES = {
    "an issue that people care about": (
        "The minister spoke on the issues the voters care about.",
        "voters | care about | issues | asserted | -",
    ),
    "whoever gets the option has it": (
        "Twitter gave Anna Moor the option to visit their company.",
        "Anna Moor | visit | company | planned | -",
    ),
    "whoever gets the time does it": (
        "The mayor gave the union five months to build a bridge.",
        "union | build | bridge | planned | -",
    ),
    "new ways are something": ("The firm opened new ways into the market.", "firm | open | new ways | asserted | -"),
    "whom somebody told everything": ("Anna Moor told the police everything.", "Anna Moor | tell | police | asserted | -"),
    "a preposition of three words": (
        "The upper house voted in favor of the treaty.",
        "upper house | vote in favor of | treaty | asserted | -",
    ),
    "a state that three words say": ("The army is in charge of the port.", "army | be in charge of | port | asserted | -"),
    "what is put in place": ("The city put in place a midnight curfew.", "city | put in place | midnight curfew | asserted | -"),
    "sent by mistake": ("The men were sent to the house by mistake.", "- | send | men | asserted | -"),
    "an office in short and its state": ("Vermont Sen. Anna Moor opposed the law.", "Anna Moor | senator of | Vermont | asserted | -"),
    "a candidate who is a governor": (
        "Republican presidential candidate Gov. Mike Pence of Indiana won the debate.",
        "Mike Pence | be | Republican presidential candidate | asserted | -",
    ),
    "a party in brackets is passed over": (
        "Gov. Mike Pence (R-Ind.) praised the nominee.",
        "Mike Pence | praise | nominee | asserted | -",
    ),
    "certain ones of whom a clause speaks": (
        "Police seek one of two men who were questioned last week.",
        "- | question | two men | asserted | -",
    ),
    "many of whom a clause speaks": (
        "Hundreds of people who protested in Paris were arrested.",
        "Hundreds of people | protest in | Paris | asserted | -",
    ),
    "a person who sits on a committee": (
        "One of three executives on the committee who advise the board resigned.",
        "three executives | advise | board | asserted | -",
    ),
    "what is called by a name in the singular": (
        "They opposed a trade deal with countries, known as the Pacific Partnership.",
        "trade deal with countries | be known as | Pacific Partnership | asserted | -",
    ),
    "a politician and his party": (
        "Senators Charles Grassley, Republican of Iowa, and Patrick Leahy, Democrat of Vermont, opposed the law.",
        "Patrick Leahy | democrat of | Vermont | asserted | -",
    ),
    "an office and a name with a comma between": (
        "Discussing his concern, Malaysia's Prime Minister, Najib Razak said the fire destroyed the town.",
        "fire | destroy | town | claimed | Najib Razak",
    ),
    "what somebody is to do": (
        "On Wednesday, Mohamed and his father are to travel to the United Nations.",
        "father | travel to | United Nations | planned | -",
    ),
    "a share of people": (
        "Seventy percent of black children live in poverty.",
        "Seventy percent of black children | live in | poverty | asserted | -",
    ),
    "a weight of something": (
        "Police found more than 1,300 pounds of explosives.",
        "Police | find | more than 1,300 pounds of explosives | asserted | -",
    ),
    "what has degrees is a quality": ("The mission is more ill-defined.", "mission | be ill-defined | - | asserted | -"),
    "who is opposed": (
        "The majority is opposed to the treaty.",
        "majority | be opposed to | treaty | asserted | -",
    ),
    "as what somebody is listed": (
        "The party listed Kim Lee as having donated a house.",
        "Kim Lee | donate | house | asserted | -",
    ),
    "a secretary general": (
        "NATO Secretary General Javier Solana praised the treaty.",
        "Javier Solana | secretary-general of | NATO | asserted | -",
    ),
    "what an office opposes": ("The Church’s opposition to abortion angered the union.", "Church | oppose | abortion | asserted | -"),
    "the body named last is the group": (
        "Jose Basulto, founder of Brothers to the Rescue, a Cuban exile group, praised the ruling.",
        "Brothers to the Rescue | be | Cuban exile group | asserted | -",
    ),
    "whose attempt it is": (
        "The court is weighing an attempt by the relatives to block the return.",
        "relatives | block | return | planned | -",
    ),
    "whom somebody speaks to": (
        "The doctor has sisters that Anna Moor still speaks to.",
        "Anna Moor | speak to | sisters | asserted | -",
    ),
    "this year's is a part of the name": (
        "General Abacha wants to compete in this year's election.",
        "Abacha | compete in | this year's election | planned | -",
    ),
    "a second office with its article": (
        "David Kamin, an adviser to the campaign and an associate professor at Yale University, said the law failed.",
        "David Kamin | associate professor at | Yale University | asserted | -",
    ),
    "the last of several descriptions": (
        "Donald Trump is a liar, racist and birther who has pledged to ban all Muslims.",
        "Donald Trump | ban | all Muslims | planned | Donald Trump",
    ),
    "a coalition and who leads it": ("The U.S.-led coalition attacked the town.", "United States | lead | U.S.-led coalition | asserted | -"),
    "rebels and who backs them": (
        "The Russian-backed rebels left Donetsk.",
        "Russia | back | Russian-backed rebels | asserted | -",
    ),
    "a company and its seat": ("The Miami-based company sued Google.", "Miami-based company | be based in | Miami | asserted | -"),
    "who is assisted": (
        "Kim Lee will direct the restructuring, assisted by Anna Moor.",
        "Anna Moor | assist | Kim Lee | asserted | -",
    ),
    "what is going to be": ("Tariffs are going to be high.", "Tariffs | be high | - | planned | -"),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sentence_says(case: str) -> None:
    text, expected = CASES[case]
    assert expected in lines(text), "\n".join(sorted(lines(text)))


SILENT = {
    "whose is no gap": ("Ajax, whose revenue rose three percent, had a loss.", "rise | Ajax"),
    "a verb without object takes none of the next": ("The nation will heal and understand the views.", "heal | views"),
    "going to is no verb of its own": ("Tariffs are going to be able to hurt farmers.", "go able"),
    "what takes long to answer answers nothing": ("The questions will take longer to answer.", "answer"),
    "an object that nobody resolves leaves no bare verb": ("Anna Moor does not defend it.", "defend"),
    "what they called so leaves no bare verb": ("Anna Moor praised Kim Lee for pulling off what they called a comeback.", "pull off"),
    "nothing is done by road": ("The bomb was transported by road to Kenya.", "road | transport"),
    "a day is no topic": ("Black voters marched to the polls on election day.", "election day"),
    "who is in a suit is no suit": ("The newlyweds, still in a suit, took the bus.", "newlyweds | be | suit"),
    "a state is not what a senator is": ("Vermont Sen. Anna Moor opposed the law.", "| be | Vermont"),
    "a party in brackets is nobody": ("Sen. Tim Kaine, D-Va., praised the nominee.", "| D |"),
    "a question without its mark": ("So why would Anna Moor visit the town.", "visit"),
    "how close is not said": ("Investigators did not say how close the weapon was to the house.", "be close"),
    "a fact is no object": ("The tweet mocked the fact that Anna Moor lost.", "mock"),
    "what was not noted is the clause": ("The report failed to note that the firm won.", "fail to note"),
    "a verb left out": ("Anna Moor will speak as she has throughout the campaign.", "have throughout"),
    "sought for questioning": ("Two men were sought for questioning.", "question"),
    "nobody wants whom he wants to act": ("The father wants the diplomats to meet Kim Lee.", "want"),
    "a law gives no address": ("The law does not allow for providing a false address.", "provide"),
    "twice a thing is not the thing": ("The fine is twice the donation.", "fine | be"),
    "a war has no ties": ("Hungary cut its Cold War ties to Russia.", "Cold War | have ties"),
    "moved to dismiss": ("The lawyers have moved to dismiss the lawsuit.", "lawyers | move"),
    "taken by force": ("Federal agents took the child by force.", "force"),
    "what follows months of talks": ("The ruling follows six months of talks.", "follow | -"),
    "a second count is of others": ("The bombs killed 247 people in Kenya and ten in Tanzania.", "ten"),
    "nobody rejects with a dispute": ("Along with the dispute over the rolls, the Supreme Court rejected a request.", "instrument"),
    "feelings that are not there": ("She said there are no ill feelings in Tanzania toward Americans.", "feelings | in |"),
    "what somebody came up with": ("Hillary Clinton has come up with one.", "come up"),
    "relying alone": ("Donald Trump relies on generalizing.", "rely"),
    "an office is held by the name": (
        "David Kamin, an adviser to the campaign and an associate professor at Yale University, said the law failed.",
        "associate professor at Yale University |",
    ),
    "nothing is in effect": ("In effect, there would be seven brackets.", "effect"),
    "being there is no quality": ("The problem is there.", "be there"),
}


@pytest.mark.parametrize("case", SILENT, ids=str)
def test_what_is_not_said_is_not_read(case: str) -> None:
    text, unwanted = SILENT[case]
    assert not any(unwanted in line for line in lines(text)), lines(text)
