package io.quelyos.bff.clients;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.testing.Operators;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The manifests that Apollo's generator, the Relay compiler and GraphQL Code Generator write are registered as they
 * came and their documents run by the ids that stand in them.
 */
@ServerTest
class ManifestTest {

    private static final String REGISTER = """
    mutation ($input: SuperAdminTrustedDocumentsRegisterInput!) {
      superAdminTrustedDocumentsRegister(input: $input) {
        documentCount
        userErrors { code message }
      }
    }
    """;
    private static final List<String> FORMATS = List.of("APOLLO", "RELAY", "GRAPHQL_CODEGEN");
    private static final int DOCUMENT_COUNT = 3;

    @LocalServerPort
    int port;

    @Autowired
    TenantFactory tenants;

    @Autowired
    TenantDb tenantDb;

    @Autowired
    CatalogWriter writer;

    @Autowired
    GraphQlEngine engine;

    @TestFactory
    Stream<DynamicTest> runsTheDocumentsOfEveryGenerator() {
        ClientShop shop = ClientShop.open(tenants, tenantDb, writer);
        String client = "shop-" + shop.tenant().slug();
        NodeClients.Report generated = NodeClients.run("manifests/generate.mjs", shop.settings(port));
        for (String format : FORMATS) {
            register(client, format, generated.data().path(format).asString());
        }
        Map<String, String> settings = shop.settings(port, Map.of("TRUSTED_ONLY_CLIENT", client + "-APOLLO"));
        return NodeClients.run("manifests/run.mjs", settings).tests();
    }

    private void register(String client, String format, String manifest) {
        Map<String, Object> input = Map.of(
            "clientName",
            client + "-" + format,
            "clientVersion",
            "1.0.0",
            "audience",
            "VISITOR",
            "format",
            format,
            "manifest",
            manifest,
            "trustedOnly",
            format.equals("APOLLO"),
            "reason",
            "the manifest of a real generator"
        );
        ExecutionResult result = new Operators(engine).run(Operators.almighty(), REGISTER, Map.of("input", input));
        assertThat(result.getErrors()).isEmpty();
        Map<String, Map<String, Object>> data = result.getData();
        assertThat(data.get("superAdminTrustedDocumentsRegister")).isEqualTo(
            Map.of("documentCount", DOCUMENT_COUNT, "userErrors", List.of())
        );
    }
}
