package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessWorld.Home;
import java.util.List;
import java.util.Map;
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

    static final String ERRORS = "userErrors { code message field }";

    private AccessRows() {}

    /** The whole matrix. */
    static Stream<Row> everything() {
        return Stream.of(all(), mutations(), subscriptions()).flatMap(List::stream);
    }

    /** Every room that reads adds its own rows here. */
    static List<Row> all() {
        return Stream.of(
            surfaces(),
            SignInAccessRows.fields(),
            CatalogAccessRows.fields(),
            PlatformAccessRows.fields(),
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
            BackupAccessRows.fields(),
            DrillAccessRows.fields()
        )
            .flatMap(List::stream)
            .toList();
    }

    /** Every room that writes adds its own rows here. */
    static List<Row> mutations() {
        return Stream.of(
            SignInAccessRows.mutations(),
            CatalogAccessRows.mutations(),
            PlatformAccessRows.mutations(),
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
            BackupAccessRows.mutations(),
            DrillAccessRows.mutations()
        )
            .flatMap(List::stream)
            .toList();
    }

    /** Every room that tells what happens adds its own rows here. */
    static List<Row> subscriptions() {
        return LiveAccessRows.subscriptions();
    }

    private static List<Row> surfaces() {
        return List.of(
            row("Query.vitrine", "{ vitrine { __typename } }"),
            row("Query.shop", "{ shop { __typename } }"),
            row("Query.backoffice", "{ backoffice { __typename } }"),
            row("Query.superAdmin", "{ superAdmin { __typename } }")
        );
    }

    static Row row(String field, String document) {
        return new Row(field, document, (world, at) -> Map.of(), Map.of());
    }

    static Row byId(String field, String document, BiFunction<AccessWorld, Home, String> id) {
        return new Row(field, document, (world, at) -> Map.of("id", id.apply(world, at)), Map.of("id", id));
    }

    static Row versioned(
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
}
