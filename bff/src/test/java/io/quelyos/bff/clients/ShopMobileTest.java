package io.quelyos.bff.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.apollographql.apollo.ApolloClient;
import com.apollographql.apollo.api.Adapter;
import com.apollographql.apollo.api.Adapters;
import com.apollographql.apollo.api.ApolloResponse;
import com.apollographql.apollo.api.CompiledField;
import com.apollographql.apollo.api.CustomScalarAdapters;
import com.apollographql.apollo.api.ObjectType;
import com.apollographql.apollo.api.Query;
import com.apollographql.apollo.api.json.JsonReader;
import com.apollographql.apollo.api.json.JsonWriter;
import com.apollographql.apollo.network.http.HttpInterceptor;
import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.persistence.tenant.TenantDb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shop's mobile application: Apollo Kotlin as it is, with its persisted queries switched on by one call, and the documents
 * of the manifest that the server brings along. It may send nothing else.
 */
@ServerTest
class ShopMobileTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MANIFEST = "trusted-documents/quelyos-shop-mobile-1.0.0.visitor.apollo.json";

    @LocalServerPort
    int port;

    @Autowired
    TenantFactory tenants;

    @Autowired
    TenantDb tenantDb;

    @Autowired
    CatalogWriter writer;

    private final List<String> wire = new ArrayList<>();
    private ApolloClient client;

    @BeforeEach
    void openClient() {
        ClientShop shop = ClientShop.open(tenants, tenantDb, writer);
        HttpInterceptor account = (request, chain, continuation) -> {
            wire.add(request.getMethod() + (request.getBody() == null ? "" : " with a body"));
            return chain.proceed(request, continuation);
        };
        client = new ApolloClient.Builder()
            .serverUrl("http://127.0.0.1:" + port + "/graphql")
            .addHttpHeader("X-Tenant", shop.tenant().slug())
            .addHttpHeader("apollographql-client-name", "quelyos-shop-mobile")
            .autoPersistedQueries()
            .addHttpInterceptor(account)
            .build();
    }

    @Test
    void readsByGetWithTheHashAloneFromTheFirstRequestOn() {
        ApolloResponse<Tree> page = send(packed("ProductPage", Map.of("slug", "product-01")));
        assertThat(page.exception).isNull();
        assertThat(page.errors).isNull();
        assertThat(Objects.requireNonNull(page.data).at("/shop/product/name")).isEqualTo("Product 01");
        ApolloResponse<Tree> list = send(packed("ProductList", Map.of("first", 3)));
        assertThat(Objects.requireNonNull(list.data).at("/shop/products/nodes/2/name")).isEqualTo("Product 03");
        assertThat(wire).containsExactly("Get", "Get");
    }

    @Test
    void isRefusedWhateverIsNotInTheManifest() {
        String text = "query Stranger { shop { products(first: 1) { nodes { name } } } }";
        ApolloResponse<Tree> refused = send(new Document("Stranger", text, Map.of()));
        assertThat(refused.data).isNull();
        assertThat(codes(refused)).containsExactly("PERSISTED_QUERY_ONLY");
        // The code says that sending the text would not help either, so the client does not.
        assertThat(wire).containsExactly("Get");
    }

    private static List<@Nullable Object> codes(ApolloResponse<Tree> response) {
        return Objects.requireNonNull(response.errors, () -> "no errors but " + response.exception)
            .stream()
            .map(error -> Objects.requireNonNull(error.getExtensions()).get("code"))
            .toList();
    }

    private ApolloResponse<Tree> send(Document document) {
        try {
            return BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, (scope, continuation) ->
                client.query(document).execute(continuation)
            );
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }

    private static Document packed(String name, Map<String, Object> variables) {
        try {
            String manifest = new ClassPathResource(MANIFEST).getContentAsString(StandardCharsets.UTF_8);
            for (JsonNode operation : JSON.readTree(manifest).path("operations")) {
                if (operation.path("name").asString().equals(name)) {
                    var document = new Document(name, operation.path("body").asString(), variables);
                    assertThat(document.id()).isEqualTo(operation.path("id").asString());
                    return document;
                }
            }
        } catch (IOException exception) {
            throw new java.io.UncheckedIOException(exception);
        }
        throw new AssertionError("the manifest has no " + name);
    }

    /** An answer's data. */
    private record Tree(JsonNode json) implements Query.Data {
        String at(String pointer) {
            return json.at(pointer).asString();
        }
    }

    /** What Apollo's compiler makes of an operation, as far as the runtime asks for it. */
    private record Document(String name, String text, Map<String, Object> variables) implements Query<Tree> {
        @Override
        public String document() {
            return text;
        }

        @Override
        public String id() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException exception) {
                throw new IllegalStateException("this Java has no SHA-256", exception);
            }
        }

        @Override
        public Adapter<Tree> adapter() {
            return new Adapter<>() {
                @Override
                public Tree fromJson(JsonReader reader, CustomScalarAdapters adapters) throws IOException {
                    return new Tree(JSON.valueToTree(Adapters.AnyAdapter.fromJson(reader, adapters)));
                }

                @Override
                public void toJson(JsonWriter writer, CustomScalarAdapters adapters, Tree data) {
                    throw new UnsupportedOperationException("answers are only read");
                }
            };
        }

        @Override
        public void serializeVariables(JsonWriter writer, CustomScalarAdapters adapters, boolean withDefaults)
            throws IOException {
            for (Map.Entry<String, Object> variable : variables.entrySet()) {
                writer.name(variable.getKey());
                Adapters.AnyAdapter.toJson(writer, adapters, variable.getValue());
            }
        }

        @Override
        public CompiledField rootField() {
            return new CompiledField.Builder("data", new ObjectType.Builder("Query").build()).build();
        }
    }
}
