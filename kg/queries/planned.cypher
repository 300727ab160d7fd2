// What was announced and has not, as far as the articles know, been done.
// example {"day": null, "subject": "Kim Jong Un", "predicate": "visit", "object": "Russia", "said_by": null, "quote": "signed", "article": "Putin signed a treaty with Kim Jong Un in Pyongyang, the age", "statement": "news-s-2d99b631de1fe73a"}
MATCH (s:Statement {status: 'planned'})-[e:EVIDENCE]->(a:Article)
WHERE NOT EXISTS { MATCH (:Statement)-[:FULFILS]->(s) }
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (s)-[:SAID_BY {position: 1}]->(voice:Entity)
RETURN s.time_start AS day, subject.name AS subject, s.predicate AS predicate, object.name AS object, coalesce(voice.name, s.said_by_text) AS said_by, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY day, subject, predicate, object, said_by, statement, article, quote
