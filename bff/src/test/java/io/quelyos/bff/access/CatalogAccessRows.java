package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;

/** The matrix' rows of products, categories and imports. */
final class CatalogAccessRows {

    private CatalogAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.row("VitrineQuery.site", "{ vitrine { site { name } } }"),
            AccessRows.row("VitrineQuery.navigation", "{ vitrine { navigation { name } } }"),
            AccessRows.row("VitrineQuery.featuredProducts", "{ vitrine { featuredProducts { nodes { name } } } }"),
            AccessRows.row("ShopQuery.categories", "{ shop { categories { name } } }"),
            AccessRows.row("ShopQuery.category", "{ shop { category(slug: \"shoes\") { name } } }"),
            AccessRows.row("ShopQuery.products", "{ shop { products { totalCount nodes { name } } } }"),
            AccessRows.row("ShopQuery.product", "{ shop { product(slug: \"mirror-shoe\") { name } } }"),
            AccessRows.byId(
                "ShopQuery.productById",
                "query ($id: ID!) { shop { productById(id: $id) { name } } }",
                AccessThings::product
            ),
            new Row(
                "BackofficeQuery.products",
                "query ($where: BackofficeProductFilter) { backoffice { products(where: $where) { totalCount nodes { name } } } }",
                (world, at) -> Map.of("where", Map.of("categoryId", category(world, at))),
                Map.of("where.categoryId", CatalogAccessRows::category)
            ),
            AccessRows.byId(
                "BackofficeQuery.product",
                "query ($id: ID!) { backoffice { product(id: $id) { name } } }",
                AccessThings::product
            ),
            AccessRows.row("BackofficeQuery.categories", "{ backoffice { categories { name } } }"),
            AccessRows.row("BackofficeQuery.locations", "{ backoffice { locations { name } } }"),
            AccessRows.row("BackofficeQuery.productImports", "{ backoffice { productImports { nodes { state } } } }"),
            AccessRows.byId(
                "BackofficeQuery.productImport",
                "query ($id: ID!) { backoffice { productImport(id: $id) { state } } }",
                AccessWorld::finishedImport
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            create(),
            update(),
            AccessRows.versioned(
                "backofficeProductArchive",
                "product { name }",
                "",
                AccessThings::product,
                AccessWorld::version
            ),
            AccessRows.row(
                "Mutation.backofficeUploadCreate",
                "mutation { backofficeUploadCreate(input: { fileName: \"a.csv\" }) {" + AccessRows.ERRORS + "} }"
            ),
            start(),
            AccessRows.byId(
                "Mutation.backofficeProductImportCancel",
                "mutation ($id: ID!) { backofficeProductImportCancel(id: $id) { productImport { state } " +
                    AccessRows.ERRORS +
                    "} }",
                AccessWorld::finishedImport
            )
        );
    }

    private static Row create() {
        return new Row(
            "Mutation.backofficeProductCreate",
            "mutation ($input: BackofficeProductCreateInput!) { backofficeProductCreate(input: $input) { product { name } " +
                AccessRows.ERRORS +
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
            Map.of(
                "input.categoryId",
                CatalogAccessRows::category,
                "input.variants.stock.locationId",
                CatalogAccessRows::location
            )
        );
    }

    private static Row update() {
        return new Row(
            "Mutation.backofficeProductUpdate",
            "mutation ($id: ID!, $version: Int!, $input: BackofficeProductUpdateInput!) {" +
                " backofficeProductUpdate(id: $id, version: $version, input: $input) { product { name } " +
                AccessRows.ERRORS +
                "} }",
            (world, at) ->
                Map.of(
                    "id",
                    AccessThings.product(world, at),
                    "version",
                    world.version(at),
                    "input",
                    Map.of("name", "Changed " + world.next(), "categoryId", category(world, at))
                ),
            Map.of("id", AccessThings::product, "input.categoryId", CatalogAccessRows::category)
        );
    }

    private static Row start() {
        return new Row(
            "Mutation.backofficeProductImportStart",
            "mutation ($input: BackofficeProductImportStartInput!) { backofficeProductImportStart(input: $input) {" +
                " productImport { dryRun } " +
                AccessRows.ERRORS +
                "} }",
            (world, at) -> Map.of("input", Map.of("uploadId", world.upload(at), "dryRun", true)),
            Map.of("input.uploadId", AccessWorld::upload)
        );
    }

    private static String category(AccessWorld world, Home at) {
        return GlobalId.encode("cat", at.category());
    }

    private static String location(AccessWorld world, Home at) {
        return GlobalId.encode("loc", at.location());
    }
}
