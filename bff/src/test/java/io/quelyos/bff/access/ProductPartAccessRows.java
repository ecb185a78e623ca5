package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The matrix' rows of what staff do with parts of products: articles, images, stock, terms, neighbours, bundles. */
final class ProductPartAccessRows {

    private static final String ERRORS = " userErrors { code message field }";
    private static final String NAMED = "id: $id, version: $version";

    private ProductPartAccessRows() {}

    static List<Row> mutations() {
        return List.of(
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
                (world, at) -> Map.of("relatedIds", List.of(AccessThings.other(world, at))),
                Map.of("relatedIds", AccessThings::other)
            ),
            product(
                "backofficeProductBundleSet",
                "$items: [BackofficeBundleItemInput!]!",
                "items: $items",
                (world, at) ->
                    Map.of("items", List.of(Map.of("variantId", AccessThings.otherVariant(world, at), "quantity", 1))),
                Map.of("items.variantId", AccessThings::otherVariant)
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
                (world, at) ->
                    Map.of("variantId", AccessThings.variant(world, at), "input", Map.of("weightGrams", world.next())),
                Map.of("variantId", AccessThings::variant)
            ),
            product(
                "backofficeProductVariantRemove",
                "$variantId: ID!",
                "variantId: $variantId",
                (world, at) -> Map.of("variantId", AccessThings.variant(world, at)),
                Map.of("variantId", AccessThings::variant)
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
                        AccessThings.image(world, at),
                        "input",
                        Map.of("altText", "A", "variantId", AccessThings.variant(world, at))
                    ),
                Map.of("imageId", AccessThings::image, "input.variantId", AccessThings::variant)
            ),
            product(
                "backofficeProductImagesReorder",
                "$imageIds: [ID!]!",
                "imageIds: $imageIds",
                (world, at) -> Map.of("imageIds", List.of(AccessThings.image(world, at))),
                Map.of("imageIds", AccessThings::image)
            ),
            product(
                "backofficeProductImageRemove",
                "$imageId: ID!",
                "imageId: $imageId",
                (world, at) -> Map.of("imageId", AccessThings.image(world, at)),
                Map.of("imageId", AccessThings::image)
            )
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
        paths.put("id", AccessThings::product);
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
                all.put("id", AccessThings.product(world, at));
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
            (world, at) ->
                Map.of("input", Map.of("uploadId", world.upload(at), "variantId", AccessThings.variant(world, at))),
            Map.of("input.uploadId", AccessWorld::upload, "input.variantId", AccessThings::variant)
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
            (world, at) ->
                Map.of(
                    "variantId",
                    AccessThings.variant(world, at),
                    "locationId",
                    GlobalId.encode("loc", at.location())
                ),
            Map.of("variantId", AccessThings::variant, "locationId", (world, at) ->
                GlobalId.encode("loc", at.location())
            )
        );
    }
}
