package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SecondLane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product beside a real streaming replica that comes late, stands still, goes on, dies and comes back. */
@SecondLane
@Tag("process")
class ReadReplicaTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SPORT = "boutique-sport";
    private static final String MODE = "marque-mode";
    private static final String SLUG = "chaussures-de-trail-petit-sentier";
    private static final String NAMES = "{ shop { product(slug: \"" + SLUG + "\") { id name variants { id } } } }";
    private static final String RENAME =
        "mutation ($id: ID!, $version: Int!, $name: String!) { backofficeProductUpdate(id: $id, version: $version," +
        " input: { name: $name }) { product { name version } userErrors { code } } }";

    private static Child child;
    private static Standby standby;
    private static JdbcClient replica;
    private static JdbcClient primary;
    private static String sport;
    private static String mode;

    @BeforeAll
    static void startTogether() throws IOException {
        Path folder = Child.newFolder();
        int port = Child.freePort();
        child = Child.start(
            folder,
            Map.of(),
            "--quelyos.embedded.postgres-port=0",
            "--quelyos.embedded.redis-port=0",
            "--quelyos.replica-datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/quelyos",
            // So long that it is not what sends anybody to the primary here.
            "--quelyos.replica-datasource.max-lag=1h"
        ).awaitReady();
        assertThat(health()).as("it serves before there is a replica").isEqualTo("DEGRADED");
        assertThat(count(SPORT)).isEqualTo(184);
        String url = child.told("PostgreSQL: (jdbc:\\S+)");
        primary = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        standby = Standby.of(url, folder.resolve(".quelyos/postgres"), folder, port);
        replica = standby.as("postgres");
        awaitHealth("UP");
        sport = tenant(SPORT);
        mode = tenant(MODE);
    }

    @AfterAll
    static void stop() throws IOException {
        if (child != null) {
            child.close();
        }
        if (standby != null) {
            standby.close();
        }
    }

    @Test
    void readsPagesFromTheReplica() throws IOException {
        awaitRead(SPORT, sport);
        awaitRead(MODE, mode);

        for (String page : List.of("home", "product-list", "product-page", "search")) {
            long before = standby.reads(sport);
            await()
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    // Asked again, and not answered with what is kept: a job of the demo may just have written something.
                    Answer answer = child
                        .client()
                        .tenant(SPORT)
                        .send(
                            document(page) + "\n# " + System.nanoTime(),
                            Map.of("slug", SLUG, "category", "chaussures-route", "query", "running")
                        );
                    assertThat(answer.json().has("errors")).as(answer.body()).isFalse();
                    assertThat(standby.reads(sport)).as(page).isGreaterThan(before);
                });
        }
    }

    @Test
    void theReplicaShowsNoTenantButTheOneThatIsNamed() {
        JdbcClient application = standby.as("quelyos_app");

        assertThatThrownBy(() -> application.sql("select count(*) from product").query().listOfRows()).isInstanceOf(
            DataAccessException.class
        );
        for (String tenant : List.of(sport, mode)) {
            application
                .sql("select set_config('app.tenant_id', '" + tenant + "', false)")
                .query()
                .listOfRows();
            assertThat(application.sql("select distinct tenant_id::text from product").query(String.class).list())
                .as("rows of one tenant only")
                .containsExactly(tenant);
        }
    }

    @Test
    void showsAGuestTheCartWhileTheReplicaStandsStill() {
        GraphQlClient shop = child.client().tenant(SPORT);
        String article = shop.send(NAMES).texts("/shop/product/variants", "/id").getLast();
        long before;
        GraphQlClient guest;
        replica.sql("select pg_wal_replay_pause()").query().listOfRows();
        try {
            Answer added = shop.send(
                "mutation { shopCartLinesAdd(lines: [{ variantId: \"" +
                    article +
                    "\", quantity: 1 }]) { cart { totalQuantity } userErrors { code } } }"
            );
            assertThat(added.data("/shopCartLinesAdd/cart/totalQuantity").asInt()).isEqualTo(1);
            guest = shop.cookie(added.header("Set-Cookie").split(";", 2)[0]);
            before = standby.reads(sport);
            for (int again = 0; again < 5; again++) {
                assertThat(cart(guest)).isEqualTo(1);
            }
            assertThat(standby.reads(sport)).as("the replica was not asked").isEqualTo(before);
        } finally {
            replica.sql("select pg_wal_replay_resume()").query().listOfRows();
        }

        await()
            .atMost(PATIENCE)
            .until(() -> cart(guest) == 1 && standby.reads(sport) > before);
        assertThat(cart(guest)).isEqualTo(1);
    }

    @Test
    void showsAndKeepsNothingOlderThanWhatStaffWrote() {
        GraphQlClient visitor = child.client().tenant(SPORT);
        GraphQlClient staff = staff();
        Answer before = visitor.send(NAMES);
        String id = before.data("/shop/product/id").asString();
        String old = before.data("/shop/product/name").asString();
        rename(staff, id, old, "Before the replica stands still");
        awaitRead(SPORT, sport);
        replica.sql("select pg_wal_replay_pause()").query().listOfRows();
        try {
            rename(staff, id, "Before the replica stands still", "After it");

            // The first answer is made, the second is the kept one, the third is asked in other words.
            for (String document : List.of(NAMES, NAMES, NAMES + " ")) {
                assertThat(visitor.send(document).data("/shop/product/name").asString()).isEqualTo("After it");
            }
            assertThat(nameOn(replica)).as("the replica has not got it").isEqualTo("Before the replica stands still");

            // Written past the product, so that only the database tells of it.
            primary
                .sql("update product set name = 'By another program' where slug = :slug and tenant_id = :id::uuid")
                .param("slug", SLUG)
                .param("id", sport)
                .update();
            for (String document : List.of(NAMES, NAMES)) {
                assertThat(visitor.send(document).data("/shop/product/name").asString()).isEqualTo(
                    "By another program"
                );
            }

            long ofOthers = standby.reads(mode);
            await()
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(count(MODE)).isPositive();
                    assertThat(standby.reads(mode)).as("who wrote nothing").isGreaterThan(ofOthers);
                });
        } finally {
            replica.sql("select pg_wal_replay_resume()").query().listOfRows();
        }
        rename(staff, id, "By another program", old);
    }

    @Test
    void answersWithoutTheReplicaAndGoesBackToIt() throws IOException {
        awaitRead(SPORT, sport);
        standby.stop();
        try {
            assertThat(count(SPORT)).as("at once after its end").isEqualTo(184);
            awaitHealth("DEGRADED");
            assertThat(count(MODE)).isEqualTo(184);
        } finally {
            standby.startAgain();
            replica = standby.as("postgres");
        }

        awaitHealth("UP");
        awaitRead(SPORT, sport);
    }

    private static void rename(GraphQlClient staff, String id, String from, String to) {
        Answer found = staff.send(
            "query ($id: ID!) { backoffice { product(id: $id) { id name version } } }",
            Map.of("id", id)
        );
        assertThat(found.data("/backoffice/product/name").asString())
            .as("staff read what was written last")
            .isEqualTo(from);
        Answer renamed = staff.send(
            RENAME,
            Map.of("id", id, "version", found.data("/backoffice/product/version").asInt(), "name", to)
        );
        assertThat(renamed.data("/backofficeProductUpdate/product/name").asString()).isEqualTo(to);
    }

    private static GraphQlClient staff() {
        Answer session = child
            .client()
            .tenant(SPORT)
            .send(
                "mutation { backofficeSignIn(input: { email: \"claire.fontaine@boutique-sport.example\"," +
                    " password: \"demo-quelyos-2026\", tenant: \"boutique-sport\" }) { session { sessionId } } }"
            );
        return child.client().staff(session.data("/backofficeSignIn/session/sessionId").asString());
    }

    private static void awaitRead(String slug, String tenant) {
        long before = standby.reads(tenant);
        await()
            .atMost(PATIENCE)
            .until(() -> count(slug) == 184 && standby.reads(tenant) > before);
    }

    private static int cart(GraphQlClient client) {
        return client.send("{ shop { cart { totalQuantity } } }").data("/shop/cart/totalQuantity").asInt();
    }

    /** In words of its own each time, so that the answer is made and no kept one. */
    private static int count(String slug) {
        return child
            .client()
            .tenant(slug)
            .send("query C" + System.nanoTime() + " { shop { products(first: 1) { totalCount } } }")
            .data("/shop/products/totalCount")
            .asInt();
    }

    private static String nameOn(JdbcClient server) {
        return server
            .sql("select name from product where slug = :slug and tenant_id = :id::uuid")
            .param("slug", SLUG)
            .param("id", sport)
            .query(String.class)
            .single();
    }

    private static String tenant(String slug) {
        return primary
            .sql("select id::text from tenant where slug = :slug")
            .param("slug", slug)
            .query(String.class)
            .single();
    }

    private static String document(String name) throws IOException {
        try (var stream = ReadReplicaTest.class.getResourceAsStream("/training/" + name + ".graphql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String health() {
        Answer health = child.client().exchange(child.client().request("/api/health").GET());
        assertThat(health.status()).isEqualTo(200);
        return health.json().at("/components/readReplica").asString();
    }

    private static void awaitHealth(String status) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(health()).isEqualTo(status));
    }
}
