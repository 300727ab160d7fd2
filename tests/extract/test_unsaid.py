"""What a sentence does not say, however near its words stand together: through the shipped English pipeline. A line each that is said, and one that is not."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

CASES = {
    "whose plot it was": (
        "Ukraine thwarted a Russian plot to kill Peter Novak.",
        "Ukraine | thwart | Russian plot | asserted | -",
        "Ukraine | kill | Peter Novak | planned | -",
    ),
    "whom one sues": (
        "Anna Berg sued Google, alleging it copied her code.",
        "Anna Berg | sue | Google | asserted | -",
        "Anna Berg | work for | Google | asserted | -",
    ),
    "a widow is no child": (
        "Coretta King is the widow of Martin Luther King.",
        "Coretta King | widow of | Martin Luther King | asserted | -",
        "Coretta King | child of | Martin Luther King | asserted | -",
    ),
    "who trains is not dead": (
        "Contrary to reports that Ronaldo left Madrid, he trained on Friday.",
        "Ronaldo | leave | Madrid | denied | -",
        "Ronaldo | die | - | asserted | -",
    ),
    "all but one": (
        "All but Hungary signed the treaty, and Spain paid the bank.",
        "Spain | pay | bank | asserted | -",
        "Hungary | sign | treaty | asserted | -",
    ),
    "every one but one": (
        "Every senator but Peter Novak backed the bill.",
        "senator | back | bill | asserted | -",
        "Peter Novak | back | bill | asserted | -",
    ),
    "by a vote": ("The measure was approved by a vote of 50 to 49.", "- | approve | measure | asserted | -", "vote of 50 | approve | measure | asserted | -"),
    "by the river": ("The body was found by the river.", "- | find | body | asserted | -", "river | find | body | asserted | -"),
    "by night": ("The town was captured by night.", "- | capture | town | asserted | -", "night | capture | town | asserted | -"),
    "more than somebody": (
        "Anna Berg raised more money than Peter Novak.",
        "Anna Berg | raise | more money | asserted | -",
        "Anna Berg | raise money than | Peter Novak | asserted | -",
    ),
    "what somebody does leads to it, not somebody": (
        "Anna Berg fought the infection for months, leading to severe malnutrition.",
        "Anna Berg | fight | infection | asserted | -",
        "Anna Berg | lead to | severe malnutrition | asserted | -",
    ),
    "when it comes to a thing, nothing comes": (
        "Kenya is known to be one of the worst countries when it comes to religious persecution.",
        "Kenya | be | one of the worst countries | asserted | -",
        "Kenya | come to | religious persecution | asserted | -",
    ),
    "whoever judges a plan need not carry it out": (
        "The senator criticized the decision to close the base.",
        "senator | criticize | decision to close the base | asserted | -",
        "senator | close | base | planned | -",
    ),
    "what remains takes nothing": (
        "The paranoia remained but found other enemies.",
        "paranoia | find | other enemies | asserted | -",
        "paranoia | remain | other enemies | asserted | -",
    ),
    "where it exploded is not what exploded": (
        "The mayor said the Chelsea explosion was an intentional act.",
        "Chelsea explosion | be | intentional act | claimed | mayor",
        "Chelsea | explode | - | claimed | mayor",
    ),
    "where the shooting was is not who was shot": (
        "Officials spoke of the Paris shooting.",
        "Officials | speak of | Paris shooting | asserted | -",
        "- | shoot | Paris | asserted | -",
    ),
    "the most important of them is not the same": (
        "Banks in many countries, notably Spain and Italy, lost money.",
        "Banks | lose | money | asserted | -",
        "Spain | be | many countries | asserted | -",
    ),
    "what it does to itself, it does to nothing near": (
        "The Justice Department, which supported the statute, did not cover itself with glory.",
        "Justice Department | support | statute | asserted | -",
        "Justice Department | cover | statute | denied | -",
    ),
    "no town is a firm": (
        "The bank is based in Randolph, a food services chain operator.",
        "bank | be based in | Randolph | asserted | -",
        "Randolph | be | food services chain operator | asserted | -",
    ),
    "an office behind two names is not the first one's": (
        "The panel was led by Anna Berg and John Okafor, president of Yale University.",
        "John Okafor | president of | Yale University | asserted | -",
        "Anna Berg | president of | Yale University | asserted | -",
    ),
    "whose candidate, is not said": (
        "Former DNC chairman and presidential candidate Howard Dean endorsed the plan.",
        "Howard Dean | former chairman of | DNC | asserted | -",
        "Howard Dean | presidential candidate of | DNC | asserted | -",
    ),
    "a trade beside an office": (
        "The company named a former Pentagon official and author, Mark Stone, to its board.",
        "Mark Stone | former official of | Pentagon | asserted | -",
        "author | author of | Pentagon | asserted | -",
    ),
    "an adjective without what it takes": (
        "The minister is aware that Peter Novak resigned.",
        "Peter Novak | resign | - | asserted | -",
        "minister | be aware | - | asserted | -",
    ),
    "how far off": (
        "Protesters were two blocks away and burned the bank.",
        "Protesters | burn | bank | asserted | -",
        "Protesters | be away | - | asserted | -",
    ),
    "in the event": ("The mayor will resign in that event.", "mayor | resign | - | planned | -", "mayor | resign in | event | planned | -"),
    "what one can do": ("The army cannot afford to leave the town.", "army | leave | town | denied | -", "army | afford | - | denied | -"),
    "no reason": ("There is no reason to believe that the army burned the bank.", "army | burn | bank | denied | -", "reason | exist | - | denied | -"),
    "at all": ("These bugs are not at all uncommon.", "bugs | be uncommon | - | denied | -", "bugs | be at uncommon | - | denied | -"),
    "what another adjective's noun does": (
        "The bank controls most of a young and fast-growing market.",
        "bank | control | most of a young and fast-growing market | asserted | -",
        "bank | fast-grow | - | asserted | -",
    ),
    "an object without its verb": (
        "The minister refused to speak at the rally.",
        "minister | refuse to speak at | rally | asserted | -",
        "minister | refuse to speak | - | asserted | -",
    ),
    "a letter from kin to others": (
        "A call from Anna Moor's sisters to Peter Novak and Kim Lee was recorded.",
        "Anna Moor's sisters | sister of | Anna Moor | asserted | -",
        "Anna Moor's sisters | sister to | Peter Novak | asserted | -",
    ),
    "what is almost done": (
        "The army nearly captured the town, and burned the port.",
        "army | burn | port | asserted | -",
        "army | capture | town | asserted | -",
    ),
    "what is nearly doubled": ("The firm nearly doubled its profit.", "firm | double | profit | asserted | -", "firm | halve | profit | asserted | -"),
    "a wish": ("God save the king, and the mayor praised the queen.", "mayor | praise | queen | asserted | -", "God | save | king | asserted | -"),
    "a figure set against another": (
        "Peter Novak leads Kim Lee 43 percent to 38 percent.",
        "Peter Novak | lead | Kim Lee | asserted | -",
        "Peter Novak | lead to | - | asserted | -",
    ),
    "a figure that is reached": ("Sales rose 5 percent to 38 million.", "Sales | rise to | - | asserted | -", "Sales | lead to | - | asserted | -"),
    "advice to travellers": (
        "The guides give advice to follow when visiting Kenya.",
        "guides | give | advice | asserted | -",
        "guides | visit | Kenya | planned | -",
    ),
    "how long is no goal": (
        "The army ruled the country for much of the war.",
        "army | rule | country | asserted | -",
        "army | rule | much of the war | asserted | -",
    ),
    "hard for anybody": (
        "The law made weapons harder to obtain.",
        "law | make harder | weapons | asserted | -",
        "law | obtain | - | planned | -",
    ),
    "who is coerced": (
        "The mayor was coerced by the army to sell the port.",
        "mayor | sell | port | planned | -",
        "army | sell | port | planned | -",
    ),
    "what needs a majority": (
        "Kim Lee needs a majority to confirm the judge.",
        "Kim Lee | confirm | judge | planned | -",
        "majority | confirm | judge | planned | -",
    ),
    "a plan that makes something": (
        "The ministers unveiled a plan that would create a headquarters to run operations.",
        "headquarters | run | operations | planned | -",
        "plan | run | operations | planned | -",
    ),
    "whom it is unlike": (
        "Unlike Peter Novak, the mayor has investors.",
        "mayor | have | investors | asserted | -",
        "mayor | have investor unlike | Peter Novak | asserted | -",
    ),
    "whose request it is": (
        "The court rejected a request from the mayor to open the file.",
        "mayor | open | file | planned | -",
        "court | open | file | planned | -",
    ),
    "what one says to a governor": (
        "But, Governor Kim Lee, we have to ask the mayor.",
        "Kim Lee | be | Governor | asserted | -",
        "Kim Lee | ask | mayor | asserted | -",
    ),
    "as expected": ("As expected, the bank sold the port.", "bank | sell | port | asserted | -", "- | expect | port | asserted | -"),
    "what comes out only": (
        "Peter Novak returned to Kyiv, only to be arrested by police.",
        "police | arrest | Peter Novak | asserted | -",
        "police | arrest | Peter Novak | planned | -",
    ),
    "experts say a clause": (
        "Experts say the plan of the mayor to sell the port would hurt Spain.",
        "plan of the mayor to sell the port | hurt | Spain | possible | Experts",
        "Experts | say | plan of the mayor | asserted | -",
    ),
    "limits and what they are like": (
        "The mayor proposed limits, such as banning cars.",
        "mayor | propose | limits | asserted | -",
        "limits | ban | cars | asserted | -",
    ),
    "what is set against it is no second one": (
        "The treaty is a promise rather than a threat.",
        "treaty | be | promise | asserted | -",
        "treaty | be | threat | asserted | -",
    ),
    "but not": ("The mayor praised the bill but not the tax.", "mayor | praise | bill | asserted | -", "mayor | praise | tax | asserted | -"),
    "both of two": ("The mayor praised the bill and the tax.", "mayor | praise | tax | asserted | -", "mayor | praise | bill | denied | -"),
    "all of them": ("All migrants are poor.", "All migrants | be poor | - | asserted | -", "All migrants | be poor | - | denied | -"),
    "not all of those convinced": (
        "Not all analysts are convinced that the army captured the town.",
        "army | capture | town | possible | -",
        "army | capture | town | claimed | all analysts",
    ),
    "compared with is a preposition": (
        "Sales of the bank rose 4 percent in June, compared with a loss in May.",
        "Sales of the bank | rise | - | asserted | -",
        "- | compare | Sales of the bank | asserted | -",
    ),
    "somebody compares": ("The scientist compared the moon with Mars.", "scientist | compare | moon | asserted | -", "- | compare | moon | asserted | -"),
    "what one has trouble doing": (
        "The union had trouble finding workers.",
        "union | find | workers | possible | -",
        "trouble | find | workers | asserted | -",
    ),
    "what one spends time doing": (
        "The union has a hard time finding workers.",
        "union | find | workers | possible | -",
        "hard time | find | workers | asserted | -",
    ),
    "ends that meet": ("Peter Novak had to make ends meet.", "Peter Novak | make ends meet | - | asserted | -", "ends | meet | - | asserted | -"),
    "burned to the ground": (
        "The army burned the village to the ground.",
        "army | burn to the ground | village | asserted | -",
        "army | burn | village | asserted | -",
    ),
    "sent to the ground": ("The army sent the men to the village.", "army | send | men | asserted | -", "army | send to the village | men | asserted | -"),
    "what is made safer": ("The law made the port safer.", "law | make safer | port | asserted | -", "law | make | port | asserted | -"),
    "what is made": ("The firm made the port.", "firm | make | port | asserted | -", "firm | make safer | port | asserted | -"),
    "of belongs to few verbs": (
        "The army dropped out of the war.",
        "army | drop out of | war | asserted | -",
        "army | drop out | - | asserted | -",
    ),
    "room does nothing": ("The deal gave room to build a port.", "deal | give | room | asserted | -", "room | build | port | planned | -"),
    "a gerund beside a noun": (
        "The mayor praised the fall in illegal gold mining and logging.",
        "mayor | praise | fall in illegal gold mining and logging | asserted | -",
        "mayor | log | - | asserted | -",
    ),
    "caught is not what is avoided": (
        "Peter Novak avoided being caught by police.",
        "police | catch | Peter Novak | denied | -",
        "Peter Novak | avoid caught | - | asserted | -",
    ),
    "the line is not inevitable": (
        "The line is that war with Russia is inevitable.",
        "war with Russia | be inevitable | - | asserted | -",
        "line | be inevitable | - | asserted | -",
    ),
    "not only": (
        "The mayor praised not only the bill but the tax.",
        "mayor | praise | tax | asserted | -",
        "mayor | praise | bill | denied | -",
    ),
    "given that": (
        "Sales were weak, a bad sign given that the bank relies on Spain.",
        "bank | rely on | Spain | asserted | -",
        "- | give | bad sign | asserted | -",
    ),
    "pending is a preposition": (
        "Peter Novak will stay in Spain pending the trial.",
        "Peter Novak | stay in | Spain | planned | -",
        "Peter Novak | pend | trial | planned | -",
    ),
    "stands to": ("The bank stands to lose its ships.", "bank | lose | ships | planned | -", "bank | stand | - | asserted | -"),
    "what they are kept from": (
        "The law kept the workers from leaving the town.",
        "law | keep from leaving | workers | asserted | -",
        "law | keep | workers | asserted | -",
    ),
    "what is kept": ("The law kept the port open.", "law | keep open | port | asserted | -", "law | keep | port | asserted | -"),
    "failed and did": (
        "The bank failed to find a buyer and filed for bankruptcy.",
        "bank | file for | bankruptcy | asserted | -",
        "bank | file for | bankruptcy | denied | -",
    ),
    "failed in both": (
        "The bank failed to find a buyer and to file a report.",
        "bank | find | buyer | denied | -",
        "bank | file | report | asserted | -",
    ),
    "from there, not its": (
        "Timex is a major U.S. producer of watches.",
        "Timex | producer of | watches | asserted | -",
        "Timex | producer of | U.S. | asserted | -",
    ),
    "of Korea": ("The Korea scholar Anna Berg praised the law.", "Anna Berg | scholar of | Korea | asserted | -", "Anna Berg | scholar | Korea | asserted | -"),
    "until what is to come": (
        "The mayor will wait until the army captures the town.",
        "army | capture | town | planned | -",
        "army | capture | town | asserted | -",
    ),
    "until what has come": (
        "The mayor waited until the army captured the town.",
        "army | capture | town | asserted | -",
        "army | capture | town | planned | -",
    ),
    "everyone is nobody": (
        "Everyone knows that the bank financed the rebels.",
        "bank | finance | rebels | asserted | -",
        "bank | finance | rebels | claimed | Everyone",
    ),
    "a share is no thing that is earned": (
        "The company earned $492 million, or $4.55 a share, on revenue of $12 billion.",
        "revenue | of | - | asserted | -",
        "company | earn | share | asserted | -",
    ),
    "a share is bought": ("The bank bought a share of the firm.", "bank | buy | share of the firm | asserted | -", "bank | buy | firm | asserted | -"),
    "places behind a firm": (
        "Williams, Duluth, Ga., is a holding company.",
        "Williams | be | holding company | asserted | -",
        "Duluth | be | holding company | asserted | -",
    ),
    "places of a list": (
        "The report covers Intel, Texas and Oregon.",
        "report | cover | Texas | asserted | -",
        "Intel | in | Texas | asserted | -",
    ),
    "what it is used for": (
        "The money is expected to be used for building the port.",
        "money | build | port | planned | -",
        "money | build | port | asserted | -",
    ),
    "whose approach": (
        "The company, whose risky approach nearly proved fatal, sees allies.",
        "company | see | allies | asserted | -",
        "company | be | risky approach | asserted | -",
    ),
    "felt less": ("The mayor felt less useful.", "mayor | feel less useful | - | asserted | -", "mayor | feel useful | - | asserted | -"),
    "is less": ("The law is less clear.", "law | be less clear | - | asserted | -", "law | be clear | - | asserted | -"),
    "more is more": ("The law is more clear.", "law | be clear | - | asserted | -", "law | be less clear | - | asserted | -"),
    "by a wide margin": (
        "The bill was passed by a wide margin.",
        "- | pass | bill | asserted | -",
        "wide margin | pass | bill | asserted | -",
    ),
    "made to do": (
        "The mayor made Peter Novak sign the law.",
        "Peter Novak | sign | law | asserted | -",
        "mayor | make | Peter Novak | asserted | -",
    ),
    "what it costs is no thing": ("The fine was $3 million.", "fine | be | - | asserted | -", "fine | be | $3 million | asserted | -"),
    "not several of one": (
        "Maria Silva, American lawyers, resigned.",
        "Maria Silva | resign | - | asserted | -",
        "Maria Silva | be | American lawyers | asserted | -",
    ),
    "a firm is not in another": (
        "A company in Nestle and Novartis was sold.",
        "- | sell | company | asserted | -",
        "company | in | Nestle | asserted | -",
    ),
    "whose firm, and not whose person": (
        "Spain's Telefonica and Anna Berg signed the deal.",
        "Telefonica | of | Spain | asserted | -",
        "Anna Berg | of | Spain | asserted | -",
    ),
    "the others are not these": (
        "Anna Berg and Tom Reed, both lawyers, met. The two other lawyers left.",
        "two other lawyers | leave | - | asserted | -",
        "Anna Berg | leave | - | asserted | -",
    ),
    "who speaks of them is none of them": (
        "Kim Lee and Anna Berg met. “They lied,” said Kim Lee.",
        "Anna Berg | meet | - | asserted | -",
        "Kim Lee | lie | - | claimed | Kim Lee",
    ),
    "a crane collapsed, not a city": (
        "Mecca crane collapse killed 107 people.",
        "Mecca crane collapse | kill | 107 people | asserted | -",
        "- | collapse | Mecca | asserted | -",
    ),
    "a city is no president": (
        "Washington left. George Washington met Spain. Washington praised Iran.",
        "Washington | praise | Iran | asserted | -",
        "George Washington | praise | Iran | asserted | -",
    ),
    "a rival of what was named": (
        "He said Iran, of which Spain is a rival, left.",
        "Spain | be | rival | asserted | -",
        "which | be | rival | asserted | -",
    ),
    "became ready": ("The mayor became ready in fact.", "mayor | become ready | - | asserted | -", "mayor | become ready in | fact | asserted | -"),
    "both are planned": (
        "It is the mayor's goal to keep peace and for the government to avoid war.",
        "government | avoid | war | planned | -",
        "government | avoid | war | asserted | -",
    ),
}


def test_whose_nothing_is_says_nothing() -> None:
    found = lines(
        "Today at the Iraqi Museum in Baghdad, the U.S. Embassy Chargé d’Affaires, a.i., Jonathan Cohen and Dr. Ahmed Kamil Murad, "
        "Acting General Director of the Office of Museums at the Iraqi Ministry of Culture, State Board of Antiquities and Heritage (SBAH) "
        "announced the funding of a project for the rehabilitation and preservation of the Ishtar Gate."
    )
    assert not [line for line in found if line.startswith("- | of |")], "\n".join(sorted(found))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_said_and_what_is_not(case: str) -> None:
    text, said, unsaid = CASES[case]
    found = lines(text)
    assert said in found, "\n".join(sorted(found))
    assert unsaid not in found, "\n".join(sorted(found))


@pytest.mark.parametrize(
    "text",
    [
        "Not all migrants are poor.",
        "Not everyone supports the mayor.",
        "It's over.",
        "The boat sank. It's over.",
        "Prosecutors rarely pursue cases.",
        "The units are a shop, a bank and a farm.",
        "The trial was on Monday.",
        "The meeting was Monday.",
        "The report is a way.",
        "The rebels are it.",
        "The mayor did not say how safe the bridge is.",
        "Something, a law, was.",
        "The rebels praised themselves.",
        "They called him Tom.",
        "Spain, Iran, Iraq and Russia attacked each other.",
        "The army will. The union will not.",
        "There are videos of him attacking the mayor.",
        "The bank earns as much as all other banks combined.",
        "Long live the king!",
    ],
)
def test_nothing_of_whom_is_left_open(text: str) -> None:
    assert not [line for line in lines(text) if " sink " not in line]
