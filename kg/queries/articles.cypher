// The articles, with how many statements and names each gave.
// example {"article": "«216 депутатів проголосували за виклик генпрокурора», — пові", "published": "2024-06-18", "publisher": null, "language": "uk", "source": "news/червень.txt", "statements": 4, "names": 4}
MATCH (a:Article)
OPTIONAL MATCH (a)<-[:EVIDENCE]-(s:Statement)
WITH a, count(DISTINCT s) AS statements
OPTIONAL MATCH (a)<-[:MENTIONED_IN]-(x:Entity)
WHERE x.named
WITH a, statements, count(DISTINCT x) AS names
RETURN a.title AS article, a.published AS published, a.publisher AS publisher, a.language AS language, a.source AS source, statements, names
ORDER BY published, article, source, statements, names, publisher, language
