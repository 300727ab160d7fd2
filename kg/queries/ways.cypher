// How two names hang together over a third: two statements with one entity in common, the least busy one first.
// param who = "Vladimir Putin"
// param whom = "North Korea"
// example {"who": "Vladimir Putin", "first": "president of", "first_status": "asserted", "over": "Russia", "busy": 5, "second": "supply with", "second_status": "denied", "whom": "North Korea", "first_statement": "news-s-f545f546ed9f80d5", "second_statement": "news-s-029166a756db4ba0"}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(m:Entity)
MATCH (m)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(t:Statement)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(y:Entity)<-[:NAMES]-(:Name {key: $whom_key})
WHERE x.id <> y.id AND m.id <> x.id AND m.id <> y.id AND s.id <> t.id
WITH DISTINCT x, y, m, s, t
MATCH (m)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(any:Statement)
WITH x, y, m, s, t, count(DISTINCT any) AS busy
RETURN x.name AS who, s.predicate AS first, s.status AS first_status, m.name AS over, busy, t.predicate AS second, t.status AS second_status, y.name AS whom,
       s.id AS first_statement, t.id AS second_statement
ORDER BY busy, over, who, whom, first_statement, second_statement, first, second, first_status, second_status
