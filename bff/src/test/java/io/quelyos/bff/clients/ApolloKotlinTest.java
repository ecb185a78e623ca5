package io.quelyos.bff.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.persistence.tenant.TenantDb;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Apollo Kotlin sends with {@code autoPersistedQueries()} and {@code httpMethodForHashedQueries(GET)}: its GET
 * carries the operation's name, its variables and its extensions, and its Accept header asks for deferred parts first,
 * which this server does not send.
 */
@ServerTest
class ApolloKotlinTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ACCEPT =
        "multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json";
    private static final String DOCUMENT =
        "query ProductPage($slug: String!) { shop { __typename product(slug: $slug) { __typename id name } } }";

    @LocalServerPort
    int port;

    @Autowired
    TenantFactory tenants;

    @Autowired
    TenantDb tenantDb;

    @Autowired
    CatalogWriter writer;

    GraphQlClient client;

    @BeforeEach
    void openClient() {
        ClientShop shop = ClientShop.open(tenants, tenantDb, writer);
        client = GraphQlClient.of(port).tenant(shop.tenant().slug()).with("Accept", ACCEPT);
    }

    @Test
    void readsByGetWithTheHashAloneOnceThePostRegisteredIt() {
        Answer miss = get(Map.of("slug", "product-01"));
        assertThat(miss.errorCodes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");
        assertThat(miss.json().at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotFound");
        assertThat(miss.header("Content-Type")).isEqualTo("application/graphql-response+json;charset=utf-8");
        assertThat(miss.header("Cache-Control")).isEqualTo("no-store");

        Answer registered = client.post(
            Map.of(
                "operationName",
                "ProductPage",
                "variables",
                Map.of("slug", "product-01"),
                "query",
                DOCUMENT,
                "extensions",
                extensions()
            )
        );
        assertThat(registered.data("/shop/product/name").asString()).isEqualTo("Product 01");

        Answer hit = get(Map.of("slug", "product-02"));
        assertThat(hit.status()).isEqualTo(200);
        assertThat(hit.data("/shop/product/name").asString()).isEqualTo("Product 02");
        assertThat(hit.header("Content-Type")).isEqualTo("application/graphql-response+json;charset=utf-8");
        assertThat(hit.header("Cache-Control")).isEqualTo("public, max-age=60");
    }

    @Test
    void answersWithWhatItHasWhereDeferredPartsAreAskedForFirst() {
        Answer answer = client.send("{ __typename }");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/graphql-response+json;charset=utf-8");
        Answer deferredOnly = client.with("Accept", "multipart/mixed;deferSpec=20220824").send("{ __typename }");
        assertThat(deferredOnly.status()).isEqualTo(406);
    }

    private Answer get(Map<String, ?> variables) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("operationName", "ProductPage");
        parameters.put("variables", JSON.writeValueAsString(variables));
        parameters.put("extensions", JSON.writeValueAsString(extensions()));
        String query = parameters
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
        return client.exchange(
            client
                .request("/graphql?" + query)
                .header("X-APOLLO-OPERATION-NAME", "ProductPage")
                .GET()
        );
    }

    private static Map<String, Object> extensions() {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", sha256(DOCUMENT)));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
    }
}
