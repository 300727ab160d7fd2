// What is claimed about somebody or something, and by whom: nothing here is said by an article in its own words.
// param who = "North Korea"
// example {"about": "North Korea", "said_by": "U.S. officials", "subject": "North Korea", "predicate": "supply with", "object": "munitions", "quote": "U.S. officials accuse North Korea of supplying Russia with munitions", "article": "North Korea and Russia sign treaty", "statement": "news-s-05257761eff9f5dc"}
MATCH (:Name {key: $who_key})-[:NAMES]->(x:Entity)-[:SUBJECT_OF|OBJECT|PARTICIPANT]-(s:Statement {status: 'claimed'})
OPTIONAL MATCH (subject:Entity)-[:SUBJECT_OF]->(s)
OPTIONAL MATCH (s)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (s)-[:SAID_BY {position: 1}]->(voice:Entity)
MATCH (s)-[e:EVIDENCE]->(a:Article)
RETURN DISTINCT x.name AS about, coalesce(voice.name, s.said_by_text) AS said_by, subject.name AS subject, s.predicate AS predicate, object.name AS object, e.quote AS quote, a.title AS article, s.id AS statement
ORDER BY about, said_by, statement, article, quote, subject, predicate, object
