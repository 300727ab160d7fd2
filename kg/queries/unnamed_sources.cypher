// What is said by sources without a name: "the agency", "reportedly", "officials".
// example {"said_by": "the agency", "subject": "Vladimir Putin", "predicate": "sign", "object": "treaty", "status": "claimed", "quote": "Putin signed a treaty with Kim Jong Un in Pyongyang, the agency", "article": "Putin signed a treaty with Kim Jong Un in Pyongyang, the age", "statement": "news-s-ae0bbe54abb794e8"}
MATCH (s:Statement)-[e:EVIDENCE]->(a:Article)
WHERE s.said_by_text IS NOT NULL
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
RETURN s.said_by_text AS said_by, subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY said_by, subject, predicate, object, status, statement, article, quote
