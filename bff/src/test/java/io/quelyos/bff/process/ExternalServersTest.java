package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SecondLane;
import io.quelyos.persistence.testing.Role;
import io.quelyos.persistence.testing.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import redis.embedded.RedisServer;

/** Production on servers that are not the product's own, as docs/runbooks/external-services.md says; Redis comes late. */
@SecondLane
@Tag("process")
class ExternalServersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PASSWORD = "correct horse battery";
    private static final String SIGN_IN = """
    mutation {
      shopSignIn(input: { email: "ada@mail.example", password: "%s" }) { customer { email } userErrors { code } }
    }
    """.formatted(PASSWORD);

    private static Path folder;
    private static ScratchDatabase database;
    private static int redisPort;
    private static int managementPort;
    private static Child child;

    @BeforeAll
    static void start() {
        folder = Child.newFolder();
        database = ScratchDatabase.empty();
        redisPort = Child.freePort();
        managementPort = Child.freePort();
        Map<String, String> settings = settings(database, redisPort);
        child = Child.start(folder, settings, "--management.server.port=" + managementPort).awaitReady();
        insertAShop();
    }

    /** What production needs to be told to run on servers that are there. */
    static Map<String, String> settings(ScratchDatabase database, int redisPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_PROFILES_ACTIVE", "production");
        settings.put("SPRING_DATASOURCE_URL", database.url());
        settings.put("SPRING_DATASOURCE_USERNAME", Role.APPLICATION.name());
        settings.put("SPRING_DATASOURCE_PASSWORD", Role.APPLICATION.password());
        settings.put("SPRING_FLYWAY_USER", Role.OWNER.name());
        settings.put("SPRING_FLYWAY_PASSWORD", Role.OWNER.password());
        settings.put("QUELYOS_PLATFORM_DATASOURCE_PASSWORD", Role.PLATFORM.password());
        settings.put("SPRING_DATA_REDIS_HOST", "127.0.0.1");
        settings.put("SPRING_DATA_REDIS_PORT", String.valueOf(redisPort));
        settings.put("SPRING_MAIL_HOST", "127.0.0.1");
        settings.put("QUELYOS_MAIL_FROM", "no-reply@shops.example");
        settings.put("QUELYOS_MAIL_SHOPURL", "https://{slug}.shops.example");
        settings.put("QUELYOS_SECRETS_SIGNING_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlBQkNERUY=");
        return settings;
    }

    @AfterAll
    static void stop() {
        child.close();
        database.close();
    }

    @Test
    void bringsNothingOfItsOwn() {
        assertThat(child.servers()).isEmpty();
        assertThat(folder.resolve(".quelyos")).doesNotExist();
        assertThat(child.console()).doesNotContain("Making the demo tenant").doesNotContain("SURFACE");
        assertThat(count("tenant where slug like 'boutique%'")).isZero();
    }

    @Test
    void keepsMetricsAndTheExplorerFromTheWorld() {
        assertThat(get(child.client(), "/explorer/").status()).isEqualTo(404);
        assertThat(get(child.client(), "/actuator/prometheus").status()).isEqualTo(404);
        Answer metrics = get(GraphQlClient.of(managementPort), "/actuator/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void servesWithoutRedisAndSignsInWhenItIsBack() throws IOException {
        GraphQlClient shop = child.client().tenant("ada");
        assertHealth("DEGRADED");
        assertThat(shop.send("{ vitrine { site { name } } }").data("/vitrine/site/name").asString()).isEqualTo("Ada");
        Answer refused = shop.send(SIGN_IN);
        assertThat(refused.errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();

        RedisServer redis = RedisServer.newRedisServer().bind("127.0.0.1").port(redisPort).setting("save \"\"").build();
        redis.start();
        try {
            await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertHealth("UP"));
            Answer signedIn = shop.send(SIGN_IN);
            assertThat(signedIn.data("/shopSignIn/customer/email").asString()).isEqualTo("ada@mail.example");
            assertThat(signedIn.header("Set-Cookie")).startsWith("__Host-").contains("Secure", "HttpOnly", "Path=/");
        } finally {
            redis.stop();
        }
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertHealth("DEGRADED"));
        assertThat(shop.send("{ vitrine { site { name } } }").data("/vitrine/site/name").asString()).isEqualTo("Ada");
    }

    private static void assertHealth(String status) {
        Answer health = get(child.client(), "/api/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().path("status").asString()).isEqualTo(status);
        assertThat(health.json().at("/components/redis").asString()).isEqualTo(status);
    }

    private static Answer get(GraphQlClient client, String path) {
        return client.exchange(client.request(path).GET());
    }

    private static int count(String what) {
        return database
            .superuser()
            .sql("select count(*) from " + what)
            .query(Integer.class)
            .single();
    }

    private static void insertAShop() {
        String hash = String.valueOf(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD));
        String tenant = "'00000000-0000-7000-8000-000000000001'";
        database.execute(
            "insert into tenant (id, slug, name, plan_code) values (" + tenant + ", 'ada', 'Ada', 'STARTER')",
            "insert into site (tenant_id, name) values (" + tenant + ", 'Ada')",
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (" +
                tenant +
                ", gen_random_uuid(), 'ada@mail.example', 'Ada', '" +
                hash +
                "')"
        );
    }
}
