// Which offices, posts and memberships somebody has.
// param who = "Vladimir Putin"
// example {"name": "Vladimir Putin", "role": "president of", "of_what": "Russia", "status": "asserted", "support": 1, "quote": "signed", "article": "Putin signed a treaty with Kim Jong Un in Pyongyang, the age", "statement": "news-s-f545f546ed9f80d5"}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[:SUBJECT_OF]->(s:Statement)-[:OBJECT]->(y:Entity)
WHERE s.predicate ENDS WITH ' of' OR s.relation IN ['CEO_OF', 'LEADS', 'DEPUTY_OF', 'MINISTER_OF', 'REPRESENTS', 'SPOKESPERSON_OF', 'CANDIDATE_OF', 'MEMBER_OF', 'WORKS_FOR', 'IS_A']
MATCH (s)-[e:EVIDENCE]->(a:Article)
RETURN x.name AS name, s.predicate AS role, y.name AS of_what, s.status AS status, s.support AS support, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY support DESC, name, role, of_what, status, statement, article, quote
