"""Constructions in which news tells facts beside its main verbs, each with a near one that says something else: through the shipped English pipeline."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

CASES = {
    "the most important of them": ("Banks in many countries, notably Spain and Italy, lost money.", "many countries | include | Italy | asserted | -"),
    "whom they took hostage": ("Kidnappers took a store owner hostage.", "Kidnappers | take hostage | store owner | asserted | -"),
    "what it calls itself": ("Siemens called itself a leader.", "Siemens | be | leader | claimed | Siemens"),
    "an office of two words": ("White House Chief of Staff Tom Reed resigned.", "Tom Reed | chief of staff of | White House | asserted | -"),
    "an office and what it is of in front of a name": (
        "Trade Minister Joseph Kamotho and American ambassador to Kenya Prudence Bushnell were injured in the blast.",
        "Prudence Bushnell | ambassador to | Kenya | asserted | -",
    ),
    "an office of state in front of a name": (
        "Deputy Secretary of State Antony Blinken announced the deal.",
        "Antony Blinken | announce | deal | asserted | -",
    ),
    "a body and its letters in front of a name": (
        "Director of the Federal Bureau of Investigation (FBI) Louis Freeh said that the raid failed.",
        "raid | fail | - | claimed | Louis Freeh",
    ),
    "a secretary general": (
        "The report was overseen by former U.N. secretary general Kofi Annan.",
        "Kofi Annan | former secretary-general of | U.N. | asserted | -",
    ),
    "a party in front of an office": ("Green Party nominee Jill Stein left.", "Jill Stein | nominee of | Green Party | asserted | -"),
    "a newspaper that opens with a country": ("“It is over,” Kim Gunn told USA Today.", "Kim Gunn | tell | USA Today | asserted | -"),
    "a programme that ends with a day": ("Kim Gunn told Fox News Sunday that it was over.", "Kim Gunn | tell | Fox News Sunday | asserted | -"),
    "a firm whose name is like a place": (
        "A parcel was owned by MGM Grand director James Reed.",
        "James Reed | director of | MGM Grand | asserted | -",
    ),
    "a firm that opens with a possessive": ("Hudson’s Bay Co. sold the plant.", "Hudson’s Bay Co. | sell | plant | asserted | -"),
    "a firm of three partners": (
        "A spokesman for Donaldson, Lufkin & Jenrette praised the plan.",
        "spokesman for Donaldson, Lufkin & Jenrette | spokesman for | Donaldson, Lufkin & Jenrette | asserted | -",
    ),
    "a firm with a foreign form": ("Erbamont N.V. bought the plant.", "Erbamont N.V. | buy | plant | asserted | -"),
    "two islands that are one state": ("Trinidad and Tobago signed the treaty.", "Trinidad and Tobago | sign | treaty | asserted | -"),
    "a university and its town": (
        "Tom Reed, a professor at the University of Texas at Austin, left.",
        "Tom Reed | professor at | University of Texas at Austin | asserted | -",
    ),
    "a name with a hyphen": ("Virginia Democrat Doris Crouse-Mays praised the bill.", "Doris Crouse-Mays | praise | bill | asserted | -"),
    "a firm with a hyphen between places": ("Louisiana-Pacific sold the plant.", "Louisiana-Pacific | sell | plant | asserted | -"),
    "the homeland of a senator": (
        "The trees came from Oregon, the homeland of Senator Ron Wyden, another critic of the deal.",
        "Oregon | homeland of | Ron Wyden | asserted | -",
    ),
    "an attorney general of a state": (
        "Scott Pruitt, the attorney general of Oklahoma, praised the ruling.",
        "Scott Pruitt | attorney-general of | Oklahoma | asserted | -",
    ),
    "a nickname behind an initial": ('Rep. Robert C. "Bobby" Scott threw open his yard.', 'Robert C. "Bobby" Scott | throw | yard | asserted | -'),
    "an office behind two names": (
        "The prize went to Maria Lopez and Peter Novak, director of the Oslo Museum.",
        "Peter Novak | director of | Oslo Museum | asserted | -",
    ),
    "a deed and whom it hits": (
        "Police are looking into three sniper attacks on doctors.",
        "three sniper attacks on doctors | attack on | doctors | asserted | -",
    ),
    "a deed that is possible": (
        "The president is committed to a possible strike against Iraq.",
        "possible strike against Iraq | strike against | Iraq | possible | -",
    ),
    "a deed that is planned": ("The papers reported on the planned attack on Norway.", "planned attack on Norway | attack on | Norway | planned | -"),
    "what was found": ("The discovery of a rifle near the house changed the case.", "- | discover | rifle | asserted | -"),
    "each of two with a third": (
        "Police questioned Ronald Stauber and Michael Gingrich. Links between the two men and James Kopp are weak.",
        "Michael Gingrich | be linked with | James Kopp | asserted | -",
    ),
    "an event that somebody suffers in": ("Over 300 pilgrims were killed in a stampede.", "Over 300 pilgrims | be killed in | stampede | asserted | -"),
    "what is called for, not where": (
        "In a joint statement, Anna Berg and Tom Reed called for ratification of the treaty.",
        "Tom Reed | call for | ratification of the treaty | asserted | -",
    ),
    "whose surrogate": ("Michael Flynn, a top Trump surrogate, praised the senator.", "Michael Flynn | top surrogate of | Trump | asserted | -"),
    "a group like one": ("Older groups like the Ku Klux Klan are opening new chapters.", "Ku Klux Klan | open | new chapters | asserted | -"),
    "such groups as one": ("The center has long monitored such groups as the Ku Klux Klan.", "center | monitor | Ku Klux Klan | asserted | -"),
    "examples without names": ("The proposals, including a tax on sugar, angered farmers.", "proposals | include | tax on sugar | asserted | -"),
    "one another": ("Vladimir Putin and Kim Jong Un pledged to consult each other.", "Kim Jong Un | consult | Vladimir Putin | planned | Kim Jong Un"),
    "with one another": ("Russia and Ukraine fought against each other.", "Ukraine | fight against | Russia | asserted | -"),
    "an embassy of a country": ("A crowd burned flags at the Yugoslav embassy.", "Yugoslav embassy | of | Yugoslavia | asserted | -"),
    "a second charge": ("The senators charged Anna Berg with fraud and with violating the law.", "Anna Berg | violate | law | claimed | senators"),
    "a relative clause without a pronoun": ("The book Berg wrote was published in 1990.", "Berg | write | book | asserted | -"),
    "whose brother": ("Maria Silva, whose brother runs the bank, resigned.", "brother | brother of | Maria Silva | asserted | -"),
    "the party in letters": ("Sen. Tim Berg, D-Va., praised the nominee.", "Tim Berg | member of | Democratic Party | asserted | -"),
    "the state in letters": ("Sen. Tim Berg, D-Va., praised the nominee.", "Tim Berg | senator from | Va. | asserted | -"),
    "whose office": ("The FBI office in Cleveland sent a bulletin.", "FBI office | office of | FBI | asserted | -"),
    "where a shooting was": ("The Orlando shooting shocked the senators.", "Orlando shooting | in | Orlando | asserted | -"),
    "whose ruling": ("The mayor attacked the sentence of the Supreme Court.", "sentence of the Supreme Court | sentence of | Supreme Court | asserted | -"),
    "to whom it was said": ("In an interview with CNN, Anna Berg denied the report.", "Anna Berg | deny in interview with | CNN | asserted | -"),
    "in a letter to": ("Tom Reed wrote in a letter to Congress that the law is void.", "Tom Reed | write in letter to | Congress | asserted | -"),
    "of whom one is a member, as a predicate": ("The winners were DAB's Anna Berg and FTU's Tom Reed.", "Anna Berg | of | DAB | asserted | -"),
    "what is fired at": ("The army fired shells at a police post.", "army | fire shell at | police post | asserted | -"),
    "at a ceremony": ("Poland joined NATO at a ceremony.", "Poland | join at | ceremony | asserted | -"),
    "a blow to": ("The ruling was a blow to the government.", "ruling | be | blow to the government | asserted | -"),
    "painted as": ("Tom Reed painted Ann Lee as a crook.", "Ann Lee | be | crook | claimed | Tom Reed"),
    "tapped as": ("Ann Lee tapped Tom Reed as her running mate.", "Tom Reed | be tapped | running mate | asserted | -"),
    "chose as, with its participle": ("The board chose Tom Reed as chief executive.", "Tom Reed | be chosen | chief executive | asserted | -"),
    "rejected as": ("The union rejected the offer as inadequate.", "union | reject | offer | asserted | -"),
    "used as, by the subject": ("The company uses coal as a fuel.", "company | use coal as | fuel | asserted | -"),
    "who, of a person and not of the body": (
        "The mayor met Ann Lee of the National Council of Churches, who won the prize.",
        "Ann Lee | win | prize | asserted | -",
    ),
    "who, behind a clause between dashes": (
        "The senator thanked 95 generals -- most of whom had announced their support -- who cited her years as mayor.",
        "95 generals | cite | years | asserted | -",
    ),
    "with whom, belongs to an affair": ("Ann Reed had an affair with Tom Lee.", "Ann Reed | have | affair with Tom Lee | asserted | -"),
    "on what, belongs to a moratorium": ("The union called for a moratorium on layoffs.", "union | call for | moratorium on layoffs | asserted | -"),
    "authority for what": ("The court has the authority to freeze assets in Spain.", "court | have | authority to freeze assets in Spain | asserted | -"),
    "with its particle": ("Experts doubt her ability to carry out the reform.", "Experts | doubt | ability to carry out the reform | asserted | -"),
    "not half of two verbs": ("The court has the authority to freeze or seize assets.", "court | have | authority | asserted | -"),
    "not half of a clause": ("The mayor kept her promise to let the port close.", "mayor | keep | promise | asserted | -"),
    "a law keeps no infinitive": ("Parliament passed a law to protect bats.", "Parliament | pass | law | asserted | -"),
    "under pressure to": ("Siemens has been under pressure to cut its costs.", "Siemens | cut | costs | planned | -"),
    "the case on which": ("The case on which the court ruled is old.", "court | rule on | case | asserted | -"),
    "an office of the company": (
        "Magna Inc. said the plan, drawn up by Anna Berg, president and chief executive, is sound.",
        "Anna Berg | chief executive of | Magna Inc. | asserted | -",
    ),
    "what is urged in words": ("Anna Berg said, “We urge the rebels to leave.”", "Anna Berg | urge | rebels | claimed | Anna Berg"),
    "in close contact": ("The envoy is in close contact with the rebels.", "envoy | be in contact with | rebels | asserted | -"),
    "a group and where it is": ("The mayor met the Miami families.", "Miami families | in | Miami | asserted | -"),
    "a group and whose it is": ("The army shot two Taliban fighters.", "two Taliban fighters | fighter of | Taliban | asserted | -"),
    "who speaks for an office": (
        "“We are checking the letters,” said Paul Berg, a spokesman for the FBI office in Buffalo.",
        "FBI | check | letters | claimed | Paul Berg",
    ),
    "a trade in front of Sir": ("They met Australian financier Sir Kerry Packer.", "Kerry Packer | be | Australian financier | asserted | -"),
    "a noun that is a turn of speech elsewhere": ("Anna Berg complied with police orders.", "Anna Berg | comply with | police orders | asserted | -"),
    "a process that is worked out": ("The party came up with a process.", "party | come up with | process | asserted | -"),
    "what is told beside what somebody feels": (
        "The Turks feel they have special ties to the region, which they ruled for centuries.",
        "Turks | rule | region | asserted | -",
    ),
    "where": ("The town where Maria Silva was born is poor.", "Maria Silva | be born in | town | asserted | -"),
    "the first to do it": ("Anna Reed is the third senator to endorse Tom Berg.", "Anna Reed | endorse | Tom Berg | asserted | -"),
    "the first will do it": ("Anna Reed will be the first woman to lead the party.", "Anna Reed | lead | party | planned | -"),
    "a law does what it is for": ("Congress approved measures to protect the dolphins.", "measures | protect | dolphins | planned | -"),
    "an office behind as": ("Anna Reed works as a reporter for CNN.", "Anna Reed | reporter for | CNN | asserted | -"),
    "an office that one is hired for": ("The bank hired Anna Reed as head of its London office.", "Anna Reed | head of | London office | asserted | -"),
    "a suspect in a deed": ("James Kopp, a suspect in the attack, fled to France.", "James Kopp | suspect in | attack | asserted | -"),
    "with whom somebody pleads": ("Anna Berg pleaded with Tom Reed to leave the house.", "Anna Berg | plead with | Tom Reed | asserted | -"),
    "whom somebody pleads with does it": ("Anna Berg pleaded with Tom Reed to leave.", "Tom Reed | leave | - | planned | Anna Berg"),
    "whom somebody exhorts does it": ("The government exhorted citizens to protest.", "citizens | protest | - | planned | government"),
    "with whom talks are held": ("Berlin held talks with Tehran on the program.", "Germany | hold talks with | Iran | asserted | -"),
    "a protest against somebody": (
        "The airing of protests against Fidel Castro angered Cuba.",
        "protests against Fidel Castro | protest against | Fidel Castro | asserted | -",
    ),
    "from whom, without a name": ("Repeated warnings from students angered the mayor.", "Repeated warnings | from | students | asserted | -"),
    "whom one calls names": ("A commentator called the exiles criminals.", "commentator | call | exiles | asserted | -"),
    "what one keeps doing": ("Other sites will keep hosting the video.", "Other sites | host | video | planned | -"),
    "an accident of its own": ("The mayor died in a boating accident.", "mayor | die in | boating accident | asserted | -"),
    "an age between a name and a town": ("Tom Reed, 52, of Boston, was arrested.", "Tom Reed | of | Boston | asserted | -"),
    "a nominee of a party": ("Republican nominee Anna Berg met Tom Reed.", "Anna Berg | nominee of | Republican Party | asserted | -"),
    "a senator of a party": ("Tom Reed, a Democratic senator, resigned.", "Tom Reed | member of | Democratic Party | asserted | -"),
    "what assets are worth": ("The company sold assets worth $3 billion to Ford.", "assets | be worth | - | asserted | -"),
    "so much a share": ("The bank extended its tender offer of $18 a share.", "tender offer of $18 a share | of | - | asserted | -"),
    "a title behind including": (
        "Speculators, including Australian financier Kerry Packer, sold their shares.",
        "Kerry Packer | be | Australian financier | asserted | -",
    ),
    "a speaker behind an object": (
        "Rebels attacked the village of Kidal, a spokesman for Mali said.",
        "Rebels | attack | village of Kidal | claimed | spokesman for Mali",
    ),
    "a speaker behind a place": (
        "Soldiers seized a bridge near Goma on Tuesday, an official with the Congolese army said.",
        "Soldiers | seize | bridge | claimed | official",
    ),
    "what one rules out doing": ("Iran ruled out attacking Israel.", "Iran | attack | Israel | denied | Iran"),
    "most of a place": ("Gangs control most of Port-au-Prince.", "Gangs | control | most of Port-au-Prince | asserted | -"),
    "what a court heard": ("The court heard that Evans had paid the hitman.", "Evans | pay | hitman | claimed | court"),
    "each speaks for itself": ("Ghana and Togo threatened to sell cocoa to Hershey.", "Ghana | sell | cocoa | planned | Ghana"),
    "we of a body that speaks": ("“We bought the ships,” said Siemens.", "Siemens | buy | ships | claimed | Siemens"),
    "a ship by its name, its number and both": (
        "USS Carney (DDG 64) fled. USS Carney DDG-64 fired missiles. The Carney sank.",
        "USS Carney DDG-64 | sink | - | asserted | -",
    ),
    "a failure by somebody": ("Failure by the army to free the hostages angered Spain.", "army | free | hostages | denied | -"),
    "there are none that somebody sold": ("There are no ships sold by Spain.", "Spain | sell | ships | denied | -"),
    "to whom one explains": ("Tom Reed explained to Spain that Iran lied.", "Tom Reed | explain | Spain | asserted | -"),
    "what one considers a thing": ("Spain considers Iran an enemy.", "Iran | be | enemy | claimed | Spain"),
    "a party that the article names": (
        "The Democratic Party won. Tom Reed, a Democratic senator, resigned.",
        "Tom Reed | member of | Democratic Party | asserted | -",
    ),
    "two blanks within a time": ("On Monday  morning the army left Rome.", "army | leave | Rome | asserted | -"),
    "who leads whom others back": (
        "The U.S.-led, British and French-backed rebels fled.",
        "United States | lead | U.S.-led, British and French-backed rebels | asserted | -",
    ),
    "what one recommends doing": ("The general recommended attacking Iran.", "- | attack | Iran | planned | -"),
    "by whom both was done": ("The law was drafted and signed by the president.", "president | draft | law | asserted | -"),
    "what both did": ("The senator drafted and signed the treaty.", "senator | draft | treaty | asserted | -"),
    "what all three did": ("The bank bought, sold and leased the tower.", "bank | sell | tower | asserted | -"),
    "a thing and its worth": ("The painting is worth a million dollars.", "painting | be worth | - | asserted | -"),
    "to whom somebody is a threat": ("Tom Reed is a threat to Iran.", "Tom Reed | threat to | Iran | asserted | -"),
    "the son of a name": (
        "Anna Moor met Robert Downey Sr. and Robert Downey Jr. Later Mr. Downey Jr. met the mayor.",
        "Robert Downey Jr. | meet | mayor | asserted | -",
    ),
    "a slip in a last name": ("Dom Phillips was killed. Philips was a reporter.", "Dom Phillips | be | reporter | asserted | -"),
    "a name with its middle letter": ("John Q. Smith met the mayor. John Smith left.", "John Q. Smith | leave | - | asserted | -"),
    "a first name and its letter": ("J. Smith met the mayor. John Smith left.", "John Smith | meet | mayor | asserted | -"),
    "a capital's allies": ("The ruling angered Moscow's allies.", "Moscow's allies | ally of | Moscow | asserted | -"),
    "a thing that led to another": ("Sony closed the plant, which led to protests.", "plant | lead to | protests | asserted | -"),
    "a war that is feared": ("Residents are worried about war spilling over into Kenya.", "war | spill into | Kenya | possible | -"),
    "what one finds out how to do": ("The firm figured out how to cut its costs.", "firm | cut | costs | planned | -"),
    "what a part of it is": ("The firm will join as part of marking the anniversary.", "firm | mark | anniversary | planned | -"),
    "a transcript in quotation marks": (
        '"WALLACE: I met the senator in Ohio," the report said.',
        "WALLACE | meet | senator | claimed | WALLACE",
    ),
    "a name with a word in brackets": (
        "British National (Overseas) passports are old. The BNO was issued by Kenya.",
        "Kenya | issue | British National (Overseas) | asserted | -",
    ),
    "one seat of two towns": (
        "Tom Reed was the Labour candidate for Carshalton and Wallington.",
        "Tom Reed | candidate for | Carshalton and Wallington | asserted | -",
    ),
    "a name with a number": ("The state sold Volume 7.", "state | sell | Volume 7 | asserted | -"),
    "a people of two words": ("Police arrested some Hong Kongers.", "Police | arrest | Hong Kongers | asserted | -"),
    "whose agency, in front of its name": ("Russia's space agency, Roscosmos, sold a rocket.", "Roscosmos | agency of | Russia | asserted | -"),
    "the service of a general": ("U.S. Air Force Gen. Norman Ham praised the nominee.", "Norman Ham | member of | U.S. Air Force | asserted | -"),
    "a ministry by its nation": (
        "The French Foreign Ministry accused the Russian Embassy.",
        "French Foreign Ministry | accuse | Russian Embassy | asserted | -",
    ),
    "a board of something": ("The Chicago Board of Trade sued the union.", "Chicago Board of Trade | sue | union | asserted | -"),
    "of what body": ("Lee of the Bronx Zoo team found the rat.", "Lee | of | Bronx Zoo team | asserted | -"),
    "a nation in front of a trade": ("Anna Moor, a British painter, left.", "Anna Moor | national of | United Kingdom | asserted | -"),
    "what one is and heads": (
        "Anna Moor is an official, chairman of the Kenya Club, and lives in Nairobi.",
        "Anna Moor | chairman of | Kenya Club | asserted | -",
    ),
    "an acronym that nobody explains": (
        "The European Space Agency met. The ESA praised Kenya.",
        "European Space Agency | praise | Kenya | asserted | -",
    ),
    "a ship of two words": ("USS New Jersey (BB-62) fled. The New Jersey sank.", "USS New Jersey | sink | - | asserted | -"),
    "a nation beside a nation": ("Anna Moor, an Indian American writer, left.", "Anna Moor | national of | United States | asserted | -"),
    "whose campaign": ("The Trump campaign sued the bank.", "Trump campaign | campaign of | Trump | asserted | -"),
}


@pytest.mark.parametrize("case", CASES)
def test_sentence_says(case: str) -> None:
    text, expected = CASES[case]
    assert expected in lines(text), "\n".join(sorted(lines(text)))


SILENT = {
    "what we do is not what the speaker does": ("Anna Berg said, “We won the cup.”", "Anna Berg | win"),
    "an agency is not its own": ("The Yonhap news agency denied the report.", "agency of"),
    "whom somebody else allows": ("The police barred the crowd but allowed them to sing.", "police | sing"),
    "a gerund that is a duty": ("As visiting Mecca is a duty, many pilgrims travel there.", "pilgrims | be"),
    "somebody's mental state is no place": ("Kim's mental state worries the generals.", "state of"),
    "no attack at all": ("There were no attacks on Spain.", "attack on | Spain"),
    "an attack that is denied": ("The army denied an attack on Syria.", "attack on | Syria"),
    "any attack": ("Any attack on Norway is an attack on us.", "on | Norway | asserted"),
    "who endorsed is not said, nor whom": ("Anna Berg was honored by the endorsement of Tom Reed.", "- | endorse"),
    "a signing may be a goal": ("A goal of the visit was the signing of a treaty.", "- | sign"),
    "two of one group are not linked": (
        "Police questioned Ronald Stauber and Michael Gingrich. Links between the two men and James Kopp are weak.",
        "linked with | Michael Gingrich",
    ),
    "what one does in a race befalls nobody": ("The union endorsed Maria Silva in the race.", "endorse in"),
    "an admirer is for nobody": ("Tom Reed, a Hitler biographer, resigned.", "biographer of | Hitler"),
    "a man like another": ("A man like Kim Jong Un would open new chapters.", "Kim Jong Un | open"),
    "no such": ("The firm hired groups as helpers.", "include"),
    "states hold no reforms": ("Leaders toured battleground states, including an overhaul of the courts.", "battleground states | include"),
    "what they gave one another": ("Anna Berg and Tom Reed sold each other cars.", "Anna Berg | sell | Tom Reed | denied"),
    "the members and each other": ("The mourners comforted each other.", "comfort"),
    "a government is its country": ("The Cuban government urged calm.", "Cuban government | of | Cuba"),
    "whoever pleads does not leave": ("Anna Berg pleaded with Tom Reed to leave.", "Anna Berg | leave"),
    "whoever exhorts does not protest": ("The government exhorted citizens to protest.", "government | protest"),
    "a resident in a town holds no part in it": ("James Kopp, a suspect in Boston, fled.", "suspect in | Boston"),
    "a meeting with somebody hits nobody": ("The paper reported on a meeting with Tom Reed.", "meeting with | Tom Reed"),
    "distance from a place is from nobody": ("The distance from the river surprised them.", "from | river"),
    "kept from it": ("Officials kept the men from leaving the house.", "men | leave | house | asserted"),
    "by accident": ("In this case, the mayor died in an accident.", "die in"),
    "a number and a town": ("Reporters counted 52, of Boston, in the crowd.", "| of | Boston"),
    "democratic without a capital": ("Tom Reed, a democratic leader, resigned.", "Democratic Party"),
    "no member of a party": ("Anna Berg is not a Republican senator.", "member of | Republican Party"),
    "worth a look": ("The company sold assets worth a look.", "be worth | -"),
    "who charges violates nothing": ("The senators charged Anna Berg with fraud and with violating the law.", "senators | violate"),
    "a second verb stays one": ("The company paid the fine and is selling the plant.", "fine | sell"),
    "whose of another": ("Maria Silva met Tom Reed, whose brother runs the bank.", "brother of | Maria Silva"),
    "where something else is said": ("It was an environment where Tom Reed referred to Maria Silva.", "refer in"),
    "where somebody asks": ("Maria Silva asked where Tom Reed was born.", "be born in"),
    "the next has not done it": ("The next senator to endorse Tom Berg will be Anna Reed.", "endorse | Tom Berg | asserted"),
    "an attempt is no rank": ("It was the first attempt to free the hostages.", "attempt | free"),
    "a plan does nothing": ("The mayor has a plan to build a bridge.", "plan | build"),
    "dressed as is no office": ("Anna Reed dressed as a nurse at the party.", "nurse at"),
    "who speaks does not do it": ("Rebels attacked the village of Kidal, a spokesman for Mali said.", "spokesman for Mali | attack"),
    "nobody speaks for another": ("Ghana and Togo threatened to sell cocoa to Hershey.", "Ghana | sell | cocoa | planned | Togo"),
    "who lends helps another": ("The World Bank lent Kenya money to help it repay a bond.", "World Bank | repay"),
    "what one hears happen is no word": ("Ann Lee heard a dog bark in Leeds.", "claimed"),
    "an apposition does not speak": ("Rebels took Kidal, the capital of the north, a spokesman said.", "capital of the north | say"),
    "who only passes through a place does not live there": ("Pope Francis met with Iraqi leaders in Baghdad on Monday.", "live in"),
    "the town behind an age is no place of birth": ("Donna Rawlings, 59, of Ashton, watched the ceremony.", "be born"),
    "a firm is in no party": ("Republican candidate Siemens left.", "Republican Party"),
    "a nominee without a name is of no party": ("The Republican nominee, a farmer, left.", "Republican Party"),
    "a law holds no office": ("The law works as head of Siemens.", "| head of |"),
    "who did so did what was said before": ("Spain did so in Rome.", "Spain | do"),
    "what will be": ("What will be, will be.", "| be"),
    "the office is not its own": ("Anna Reed works as a reporter for CNN.", "reporter | reporter for"),
    "a room imagines nothing": ("The movie gives room to imagine the war.", "imagine"),
    "from when": ("The company will drop the incentives, beginning in January 2017.", "| begin |"),
    "what others do meanwhile": ("With Ann Lee sitting in the front row, guards called for calm.", "call with"),
    "a backdrop": ("Tom Reed spoke against the backdrop of the museum.", "speak against"),
    "dollars of a wire": ("Kidnappers demanded a ransom of dlrs 1 million.", "dlrs"),
    "what voters are warned of": ("Ann Lee warned voters about the dangers of failing to vote.", "Ann Lee | fail"),
    "what one speaks about": ("Ann Lee spoke about the dangers of smoking cigars.", "smoke |"),
    "whose task it is": ("Ann Lee gave Tom Reed the task of closing the port.", "Ann Lee | close"),
    "whose decision it was": ("The mayor was encouraged by the decision to nominate Tom Reed.", "| nominate |"),
    "whose request it was": ("Lawmakers rejected a request to open the file.", "| open |"),
    "questions answer nothing": ("The questions will take longer to answer.", "answer"),
    "what one is likened to is not done": ("The mayor likened the rules to burning the book.", "burn"),
    "of what a thing was made": ("The police found what the bomb was made of.", "be make"),
    "what one moves to make": ("In the race for mayor, Tom Reed has moved to make crime an issue.", "Tom Reed | move"),
    "on what trip is when": ("On a reporting trip, gunmen fired at Tom Reed.", "fire on"),
    "no country led to riots": ("The drought hit Kenya, which led to riots.", "Kenya | lead"),
    "an attempt is a thing": ("The move is an attempt to restore relations with Iran.", "| be | attempt"),
    "two singers are no firm": ("Simon & Garfunkel sang in Paris.", "Simon & Garfunkel |"),
    "figures of one score": ("Tom Reed leads 43 percent to 38 percent.", "lead to"),
    "of state is no place": ("Secretary of State Madeleine Albright praised Tom Reed.", "| of | State"),
    "a title is no second leader": ("Tom Reed, a leader with integrity, a leader that sees goodness, left.", "leader | be | leader"),
    "of two titles each is one's own": (
        "Green Party nominee Jill Stein and Libertarian Party nominee Gary Johnson criticized the commission.",
        "Gary Johnson | nominee of | Green Party",
    ),
    "no country is told by its newspaper": ("“It is over,” Kim Gunn told USA Today.", "tell | USA | "),
    "no founder of a half": ("Kim Gunn, founder of Iraq and Afghanistan Veterans of America, left.", "| Iraq |"),
    "a husband's death is not hers": ("Ann Lee and her husband, Tom Reed, left. Her first husband died in 1990.", "Ann Lee | die"),
    "another wife is not hers": ("Trump's wife, Melania, left. Cruz and his wife, Heidi, stayed. Police filmed the wife of Cruz.", "film | Melania"),
    "no chief executive founded it": ("Microsoft's chief executive, Satya Nadella, left.", "| found |"),
    "who owns a subsidiary is none": (
        "Ratners Group PLC's U.S. subsidiary has agreed to acquire Weisfield's Inc.",
        "Ratners Group PLC | subsidiary of",
    ),
    "on a country's channel is not from there": ("Larry King is on a Russian channel.", "King | national of"),
    "no correspondent founded it": ("BBC correspondent Caroline Wyatt visited Kosovo.", "| found |"),
    "a general of no body": ("NATO secretary general Jens Stoltenberg praised Poland.", "| general of |"),
    "responsible for nothing said": ("The minister responsible left.", "be responsible"),
}


@pytest.mark.parametrize("case", SILENT)
def test_what_is_not_said_is_not_read(case: str) -> None:
    text, unwanted = SILENT[case]
    assert not any(unwanted in line for line in lines(text)), lines(text)


def test_a_name_between_commas_is_who_the_person_in_front_is() -> None:
    found = lines("The suspect in the killing of Ann Lee, Kim Gunn, was arrested in Paris.")
    assert {"- | arrest | Kim Gunn | asserted | -", "Kim Gunn | suspect in | killing of Ann Lee | asserted | -"} <= found
    assert "- | kill | Kim Gunn | asserted | -" not in found
    several = lines("The lawyers for Ann Lee, Kim Gunn, and Joe Park said so.")
    assert {f"lawyers | lawyer for | {name} | asserted | -" for name in ("Ann Lee", "Kim Gunn", "Joe Park")} <= several


def test_who_succeeds_somebody_in_an_office_holds_it() -> None:
    found = lines("Ann Lee succeeded Kim Gunn as president of Acme.")
    assert "Ann Lee | president of | Acme | asserted | -" in found
    assert not any(line.startswith("Kim Gunn | president") for line in found)
