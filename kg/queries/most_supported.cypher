// The best supported statements: those that most independent articles make.
// param at_least = 1
// example {"support": 2, "confidence": 0.97, "subject": "Vladimir Putin", "predicate": "sign", "object": "treaty", "status": "asserted", "statement": "news-s-df154446d99a29db"}
MATCH (s:Statement)
WHERE s.support >= $at_least
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
RETURN s.support AS support, s.confidence AS confidence, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, s.id AS statement
ORDER BY support DESC, confidence DESC, subject, predicate, object, status, statement
