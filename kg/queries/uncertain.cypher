// Statements that the extraction itself is least sure of, to be read first when checking.
// param below = 0.7
// example {"confidence": 0.5, "subject": "Vladimir Putin", "predicate": "sign", "object": "treaty", "status": "claimed", "quote": "Putin signed a treaty with Kim Jong Un in Pyongyang, the agency", "article": "Putin signed a treaty with Kim Jong Un in Pyongyang, the age", "statement": "news-s-ae0bbe54abb794e8"}
MATCH (s:Statement)-[e:EVIDENCE]->(a:Article)
WHERE s.confidence < $below
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
RETURN s.confidence AS confidence, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY confidence, subject, predicate, object, status, statement, article, quote
