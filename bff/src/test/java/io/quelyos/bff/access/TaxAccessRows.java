package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The matrix' rows of taxes and gift cards. */
final class TaxAccessRows {

    private static final String ERRORS = "userErrors { code message field }";

    private TaxAccessRows() {}

    static List<Row> fields() {
        return List.of(
            new Row(
                "BackofficeQuery.taxCategories",
                "{ backoffice { taxCategories { code } } }",
                (world, at) -> Map.of(),
                Map.of()
            ),
            new Row(
                "BackofficeQuery.taxRates",
                "query ($where: BackofficeTaxRateFilter) { backoffice { taxRates(where: $where) { nodes { name } } } }",
                (world, at) -> Map.of("where", Map.of("categoryId", category(world, at))),
                Map.of("where.categoryId", TaxAccessRows::category)
            ),
            new Row(
                "BackofficeQuery.giftCards",
                "{ backoffice { giftCards { nodes { lastFour } } } }",
                (world, at) -> Map.of(),
                Map.of()
            ),
            new Row(
                "BackofficeQuery.giftCard",
                "query ($id: ID!) { backoffice { giftCard(id: $id) { lastFour } } }",
                (world, at) -> Map.of("id", card(world, at)),
                Map.of("id", TaxAccessRows::card)
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.backofficeTaxCategoryCreate",
                "mutation ($input: BackofficeTaxCategoryInput!) { backofficeTaxCategoryCreate(input: $input) {" +
                    " taxCategory { code } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("input", Map.of("code", "N" + world.next(), "name", "N")),
                Map.of()
            ),
            new Row(
                "Mutation.backofficeTaxCategoryUpdate",
                "mutation ($id: ID!, $input: BackofficeTaxCategoryInput!) {" +
                    " backofficeTaxCategoryUpdate(id: $id, version: 1, input: $input) { taxCategory { code } " +
                    ERRORS +
                    "} }",
                (world, at) ->
                    Map.of("id", category(world, at), "input", Map.of("code", "N" + world.next(), "name", "N")),
                Map.of("id", TaxAccessRows::category)
            ),
            PromotionAccessRows.versioned("backofficeTaxCategoryDelete", "deletedId", TaxAccessRows::category),
            new Row(
                "Mutation.backofficeTaxCategoryAssign",
                "mutation ($id: ID, $productIds: [ID!]!) { backofficeTaxCategoryAssign(id: $id, productIds: $productIds) {" +
                    " assignedCount " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("id", category(world, at), "productIds", List.of(product(world, at))),
                Map.of("id", TaxAccessRows::category, "productIds", TaxAccessRows::product)
            ),
            new Row(
                "Mutation.backofficeTaxRateCreate",
                "mutation ($input: BackofficeTaxRateInput!) { backofficeTaxRateCreate(input: $input) {" +
                    " taxRate { name } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("input", rateInput(world, at)),
                Map.of("input.categoryId", TaxAccessRows::category)
            ),
            new Row(
                "Mutation.backofficeTaxRateUpdate",
                "mutation ($id: ID!, $input: BackofficeTaxRateInput!) {" +
                    " backofficeTaxRateUpdate(id: $id, version: 1, input: $input) { taxRate { name } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("id", rate(world, at), "input", rateInput(world, at)),
                Map.of("id", TaxAccessRows::rate, "input.categoryId", TaxAccessRows::category)
            ),
            PromotionAccessRows.versioned("backofficeTaxRateDelete", "deletedId", TaxAccessRows::rate),
            new Row(
                "Mutation.backofficeGiftCardIssue",
                "mutation { backofficeGiftCardIssue(input: { amount: \"10\" }) { giftCard { lastFour } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of(),
                Map.of()
            ),
            PromotionAccessRows.versioned("backofficeGiftCardDisable", "giftCard { lastFour }", TaxAccessRows::card),
            new Row(
                "Mutation.backofficeGiftCardAdjust",
                "mutation ($id: ID!) { backofficeGiftCardAdjust(id: $id, version: 1, amount: \"1\", reason: \"R\") {" +
                    " giftCard { lastFour } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("id", card(world, at)),
                Map.of("id", TaxAccessRows::card)
            )
        );
    }

    private static Map<String, Object> rateInput(AccessWorld world, Home at) {
        return Map.of(
            "categoryId",
            category(world, at),
            "countryCode",
            "FR",
            "name",
            "TVA " + world.next(),
            "percentage",
            "20"
        );
    }

    private static String category(AccessWorld world, Home at) {
        return GlobalId.encode("txc", newCategory(world, at));
    }

    private static UUID newCategory(AccessWorld world, Home at) {
        String sql = "insert into tax_category (tenant_id, id, code, name) values (?, ?, 'C" + world.next() + "', 'C')";
        return world.insert(at, sql);
    }

    private static String rate(AccessWorld world, Home at) {
        String sql =
            "insert into tax_rate (tenant_id, id, category_id, country_code, name, rate_millionths) values (?, ?, '" +
            newCategory(world, at) +
            "', 'FR', 'TVA', 200000)";
        return GlobalId.encode("txr", world.insert(at, sql));
    }

    private static String card(AccessWorld world, Home at) {
        String sql =
            "insert into gift_card (tenant_id, id, code_hash, last_four, currency, initial_minor, balance_minor)" +
            " values (?, ?, sha256('" +
            world.next() +
            "'), 'ABCD', 'EUR', 500, 500)";
        return GlobalId.encode("gft", world.insert(at, sql));
    }

    private static String product(AccessWorld world, Home at) {
        return GlobalId.encode("prd", at.product());
    }
}
