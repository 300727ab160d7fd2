// Statements with a sum, a percentage or a number of at least this much.
// param at_least = 0.0
// example {"value": 12.0, "unit": "%", "as_written": "12 %", "subject": "Rosneft", "predicate": "fall", "object": null, "status": "asserted", "quote": "Rosneft fell", "article": "North Korea and Russia sign treaty", "statement": "news-s-10194a09a0fba2c7"}
MATCH (s:Statement)-[e:EVIDENCE]->(a:Article)
WHERE s.amount_value >= $at_least
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
RETURN s.amount_value AS value, s.amount_unit AS unit, s.amount_text AS as_written, subject.name AS subject, s.predicate AS predicate, object.name AS object,
       s.status AS status, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY unit, value DESC, subject, predicate, object, statement, article, quote
