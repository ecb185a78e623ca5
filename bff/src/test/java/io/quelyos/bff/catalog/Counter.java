package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A tenant, its twin and its owner at the counter: sends mutations and looks below the walls at what became of them. */
record Counter(Shelf shelf, TestTenant tenant, TestTenant twin, GraphQlClient owner) {
    private static final String ERRORS =
        " userErrors { __typename code message field ... on VersionConflict { currentVersion } } ";

    /** Two tenants with the products p and q, each of two articles with 5 pieces. */
    static Counter open(ApplicationContext server) {
        Shelf shelf = Shelf.of(server);
        TestTenant tenant = shelf.database().createTenant("GROWTH");
        TestTenant twin = shelf.database().createTenant("GROWTH");
        for (TestTenant each : List.of(tenant, twin)) {
            shelf.put(each, List.of(Drafts.product(each, "p", "P"), Drafts.product(each, "q", "Q")));
        }
        return new Counter(shelf, tenant, twin, shelf.staff(tenant, "OWNER"));
    }

    /**
     * Sends a mutation.
     *
     * @param signature the variables, as {@code $id: ID!, $version: Int!}; arguments have the same names
     */
    JsonNode send(String mutation, String signature, String selection, Map<String, ?> variables) {
        return answer(owner, mutation, signature, selection, variables).data("/" + mutation);
    }

    Answer answer(GraphQlClient client, String mutation, String signature, String selection, Map<String, ?> variables) {
        String arguments = signature.replaceAll("\\$(\\w+): [\\w!\\[\\]]+", "$1: \\$$1");
        return client.send(
            "mutation (" + signature + ") { " + mutation + "(" + arguments + ") { " + selection + ERRORS + "} }",
            variables
        );
    }

    /** The codes of a payload's reasons. */
    static List<String> codes(JsonNode payload) {
        return payload
            .path("userErrors")
            .valueStream()
            .map(error -> error.path("code").asString())
            .toList();
    }

    /** A payload without reasons. */
    static JsonNode done(JsonNode payload) {
        assertThat(payload.path("userErrors").toString()).isEqualTo("[]");
        return payload;
    }

    /** One value as text; {@code %s} in the statement is the tenant's id. */
    String query(String sql) {
        return shelf.database().query(sql.replace("%s", tenant.id().toString()));
    }

    void execute(String sql) {
        shelf.database().execute(sql.replace("%s", tenant.id().toString()));
    }

    String id(String prefix, String sql) {
        return GlobalId.encode(prefix, UUID.fromString(query(sql)));
    }

    String product(String slug) {
        return id("prd", "select id from product where tenant_id = '%s' and slug = '" + slug + "'");
    }

    String variant(String sku) {
        return id("var", "select id from variant where tenant_id = '%s' and sku = '" + sku + "'");
    }

    String location() {
        return GlobalId.encode("loc", tenant.location());
    }

    String category(UUID id) {
        return GlobalId.encode("cat", id);
    }

    int version(String slug) {
        return Integer.parseInt(query("select version from product where tenant_id = '%s' and slug = '" + slug + "'"));
    }

    /** The actions that were noted, in their order. */
    String trail() {
        return query(
            "select coalesce(string_agg(action, ' ' order by created_at, id), '') from audit_entry where tenant_id = '%s'"
        );
    }
}
