// A claim and its denial, side by side, with who says which.
// example {"claimed_by": "U.S. officials", "claim": "U.S. officials accuse North Korea of supplying Russia with munitions", "denied_by": "North Korea", "denial": "North Korea denies supplying Russia with munitions", "reason": "the denial of a claim", "claim_statement": "news-s-05257761eff9f5dc", "denial_statement": "news-s-029166a756db4ba0"}
MATCH (denial:Statement)-[d:DISPUTES]->(claim:Statement)
OPTIONAL MATCH (denial)-[:SAID_BY {position: 1}]->(denier:Entity)
OPTIONAL MATCH (claim)-[:SAID_BY {position: 1}]->(claimant:Entity)
MATCH (denial)-[no:EVIDENCE]->(:Article)
MATCH (claim)-[yes:EVIDENCE]->(:Article)
RETURN coalesce(claimant.name, claim.said_by_text) AS claimed_by, yes.quote AS claim, coalesce(denier.name, denial.said_by_text) AS denied_by, no.quote AS denial,
       d.reason AS reason, claim.id AS claim_statement, denial.id AS denial_statement
ORDER BY claim_statement, denial_statement, claim, denial, claimed_by, denied_by, reason
