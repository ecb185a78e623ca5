package io.quelyos.bff.access;

import static io.quelyos.bff.access.AccessRows.byId;
import static io.quelyos.bff.access.AccessRows.row;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The matrix' rows of the catalogue's pages, and of what staff keep in order for them. */
final class CatalogPageAccessRows {

    private static final String ERRORS = " userErrors { code message field }";
    private static final String NAMED = "id: $id, version: $version";

    private CatalogPageAccessRows() {}

    static List<Row> all() {
        return List.of(
            row("ShopQuery.brands", "{ shop { brands { nodes { name } } } }"),
            row("ShopQuery.brand", "{ shop { brand(slug: \"mirror\") { name } } }"),
            row("ShopQuery.collections", "{ shop { collections { name } } }"),
            row("ShopQuery.collection", "{ shop { collection(slug: \"mirror\") { name } } }"),
            row("BackofficeQuery.brands", "{ backoffice { brands { nodes { name } } } }"),
            byId(
                "BackofficeQuery.brand",
                "query ($id: ID!) { backoffice { brand(id: $id) { name } } }",
                AccessThings::brand
            ),
            row("BackofficeQuery.collections", "{ backoffice { collections { name } } }"),
            byId(
                "BackofficeQuery.collection",
                "query ($id: ID!) { backoffice { collection(id: $id) { name } } }",
                AccessThings::collection
            ),
            byId(
                "BackofficeQuery.category",
                "query ($id: ID!) { backoffice { category(id: $id) { name } } }",
                AccessThings::category
            ),
            row("BackofficeQuery.shopPolicy", "{ backoffice { shopPolicy { countryCode } } }"),
            row("BackofficeQuery.reviews", "{ backoffice { reviews { nodes { body } } } }"),
            byId(
                "BackofficeQuery.review",
                "query ($id: ID!) { backoffice { review(id: $id) { body } } }",
                AccessThings::review
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            create("backofficeBrandCreate", "brand { name }", "BackofficeBrandCreateInput", Map.of()),
            update("backofficeBrandUpdate", "brand { name }", "BackofficeBrandUpdateInput", AccessThings::brand),
            edit("backofficeBrandMerge", "brand { name }", AccessThings::brand, "intoId", AccessThings::brand, "ID!"),
            delete("backofficeBrandDelete", "brand { name }", AccessThings::brand),
            collectionCreate(),
            collectionUpdate(),
            delete("backofficeCollectionDelete", "collection { name }", AccessThings::collection),
            create("backofficeLocationCreate", "location { name }", "BackofficeLocationCreateInput", Map.of()),
            update(
                "backofficeLocationUpdate",
                "location { name }",
                "BackofficeLocationUpdateInput",
                AccessThings::location
            ),
            delete("backofficeLocationDelete", "location { name }", AccessThings::location),
            create(
                "backofficeCategoryCreate",
                "category { name }",
                "BackofficeCategoryCreateInput",
                Map.of("parentId", AccessThings::category)
            ),
            update(
                "backofficeCategoryUpdate",
                "category { name }",
                "BackofficeCategoryUpdateInput",
                AccessThings::category
            ),
            edit(
                "backofficeCategoryMove",
                "category { name }",
                AccessThings::category,
                "parentId",
                AccessThings::category,
                "ID"
            ),
            edit(
                "backofficeCategoryDelete",
                "category { name }",
                AccessThings::category,
                "moveProductsTo",
                AccessThings::category,
                "ID"
            ),
            policy(),
            delete("backofficeReviewPublish", "review { status }", AccessThings::review),
            delete("backofficeReviewReject", "review { status }", AccessThings::review)
        );
    }

    private static Row create(
        String mutation,
        String selection,
        String input,
        Map<String, BiFunction<AccessWorld, Home, String>> ids
    ) {
        Map<String, BiFunction<AccessWorld, Home, String>> paths = new HashMap<>();
        ids.forEach((name, id) -> paths.put("input." + name, id));
        return new Row(
            "Mutation." + mutation,
            "mutation ($input: " + input + "!) { " + mutation + "(input: $input) { " + selection + ERRORS + " } }",
            (world, at) -> {
                String name = "new-" + world.next();
                Map<String, Object> fields = new HashMap<>(Map.of("name", name));
                if (input.contains("Location")) {
                    fields.put("code", name);
                }
                ids.forEach((field, id) -> fields.put(field, id.apply(world, at)));
                return Map.of("input", fields);
            },
            paths
        );
    }

    private static Row update(
        String mutation,
        String selection,
        String input,
        BiFunction<AccessWorld, Home, String> id
    ) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $version: Int!, $input: " +
                input +
                "!) { " +
                mutation +
                "(" +
                NAMED +
                ", input: $input) { " +
                selection +
                ERRORS +
                " } }",
            (world, at) ->
                Map.of("id", id.apply(world, at), "version", 1, "input", Map.of("name", "Changed " + world.next())),
            Map.of("id", id)
        );
    }

    private static Row delete(String mutation, String selection, BiFunction<AccessWorld, Home, String> id) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $version: Int!) { " + mutation + "(" + NAMED + ") { " + selection + ERRORS + " } }",
            (world, at) -> Map.of("id", id.apply(world, at), "version", 1),
            Map.of("id", id)
        );
    }

    private static Row edit(
        String mutation,
        String selection,
        BiFunction<AccessWorld, Home, String> id,
        String argument,
        BiFunction<AccessWorld, Home, String> other,
        String type
    ) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $version: Int!, $" +
                argument +
                ": " +
                type +
                ") { " +
                mutation +
                "(" +
                NAMED +
                ", " +
                argument +
                ": $" +
                argument +
                ") { " +
                selection +
                ERRORS +
                " } }",
            (world, at) -> Map.of("id", id.apply(world, at), "version", 1, argument, other.apply(world, at)),
            Map.of("id", id, argument, other)
        );
    }

    private static Row collectionCreate() {
        return new Row(
            "Mutation.backofficeCollectionCreate",
            "mutation ($input: BackofficeCollectionCreateInput!) { backofficeCollectionCreate(input: $input) {" +
                " collection { name }" +
                ERRORS +
                " } }",
            (world, at) -> Map.of("input", collectionInput(world, at)),
            collectionIds()
        );
    }

    private static Row collectionUpdate() {
        Map<String, BiFunction<AccessWorld, Home, String>> ids = new HashMap<>(collectionIds());
        ids.put("id", AccessThings::collection);
        return new Row(
            "Mutation.backofficeCollectionUpdate",
            "mutation ($id: ID!, $version: Int!, $input: BackofficeCollectionUpdateInput!) {" +
                " backofficeCollectionUpdate(" +
                NAMED +
                ", input: $input) { collection { name }" +
                ERRORS +
                " } }",
            (world, at) ->
                Map.of("id", AccessThings.collection(world, at), "version", 1, "input", collectionInput(world, at)),
            ids
        );
    }

    private static Map<String, Object> collectionInput(AccessWorld world, Home at) {
        return Map.of(
            "name",
            "New " + world.next(),
            "rule",
            Map.of("brandId", AccessThings.brand(world, at)),
            "pinnedProductIds",
            List.of(AccessThings.product(world, at))
        );
    }

    private static Map<String, BiFunction<AccessWorld, Home, String>> collectionIds() {
        return Map.of(
            "input.rule.brandId",
            AccessThings::brand,
            "input.rule.categoryId",
            AccessThings::category,
            "input.pinnedProductIds",
            AccessThings::product
        );
    }

    private static Row policy() {
        return new Row(
            "Mutation.backofficeShopPolicyUpdate",
            "mutation ($input: BackofficeShopPolicyUpdateInput!) { backofficeShopPolicyUpdate(version: 0, input: $input) {" +
                " shopPolicy { countryCode }" +
                ERRORS +
                " } }",
            (world, at) -> Map.of("input", Map.of("lowStockThreshold", 1 + (world.next() % 900))),
            Map.of()
        );
    }
}
