package io.quelyos.bff.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
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
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    private static final String ANSWER =
        "{ tenant { id state version domains origins } userErrors { __typename code message field } } }";
    private static final String SUSPEND =
        "mutation ($id: ID!, $version: Int!, $reason: String!) {" +
        " done: superAdminTenantSuspend(id: $id, version: $version, reason: $reason) " +
        ANSWER;
    private static final String REACTIVATE = SUSPEND.replace("superAdminTenantSuspend", "superAdminTenantReactivate");
    private static final String ADD_DOMAIN =
        "mutation ($id: ID!, $domain: String!, $reason: String!) {" +
        " done: superAdminTenantDomainAdd(id: $id, domain: $domain, reason: $reason) " +
        ANSWER;
    private static final String REMOVE_DOMAIN = ADD_DOMAIN.replace("DomainAdd", "DomainRemove");
    private static final String ADD_ORIGIN = ADD_DOMAIN.replace("Domain", "Origin")
        .replace("domain:", "origin:")
        .replace("$domain", "$origin");
    private static final String REMOVE_ORIGIN = ADD_ORIGIN.replace("OriginAdd", "OriginRemove");

    @Autowired
    GraphQlEngine engine;

    @Autowired
    TenantFactory tenants;

    @Autowired
    TenantDirectory directory;

    TestTenant tenant;
    TestTenant twin;

    @BeforeEach
    void createTenants() {
        List<TestTenant> twins = tenants.createTwins();
        tenant = twins.getFirst();
        twin = twins.getLast();
    }

    @Test
    void tellsWhoIsSignedInAndWhatTheyMayDo() {
        var reader = new PlatformContext("reader", Set.of(Permission.TENANT_READ));
        JsonNode answer = run(reader, "{ superAdmin { me { id permissions } } }", Map.of());
        assertThat(answer.at("/data/superAdmin/me/id").asString()).isEqualTo("opr_reader");
        assertThat(answer.at("/data/superAdmin/me/permissions").toString()).isEqualTo("[\"TENANT_READ\"]");
    }

    @Test
    void listsEveryTenantOnceByNameWhateverThePageSize() {
        List<String> names = new ArrayList<>();
        String after = null;
        boolean hasNext = true;
        while (hasNext) {
            JsonNode page = run(Operators.almighty(), PAGE, variables("first", 3, "after", after)).at(
                "/data/superAdmin/tenants"
            );
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
        run(Operators.almighty(), PAGE, variables("first", 1, "after", null));
        assertThat(SqlStatements.seenQueries()).hasSize(1);
        SqlStatements.clear();
        run(Operators.almighty(), PAGE, variables("first", 100, "after", null));
        assertThat(SqlStatements.seenQueries()).hasSize(1);
        SqlStatements.clear();
        run(Operators.almighty(), "{ superAdmin { tenants { totalCount } } }", Map.of());
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
        JsonNode found = run(Operators.almighty(), document, new HashMap<>(where)).at("/data/superAdmin/tenants");
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
        done(SUSPEND, "id", id(tenant), "version", 1, "reason", "unpaid");
        String document = """
        query ($where: SuperAdminTenantFilter) {
          superAdmin { tenants(first: 100, where: $where) { totalCount nodes { id state } } }
        }
        """;
        var where = Map.of("where", Map.of("plan", List.of("GROWTH"), "state", List.of("SUSPENDED")));
        JsonNode found = run(Operators.almighty(), document, new HashMap<>(where)).at("/data/superAdmin/tenants");
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
        JsonNode found = run(Operators.almighty(), document, Map.of("id", id(tenant))).at("/data/superAdmin/tenant");
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
            JsonNode answer = run(Operators.almighty(), document, Map.of("id", none));
            assertThat(answer.at("/data/superAdmin/tenant").isNull()).as("%s in %s", none, answer).isTrue();
        }
    }

    @Test
    void suspendsAndReactivatesAtOnceWithAnAuditRow() {
        assertThat(Objects.requireNonNull(directory.findBySlug(tenant.slug())).isActive()).isTrue();
        JsonNode suspended = done(SUSPEND, "id", id(tenant), "version", 1, "reason", "unpaid since May");
        assertThat(suspended.at("/tenant/state").asString()).isEqualTo("SUSPENDED");
        assertThat(suspended.at("/tenant/version").asInt()).isEqualTo(2);
        assertThat(Objects.requireNonNull(directory.findBySlug(tenant.slug())).isActive()).isFalse();

        assertThat(refusal(SUSPEND, "id", id(tenant), "version", 2, "reason", "again")).isEqualTo(
            "InvalidInput WRONG_STATE"
        );
        assertThat(refusal(REACTIVATE, "id", id(tenant), "version", 1, "reason", "paid")).isEqualTo(
            "VersionConflict CONFLICT"
        );
        done(REACTIVATE, "id", id(tenant), "version", 2, "reason", "paid");

        assertThat(state(tenant)).isEqualTo("ACTIVE 3");
        assertThat(state(twin)).isEqualTo("ACTIVE 1");
        assertThat(audit(tenant)).containsExactly(
            "test-operator tenant.suspend unpaid since May",
            "test-operator tenant.reactivate paid"
        );
        assertThat(audit(twin)).isEmpty();
    }

    @Test
    void refusesChangesWithoutPermissionReasonOrTenantAndLeavesNoAudit() {
        var reader = new PlatformContext("reader", Set.of(Permission.TENANT_READ));
        JsonNode forbidden = run(reader, SUSPEND, variables("id", id(tenant), "version", 1, "reason", "why"));
        assertThat(forbidden.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(refusal(SUSPEND, "id", id(tenant), "version", 1, "reason", "  ")).isEqualTo("InvalidInput REQUIRED");
        assertThat(refusal(SUSPEND, "id", id(tenant), "version", 1, "reason", "x".repeat(501))).isEqualTo(
            "InvalidInput TOO_LONG"
        );
        String random = GlobalId.encode("ten", UUID.randomUUID());
        assertThat(refusal(SUSPEND, "id", random, "version", 1, "reason", "why")).isEqualTo("InvalidInput NOT_FOUND");
        assertThat(refusal(SUSPEND, "id", "nonsense", "version", 1, "reason", "why")).isEqualTo(
            "InvalidInput NOT_FOUND"
        );
        assertThat(state(tenant)).isEqualTo("ACTIVE 1");
        assertThat(audit(tenant)).isEmpty();
    }

    @Test
    void registersDomainsInTheirOneFormAndRemovesThem() {
        String unicode = "Bücher-" + tenant.slug() + ".Example.";
        String ascii = "xn--bcher-" + tenant.slug();
        assertThat(directory.findByDomain("shop-" + tenant.domain())).isNull();
        done(ADD_DOMAIN, "id", id(tenant), "domain", " Shop-" + tenant.domain() + " ", "reason", "new site");
        assertThat(Objects.requireNonNull(directory.findByDomain("shop-" + tenant.domain())).slug()).isEqualTo(
            tenant.slug()
        );
        JsonNode added = done(ADD_DOMAIN, "id", id(tenant), "domain", unicode, "reason", "new site");
        assertThat(added.at("/tenant/domains").toString()).contains(ascii).doesNotContain("ü");

        assertThat(refusal(ADD_DOMAIN, "id", id(twin), "domain", unicode, "reason", "mine")).isEqualTo(
            "InvalidInput TAKEN"
        );
        assertThat(refusal(REMOVE_DOMAIN, "id", id(twin), "domain", unicode, "reason", "mine")).isEqualTo(
            "InvalidInput NOT_FOUND"
        );
        assertThat(audit(twin)).isEmpty();

        done(REMOVE_DOMAIN, "id", id(tenant), "domain", unicode, "reason", "sold");
        assertThat(domains(tenant)).containsExactly("shop-" + tenant.domain(), tenant.domain());
        assertThat(audit(tenant)).hasSize(3).last().isEqualTo("test-operator tenant.domain_remove sold");
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
            assertThat(refusal(ADD_DOMAIN, "id", id(tenant), "domain", bad, "reason", "try"))
                .as(bad)
                .isEqualTo("InvalidInput INVALID");
        }
        assertThat(domains(tenant)).containsExactly(tenant.domain());
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
        assertThat(domains(tenant)).containsExactly(tenant.domain());

        request.setServerName("elsewhere.example");
        ExecutionResult added = new Operators(engine).run(
            Operators.almighty(),
            ADD_DOMAIN,
            variables,
            Map.of(HttpServletRequest.class, request)
        );
        assertThat(added.getErrors()).isEmpty();
        assertThat(domains(tenant)).containsExactly("api." + tenant.domain(), tenant.domain());
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

    @Test
    void registersOriginsInTheirOneFormAndRemovesThem() {
        String origin = "https://" + tenant.domain();
        assertThat(directory.findByOrigin(origin)).isNull();
        JsonNode added = done(
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
        done(ADD_ORIGIN, "id", id(tenant), "origin", "http://dev." + tenant.domain() + ":3000", "reason", "dev");

        for (TestTenant other : List.of(tenant, twin)) {
            assertThat(refusal(ADD_ORIGIN, "id", id(other), "origin", origin, "reason", "mine")).isEqualTo(
                "InvalidInput TAKEN"
            );
        }
        assertThat(refusal(REMOVE_ORIGIN, "id", id(twin), "origin", origin, "reason", "mine")).isEqualTo(
            "InvalidInput NOT_FOUND"
        );
        assertThat(audit(twin)).isEmpty();

        JsonNode removed = done(REMOVE_ORIGIN, "id", id(tenant), "origin", origin, "reason", "sold");
        assertThat(removed.at("/tenant/origins").size()).isEqualTo(1);
        assertThat(directory.findByOrigin(origin)).isNull();
        assertThat(audit(tenant)).containsExactly(
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
            assertThat(refusal(ADD_ORIGIN, "id", id(tenant), "origin", bad, "reason", "try"))
                .as(bad)
                .isEqualTo("InvalidInput INVALID");
        }
        tenants
            .superuser()
            .sql("insert into tenant_origin select 'https://n' || n || '.' || ?, ? from generate_series(1, 100) n")
            .params(tenant.domain(), tenant.id().value())
            .update();
        String one = "https://" + tenant.domain();
        assertThat(refusal(ADD_ORIGIN, "id", id(tenant), "origin", one, "reason", "more")).isEqualTo(
            "InvalidInput WRONG_STATE"
        );
        assertThat(audit(tenant)).isEmpty();
    }

    private JsonNode done(String mutation, Object... variables) {
        JsonNode answer = run(Operators.almighty(), mutation, variables(variables)).at("/data/done");
        assertThat(answer.at("/userErrors").size()).as("%s", answer).isZero();
        return answer;
    }

    private String refusal(String mutation, Object... variables) {
        JsonNode answer = run(Operators.almighty(), mutation, variables(variables)).at("/data/done");
        assertThat(answer.path("tenant").isNull()).as("%s", answer).isTrue();
        assertThat(answer.path("userErrors").size()).isEqualTo(1);
        JsonNode error = answer.at("/userErrors/0");
        return error.path("__typename").asString() + " " + error.path("code").asString();
    }

    private JsonNode run(PlatformContext operator, String document, Map<String, Object> variables) {
        ExecutionResult result = new Operators(engine).run(operator, document, variables);
        return JsonMapper.builder().build().valueToTree(result.toSpecification());
    }

    private static Map<String, Object> variables(@Nullable Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return variables;
    }

    private static String id(TestTenant tenant) {
        return GlobalId.encode("ten", tenant.id().value());
    }

    private static String name(TestTenant tenant) {
        return "Tenant " + tenant.slug() + "/" + id(tenant);
    }

    private String state(TestTenant tenant) {
        return tenants
            .superuser()
            .sql("select state || ' ' || version from tenant where id = ?")
            .param(tenant.id().value())
            .query(String.class)
            .single();
    }

    private List<String> domains(TestTenant tenant) {
        return tenants
            .superuser()
            .sql("select domain from tenant_domain where tenant_id = ? order by domain")
            .param(tenant.id().value())
            .query(String.class)
            .list();
    }

    private List<String> audit(TestTenant tenant) {
        return tenants
            .superuser()
            .sql(
                "select operator_id || ' ' || action || ' ' || reason from platform_audit where tenant_id = ? order by id"
            )
            .param(tenant.id().value())
            .query(String.class)
            .list();
    }
}
