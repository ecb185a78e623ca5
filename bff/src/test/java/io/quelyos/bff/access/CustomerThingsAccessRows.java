package io.quelyos.bff.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The matrix' rows of what customers keep and write: addresses and reviews. */
final class CustomerThingsAccessRows {

    private static final String ERRORS = "userErrors { code message field }";
    private static final Map<String, Object> ADDRESS = Map.of(
        "name",
        "Ada",
        "line1",
        "1 rue de la Paix",
        "postalCode",
        "75002",
        "city",
        "Paris",
        "countryCode",
        "FR"
    );

    private static final Map<String, Object> REVIEW = Map.of("rating", 4, "body", "Good.");

    private CustomerThingsAccessRows() {}

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.shopAddressCreate",
                "mutation ($input: AddressInput!) { shopAddressCreate(input: $input) { address { defaultBilling } " +
                    ERRORS +
                    " } }",
                (world, at) -> Map.of("input", ADDRESS),
                Map.of()
            ),
            withId(
                "mutation ($id: ID!, $input: AddressInput!) { shopAddressUpdate(id: $id, input: $input) {" +
                    " address { address { city } } " +
                    ERRORS +
                    " } }",
                "shopAddressUpdate",
                CustomerThingsAccessRows::address,
                Map.of("input", ADDRESS)
            ),
            withId(
                "mutation ($id: ID!) { shopAddressDefaultSet(id: $id, use: BILLING) { address { defaultBilling } " +
                    ERRORS +
                    " } }",
                "shopAddressDefaultSet",
                CustomerThingsAccessRows::address,
                Map.of()
            ),
            withId(
                "mutation ($id: ID!) { shopAddressDelete(id: $id) { deletedId " + ERRORS + " } }",
                "shopAddressDelete",
                CustomerThingsAccessRows::address,
                Map.of()
            ),
            new Row(
                "Mutation.shopReviewWrite",
                "mutation ($productId: ID!, $input: ShopReviewInput!) {" +
                    " shopReviewWrite(productId: $productId, input: $input) {" +
                    " review { rating } " +
                    ERRORS +
                    " } }",
                (world, at) -> Map.of("productId", AccessThings.product(world, at), "input", REVIEW),
                Map.of("productId", AccessThings::product)
            ),
            withId(
                "mutation ($id: ID!, $input: ShopReviewInput!) { shopReviewRewrite(id: $id, input: $input) {" +
                    " review { rating } " +
                    ERRORS +
                    " } }",
                "shopReviewRewrite",
                CustomerThingsAccessRows::review,
                Map.of("input", REVIEW)
            ),
            withId(
                "mutation ($id: ID!) { shopReviewDelete(id: $id) { deletedId " + ERRORS + " } }",
                "shopReviewDelete",
                CustomerThingsAccessRows::review,
                Map.of()
            )
        );
    }

    private static Row withId(
        String document,
        String mutation,
        BiFunction<AccessWorld, Home, String> id,
        Map<String, Object> more
    ) {
        return new Row(
            "Mutation." + mutation,
            document,
            (world, at) -> {
                Map<String, Object> variables = new HashMap<>(more);
                variables.put("id", id.apply(world, at));
                return variables;
            },
            Map.of("id", id)
        );
    }

    private static String address(AccessWorld world, Home at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into customer_address (tenant_id, id, customer_id, name, line1, postal_code, city, country_code)" +
                " values (?, ?, ?, 'A', '1 rue', '75002', 'Paris', 'FR')",
            at.tenant().id().value(),
            id,
            at.customer()
        );
        return GlobalId.encode("adr", id);
    }

    /** Of a product of its own, because a customer writes once about each. */
    private static String review(AccessWorld world, Home at) {
        UUID product = GlobalId.decode("prd", AccessThings.other(world, at)).orElseThrow();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into product_review (tenant_id, id, product_id, customer_id, author_name, rating)" +
                " values (?, ?, ?, ?, 'A', 3)",
            at.tenant().id().value(),
            id,
            product,
            at.customer()
        );
        return GlobalId.encode("rev", id);
    }
}
