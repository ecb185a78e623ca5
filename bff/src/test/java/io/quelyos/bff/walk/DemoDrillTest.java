package io.quelyos.bff.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Backups of shops that have sold, with their orders, invoices, returns and letters of credit, come back to the last row. */
class DemoDrillTest extends Story {

    @Autowired
    private OwnIssuer issuer;

    @ParameterizedTest
    @CsvSource({
        "boutique-sport, karim.benali@boutique-sport.example, 7",
        "marque-mode, sophie.lambert@marque-mode.example, 1",
    })
    void bringsBackAShopThatHasSold(String slug, String email, int orders) {
        GraphQlClient staff = staff(email, slug);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    staff
                        .send("{ backoffice { orders(first: 100) { nodes { number } } } }")
                        .data("/backoffice/orders/nodes")
                        .size() >= orders
            );
        var console = new BackupConsole(port, new Tokens(issuer));
        TestTenant tenant = find(console.client(), slug);
        JsonNode backup = console.make(tenant);

        JsonNode drill = console.drill(tenant);

        assertThat(drill.path("state").asString()).as("%s", drill).isEqualTo("SUCCEEDED");
        assertThat(drill.at("/compared/rows").asLong())
            .isEqualTo(backup.at("/content/rows").asLong())
            .isGreaterThan(500);
        assertThat(drill.at("/compared/files").asInt()).isEqualTo(backup.at("/content/files").asInt()).isPositive();
    }

    private static TestTenant find(GraphQlClient operator, String slug) {
        Answer tenants = operator.send("{ superAdmin { tenants(first: 100) { nodes { id slug } } } }", Map.of());
        for (JsonNode node : tenants.data("/superAdmin/tenants/nodes")) {
            if (node.path("slug").asString().equals(slug)) {
                var id = new TenantId(GlobalId.decode("ten", node.path("id").asString()).orElseThrow());
                return new TestTenant(id, slug, "");
            }
        }
        throw new AssertionError(slug + " is not in " + tenants.body());
    }
}
