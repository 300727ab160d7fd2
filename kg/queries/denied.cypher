// What was said not to be so, and who denies it.
// example {"said_by": "North Korea", "subject": "North Korea", "predicate": "supply with", "object": "munitions", "quote": "North Korea denies supplying Russia with munitions", "article": "North Korea and Russia sign treaty", "statement": "news-s-029166a756db4ba0"}
MATCH (s:Statement {status: 'denied'})-[e:EVIDENCE]->(a:Article)
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (s)-[:SAID_BY {position: 1}]->(voice:Entity)
RETURN coalesce(voice.name, s.said_by_text) AS said_by, subject.name AS subject, s.predicate AS predicate, object.name AS object, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY said_by, subject, predicate, object, statement, article, quote
