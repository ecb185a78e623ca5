package io.quelyos.bff.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Operators;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators do with tenants, and what is in the tables then. */
final class TenantConsole {

    private static final String ANSWER =
        "{ tenant { id state version domains origins } userErrors { __typename code message field } } }";
    static final String SUSPEND =
        "mutation ($id: ID!, $version: Int!, $reason: String!) {" +
        " done: superAdminTenantSuspend(id: $id, version: $version, reason: $reason) " +
        ANSWER;
    static final String REACTIVATE = SUSPEND.replace("superAdminTenantSuspend", "superAdminTenantReactivate");
    static final String ADD_DOMAIN =
        "mutation ($id: ID!, $domain: String!, $reason: String!) {" +
        " done: superAdminTenantDomainAdd(id: $id, domain: $domain, reason: $reason) " +
        ANSWER;
    static final String REMOVE_DOMAIN = ADD_DOMAIN.replace("DomainAdd", "DomainRemove");
    static final String ADD_ORIGIN = ADD_DOMAIN.replace("Domain", "Origin")
        .replace("domain:", "origin:")
        .replace("$domain", "$origin");
    static final String REMOVE_ORIGIN = ADD_ORIGIN.replace("OriginAdd", "OriginRemove");

    private final GraphQlEngine engine;
    private final TenantFactory tenants;

    TenantConsole(GraphQlEngine engine, TenantFactory tenants) {
        this.engine = engine;
        this.tenants = tenants;
    }

    /** Does as somebody who may do anything, without a user error; answers the payload. */
    JsonNode done(String mutation, Object... variables) {
        JsonNode answer = run(Operators.almighty(), mutation, variables(variables)).at("/data/done");
        assertThat(answer.at("/userErrors").size()).as("%s", answer).isZero();
        return answer;
    }

    /** The type and the code of the one user error by which nothing is done. */
    String refusal(String mutation, Object... variables) {
        JsonNode answer = run(Operators.almighty(), mutation, variables(variables)).at("/data/done");
        assertThat(answer.path("tenant").isNull()).as("%s", answer).isTrue();
        assertThat(answer.path("userErrors").size()).isEqualTo(1);
        JsonNode error = answer.at("/userErrors/0");
        return error.path("__typename").asString() + " " + error.path("code").asString();
    }

    JsonNode run(PlatformContext operator, String document, Map<String, Object> variables) {
        ExecutionResult result = new Operators(engine).run(operator, document, variables);
        return JsonMapper.builder().build().valueToTree(result.toSpecification());
    }

    static Map<String, Object> variables(@Nullable Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return variables;
    }

    static String id(TestTenant tenant) {
        return GlobalId.encode("ten", tenant.id().value());
    }

    /** State and version. */
    String state(TestTenant tenant) {
        return tenants
            .superuser()
            .sql("select state || ' ' || version from tenant where id = ?")
            .param(tenant.id().value())
            .query(String.class)
            .single();
    }

    List<String> domains(TestTenant tenant) {
        return tenants
            .superuser()
            .sql("select domain from tenant_domain where tenant_id = ? order by domain")
            .param(tenant.id().value())
            .query(String.class)
            .list();
    }

    /** Who did what to a tenant and why, in the order in which it was done. */
    List<String> audit(TestTenant tenant) {
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
