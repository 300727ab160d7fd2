// Where a statement is written: every article and quote. Give its id or how the id begins.
// param statement = "news-s-"
// example {"statement": "news-s-029166a756db4ba0", "predicate": "supply with", "article": "North Korea and Russia sign treaty", "publisher": "VOA", "published": "2024-06-19", "quote": "North Korea denies supplying Russia with munitions", "from_character": 264, "to_character": 314}
MATCH (s:Statement)-[e:EVIDENCE]->(a:Article)
WHERE s.id STARTS WITH $statement
RETURN s.id AS statement, s.predicate AS predicate, a.title AS article, a.publisher AS publisher, a.published AS published, e.quote AS quote, e.char_start AS from_character, e.char_end AS to_character
ORDER BY statement, published, article, from_character, to_character, publisher
