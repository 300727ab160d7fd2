import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A real Neo4j community server for the tests: java -cp 'launcher:lib/*' Neo4jServer HOME PORT PASSWORD_VARIABLE.
 *
 * Prints READY when it answers. The password is set when HOME is new and kept when the server is started again on it.
 */
public class Neo4jServer {
    public static void main(String[] args) throws Exception {
        var home = Path.of(args[0]);
        var port = Integer.parseInt(args[1]);
        var fresh = !Files.exists(home.resolve("data/databases/system"));
        var dbms = new DatabaseManagementServiceBuilder(home)
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .setConfig(GraphDatabaseSettings.pagecache_memory, 128L << 20)
            .build();
        if (fresh) {
            dbms.database("system").executeTransactionally(
                "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", System.getenv(args[2])));
        }
        System.out.println("READY bolt://127.0.0.1:" + port);
        Thread.currentThread().join();
    }
}
