package io.quelyos.bff.tenant;

import static io.quelyos.bff.tenant.TenantConsole.ADD_ORIGIN;
import static io.quelyos.bff.tenant.TenantConsole.REMOVE_ORIGIN;
import static io.quelyos.bff.tenant.TenantConsole.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The origins from which pages of tenants may ask. */
@ServerTest
class SuperAdminTenantOriginTest {

    @Autowired
    private GraphQlEngine engine;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private TenantDirectory directory;

    private TenantConsole console;
    private TestTenant tenant;
    private TestTenant twin;

    @BeforeEach
    void createTenants() {
        console = new TenantConsole(engine, tenants);
        List<TestTenant> twins = tenants.createTwins();
        tenant = twins.getFirst();
        twin = twins.getLast();
    }

    @Test
    void registersOriginsInTheirOneFormAndRemovesThem() {
        String origin = "https://" + tenant.domain();
        assertThat(directory.findByOrigin(origin)).isNull();
        JsonNode added = console.done(
            ADD_ORIGIN,
            "id",
            id(tenant),
            "origin",
            " HTTPS://" + tenant.domain() + ":443 ",
            "reason",
            "site"
        );
        assertThat(added.at("/tenant/origins").toString()).isEqualTo("[\"" + origin + "\"]");
        assertThat(Objects.requireNonNull(directory.findByOrigin(origin)).slug()).isEqualTo(tenant.slug());
        console.done(
            ADD_ORIGIN,
            "id",
            id(tenant),
            "origin",
            "http://dev." + tenant.domain() + ":3000",
            "reason",
            "dev"
        );

        for (TestTenant other : List.of(tenant, twin)) {
            assertThat(console.refusal(ADD_ORIGIN, "id", id(other), "origin", origin, "reason", "mine")).isEqualTo(
                "InvalidInput TAKEN"
            );
        }
        assertThat(console.refusal(REMOVE_ORIGIN, "id", id(twin), "origin", origin, "reason", "mine")).isEqualTo(
            "InvalidInput NOT_FOUND"
        );
        assertThat(console.audit(twin)).isEmpty();

        JsonNode removed = console.done(REMOVE_ORIGIN, "id", id(tenant), "origin", origin, "reason", "sold");
        assertThat(removed.at("/tenant/origins").size()).isEqualTo(1);
        assertThat(directory.findByOrigin(origin)).isNull();
        assertThat(console.audit(tenant)).containsExactly(
            "test-operator tenant.origin_add site",
            "test-operator tenant.origin_add dev",
            "test-operator tenant.origin_remove sold"
        );
    }

    @Test
    void refusesWhatIsNoOriginAndTheHundredAndFirst() {
        for (String bad : List.of(
            "",
            "null",
            "a.example",
            "ftp://a.example",
            "https://a.example/",
            "https://*.example"
        )) {
            assertThat(console.refusal(ADD_ORIGIN, "id", id(tenant), "origin", bad, "reason", "try"))
                .as(bad)
                .isEqualTo("InvalidInput INVALID");
        }
        tenants
            .superuser()
            .sql("insert into tenant_origin select 'https://n' || n || '.' || ?, ? from generate_series(1, 100) n")
            .params(tenant.domain(), tenant.id().value())
            .update();
        String one = "https://" + tenant.domain();
        assertThat(console.refusal(ADD_ORIGIN, "id", id(tenant), "origin", one, "reason", "more")).isEqualTo(
            "InvalidInput WRONG_STATE"
        );
        assertThat(console.audit(tenant)).isEmpty();
    }
}
