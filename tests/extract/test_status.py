"""Fact, planned, possible, denied or somebody's word: the ways in which news says so, through the shipped English pipeline."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import lines

FINANCE = "bank | finance | rebels"
CAPTURE = "army | capture | town"
CASES = {
    "There was little evidence that the bank financed the rebels.": f"{FINANCE} | possible | -",
    "There is no evidence that the bank financed the rebels.": f"{FINANCE} | denied | -",
    "It seems that the bank financed the rebels.": f"{FINANCE} | possible | -",
    "It is possible that the bank financed the rebels.": f"{FINANCE} | possible | -",
    "It is not clear that the bank financed the rebels.": f"{FINANCE} | possible | -",
    "It is no surprise that the bank financed the rebels.": f"{FINANCE} | asserted | -",
    "It is not true that the bank financed the rebels.": f"{FINANCE} | denied | -",
    "It was reported that the bank financed the rebels.": f"{FINANCE} | claimed | reported",
    "The bank is said to have financed the rebels.": f"{FINANCE} | claimed | said",
    "The bank is alleged to have financed the rebels.": f"{FINANCE} | claimed | alleged",
    "The bank is suspected of financing the rebels.": f"{FINANCE} | claimed | suspected",
    "Nobody believes that the bank financed the rebels.": f"{FINANCE} | denied | -",
    "Few believe that the bank financed the rebels.": f"{FINANCE} | possible | -",
    "The bank must have financed the rebels.": f"{FINANCE} | possible | -",
    "Peter Novak said the bank would finance the rebels.": f"{FINANCE} | planned | Peter Novak",
    "Peter Novak said the bank would have financed the rebels.": f"{FINANCE} | possible | Peter Novak",
    "Peter Novak says the bank would finance the rebels.": f"{FINANCE} | possible | Peter Novak",
    "Peter Novak said the bank would finance the rebels if they lost.": f"{FINANCE} | possible | Peter Novak",
    '"The bank would finance the rebels," Peter Novak said.': f"{FINANCE} | possible | Peter Novak",
    "The bank was accused in reports of bribery and of financing the rebels.": f"{FINANCE} | claimed | accused",
    "The bank should finance the rebels.": f"{FINANCE} | planned | -",
    "As Peter Novak put it, the bank financed the rebels.": f"{FINANCE} | claimed | Peter Novak",
    "Prosecutors charged the bank with financing the rebels.": f"{FINANCE} | claimed | Prosecutors",
    "Peter Novak warned the bank against financing the rebels.": f"{FINANCE} | denied | Peter Novak",
    "The mayor denies having financed the rebels.": "mayor | finance | rebels | denied | mayor",
    "Peter Novak suggested financing the rebels.": "- | finance | rebels | planned | -",
    "Had the army captured the town, the rebels would have fled.": f"{CAPTURE} | possible | -",
    "Should the army capture the town, the rebels will flee.": f"{CAPTURE} | possible | -",
    "The army was unable to capture the town.": f"{CAPTURE} | denied | -",
    "The army's inability to capture the town pleased the rebels.": f"{CAPTURE} | denied | -",
    "The army's failure to capture the town pleased the rebels.": f"{CAPTURE} | denied | -",
    "The bank, which has helped to finance the rebels, closed.": f"{FINANCE} | asserted | -",
    "The army became unable to capture the town.": f"{CAPTURE} | denied | -",
    "The army proved unwilling to capture the town.": f"{CAPTURE} | denied | -",
    "The government plans to ask the council before the vote and after freezing the accounts.": "government | freeze | accounts | planned | -",
    "The minister will resign after meeting Peter Novak in Oslo.": "minister | meet | Peter Novak | planned | -",
    "The minister resigned after meeting Peter Novak in Oslo.": "minister | meet | Peter Novak | asserted | -",
    "The army decided against capturing the town.": f"{CAPTURE} | denied | -",
    "The army is believed to be capturing the town.": f"{CAPTURE} | possible | -",
    "The army is about to capture the town.": f"{CAPTURE} | planned | -",
    "The army was supposed to capture the town.": f"{CAPTURE} | planned | -",
    "The mayor ordered that the army capture the town.": f"{CAPTURE} | planned | -",
    "The mayor demanded that soldiers capture the town.": "soldiers | capture | town | planned | -",
    "The mayor insisted that the bank be closed.": "- | close | bank | planned | mayor",
    "The mayor insisted that the bank is closed.": "- | close | bank | claimed | mayor",
    "The army took the port and went on to capture the town.": f"{CAPTURE} | asserted | -",
    "The army went on a march to capture the town.": f"{CAPTURE} | planned | -",
    "The question is not whether the bank financed the rebels, Peter Novak said.": f"{FINANCE} | possible | Peter Novak",
    "Peter Novak left not because the bank financed the rebels but because he was ill.": f"{FINANCE} | possible | -",
    "A ruling is unlikely before May and possibly not until after the mayor leaves office.": "mayor | leave | office | possible | -",
    "The plan, said Kelli Conlin, the executive director of the League, is intended to help the rebels.": "plan | help | rebels | planned | Kelli Conlin",
    "The senator subpoenaed Peter Novak to testify before the court.": "Peter Novak | testify | - | planned | -",
    "Kim Lee is Maria Silva's nominee to replace Peter Novak.": "Kim Lee | replace | Peter Novak | planned | -",
    "The vote is to be held in May, selecting a single design.": "vote | select | single design | planned | -",
    "There were reports that the bank financed the rebels.": f"{FINANCE} | claimed | reports",
    "Rumors circulated that the bank financed the rebels.": f"{FINANCE} | claimed | rumors",
    "Peter Novak made the case that the bank financed the rebels.": f"{FINANCE} | claimed | Peter Novak",
    "Italy rejected Spain's claims that the bank financed the rebels.": f"{FINANCE} | denied | Italy",
    "Spain's claims that the bank financed the rebels shocked nobody.": f"{FINANCE} | claimed | Spain",
    "A statement by Peter Novak said the bank financed the rebels.": f"{FINANCE} | claimed | Peter Novak",
    "An Internet posting said the bank financed the rebels.": f"{FINANCE} | claimed | Internet posting",
    "The airing of the tape said the bank financed the rebels.": f"{FINANCE} | asserted | -",
    "The airing of the tape showed the bank financed the rebels.": f"{FINANCE} | claimed | airing of the tape",
    "It was claimed by the airing that the bank financed the rebels.": f"{FINANCE} | claimed | claimed",
    "Maria Silva called the law a trap built by Spain.": "Spain | build | trap | claimed | Maria Silva",
    "Maria Silva described the law as a trap that Spain built.": "Spain | build | trap | claimed | Maria Silva",
    "Maria Silva appointed Kim Lee a judge who supports the law.": "judge | support | law | asserted | -",
    "The army is close to capturing the town.": f"{CAPTURE} | planned | -",
    "The army is capable of capturing the town.": f"{CAPTURE} | possible | -",
    "The army is incapable of capturing the town.": f"{CAPTURE} | denied | -",
    "The army was guilty of capturing the town.": f"{CAPTURE} | asserted | -",
    "Anna Berg cannot dispense with facts he does not find convenient.": "Anna Berg | dispense with | facts | denied | -",
    "The workers will see their bosses leave the company.": "bosses | leave | company | planned | -",
    "The workers saw their bosses leave the company.": "bosses | leave | company | asserted | -",
    "Workers saw their incomes go up by as much as 19.9 percent, according to Reuters.": "incomes | go up | - | claimed | Reuters",
    "There is reason to believe that the bank financed the rebels.": f"{FINANCE} | possible | -",
    "There is no reason to believe that the bank financed the rebels.": f"{FINANCE} | denied | -",
    # what is told beside somebody's words, or says which thing is meant in a wish, is the article's own
    "The bank, which financed the rebels, will close two branches, Peter Novak said.": f"{FINANCE} | asserted | -",
    "The bank, which will finance the rebels, closed two branches, Peter Novak said.": f"{FINANCE} | planned | Peter Novak",
    "“The bank, which financed the rebels, closed two branches,” Peter Novak said.": f"{FINANCE} | claimed | Peter Novak",
    "Ann Berg said the army liked the rebels, which she financed.": "Ann Berg | finance | rebels | claimed | Ann Berg",
    "The minister asked the army to protect people seeking asylum.": "people | seek | asylum | asserted | -",
    "The minister said the army protected people seeking asylum.": "people | seek | asylum | claimed | minister",
    "The minister believes the three rebels found in Oslo may have closed the bank.": "- | find | three rebels | asserted | -",
    "The minister believes the bank financed rebels trained in Oslo.": "- | train | rebels | claimed | minister",
    "Peter Novak said the bank financed the Oslo-based group.": "Oslo-based group | be based in | Oslo | asserted | -",
    # verdicts
    "Peter Novak was acquitted of killing Anna Berg.": "Peter Novak | kill | Anna Berg | denied | -",
    "The jury acquitted Peter Novak of killing Anna Berg.": "Peter Novak | kill | Anna Berg | denied | -",
    "Peter Novak pleaded not guilty to murder.": "Peter Novak | plead guilty to | murder | denied | -",
    "Peter Novak pleaded guilty to murder.": "Peter Novak | plead guilty to | murder | asserted | -",
    "Peter Novak was found guilty of fraud.": "Peter Novak | be found guilty of | fraud | asserted | -",
    "Peter Novak was found not guilty of fraud.": "Peter Novak | be found guilty of | fraud | denied | -",
    "The jury found Peter Novak guilty of fraud.": "Peter Novak | be found guilty of | fraud | asserted | -",
    "The court ruled the law unconstitutional.": "court | rule unconstitutional | law | asserted | -",
    "The court declared the strike not lawful.": "strike | be lawful | - | denied | court",
    "The plan was deemed not feasible.": "plan | be deemed feasible | - | denied | -",
    "Peter Novak became not only rich but famous.": "Peter Novak | become rich | - | asserted | -",
    "Anna Berg said the plan made voters not happy.": "plan | make happy | voters | denied | Anna Berg",
    # what is left open or did not happen
    "Democrats want policies that create jobs.": "policies | create | jobs | possible | -",
    "The city needs a law that protects bats.": "law | protect | bats | possible | -",
    "The city needs the law, which protects bats.": "law | protect | bats | asserted | -",
    "The mayor has no trip planned.": "- | plan | trip | denied | -",
    "The mayor has a trip planned.": "- | plan | trip | asserted | -",
    "The bank is interested in buying the port.": "bank | buy | port | planned | -",
    "The bank has no interest in buying the port.": "bank | buy | port | possible | -",
    "The bank is not keen on buying the port.": "bank | buy | port | possible | -",
    "Officials expressed interest in buying the port.": "Officials | buy | port | planned | -",
    "Peter Novak talked about leaving the party.": "Peter Novak | leave | party | possible | -",
    "Ministers disagreed over raising the tax.": "Ministers | raise | tax | possible | -",
    "Peter Novak voted for raising the tax.": "Peter Novak | raise | tax | planned | -",
    "Peter Novak dismissed the idea of selling the port.": "Peter Novak | sell | port | possible | -",
    "Peter Novak was praised for selling the port.": "Peter Novak | sell | port | asserted | -",
    "The city reached its goal of closing the port.": "city | close | port | asserted | -",
    "The mayor supports closing the port.": "- | close | port | planned | -",
    "Peter Novak came close to winning the election.": "Peter Novak | win | election | possible | -",
    "Peter Novak pretended to be a doctor.": "Peter Novak | be | doctor | denied | -",
    "Peter Novak escaped being charged with fraud.": "- | charge | Peter Novak | denied | -",
    "Police did not rule out that Peter Novak killed Anna Berg.": "Peter Novak | kill | Anna Berg | possible | Police",
    "There is nothing to suggest that Peter Novak killed Anna Berg.": "Peter Novak | kill | Anna Berg | denied | -",
    "Peter Novak was said to be dead.": "Peter Novak | be dead | - | claimed | said",
    "Peter Novak, who is ineligible to join the club, left.": "Peter Novak | join | club | denied | -",
    "The bank is eligible for joining the club.": "bank | join | club | possible | -",
    # whose word a charge is
    "Prosecutors dropped charges that Peter Novak stole the money.": "Peter Novak | steal | money | claimed | Prosecutors",
    "Peter Novak faces charges that he bribed the mayor.": "Peter Novak | bribe | mayor | claimed | charges",
    "The court heard allegations that Peter Novak beat his son.": "Peter Novak | beat | son | claimed | allegations",
    "Peter Novak made claims that Anna Berg stole the money.": "Anna Berg | steal | money | claimed | Peter Novak",
    "Soldiers have been blamed for bringing the disease to Haiti.": "Soldiers | bring | disease | claimed | blamed",
    # what is called false, and reports wherever they stand
    "The ministry dismissed as false reports that troops shelled the hospital.": "troops | shell | hospital | denied | ministry",
    "The ministry dismissed reports that troops shelled the hospital as false.": "troops | shell | hospital | denied | ministry",
    "There was no proof that the bank financed the rebels.": f"{FINANCE} | denied | -",
    "There was no confirmation that the bank financed the rebels.": f"{FINANCE} | possible | -",
    "Bloggers spread the hoax that the bank financed the rebels.": f"{FINANCE} | denied | -",
    "The claim that the bank financed the rebels is false.": f"{FINANCE} | denied | -",
    "The claim that the bank financed the rebels is not true.": f"{FINANCE} | denied | -",
    "The claim that the bank financed the rebels is not false.": f"{FINANCE} | claimed | claim",
    "Contrary to reports that the bank financed the rebels, it paid the mayor.": f"{FINANCE} | denied | -",
    "Peter Novak said reports that Anna Berg stole the money were false.": "Anna Berg | steal | money | denied | Peter Novak",
    "Peter Novak's false claim that the bank financed the rebels angered voters.": f"{FINANCE} | claimed | Peter Novak",
    "Peter Novak resigned amid allegations that he stole the money.": "Peter Novak | steal | money | claimed | allegations",
    "Despite reports that the bank financed the rebels, the minister praised it.": f"{FINANCE} | claimed | reports",
    "Charges that Peter Novak killed two men were dropped.": "Peter Novak | kill | two men | claimed | charges",
    # arrests, suits, convictions
    "Police arrested Peter Novak for killing Anna Berg.": "Peter Novak | kill | Anna Berg | claimed | Police",
    "Peter Novak was arrested for killing Anna Berg.": "Peter Novak | kill | Anna Berg | claimed | arrested",
    "Peter Novak was arrested for protesting the war.": "Peter Novak | protest | war | asserted | -",
    "The arrest of Peter Novak for killing Anna Berg was filmed.": "Peter Novak | kill | Anna Berg | claimed | arrest",
    "Anna Berg sued the bank for financing the rebels.": f"{FINANCE} | claimed | Anna Berg",
    "Peter Novak was jailed for killing Anna Berg.": "Peter Novak | kill | Anna Berg | asserted | -",
    "Peter Novak was wrongly convicted of killing Anna Berg.": "Peter Novak | kill | Anna Berg | denied | -",
    "Peter Novak was falsely accused of killing Anna Berg.": "Peter Novak | kill | Anna Berg | denied | -",
    "The wrongful conviction of Peter Novak for killing Anna Berg was a scandal.": "Peter Novak | kill | Anna Berg | denied | -",
    "The court upheld the conviction of Peter Novak for killing Anna Berg.": "Peter Novak | kill | Anna Berg | asserted | -",
    "Peter Novak appealed his conviction for killing Anna Berg.": "Peter Novak | kill | Anna Berg | asserted | -",
    "Peter Novak's acquittal of killing Anna Berg was upheld.": "Peter Novak | kill | Anna Berg | denied | -",
    "Peter Novak was found guilty by a jury of killing Anna Berg.": "Peter Novak | kill | Anna Berg | asserted | -",
    "Peter Novak was found not guilty of killing Anna Berg.": "Peter Novak | kill | Anna Berg | denied | -",
    "The jury found Peter Novak not guilty of killing Anna Berg.": "Peter Novak | kill | Anna Berg | denied | -",
    "Peter Novak is not guilty of killing Anna Berg.": "Peter Novak | kill | Anna Berg | denied | -",
    "Peter Novak pleaded not guilty to killing Anna Berg.": "Peter Novak | kill | Anna Berg | denied | Peter Novak",
    "Three men were jailed for plotting to kill Anna Berg.": "Three men | kill | Anna Berg | planned | -",
    # what is left undone, and what might have been
    "Rather than capture the town, the army burned it.": f"{CAPTURE} | denied | -",
    "The army took the port rather than capturing the town.": f"{CAPTURE} | denied | -",
    "Peter Novak would rather resign than sign the contract.": "Peter Novak | sign | contract | denied | -",
    "Far from condemning the attack, Anna Berg praised the rebels.": "Anna Berg | condemn | attack | denied | -",
    "Boeing backed out of buying Embraer.": "Boeing | buy | Embraer | denied | -",
    "Anna Berg shied away from naming Gazprom.": "Anna Berg | name | Gazprom | denied | -",
    "Anna Berg died before completing the novel.": "Anna Berg | complete | novel | denied | -",
    "Anna Berg resigned before completing the novel.": "Anna Berg | complete | novel | asserted | -",
    "Airbus came within hours of losing the contract.": "Airbus | lose | contract | possible | -",
    "Tesco is on the verge of buying Carrefour.": "Tesco | buy | Carrefour | planned | -",
    "Anna Berg would have won the election had she visited Oslo.": "Anna Berg | visit | Oslo | possible | -",
    "If the bank had not financed the rebels, they would have fled.": f"{FINANCE} | possible | -",
    "Peter Novak dreamed that the bank financed the rebels.": f"{FINANCE} | possible | -",
    "Peter Novak supported signing the letter.": "- | sign | letter | planned | -",
    "In the film, Peter Novak kills Anna Berg.": "Peter Novak | kill | Anna Berg | claimed | film",
    "The movie, in which Peter Novak kills a spy, opens Friday.": "Peter Novak | kill | spy | claimed | movie",
    "Islamic State claimed responsibility for killing the mayor.": "Islamic State | kill | mayor | claimed | Islamic State",
    "The rebels denied responsibility for bombing the embassy.": "rebels | bomb | embassy | denied | rebels",
    "Peter Novak, whom the police believe to have killed his mother, died.": "Peter Novak | kill | mother | possible | police",
    "Peter Novak would never have agreed to leave if Anna Berg had not met the mayor.": "Anna Berg | meet | mayor | possible | -",
    "Had the army not captured the town, the rebels would have fled.": f"{CAPTURE} | possible | -",
    "The jury cleared Peter Novak of charges that he stole the money.": "Peter Novak | steal | money | denied | -",
    "The ministry dismissed as nonsense allegations that the bank financed the rebels.": f"{FINANCE} | denied | ministry",
    "Peter Novak was banned from office for financing the rebels.": "Peter Novak | finance | rebels | asserted | -",
    "Peter Novak claimed that the bank financed the rebels, a claim that courts have rejected.": "courts | reject | claim | asserted | -",
    "Iran says Anna Berg died of a heart attack and denies that police beat her.": "police | beat | Anna Berg | denied | Iran",
    "Gunmen kidnapped but later freed Peter Novak.": "Gunmen | kidnap | Peter Novak | asserted | -",
    "The bomber was paid by a businessman to kill Peter Novak.": "bomber | kill | Peter Novak | planned | -",
    "Spain paid $2 million to settle the suit.": "Spain | settle | suit | planned | -",
    "The union criticized Amazon, saying it cheated workers.": "Amazon | cheat | workers | claimed | union",
    "Peter Novak attacked Karl Weber, saying he lied to voters.": "Karl Weber | lie to | voters | claimed | Peter Novak",
    "Peter Novak has not ruled out financing the rebels.": "Peter Novak | finance | rebels | possible | Peter Novak",
    "Peter Novak did not deny paying the mayor.": "Peter Novak | pay | mayor | possible | Peter Novak",
    "Peter Novak was due to be executed on Friday.": "- | execute | Peter Novak | planned | -",
    "The minister is due to visit Oslo.": "minister | visit | Oslo | planned | -",
    "Israel denied bombing the hospital and blamed Anna Berg for the blast.": "Israel | bomb | hospital | denied | Israel",
    "The pilot was cleared of blame for crashing the plane.": "pilot | crash | plane | denied | -",
    # events that may come about, or somebody's word
    "Fears of a Spanish invasion of Italy grew.": "Spain | invade | Italy | possible | -",
    "The threat of a Spanish attack on Italy worries Oman.": "Spain | attack | Italy | possible | -",
    "The general warned of a Spanish attack on Italy.": "Spain | attack | Italy | possible | -",
    "Italy prepared for Spain's invasion of Oman.": "Spain | invade | Oman | planned | -",
    "The trial of Peter Novak was postponed.": "- | try | Peter Novak | planned | -",
    "The imminent arrest of Peter Novak worries Oman.": "- | arrest | Peter Novak | planned | -",
    "Reports of the shelling of Aleppo reached Rome.": "- | shell | Aleppo | claimed | reports",
    "Concerns about the killing of Peter Novak grew.": "- | kill | Peter Novak | asserted | -",
    "Arsenal's defeat by Chelsea angered fans.": "Chelsea | defeat | Arsenal | asserted | -",
    "Arsenal's defeat of Chelsea pleased fans.": "Arsenal | defeat | Chelsea | asserted | -",
    "Peter Novak's capture by Spain ended the hunt.": "Spain | capture | Peter Novak | asserted | -",
    "The attack by Hamas on Israel began the war.": "Hamas | attack | Israel | asserted | -",
    "Peter Novak said Spanish-backed rebels closed the bank.": "Spain | back | Spanish-backed rebels | asserted | -",
}


@pytest.mark.parametrize("sentence", CASES)
def test_status_and_speaker(sentence: str) -> None:
    assert CASES[sentence] in lines(sentence)


@pytest.mark.parametrize("verb", ["charged with", "accused of", "acquitted of"])
def test_of_whom_is_not_charged_nothing_is_said_that_he_did(verb: str) -> None:
    assert not any("kill" in line for line in lines(f"Peter Novak was not {verb} killing Anna Berg."))


@pytest.mark.parametrize(
    "sentence",
    [
        "The court quashed Peter Novak's conviction for killing Anna Berg.",
        "The conviction of Peter Novak for killing Anna Berg was overturned.",
        "A jury failed to convict Peter Novak of killing Anna Berg.",
    ],
)
def test_of_a_verdict_that_does_not_stand_nothing_is_said(sentence: str) -> None:
    assert not any("| kill |" in line for line in lines(sentence))


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("The failed assassination of Peter Novak shocked Manila.", "assassinate"),
        ("The attempted murder of Peter Novak shocked Manila.", "murder"),
        ("Guards thwarted the assassination of Peter Novak.", "assassinate"),
        ("Troops averted an invasion of Kuwait.", "invade"),
        ("The court blocked Nvidia's acquisition of Arm.", "acquire"),
        ("Nvidia's acquisition of Arm was called off.", "acquire"),
        ("The company abandoned its purchase of Sprint.", "purchase"),
        ("Arsenal's defeat by Chelsea angered fans.", "lose"),
        ("Kennedy's killing by Oswald shocked Dallas.", "kill"),
    ],
)
def test_an_event_that_did_not_come_about_is_not_told(sentence: str, deed: str) -> None:
    assert not any(f"| {deed} |" in line for line in lines(sentence))


def test_what_is_said_to_be_so_is_said_once() -> None:
    assert not any("| say |" in line for line in lines("Peter Novak was said to be dead."))


def test_a_learnt_relation_beside_an_office_or_a_plan_needs_a_word_for_it() -> None:
    assert not any("| found |" in line for line in lines("Ann Lee is not only the president but also the owner of Acme."))
    assert not any("| found |" in line for line in lines("Acme dropped its plan to buy Globex."))


def test_who_did_not_but_another_did() -> None:
    found = lines("The treaty was signed not by Anna Berg but by Peter Novak.")
    assert found == {"Peter Novak | sign | treaty | asserted | -"}
    assert "Anna Berg | be | clown | claimed | Critics" in lines("Critics call Anna Berg not a leader but a clown.")
    assert not any("leader" in line for line in lines("Critics call Anna Berg not a leader but a clown."))


def test_who_leaves_after_a_collapse_is_whose_it_was() -> None:
    found = lines("There are unknowns about Anna Berg’s health, following her collapse after leaving the memorial service in New York.")
    assert "Anna Berg | leave | memorial service | asserted | -" in found
    assert not any(line.startswith("collapse | leave") for line in found)


def test_all_that_are_accused_are_meant() -> None:
    found = lines("Peter Novak accused the bank and the museum of financing the rebels.")
    assert {f"{FINANCE} | claimed | Peter Novak", "museum | finance | rebels | claimed | Peter Novak"} <= found
    assert not any(line.startswith("Peter Novak | finance") for line in found)
