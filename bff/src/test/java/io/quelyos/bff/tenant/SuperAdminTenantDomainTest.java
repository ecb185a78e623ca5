package io.quelyos.bff.tenant;

import static io.quelyos.bff.tenant.TenantConsole.ADD_DOMAIN;
import static io.quelyos.bff.tenant.TenantConsole.REMOVE_DOMAIN;
import static io.quelyos.bff.tenant.TenantConsole.id;
import static io.quelyos.bff.tenant.TenantConsole.variables;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.testing.Operators;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hosts by which tenants are found. */
@ServerTest
class SuperAdminTenantDomainTest {

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
    void registersDomainsInTheirOneFormAndRemovesThem() {
        String unicode = "Bücher-" + tenant.slug() + ".Example.";
        String ascii = "xn--bcher-" + tenant.slug();
        assertThat(directory.findByDomain("shop-" + tenant.domain())).isNull();
        console.done(ADD_DOMAIN, "id", id(tenant), "domain", " Shop-" + tenant.domain() + " ", "reason", "new site");
        assertThat(Objects.requireNonNull(directory.findByDomain("shop-" + tenant.domain())).slug()).isEqualTo(
            tenant.slug()
        );
        JsonNode added = console.done(ADD_DOMAIN, "id", id(tenant), "domain", unicode, "reason", "new site");
        assertThat(added.at("/tenant/domains").toString()).contains(ascii).doesNotContain("ü");

        assertThat(console.refusal(ADD_DOMAIN, "id", id(twin), "domain", unicode, "reason", "mine")).isEqualTo(
            "InvalidInput TAKEN"
        );
        assertThat(console.refusal(REMOVE_DOMAIN, "id", id(twin), "domain", unicode, "reason", "mine")).isEqualTo(
            "InvalidInput NOT_FOUND"
        );
        assertThat(console.audit(twin)).isEmpty();

        console.done(REMOVE_DOMAIN, "id", id(tenant), "domain", unicode, "reason", "sold");
        assertThat(console.domains(tenant)).containsExactly("shop-" + tenant.domain(), tenant.domain());
        assertThat(console.audit(tenant)).hasSize(3).last().isEqualTo("test-operator tenant.domain_remove sold");
    }

    @Test
    void refusesWhatIsNoHostName() {
        for (String bad : List.of(
            "",
            "https://a.example",
            "a.example:80",
            "localhost",
            "192.0.2.1",
            "a..example",
            "-a.example",
            "a_b.example",
            "a.example/path",
            "x".repeat(250) + ".example",
            "*.example.com"
        )) {
            assertThat(console.refusal(ADD_DOMAIN, "id", id(tenant), "domain", bad, "reason", "try"))
                .as(bad)
                .isEqualTo("InvalidInput INVALID");
        }
        assertThat(console.domains(tenant)).containsExactly(tenant.domain());
    }

    @Test
    void refusesTheHostThatOperatorsThemselvesUse() {
        var request = new MockHttpServletRequest();
        request.setServerName("api." + tenant.domain());
        Map<String, Object> variables = variables(
            "id",
            id(tenant),
            "domain",
            " API." + tenant.domain() + ". ",
            "reason",
            "why"
        );
        ExecutionResult result = new Operators(engine).run(
            Operators.almighty(),
            ADD_DOMAIN,
            variables,
            Map.of(HttpServletRequest.class, request)
        );
        JsonNode error = JsonMapper.builder()
            .build()
            .valueToTree(result.toSpecification())
            .at("/data/done/userErrors/0");
        assertThat(error.path("code").asString()).as("%s", result).isEqualTo("INVALID");
        assertThat(error.path("message").asString()).contains("is reserved");
        assertThat(console.domains(tenant)).containsExactly(tenant.domain());

        request.setServerName("elsewhere.example");
        ExecutionResult added = new Operators(engine).run(
            Operators.almighty(),
            ADD_DOMAIN,
            variables,
            Map.of(HttpServletRequest.class, request)
        );
        assertThat(added.getErrors()).isEmpty();
        assertThat(console.domains(tenant)).containsExactly("api." + tenant.domain(), tenant.domain());
    }

    @Test
    void reservesHostsHoweverTheyAreWritten() {
        var settings = new TenantSettings(List.of("localhost", "[::1]", "Api.Example.com"));
        for (String reserved : List.of("LOCALHOST", "[::1]", " api.example.COM. ")) {
            assertThat(settings.isReserved(reserved)).as(reserved).isTrue();
        }
        assertThat(settings.isReserved("shop.localhost")).isFalse();
        assertThat(settings.isReserved("shop.example.com")).isFalse();
    }
}
