package io.quelyos.bff.tenant;

import static io.quelyos.bff.tenant.TenantConsole.REACTIVATE;
import static io.quelyos.bff.tenant.TenantConsole.SUSPEND;
import static io.quelyos.bff.tenant.TenantConsole.id;
import static io.quelyos.bff.tenant.TenantConsole.variables;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Operators;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class SuperAdminTenantTest {

    private static final String PAGE = """
    query ($first: Int, $after: String, $where: SuperAdminTenantFilter) {
      superAdmin { tenants(first: $first, after: $after, where: $where) {
        nodes { id name slug state plan version domains origins createdAt
                usage { products productLimit users userLimit } }
        pageInfo { hasNextPage hasPreviousPage endCursor }
      } }
    }
    """;

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
    void tellsWhoIsSignedInAndWhatTheyMayDo() {
        var reader = new PlatformContext("reader", Set.of(Permission.TENANT_READ));
        JsonNode answer = console.run(reader, "{ superAdmin { me { id permissions } } }", Map.of());
        assertThat(answer.at("/data/superAdmin/me/id").asString()).isEqualTo("opr_reader");
        assertThat(answer.at("/data/superAdmin/me/permissions").toString()).isEqualTo("[\"TENANT_READ\"]");
    }

    @Test
    void listsEveryTenantOnceByNameWhateverThePageSize() {
        List<String> names = new ArrayList<>();
        String after = null;
        boolean hasNext = true;
        while (hasNext) {
            JsonNode page = console
                .run(Operators.almighty(), PAGE, variables("first", 3, "after", after))
                .at("/data/superAdmin/tenants");
            page.path("nodes").forEach(node ->
                names.add(node.path("name").asString() + "/" + node.path("id").asString())
            );
            assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(after != null);
            hasNext = page.at("/pageInfo/hasNextPage").asBoolean();
            after = page.at("/pageInfo/endCursor").asString();
        }
        List<String> expected = tenants
            .superuser()
            .sql("select name || '/ten_' || replace(id::text, '-', '') from tenant order by name, id")
            .query(String.class)
            .list();
        assertThat(names).isEqualTo(expected).contains(name(tenant), name(twin));
    }

    @Test
    void readsAPageInOneStatementWhateverItsLength() {
        SqlStatements.clear();
        console.run(Operators.almighty(), PAGE, variables("first", 1, "after", null));
        assertThat(SqlStatements.seenQueries()).hasSize(1);
        SqlStatements.clear();
        console.run(Operators.almighty(), PAGE, variables("first", 100, "after", null));
        assertThat(SqlStatements.seenQueries()).hasSize(1);
        SqlStatements.clear();
        console.run(Operators.almighty(), "{ superAdmin { tenants { totalCount } } }", Map.of());
        assertThat(SqlStatements.seenQueries()).hasSize(2);
    }

    @Test
    void keepsTheTenantsOfAFilterAndCountsThem() {
        tenants.create("ENTERPRISE");
        String document = """
        query ($where: SuperAdminTenantFilter) {
          superAdmin { tenants(first: 100, where: $where) { totalCount nodes { plan state } } }
        }
        """;
        var where = Map.of("where", Map.of("plan", List.of("ENTERPRISE"), "state", List.of("ACTIVE")));
        JsonNode found = console
            .run(Operators.almighty(), document, new HashMap<>(where))
            .at("/data/superAdmin/tenants");
        Long count = tenants
            .superuser()
            .sql("select count(*) from tenant where plan_code = 'ENTERPRISE' and state = 'ACTIVE'")
            .query(Long.class)
            .single();
        assertThat(found.path("totalCount").asLong()).isEqualTo(count).isPositive();
        found.path("nodes").forEach(node -> assertThat(node.path("plan").asString()).isEqualTo("ENTERPRISE"));
    }

    @Test
    void findsTheSuspendedOnesAmongThoseOfAPlan() {
        console.done(SUSPEND, "id", id(tenant), "version", 1, "reason", "unpaid");
        String document = """
        query ($where: SuperAdminTenantFilter) {
          superAdmin { tenants(first: 100, where: $where) { totalCount nodes { id state } } }
        }
        """;
        var where = Map.of("where", Map.of("plan", List.of("GROWTH"), "state", List.of("SUSPENDED")));
        JsonNode found = console
            .run(Operators.almighty(), document, new HashMap<>(where))
            .at("/data/superAdmin/tenants");
        List<String> ids = new ArrayList<>();
        found.path("nodes").forEach(node -> ids.add(node.path("id").asString() + node.path("state").asString()));
        assertThat(ids)
            .contains(id(tenant) + "SUSPENDED")
            .doesNotContain(id(twin) + "SUSPENDED", id(twin) + "ACTIVE");
        assertThat(found.path("totalCount").asInt()).isEqualTo(ids.size());
    }

    @Test
    void findsOneTenantWithDomainsAndUsage() {
        String document = """
        query ($id: ID!) { superAdmin { tenant(id: $id) {
          slug plan domains usage { products productLimit users userLimit } } } }
        """;
        JsonNode found = console
            .run(Operators.almighty(), document, Map.of("id", id(tenant)))
            .at("/data/superAdmin/tenant");
        assertThat(found.path("slug").asString()).isEqualTo(tenant.slug());
        assertThat(found.path("domains").toString()).isEqualTo("[\"" + tenant.domain() + "\"]");
        assertThat(found.path("usage").toString()).isEqualTo(
            "{\"products\":0,\"productLimit\":10000,\"users\":0,\"userLimit\":20}"
        );
        for (String none : List.of(
            GlobalId.encode("ten", UUID.randomUUID()),
            "ten_1",
            "prd_" + id(tenant).substring(4)
        )) {
            JsonNode answer = console.run(Operators.almighty(), document, Map.of("id", none));
            assertThat(answer.at("/data/superAdmin/tenant").isNull()).as("%s in %s", none, answer).isTrue();
        }
    }

    @Test
    void suspendsAndReactivatesAtOnceWithAnAuditRow() {
        assertThat(Objects.requireNonNull(directory.findBySlug(tenant.slug())).isActive()).isTrue();
        JsonNode suspended = console.done(SUSPEND, "id", id(tenant), "version", 1, "reason", "unpaid since May");
        assertThat(suspended.at("/tenant/state").asString()).isEqualTo("SUSPENDED");
        assertThat(suspended.at("/tenant/version").asInt()).isEqualTo(2);
        assertThat(Objects.requireNonNull(directory.findBySlug(tenant.slug())).isActive()).isFalse();

        assertThat(console.refusal(SUSPEND, "id", id(tenant), "version", 2, "reason", "again")).isEqualTo(
            "InvalidInput WRONG_STATE"
        );
        assertThat(console.refusal(REACTIVATE, "id", id(tenant), "version", 1, "reason", "paid")).isEqualTo(
            "VersionConflict CONFLICT"
        );
        console.done(REACTIVATE, "id", id(tenant), "version", 2, "reason", "paid");

        assertThat(console.state(tenant)).isEqualTo("ACTIVE 3");
        assertThat(console.state(twin)).isEqualTo("ACTIVE 1");
        assertThat(console.audit(tenant)).containsExactly(
            "test-operator tenant.suspend unpaid since May",
            "test-operator tenant.reactivate paid"
        );
        assertThat(console.audit(twin)).isEmpty();
    }

    @Test
    void refusesChangesWithoutPermissionReasonOrTenantAndLeavesNoAudit() {
        var reader = new PlatformContext("reader", Set.of(Permission.TENANT_READ));
        JsonNode forbidden = console.run(reader, SUSPEND, variables("id", id(tenant), "version", 1, "reason", "why"));
        assertThat(forbidden.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(console.refusal(SUSPEND, "id", id(tenant), "version", 1, "reason", "  ")).isEqualTo(
            "InvalidInput REQUIRED"
        );
        assertThat(console.refusal(SUSPEND, "id", id(tenant), "version", 1, "reason", "x".repeat(501))).isEqualTo(
            "InvalidInput TOO_LONG"
        );
        String random = GlobalId.encode("ten", UUID.randomUUID());
        assertThat(console.refusal(SUSPEND, "id", random, "version", 1, "reason", "why")).isEqualTo(
            "InvalidInput NOT_FOUND"
        );
        assertThat(console.refusal(SUSPEND, "id", "nonsense", "version", 1, "reason", "why")).isEqualTo(
            "InvalidInput NOT_FOUND"
        );
        assertThat(console.state(tenant)).isEqualTo("ACTIVE 1");
        assertThat(console.audit(tenant)).isEmpty();
    }

    private static String name(TestTenant tenant) {
        return "Tenant " + tenant.slug() + "/" + id(tenant);
    }
}
