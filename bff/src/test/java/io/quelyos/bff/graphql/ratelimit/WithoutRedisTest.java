package io.quelyos.bff.graphql.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.QuelyosApplication;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.TestTenants;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** A whole server whose Redis does not answer. */
@SpringBootTest(
    classes = QuelyosApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
        "quelyos.test.run=without-redis",
        "spring.data.redis.host=127.0.0.1",
        "spring.data.redis.port=1",
        "quelyos.rate-limits.address-requests=20",
        "quelyos.rate-limits.redis-pause=1h",
        "quelyos.graphql.persisted-queries.redis-pause=1h",
    }
)
@ActiveProfiles("test")
@Import(TestTenants.class)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class WithoutRedisTest {

    @LocalServerPort
    int port;

    @Autowired
    TenantFactory tenants;

    @Test
    void servesQueriesAndLimitsThemByItself(CapturedOutput output) throws NoSuchAlgorithmException {
        GraphQlClient client = GraphQlClient.of(port).tenant(tenants.create("STARTER").slug());
        String text = "{ __typename }";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        Map<String, ?> extensions = Map.of(
            "persistedQuery",
            Map.of("version", 1, "sha256Hash", HexFormat.of().formatHex(digest))
        );
        assertThat(client.post(Map.of("extensions", extensions)).errorCodes()).containsExactly(
            "PERSISTED_QUERY_NOT_FOUND"
        );
        client.post(Map.of("query", text, "extensions", extensions)).data("/__typename");
        client.post(Map.of("extensions", extensions)).data("/__typename");

        for (int i = 0; i < 17; i++) {
            client.send(text).data("/__typename");
        }
        long began = System.nanoTime();
        Answer refused = client.send(text);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCodes()).containsExactly("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        GraphQlClient.of(port).tenant(tenants.create("STARTER").slug()).send(text).data("/__typename");
        assertThat(output.getAll().split("Redis does not answer: rate limits", -1)).hasSize(2);
        assertThat(output.getAll().split("Redis does not answer: persisted queries", -1)).hasSize(2);
    }
}
