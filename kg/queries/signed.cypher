// Who signed what, together with whom, and where it is written.
// example {"who": "Kim Jong Un", "what": "treaty", "together_with": null, "status": "asserted", "day": "2024-06-19", "quote": "Kim Jong Un signed a treaty in Pyongyang on Wednesday", "article": "North Korea and Russia sign treaty", "statement": "news-s-aa8c36d24f17c793"}
MATCH (who:Entity)-[:SUBJECT_OF]->(s:Statement {relation: 'SIGNED'})-[:OBJECT]->(what:Entity)
MATCH (s)-[e:EVIDENCE]->(a:Article)
OPTIONAL MATCH (s)-[:PARTICIPANT {role: 'with'}]->(other:Entity)
RETURN who.name AS who, what.name AS what, other.name AS together_with, s.status AS status, s.time_start AS day, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY who, what, together_with, status, statement, article, quote
