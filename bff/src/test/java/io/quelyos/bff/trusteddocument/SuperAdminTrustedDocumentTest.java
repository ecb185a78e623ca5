package io.quelyos.bff.trusteddocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionResult;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Operators;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.persistence.trusteddocument.TrustedDocumentMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class SuperAdminTrustedDocumentTest {

    private static final String REGISTER = """
    mutation ($input: SuperAdminTrustedDocumentsRegisterInput!) {
      done: superAdminTrustedDocumentsRegister(input: $input) {
        documentCount userErrors { code message field }
      }
    }
    """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    GraphQlEngine engine;

    @Autowired
    TenantFactory tenants;

    @Autowired
    TrustedDocumentMapper mapper;

    @Autowired
    BuildManifests buildManifests;

    GraphQlClient client;
    String app;
    /** A text that no other test has. */
    String text;

    @BeforeEach
    void openClient() {
        client = GraphQlClient.of(port).tenant(tenants.create("STARTER").slug());
        app = "app-" + UUID.randomUUID();
        text = "query Named { alias" + UUID.randomUUID().toString().replace("-", "") + ": __typename }";
    }

    @Test
    void servesAnApolloManifestByItsHashAndByDocumentId() {
        String id = hash("SHA-256", text);
        assertThat(byHash(id).errorCodes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");
        register("APOLLO", apollo(id, text), 1);

        assertThat(client.post(Map.of("documentId", id)).json().path("data").size()).isEqualTo(1);
        assertThat(byHash(id).json().path("data").size()).isEqualTo(1);
        String extension = URLEncoder.encode(
            "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + id + "\"}}",
            StandardCharsets.UTF_8
        );
        Answer byGet = client.exchange(
            client
                .request("/graphql?extensions=" + extension)
                .header("GraphQL-Require-Preflight", "1")
                .GET()
        );
        assertThat(byGet.json().path("data").size()).isEqualTo(1);
    }

    @Test
    void servesRelaysAndCodegensIdsAsTheyWereWritten() {
        String md5 = hash("MD5", text);
        String sha1 = hash("SHA-1", text);
        register("RELAY", json(Map.of(md5, text)), 1);
        register("GRAPHQL_CODEGEN", json(Map.of(sha1, text)), 2);
        for (String id : List.of(md5, sha1)) {
            assertThat(client.post(Map.of("documentId", id)).json().path("data").size()).isEqualTo(1);
            Answer byGet = client.exchange(
                client
                    .request("/graphql?documentId=" + id)
                    .header("GraphQL-Require-Preflight", "1")
                    .GET()
            );
            assertThat(byGet.json().path("data").size()).isEqualTo(1);
        }
        // An id need not be the text's hash at all, and a re-printed text has no id of its own.
        String own = "operation:" + UUID.randomUUID();
        register("RELAY", json(Map.of(own, text)), 3);
        assertThat(client.post(Map.of("documentId", own)).json().path("data").size()).isEqualTo(1);
        assertThat(client.post(Map.of("documentId", hash("MD5", text + " "))).errorCodes()).containsExactly(
            "PERSISTED_QUERY_NOT_FOUND"
        );
        assertThat(client.post(Map.of("documentId", md5, "query", text + " ")).errorCodes()).containsExactly(
            "BAD_REQUEST"
        );
    }

    @Test
    void registersTheSameManifestTwiceWithoutATrace() {
        String manifest = json(Map.of(hash("MD5", text), text));
        register("RELAY", manifest, 1);
        int audits = audits();
        register("RELAY", manifest, 1);
        assertThat(audits()).isEqualTo(audits);
    }

    @Test
    void refusesAnotherTextUnderAKnownIdFromAnybody() {
        String id = hash("MD5", text);
        register("RELAY", json(Map.of(id, text)), 1);
        JsonNode refused = send(input("RELAY", json(Map.of(id, "{ __typename }"))));
        assertThat(refused.path("documentCount").asInt()).isZero();
        assertThat(refused.at("/userErrors/0/code").asString()).isEqualTo("TAKEN");
        assertThat(refused.at("/userErrors/0/message").asString()).startsWith(id);
        assertThat(mapper.findText("VISITOR", id)).isEqualTo(text);
        // Another audience has ids of its own.
        Map<String, Object> staff = input("RELAY", json(Map.of(id, "{ __typename }")));
        staff.put("audience", "STAFF");
        assertThat(send(staff).path("documentCount").asInt()).isEqualTo(1);
        assertThat(mapper.findText("VISITOR", id)).isEqualTo(text);
    }

    @Test
    void tellsAllProblemsOfAManifestWithNamesAndRegistersNothing() {
        String good = hash("MD5", text);
        String manifest = JSON.writeValueAsString(
            Map.of(
                "format",
                "apollo-persisted-query-manifest",
                "version",
                1,
                "operations",
                List.of(
                    operation(good, "Good", text),
                    operation("unparsable-1", "Broken", "query Broken {"),
                    operation("misspelt-001", "Misspelt", "query Misspelt { nothing }"),
                    operation("foreign-0001", "Foreign", "query Foreign { superAdmin { __typename } }")
                )
            )
        );
        JsonNode refused = send(input("APOLLO", manifest));
        assertThat(refused.path("documentCount").asInt()).isZero();
        assertThat(refused.path("userErrors").size()).isEqualTo(3);
        assertThat(refused.at("/userErrors/0/message").asString()).startsWith("Broken (unparsable-1): ");
        assertThat(refused.at("/userErrors/1/message").asString()).startsWith("Misspelt (misspelt-001): ");
        assertThat(refused.at("/userErrors/2/message").asString()).startsWith("Foreign (foreign-0001): ");
        assertThat(
            refused
                .at("/userErrors/2/message")
                .asString()
                .replace("superAdmin", "nothing")
                .replace("foreign", "misspelt")
        )
            .as("a foreign field reads like a misspelt one")
            .contains("'nothing'");
        assertThat(mapper.findText("VISITOR", good)).isNull();
    }

    @Test
    void refusesUnreadableManifestsAndInput() {
        assertThat(message("RELAY", "{")).startsWith("The manifest is not JSON");
        assertThat(message("RELAY", "[]")).isEqualTo("The manifest must be one JSON object.");
        assertThat(message("RELAY", "{}")).isEqualTo("The manifest has no documents.");
        assertThat(message("RELAY", "{\"12345678\": 5}")).isEqualTo("The document 12345678 must be text.");
        assertThat(message("RELAY", "{\"1\": \"{ __typename }\"}")).startsWith("The id 1 must have 8 to 128");
        assertThat(message("RELAY", "{\"12345678\": \"a\", \"12345678\": \"b\"}")).startsWith(
            "The manifest is not JSON"
        );
        assertThat(
            message("APOLLO", "{\"format\":\"apollo-persisted-query-manifest\",\"version\":2,\"operations\":[]}")
        ).startsWith("An Apollo manifest has the format");
        assertThat(message("APOLLO", json(Map.of("12345678", text)))).startsWith("An Apollo manifest has the format");
        assertThat(message("RELAY", json(Map.of("12345678", "#".repeat(100_001))))).contains("it has 100001");

        Map<String, Object> nameless = input("RELAY", json(Map.of(hash("MD5", text), text)));
        nameless.put("clientName", " ");
        nameless.put("reason", "");
        assertThat(send(nameless).path("userErrors").size()).isEqualTo(2);
        var reader = new PlatformContext("reader", Set.of(Permission.TENANT_READ));
        ExecutionResult forbidden = new Operators(engine).run(
            reader,
            REGISTER,
            Map.of("input", input("RELAY", json(Map.of(hash("MD5", text), text))))
        );
        assertThat(forbidden.getErrors()).hasSize(1);
        assertThat(mapper.findText("VISITOR", hash("MD5", text))).isNull();
    }

    @Test
    void letsATrustedOnlyApplicationSendRegisteredDocumentsOnly() {
        Map<String, Object> input = input("RELAY", json(Map.of(hash("MD5", text), text)));
        input.put("trustedOnly", true);
        assertThat(send(input).path("documentCount").asInt()).isEqualTo(1);

        GraphQlClient named = client.with("apollographql-client-name", app);
        assertThat(named.send("{ __typename }").errorCodes()).containsExactly("PERSISTED_QUERY_ONLY");
        assertThat(named.post(Map.of("documentId", hash("MD5", text))).errorCodes()).isEmpty();
        assertThat(client.send("{ __typename }").errorCodes()).isEmpty();
    }

    @Test
    void countsOnAnotherInstanceAtOnceAndLivesThroughARestart() {
        var settings = new TrustedDocumentSettings(
            Set.of(Audience.PARTNER),
            new TrustedDocumentSettings.Bounds(10, 50_000, 1000, 100_000, Duration.ofSeconds(1), Duration.ofMillis(50))
        );
        var other = new StoredTrustedDocuments(mapper, settings);
        String id = hash("MD5", text);
        assertThat(other.find(Audience.VISITOR, id)).isNull();
        assertThat(other.isTrustedOnly(Audience.PARTNER, null)).isTrue();
        assertThat(other.isTrustedOnly(Audience.STAFF, null)).isFalse();
        register("RELAY", json(Map.of(id, text)), 1);
        sleep(Duration.ofMillis(60));
        assertThat(other.find(Audience.VISITOR, id)).isEqualTo(text);
        assertThat(other.find(Audience.STAFF, id)).isNull();
    }

    @Test
    void registersPackedManifestsByTheirFilesNames() {
        String id = hash("MD5", text);
        buildManifests.register(app + "-1.2.3.visitor.relay.json", json(Map.of(id, text)));
        assertThat(mapper.findText("VISITOR", id)).isEqualTo(text);
        assertThat(
            tenants
                .superuser()
                .sql("select client_version from trusted_document where client_name = ?")
                .param(app)
                .query(String.class)
                .single()
        ).isEqualTo("1.2.3");
        assertThatThrownBy(() -> buildManifests.register("nonsense.json", "{}")).isInstanceOf(
            IllegalStateException.class
        );
        assertThatThrownBy(() ->
            buildManifests.register(app + "-2.visitor.relay.json", json(Map.of("misspelt-1", "{ nothing }")))
        ).hasMessageContaining("misspelt-1");
    }

    private void register(String format, String manifest, int expectedCount) {
        JsonNode answer = send(input(format, manifest));
        assertThat(answer.path("userErrors").size()).as("%s", answer).isZero();
        assertThat(answer.path("documentCount").asInt()).isEqualTo(expectedCount);
    }

    private String message(String format, String manifest) {
        JsonNode answer = send(input(format, manifest));
        assertThat(answer.at("/userErrors/0/field").toString()).isEqualTo("[\"input\",\"manifest\"]");
        return answer.at("/userErrors/0/message").asString();
    }

    private JsonNode send(Map<String, Object> input) {
        ExecutionResult result = new Operators(engine).run(Operators.almighty(), REGISTER, Map.of("input", input));
        JsonNode answer = JSON.valueToTree(result.toSpecification());
        assertThat(answer.path("errors").isMissingNode()).as("%s", answer).isTrue();
        return answer.at("/data/done");
    }

    private Map<String, Object> input(String format, String manifest) {
        Map<String, Object> input = new HashMap<>();
        input.put("clientName", app);
        input.put("clientVersion", "1.0.0");
        input.put("audience", "VISITOR");
        input.put("format", format);
        input.put("manifest", manifest);
        input.put("reason", "release 1.0.0");
        return input;
    }

    private Answer byHash(String id) {
        return client.post(Map.of("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", id))));
    }

    private int audits() {
        return tenants
            .superuser()
            .sql("select count(*) from platform_audit where action = 'trusted_document.register'")
            .query(Integer.class)
            .single();
    }

    private static String apollo(String id, String text) {
        return JSON.writeValueAsString(
            Map.of(
                "format",
                "apollo-persisted-query-manifest",
                "version",
                1,
                "operations",
                List.of(operation(id, "Named", text))
            )
        );
    }

    private static Map<String, String> operation(String id, String name, String text) {
        return Map.of("id", id, "name", name, "type", "query", "body", text);
    }

    private static String json(Map<String, String> texts) {
        return JSON.writeValueAsString(texts);
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(
                MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8))
            );
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
