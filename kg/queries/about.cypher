// Everything that is said of a name, in whatever role: subject, object, or one who takes part.
// param who = "Vladimir Putin"
// example {"name": "Vladimir Putin", "role": "subject", "subject": "Vladimir Putin", "predicate": "sign", "object": "treaty", "status": "asserted", "said_by": null, "support": 2, "statement": "news-s-df154446d99a29db"}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[role:SUBJECT_OF|OBJECT|PARTICIPANT]-(s:Statement)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (s)-[:SAID_BY {position: 1}]->(voice:Entity)
RETURN x.name AS name, coalesce(role.role, CASE WHEN type(role) = 'OBJECT' THEN 'object' ELSE 'subject' END) AS role,
       subject.name AS subject, s.predicate AS predicate, object.name AS object, s.status AS status, coalesce(voice.name, s.said_by_text) AS said_by, s.support AS support, s.id AS statement
ORDER BY support DESC, name, role, subject, predicate, object, status, statement
