// Who did this to whom: the statements of one relation of the ontology (kg query relations lists them).
// param relation = "SIGNED"
// example {"subject": "Kim Jong Un", "predicate": "sign", "object": "treaty", "status": "asserted", "said_by": null, "quote": "Kim Jong Un signed a treaty in Pyongyang on Wednesday", "article": "North Korea and Russia sign treaty", "statement": "news-s-aa8c36d24f17c793"}
MATCH (s:Statement {relation: $relation})-[e:EVIDENCE]->(a:Article)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (s)-[:SAID_BY {position: 1}]->(voice:Entity)
RETURN subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, coalesce(voice.name, s.said_by_text) AS said_by, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY subject, object, predicate, status, said_by, statement, article, quote
