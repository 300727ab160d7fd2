import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A real Neo4j community server for the tests: java -cp 'launcher.jar:lib/*' Neo4jServer HOME PORT PASSWORD_VARIABLE.
 *
 * Prints READY when it answers. The password is set when HOME is new and kept when the server is started again on it. The line "down" on its input
 * shuts the database down, and every connection with it (DOWN); "up" starts it again (READY): a restart that costs no new Java. The end of its input ends it.
 */
public class Neo4jServer {
    private static DatabaseManagementService start(Path home, int port) {
        return new DatabaseManagementServiceBuilder(home)
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .setConfig(GraphDatabaseSettings.pagecache_memory, 128L << 20)
            // as after a kill: nobody waits for whoever is in the middle
            .setConfig(GraphDatabaseSettings.shutdown_transaction_end_timeout, Duration.ZERO)
            .setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ZERO)
            .setConfig(BoltConnectorInternalSettings.connection_shutdown_wait_time, Duration.ZERO)
            .build();
    }

    public static void main(String[] args) throws Exception {
        var home = Path.of(args[0]);
        var port = Integer.parseInt(args[1]);
        var fresh = !Files.exists(home.resolve("data/databases/system"));
        var dbms = start(home, port);
        if (fresh) {
            dbms.database("system").executeTransactionally(
                "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", System.getenv(args[2])));
        }
        var ready = "READY bolt://127.0.0.1:" + port;
        System.out.println(ready);
        var input = new BufferedReader(new InputStreamReader(System.in));
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            if (line.equals("down")) {
                dbms.shutdown();
                System.out.println("DOWN");
            } else {
                dbms = start(home, port);
                System.out.println(ready);
            }
        }
        System.exit(0);
    }
}
