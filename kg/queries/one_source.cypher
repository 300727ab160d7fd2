// Claims that rest on a single article: where a second source would help most.
// example {"said_by": "the agency", "subject": "Vladimir Putin", "predicate": "sign", "object": "treaty", "confidence": 0.5, "quote": "Putin signed a treaty with Kim Jong Un in Pyongyang, the agency", "article": "Putin signed a treaty with Kim Jong Un in Pyongyang, the age", "statement": "news-s-ae0bbe54abb794e8"}
MATCH (s:Statement {status: 'claimed', support: 1})-[e:EVIDENCE]->(a:Article)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (s)-[:SAID_BY {position: 1}]->(voice:Entity)
RETURN coalesce(voice.name, s.said_by_text) AS said_by, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.confidence AS confidence, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY confidence, said_by, subject, predicate, object, statement, article, quote
