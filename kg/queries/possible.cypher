// What may happen or may be so: said with may, might, would, if or unless.
// example {"subject": "Russia", "predicate": "help", "object": "North Korea", "said_by": "Kim Gunn", "quote": "Russia may help North Korea,” said Kim Gunn", "article": "North Korea and Russia sign treaty", "statement": "news-s-79aac034ad52cc13"}
MATCH (s:Statement {status: 'possible'})-[e:EVIDENCE]->(a:Article)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (s)-[:SAID_BY {position: 1}]->(voice:Entity)
RETURN subject.name AS subject, s.predicate AS predicate, object.name AS object, coalesce(voice.name, s.said_by_text) AS said_by, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY subject, predicate, object, said_by, statement, article, quote
