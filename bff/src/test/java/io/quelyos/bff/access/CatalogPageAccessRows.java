package io.quelyos.bff.access;

import static io.quelyos.bff.access.AccessRows.byId;
import static io.quelyos.bff.access.AccessRows.row;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The matrix' rows of the catalogue's pages and of what staff do for them; each change has a thing of its own to change. */
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
                CatalogPageAccessRows::brand
            ),
            row("BackofficeQuery.collections", "{ backoffice { collections { name } } }"),
            byId(
                "BackofficeQuery.collection",
                "query ($id: ID!) { backoffice { collection(id: $id) { name } } }",
                CatalogPageAccessRows::collection
            ),
            byId(
                "BackofficeQuery.category",
                "query ($id: ID!) { backoffice { category(id: $id) { name } } }",
                CatalogPageAccessRows::category
            ),
            row("BackofficeQuery.shopPolicy", "{ backoffice { shopPolicy { countryCode } } }"),
            row("BackofficeQuery.reviews", "{ backoffice { reviews { nodes { body } } } }"),
            byId(
                "BackofficeQuery.review",
                "query ($id: ID!) { backoffice { review(id: $id) { body } } }",
                CatalogPageAccessRows::review
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            create("backofficeBrandCreate", "brand { name }", "BackofficeBrandCreateInput", Map.of()),
            update(
                "backofficeBrandUpdate",
                "brand { name }",
                "BackofficeBrandUpdateInput",
                CatalogPageAccessRows::brand
            ),
            edit(
                "backofficeBrandMerge",
                "brand { name }",
                CatalogPageAccessRows::brand,
                "intoId",
                CatalogPageAccessRows::brand,
                "ID!"
            ),
            delete("backofficeBrandDelete", "brand { name }", CatalogPageAccessRows::brand),
            collectionCreate(),
            collectionUpdate(),
            delete("backofficeCollectionDelete", "collection { name }", CatalogPageAccessRows::collection),
            create("backofficeLocationCreate", "location { name }", "BackofficeLocationCreateInput", Map.of()),
            update(
                "backofficeLocationUpdate",
                "location { name }",
                "BackofficeLocationUpdateInput",
                CatalogPageAccessRows::location
            ),
            delete("backofficeLocationDelete", "location { name }", CatalogPageAccessRows::location),
            create(
                "backofficeCategoryCreate",
                "category { name }",
                "BackofficeCategoryCreateInput",
                Map.of("parentId", CatalogPageAccessRows::category)
            ),
            update(
                "backofficeCategoryUpdate",
                "category { name }",
                "BackofficeCategoryUpdateInput",
                CatalogPageAccessRows::category
            ),
            edit(
                "backofficeCategoryMove",
                "category { name }",
                CatalogPageAccessRows::category,
                "parentId",
                CatalogPageAccessRows::category,
                "ID"
            ),
            edit(
                "backofficeCategoryDelete",
                "category { name }",
                CatalogPageAccessRows::category,
                "moveProductsTo",
                CatalogPageAccessRows::category,
                "ID"
            ),
            policy(),
            delete("backofficeReviewPublish", "review { status }", CatalogPageAccessRows::review),
            delete("backofficeReviewReject", "review { status }", CatalogPageAccessRows::review),
            stock("backofficeStockSet", "quantity: 4"),
            stock("backofficeStockAdjust", "delta: 1"),
            product(
                "backofficeProductTermsUpdate",
                "$input: BackofficeProductTermsUpdateInput!",
                "input: $input",
                (world, at) -> Map.of("input", Map.of("unit", "G", "unitAmount", world.next() + 1)),
                Map.of()
            ),
            product(
                "backofficeProductRelatedSet",
                "$relatedIds: [ID!]!",
                "relatedIds: $relatedIds",
                (world, at) -> Map.of("relatedIds", List.of(other(world, at))),
                Map.of("relatedIds", CatalogPageAccessRows::other)
            ),
            product(
                "backofficeProductBundleSet",
                "$items: [BackofficeBundleItemInput!]!",
                "items: $items",
                (world, at) -> Map.of("items", List.of(Map.of("variantId", otherVariant(world, at), "quantity", 1))),
                Map.of("items.variantId", CatalogPageAccessRows::otherVariant)
            ),
            product(
                "backofficeProductVariantAdd",
                "$input: BackofficeVariantAddInput!",
                "input: $input",
                (world, at) -> Map.of("input", Map.of("price", "1")),
                Map.of()
            ),
            product(
                "backofficeProductVariantUpdate",
                "$variantId: ID!, $input: BackofficeVariantUpdateInput!",
                "variantId: $variantId, input: $input",
                (world, at) -> Map.of("variantId", variant(world, at), "input", Map.of("weightGrams", world.next())),
                Map.of("variantId", CatalogPageAccessRows::variant)
            ),
            product(
                "backofficeProductVariantRemove",
                "$variantId: ID!",
                "variantId: $variantId",
                (world, at) -> Map.of("variantId", variant(world, at)),
                Map.of("variantId", CatalogPageAccessRows::variant)
            ),
            product(
                "backofficeProductOptionsSet",
                "$options: [BackofficeProductOptionSetInput!]!",
                "options: $options",
                (world, at) -> Map.of("options", List.of()),
                Map.of()
            ),
            imageAdd(),
            product(
                "backofficeProductImageUpdate",
                "$imageId: ID!, $input: BackofficeProductImageUpdateInput!",
                "imageId: $imageId, input: $input",
                (world, at) ->
                    Map.of(
                        "imageId",
                        image(world, at),
                        "input",
                        Map.of("altText", "A", "variantId", variant(world, at))
                    ),
                Map.of("imageId", CatalogPageAccessRows::image, "input.variantId", CatalogPageAccessRows::variant)
            ),
            product(
                "backofficeProductImagesReorder",
                "$imageIds: [ID!]!",
                "imageIds: $imageIds",
                (world, at) -> Map.of("imageIds", List.of(image(world, at))),
                Map.of("imageIds", CatalogPageAccessRows::image)
            ),
            product(
                "backofficeProductImageRemove",
                "$imageId: ID!",
                "imageId: $imageId",
                (world, at) -> Map.of("imageId", image(world, at)),
                Map.of("imageId", CatalogPageAccessRows::image)
            )
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

    private static Row product(
        String mutation,
        String signature,
        String arguments,
        BiFunction<AccessWorld, Home, Map<String, Object>> variables,
        Map<String, BiFunction<AccessWorld, Home, String>> ids
    ) {
        Map<String, BiFunction<AccessWorld, Home, String>> paths = new HashMap<>(ids);
        paths.put("id", CatalogPageAccessRows::product);
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $version: Int!, " +
                signature +
                ") { " +
                mutation +
                "(" +
                NAMED +
                ", " +
                arguments +
                ") { product { name }" +
                ERRORS +
                " } }",
            (world, at) -> {
                Map<String, Object> all = new HashMap<>(variables.apply(world, at));
                all.put("id", product(world, at));
                all.put("version", world.version(at));
                return all;
            },
            paths
        );
    }

    private static Row imageAdd() {
        return product(
            "backofficeProductImageAdd",
            "$input: BackofficeProductImageAddInput!",
            "input: $input",
            (world, at) -> Map.of("input", Map.of("uploadId", world.upload(at), "variantId", variant(world, at))),
            Map.of("input.uploadId", AccessWorld::upload, "input.variantId", CatalogPageAccessRows::variant)
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
        ids.put("id", CatalogPageAccessRows::collection);
        return new Row(
            "Mutation.backofficeCollectionUpdate",
            "mutation ($id: ID!, $version: Int!, $input: BackofficeCollectionUpdateInput!) {" +
                " backofficeCollectionUpdate(" +
                NAMED +
                ", input: $input) { collection { name }" +
                ERRORS +
                " } }",
            (world, at) -> Map.of("id", collection(world, at), "version", 1, "input", collectionInput(world, at)),
            ids
        );
    }

    private static Map<String, Object> collectionInput(AccessWorld world, Home at) {
        return Map.of(
            "name",
            "New " + world.next(),
            "rule",
            Map.of("brandId", brand(world, at)),
            "pinnedProductIds",
            List.of(product(world, at))
        );
    }

    private static Map<String, BiFunction<AccessWorld, Home, String>> collectionIds() {
        return Map.of(
            "input.rule.brandId",
            CatalogPageAccessRows::brand,
            "input.rule.categoryId",
            CatalogPageAccessRows::category,
            "input.pinnedProductIds",
            CatalogPageAccessRows::product
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

    private static Row stock(String mutation, String change) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($variantId: ID!, $locationId: ID!) { " +
                mutation +
                "(variantId: $variantId, locationId: $locationId, " +
                change +
                ") { stockLevel { quantity }" +
                ERRORS +
                " } }",
            (world, at) -> Map.of("variantId", variant(world, at), "locationId", GlobalId.encode("loc", at.location())),
            Map.of("variantId", CatalogPageAccessRows::variant, "locationId", (world, at) ->
                GlobalId.encode("loc", at.location())
            )
        );
    }

    private static String product(AccessWorld world, Home at) {
        return GlobalId.encode("prd", at.product());
    }

    private static String variant(AccessWorld world, Home at) {
        return GlobalId.encode(
            "var",
            world.find(
                "select id from variant where tenant_id = ? and product_id = ? limit 1",
                tenant(at),
                at.product()
            )
        );
    }

    private static String brand(AccessWorld world, Home at) {
        String name = "brand-" + world.next();
        return made(world, at, "brd", "brand (tenant_id, id, slug, name, name_key)", name, name, name);
    }

    private static String collection(AccessWorld world, Home at) {
        return made(world, at, "col", "collection (tenant_id, id, slug, name)", "col-" + world.next(), "Mirror");
    }

    private static String category(AccessWorld world, Home at) {
        return made(world, at, "cat", "category (tenant_id, id, slug, name)", "cat-" + world.next(), "Mirror");
    }

    private static String location(AccessWorld world, Home at) {
        return made(world, at, "loc", "location (tenant_id, id, code, name)", "loc-" + world.next(), "Mirror");
    }

    private static String review(AccessWorld world, Home at) {
        return made(
            world,
            at,
            "rev",
            "product_review (tenant_id, id, product_id, author_name, rating)",
            at.product(),
            "A",
            3
        );
    }

    private static String image(AccessWorld world, Home at) {
        return made(
            world,
            at,
            "pic",
            "product_image (tenant_id, id, product_id, external_url)",
            at.product(),
            "https://images.example/a"
        );
    }

    private static String other(AccessWorld world, Home at) {
        String name = "other-" + world.next();
        return made(world, at, "prd", "product (tenant_id, id, slug, name, name_key)", name, name, name);
    }

    private static String otherVariant(AccessWorld world, Home at) {
        UUID product = GlobalId.decode("prd", other(world, at)).orElseThrow();
        return made(world, at, "var", "variant (tenant_id, id, product_id, position, price_minor)", product, 1, 100);
    }

    private static String made(AccessWorld world, Home at, String prefix, String table, Object... values) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Object[] all = new Object[values.length + 2];
        all[0] = tenant(at);
        all[1] = id;
        System.arraycopy(values, 0, all, 2, values.length);
        world.run("insert into " + table + " values (?, ?" + ", ?".repeat(values.length) + ")", all);
        return GlobalId.encode(prefix, id);
    }

    private static UUID tenant(Home at) {
        return at.tenant().id().value();
    }
}
