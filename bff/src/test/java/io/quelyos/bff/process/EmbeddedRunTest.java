package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SecondLane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The life of one data folder: each test is the next run on it. */
@SecondLane
@Tag("process")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedRunTest {

    private static final Path FOLDER = Child.newFolder();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String[] ANY_PORTS = {
        "--quelyos.embedded.postgres-port=0",
        "--quelyos.embedded.redis-port=0",
    };

    @Test
    @Order(1)
    void makesTheDemoAndTellsOfIt() throws IOException {
        try (
            var postgresPort = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            var redisPort = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Child first = Child.start(
                FOLDER,
                Map.of(),
                "--quelyos.embedded.postgres-port=" + postgresPort.getLocalPort(),
                "--quelyos.embedded.redis-port=" + redisPort.getLocalPort()
            ).awaitReady()
        ) {
            await()
                .atMost(PATIENCE)
                .until(() -> first.console().contains("Ready."));
            assertThat(first.console())
                .contains("SURFACE", "vitrine", "shop", "backoffice", "super-admin", "explorer")
                .contains("http://localhost:" + first.port() + "/explorer/")
                .contains(
                    "tenants: boutique-sport, marque-mode, duret-electricite, coach-vero, damath-overseas, obotcall-immo"
                );
            assertThat(first.console().split("Making the demo tenant", -1)).hasSize(7);
            assertThat(first.told("PostgreSQL: jdbc:postgresql://127\\.0\\.0\\.1:(\\d+)/"))
                .as("the preferred port was taken")
                .isNotEqualTo(String.valueOf(postgresPort.getLocalPort()));
            assertThat(first.told("Redis: 127\\.0\\.0\\.1:(\\d+)")).isNotEqualTo(
                String.valueOf(redisPort.getLocalPort())
            );

            secondOneOnTheSameFolderIsRefused();
            assertThat(products(first.client())).hasSize(5);
            finishesWhatIsUnderWay(first);
        }
    }

    @Test
    @Order(2)
    void findsItsDataAgainAndMakesNothingTwice() {
        Child second = Child.start(FOLDER, Map.of(), ANY_PORTS).awaitReady();
        List<ProcessHandle> servers = second.servers();
        try (second) {
            assertThat(second.console()).doesNotContain("Making the demo tenant");
            assertThat(count(second, "tenant")).isEqualTo(6);
            assertThat(count(second, "operator_account")).isEqualTo(2);
            assertThat(products(second.client())).hasSize(5);
            String session = signIn(second.client());
            second.kill();
            assertThat(servers).as("killed alone, it leaves its servers").hasSize(2).allMatch(ProcessHandle::isAlive);

            recovers(servers, session);
        } finally {
            servers.forEach(ProcessHandle::destroy);
        }
    }

    @Test
    @Order(3)
    void beginsAnewWhenAsked() {
        try (
            Child fresh = Child.start(
                FOLDER,
                Map.of(),
                "--quelyos.embedded.reset=true",
                "--quelyos.demo.enabled=false",
                ANY_PORTS[0],
                ANY_PORTS[1]
            ).awaitReady()
        ) {
            Answer answer = fresh.client().tenant("boutique-sport").send("{ vitrine { site { name } } }");
            assertThat(answer.errorCodes()).containsExactly("TENANT_NOT_FOUND");
        }
    }

    private static void secondOneOnTheSameFolderIsRefused() {
        try (Child second = Child.start(FOLDER, Map.of(), ANY_PORTS)) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.console())
                .contains("Another running Quelyos BFF holds the data folder " + FOLDER.resolve(".quelyos") + ".")
                .contains("Stop it, or start this one with its own folder");
            RefusedStartTest.assertNoStackTrace(second);
        }
    }

    /** A request whose body is half there when the server is asked to stop gets its answer; nobody else gets in. */
    private static void finishesWhatIsUnderWay(Child child) throws IOException {
        List<ProcessHandle> servers = child.servers();
        assertThat(servers).hasSize(2);
        String body = "{\"query\":\"{ vitrine { site { name } } }\"}";
        String head = String.join(
            "\r\n",
            "POST /graphql HTTP/1.1",
            "Host: 127.0.0.1:" + child.port(),
            "X-Tenant: boutique-sport",
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "Expect: 100-continue",
            "Connection: close",
            "",
            ""
        );
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), child.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            // The server asks for the body: the request is its work now.
            byte[] asked = socket.getInputStream().readNBytes("HTTP/1.1 100".length());
            assertThat(new String(asked, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
            socket.getOutputStream().write(body.substring(0, 10).getBytes(StandardCharsets.US_ASCII));

            child.terminate();
            await()
                .atMost(PATIENCE)
                .until(() -> !child.isListening());
            assertThat(servers).as("still needed").allMatch(ProcessHandle::isAlive);

            socket.getOutputStream().write(body.substring(10).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                .contains("HTTP/1.1 200")
                .contains("{\"vitrine\":{\"site\":{\"name\":\"Boutique Sport\"}}}");
        }
        assertThat(child.awaitEnd()).isIn(0, 143);
        await()
            .atMost(PATIENCE)
            .until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
        RefusedStartTest.assertNoStackTrace(child);
    }

    private static void recovers(List<ProcessHandle> orphans, String session) {
        try (Child third = Child.start(FOLDER, Map.of(), ANY_PORTS).awaitReady()) {
            assertThat(third.console())
                .contains("Ending the postgres that a killed run left behind")
                .contains("Ending the redis-server that a killed run left behind")
                .doesNotContain("Making the demo tenant");
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(products(third.client())).hasSize(5);
            third
                .client()
                .staff(session)
                .send("{ backoffice { me { displayName } } }")
                .data("/backoffice/me/displayName");
            RefusedStartTest.assertNoStackTrace(third);
        }
    }

    private static List<String> products(GraphQlClient client) {
        return client
            .tenant("boutique-sport")
            .send("{ shop { products(first: 5) { nodes { slug } } } }")
            .texts("/shop/products/nodes", "/slug");
    }

    private static String signIn(GraphQlClient client) {
        return client
            .send(
                """
                mutation {
                  backofficeSignIn(
                    input: {
                      email: "claire.fontaine@boutique-sport.example", password: "demo-quelyos-2026", tenant: "boutique-sport"
                    }
                  ) { session { sessionId } userErrors { code } }
                }
                """
            )
            .data("/backofficeSignIn/session/sessionId")
            .asString();
    }

    private static int count(Child child, String table) {
        String url = child.told("PostgreSQL: (jdbc:\\S+)");
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
            .sql("select count(*) from " + table)
            .query(Integer.class)
            .single();
    }
}
