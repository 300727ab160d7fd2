// What is said of two names together, in whatever roles.
// param who = "Vladimir Putin"
// param whom = "Kim Jong Un"
// example {"who": "Vladimir Putin", "whom": "Kim Jong Un", "subject": "Vladimir Putin", "predicate": "meet", "object": "Kim Jong Un", "status": "asserted", "quote": "signed", "article": "Putin signed a treaty with Kim Jong Un in Pyongyang, the age", "statement": "news-s-9807708f2269d728"}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(s:Statement)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(y:Entity)<-[:NAMES]-(:Name {key: $whom_key})
WHERE x.id <> y.id
WITH DISTINCT x, y, s
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
MATCH (s)-[e:EVIDENCE]->(a:Article)
RETURN x.name AS who, y.name AS whom, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY status, subject, predicate, object, statement, article, quote, who, whom
