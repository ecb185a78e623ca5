package io.quelyos.bff.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServerTest
class HealthTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TenantFactory tenants;

    @ParameterizedTest
    @ValueSource(strings = { "/api/health", "/api/health/readiness" })
    void saysThatEveryPartServes(String path) {
        Answer health = get(path);
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.header("Content-Type")).startsWith("application/json");
        assertThat(health.header("Cache-Control")).isEqualTo("no-store");
        assertThat(health.json().path("status").asString()).isEqualTo("UP");
        Map<String, String> parts = new TreeMap<>();
        health
            .json()
            .path("components")
            .properties()
            .forEach(part -> parts.put(part.getKey(), part.getValue().asString()));
        assertThat(parts).containsEntry("redis", "UP").containsEntry("db", "UP");
        assertThat(parts.values()).as("in %s", parts).containsOnly("UP");
    }

    @Test
    void saysThatTheProcessIsAlive() {
        Answer liveness = get("/api/health/liveness");
        assertThat(liveness.status()).isEqualTo(200);
        assertThat(liveness.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(liveness.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isNotReadyWhileItRefusesTraffic() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(get("/api/health").status()).isEqualTo(503);
            assertThat(get("/api/health").json().path("status").asString()).isEqualTo("OUT_OF_SERVICE");
            assertThat(get("/api/health/liveness").status()).as("no reason to restart it").isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
        AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        try {
            assertThat(get("/api/health/liveness").status()).isEqualTo(503);
            assertThat(get("/api/health/liveness").body()).isEqualTo("{\"status\":\"DOWN\"}");
        } finally {
            AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        }
    }

    @Test
    void countsOperationsByAudienceKindAndOutcome() {
        String slug = tenants.create("STARTER").slug();
        GraphQlClient.of(port).tenant(slug).send("{ vitrine { site { name } } }").data("/vitrine");

        Answer metrics = get("/actuator/prometheus");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body())
            .containsPattern(
                "graphql_operations_seconds_count\\{audience=\"VISITOR\",kind=\"QUERY\",outcome=\"OK\"\\} \\d"
            )
            .contains("jvm_memory_used_bytes")
            .contains("hikaricp_connections")
            .doesNotContain(slug);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "/",
            "/nothing",
            "/api",
            "/api/nothing",
            "/actuator",
            "/actuator/health",
            "/actuator/env",
            "/index.html",
        }
    )
    void hidesEverythingElse(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
            .doesNotContain("Exception")
            .doesNotContain("Whitelabel")
            .doesNotContain("springframework");
        GraphQlClient client = GraphQlClient.of(port);
        assertThat(client.exchange(client.request(path).POST(BodyPublishers.noBody())).status()).isEqualTo(404);
    }

    private Answer get(String path) {
        GraphQlClient client = GraphQlClient.of(port);
        return client.exchange(client.request(path).GET());
    }
}
