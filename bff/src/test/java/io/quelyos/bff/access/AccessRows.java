package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.persistence.redis.SessionKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The matrix: one row for each root field and mutation. A row knows how a permitted caller asks, and which things of a
 * tenant its id arguments name.
 */
final class AccessRows {

    /**
     * One row.
     *
     * @param field as Type.field
     * @param document asks for it
     * @param variables of a permitted request in a tenant; made anew for each request
     * @param ids by the path of each id argument: makes the id of a thing of that tenant
     */
    record Row(
        String field,
        String document,
        BiFunction<AccessWorld, Home, Map<String, Object>> variables,
        Map<String, BiFunction<AccessWorld, Home, String>> ids
    ) {
        boolean isSubscription() {
            return field.startsWith("Subscription.");
        }
    }

    private static final String ERRORS = "userErrors { code message field }";

    private AccessRows() {}

    /** The whole matrix. */
    static Stream<Row> everything() {
        return Stream.of(all(), mutations(), subscriptions()).flatMap(List::stream);
    }

    /** Every room that reads adds its own rows here. */
    static List<Row> all() {
        return Stream.of(
            first(),
            MarketAccessRows.fields(),
            CatalogPageAccessRows.all(),
            WishlistAccessRows.fields(),
            CompanyAccessRows.fields(),
            ApprovalAccessRows.fields(),
            CartAccessRows.all(),
            PromotionAccessRows.fields(),
            TaxAccessRows.fields(),
            SearchAccessRows.all(),
            CustomerTaxAccessRows.fields(),
            OrderAccessRows.fields(),
            CheckoutAccessRows.all(),
            BackupAccessRows.fields()
        )
            .flatMap(List::stream)
            .toList();
    }

    /** Every room that writes adds its own rows here. */
    static List<Row> mutations() {
        return Stream.of(
            firstMutations(),
            AccountAccessRows.mutations(),
            CustomerThingsAccessRows.mutations(),
            WishlistAccessRows.mutations(),
            CompanyAccessRows.mutations(),
            ApprovalAccessRows.mutations(),
            MarketAccessRows.mutations(),
            CatalogPageAccessRows.mutations(),
            ProductPartAccessRows.mutations(),
            CartAccessRows.mutations(),
            PromotionAccessRows.mutations(),
            TaxAccessRows.mutations(),
            SearchAccessRows.mutations(),
            CustomerTaxAccessRows.mutations(),
            OrderAccessRows.mutations(),
            CheckoutAccessRows.mutations(),
            BackupAccessRows.mutations()
        )
            .flatMap(List::stream)
            .toList();
    }

    /** Every room that tells what happens adds its own rows here. */
    static List<Row> subscriptions() {
        return LiveAccessRows.subscriptions();
    }

    private static List<Row> first() {
        return List.of(
            row("Query.vitrine", "{ vitrine { __typename } }"),
            row("Query.shop", "{ shop { __typename } }"),
            row("Query.backoffice", "{ backoffice { __typename } }"),
            row("Query.superAdmin", "{ superAdmin { __typename } }"),
            row("VitrineQuery.site", "{ vitrine { site { name } } }"),
            row("VitrineQuery.navigation", "{ vitrine { navigation { name } } }"),
            row("VitrineQuery.featuredProducts", "{ vitrine { featuredProducts { nodes { name } } } }"),
            row("ShopQuery.categories", "{ shop { categories { name } } }"),
            row("ShopQuery.category", "{ shop { category(slug: \"shoes\") { name } } }"),
            row("ShopQuery.products", "{ shop { products { totalCount nodes { name } } } }"),
            row("ShopQuery.product", "{ shop { product(slug: \"mirror-shoe\") { name } } }"),
            row("ShopQuery.me", "{ shop { me { email } } }"),
            byId(
                "ShopQuery.productById",
                "query ($id: ID!) { shop { productById(id: $id) { name } } }",
                AccessRows::product
            ),
            row("BackofficeQuery.me", "{ backoffice { me { displayName } } }"),
            row("BackofficeQuery.sessions", "{ backoffice { sessions { current } } }"),
            new Row(
                "BackofficeQuery.products",
                "query ($where: BackofficeProductFilter) { backoffice { products(where: $where) { totalCount nodes { name } } } }",
                (world, at) -> Map.of("where", Map.of("categoryId", category(world, at))),
                Map.of("where.categoryId", AccessRows::category)
            ),
            byId(
                "BackofficeQuery.product",
                "query ($id: ID!) { backoffice { product(id: $id) { name } } }",
                AccessRows::product
            ),
            row("BackofficeQuery.categories", "{ backoffice { categories { name } } }"),
            row("BackofficeQuery.locations", "{ backoffice { locations { name } } }"),
            row("BackofficeQuery.productImports", "{ backoffice { productImports { nodes { state } } } }"),
            byId(
                "BackofficeQuery.productImport",
                "query ($id: ID!) { backoffice { productImport(id: $id) { state } } }",
                AccessWorld::finishedImport
            ),
            row("SuperAdminQuery.me", "{ superAdmin { me { id } } }"),
            row("SuperAdminQuery.tenants", "{ superAdmin { tenants { nodes { slug } } } }"),
            byId(
                "SuperAdminQuery.tenant",
                "query ($id: ID!) { superAdmin { tenant(id: $id) { slug } } }",
                AccessRows::tenant
            )
        );
    }

    private static List<Row> firstMutations() {
        return List.of(
            signUp(),
            row(
                "Mutation.shopSignIn",
                "mutation { shopSignIn(input: { email: \"nobody@mirror.example\", password: \"wrong-password\" }) {" +
                    ERRORS +
                    "} }"
            ),
            row("Mutation.shopGuestSessionOpen", "mutation { shopGuestSessionOpen { opened } }"),
            row("Mutation.shopSignOut", "mutation { shopSignOut { signedOut } }"),
            byId(
                "Mutation.shopSessionRevoke",
                "mutation ($id: ID!) { shopSessionRevoke(id: $id) { revokedSessionId " + ERRORS + "} }",
                (world, at) -> world.sessionId(at, SessionKind.CUSTOMER, at.customer())
            ),
            row(
                "Mutation.backofficeSignIn",
                "mutation { backofficeSignIn(input: { email: \"nobody@mirror.example\", password: \"wrong-password\" }) {" +
                    ERRORS +
                    "} }"
            ),
            row("Mutation.backofficeSignOut", "mutation { backofficeSignOut { signedOut } }"),
            byId(
                "Mutation.backofficeSessionRevoke",
                "mutation ($id: ID!) { backofficeSessionRevoke(id: $id) { revokedSessionId " + ERRORS + "} }",
                (world, at) -> world.sessionId(at, SessionKind.STAFF, at.owner())
            ),
            create(),
            update(),
            versioned("backofficeProductArchive", "product { name }", "", AccessRows::product, AccessWorld::version),
            row(
                "Mutation.backofficeUploadCreate",
                "mutation { backofficeUploadCreate(input: { fileName: \"a.csv\" }) {" + ERRORS + "} }"
            ),
            start(),
            byId(
                "Mutation.backofficeProductImportCancel",
                "mutation ($id: ID!) { backofficeProductImportCancel(id: $id) { productImport { state } " +
                    ERRORS +
                    "} }",
                AccessWorld::finishedImport
            ),
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
            versioned(
                "superAdminTenantSuspend",
                "tenant { slug }",
                ", reason: \"matrix\"",
                AccessRows::tenant,
                AccessWorld::tenantVersion
            ),
            versioned(
                "superAdminTenantReactivate",
                "tenant { slug }",
                ", reason: \"matrix\"",
                AccessRows::tenant,
                AccessWorld::tenantVersion
            )
        );
    }

    static Row row(String field, String document) {
        return new Row(field, document, (world, at) -> Map.of(), Map.of());
    }

    static Row byId(String field, String document, BiFunction<AccessWorld, Home, String> id) {
        return new Row(field, document, (world, at) -> Map.of("id", id.apply(world, at)), Map.of("id", id));
    }

    private static Row versioned(
        String mutation,
        String selection,
        String more,
        BiFunction<AccessWorld, Home, String> id,
        BiFunction<AccessWorld, Home, Integer> version
    ) {
        String document =
            "mutation ($id: ID!, $version: Int!) { " +
            mutation +
            "(id: $id, version: $version" +
            more +
            ") { " +
            selection +
            " " +
            ERRORS +
            "} }";
        return new Row(
            "Mutation." + mutation,
            document,
            (world, at) -> Map.of("id", id.apply(world, at), "version", version.apply(world, at)),
            Map.of("id", id)
        );
    }

    private static Row signUp() {
        return new Row(
            "Mutation.shopSignUp",
            "mutation ($email: String!) { shopSignUp(input: { email: $email, password: \"a-good-password\", displayName: \"A\" }) {" +
                ERRORS +
                "} }",
            (world, at) -> Map.of("email", "new" + world.next() + "@mirror.example"),
            Map.of()
        );
    }

    private static Row create() {
        return new Row(
            "Mutation.backofficeProductCreate",
            "mutation ($input: BackofficeProductCreateInput!) { backofficeProductCreate(input: $input) { product { name } " +
                ERRORS +
                "} }",
            (world, at) ->
                Map.of(
                    "input",
                    Map.of(
                        "name",
                        "New " + world.next(),
                        "categoryId",
                        category(world, at),
                        "variants",
                        List.of(
                            Map.of(
                                "price",
                                "1.00",
                                "stock",
                                List.of(Map.of("locationId", location(world, at), "quantity", 1))
                            )
                        )
                    )
                ),
            Map.of("input.categoryId", AccessRows::category, "input.variants.stock.locationId", AccessRows::location)
        );
    }

    private static Row update() {
        return new Row(
            "Mutation.backofficeProductUpdate",
            "mutation ($id: ID!, $version: Int!, $input: BackofficeProductUpdateInput!) {" +
                " backofficeProductUpdate(id: $id, version: $version, input: $input) { product { name } " +
                ERRORS +
                "} }",
            (world, at) ->
                Map.of(
                    "id",
                    product(world, at),
                    "version",
                    world.version(at),
                    "input",
                    Map.of("name", "Changed " + world.next(), "categoryId", category(world, at))
                ),
            Map.of("id", AccessRows::product, "input.categoryId", AccessRows::category)
        );
    }

    private static Row start() {
        return new Row(
            "Mutation.backofficeProductImportStart",
            "mutation ($input: BackofficeProductImportStartInput!) { backofficeProductImportStart(input: $input) {" +
                " productImport { dryRun } " +
                ERRORS +
                "} }",
            (world, at) -> Map.of("input", Map.of("uploadId", world.upload(at), "dryRun", true)),
            Map.of("input.uploadId", AccessWorld::upload)
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
                ERRORS +
                "} }",
            (world, at) -> Map.of("id", tenant(world, at), "address", address.apply(world, at)),
            Map.of("id", AccessRows::tenant)
        );
    }

    private static Row documents() {
        return new Row(
            "Mutation.superAdminTrustedDocumentsRegister",
            "mutation ($input: SuperAdminTrustedDocumentsRegisterInput!) { superAdminTrustedDocumentsRegister(input: $input) {" +
                " documentCount " +
                ERRORS +
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

    private static String product(AccessWorld world, Home at) {
        return GlobalId.encode("prd", at.product());
    }

    private static String category(AccessWorld world, Home at) {
        return GlobalId.encode("cat", at.category());
    }

    private static String location(AccessWorld world, Home at) {
        return GlobalId.encode("loc", at.location());
    }

    private static String tenant(AccessWorld world, Home at) {
        return GlobalId.encode("ten", at.tenant().id().value());
    }
}
