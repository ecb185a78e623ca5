package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The matrix' rows of what operators see and do. */
final class PlatformAccessRows {

    private PlatformAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.row("SuperAdminQuery.me", "{ superAdmin { me { id } } }"),
            AccessRows.row("SuperAdminQuery.tenants", "{ superAdmin { tenants { nodes { slug } } } }"),
            AccessRows.byId(
                "SuperAdminQuery.tenant",
                "query ($id: ID!) { superAdmin { tenant(id: $id) { slug } } }",
                PlatformAccessRows::tenant
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            address(
                "superAdminTenantDomainAdd",
                "domain",
                (world, at) -> "new" + world.next() + "." + at.tenant().domain()
            ),
            address("superAdminTenantDomainRemove", "domain", (world, at) -> "gone." + at.tenant().domain()),
            address(
                "superAdminTenantOriginAdd",
                "origin",
                (world, at) -> "https://new" + world.next() + "." + at.tenant().domain()
            ),
            address("superAdminTenantOriginRemove", "origin", (world, at) -> "https://gone." + at.tenant().domain()),
            documents(),
            AccessRows.versioned(
                "superAdminTenantOutgoingEnable",
                "tenant { slug }",
                ", reason: \"matrix\"",
                PlatformAccessRows::tenant,
                AccessWorld::tenantVersion
            ),
            AccessRows.versioned(
                "superAdminTenantOutgoingDisable",
                "tenant { slug }",
                ", reason: \"matrix\"",
                PlatformAccessRows::tenant,
                AccessWorld::tenantVersion
            ),
            AccessRows.versioned(
                "superAdminTenantSuspend",
                "tenant { slug }",
                ", reason: \"matrix\"",
                PlatformAccessRows::tenant,
                AccessWorld::tenantVersion
            ),
            AccessRows.versioned(
                "superAdminTenantReactivate",
                "tenant { slug }",
                ", reason: \"matrix\"",
                PlatformAccessRows::tenant,
                AccessWorld::tenantVersion
            )
        );
    }

    private static Row address(String mutation, String argument, BiFunction<AccessWorld, Home, String> address) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $address: String!) { " +
                mutation +
                "(id: $id, " +
                argument +
                ": $address, reason: \"matrix\") {" +
                " tenant { slug } " +
                AccessRows.ERRORS +
                "} }",
            (world, at) -> Map.of("id", tenant(world, at), "address", address.apply(world, at)),
            Map.of("id", PlatformAccessRows::tenant)
        );
    }

    private static Row documents() {
        return new Row(
            "Mutation.superAdminTrustedDocumentsRegister",
            "mutation ($input: SuperAdminTrustedDocumentsRegisterInput!) { superAdminTrustedDocumentsRegister(input: $input) {" +
                " documentCount " +
                AccessRows.ERRORS +
                "} }",
            (world, at) ->
                Map.of(
                    "input",
                    Map.of(
                        "clientName",
                        "matrix-" + world.next(),
                        "clientVersion",
                        "1",
                        "audience",
                        "VISITOR",
                        "format",
                        "RELAY",
                        "manifest",
                        "{\"matrix" + UUID.randomUUID() + "\":\"{ __typename }\"}",
                        "reason",
                        "matrix"
                    )
                ),
            Map.of()
        );
    }

    private static String tenant(AccessWorld world, Home at) {
        return GlobalId.encode("ten", at.tenant().id().value());
    }
}
