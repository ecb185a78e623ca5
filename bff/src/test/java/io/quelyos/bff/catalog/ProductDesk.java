package io.quelyos.bff.catalog;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.GraphQlClient;
import java.util.List;
import java.util.Map;

/** What staff say to make and change products. */
record ProductDesk(GraphQlClient staff, TestTenant tenant) {
    static final String ERRORS = " userErrors { __typename code message field } ";
    static final String CREATE =
        """
        mutation ($input: BackofficeProductCreateInput!) { backofficeProductCreate(input: $input) {
          product { id version slug name descriptionHtml status publishedAt category { slug } tags options { name values }
            priceRange { min { amount } max { amount } }
            variants { sku optionValues price { amount } unitCost { amount } weightGrams
              stock { quantity location { code name } } } }
        """ +
        ERRORS +
        "} }";
    static final String UPDATE =
        """
        mutation ($id: ID!, $version: Int!, $input: BackofficeProductUpdateInput!) {
          backofficeProductUpdate(id: $id, version: $version, input: $input) {
            product { version slug name brand descriptionHtml status publishedAt category { slug } tags }
        """ +
        ERRORS +
        "... on BackofficeProductUpdatePayload { userErrors { ... on VersionConflict { currentVersion } } } } }";
    static final String ARCHIVE =
        """
        mutation ($id: ID!, $version: Int!) { backofficeProductArchive(id: $id, version: $version) {
          product { version status }
        """ +
        ERRORS +
        "} }";

    /**
     * Makes a product whose article has the same name.
     *
     * @return its id
     */
    String create(String name) {
        return staff
            .send(CREATE, Map.of("input", input(name, name)))
            .data("/backofficeProductCreate/product/id")
            .asString();
    }

    /** A product of one article, with everything. */
    Map<String, Object> input(String name, String sku) {
        return Map.of(
            "name",
            name,
            "status",
            "ACTIVE",
            "descriptionHtml",
            "<p>Ok<script>x</script></p>",
            "categoryId",
            GlobalId.encode("cat", tenant.leafCategory()),
            "options",
            List.of(Map.of("name", "Taille")),
            "variants",
            List.of(
                Map.of(
                    "sku",
                    sku,
                    "optionValues",
                    List.of("M"),
                    "price",
                    "12.5",
                    "unitCost",
                    "4",
                    "weightGrams",
                    120,
                    "stock",
                    List.of(Map.of("locationId", GlobalId.encode("loc", tenant.location()), "quantity", 3))
                )
            )
        );
    }
}
