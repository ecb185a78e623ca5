package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;

/** The matrix' rows of how customers are taxed. */
final class CustomerTaxAccessRows {

    private static final String ERRORS = "userErrors { code message field }";

    private CustomerTaxAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.byId(
                "BackofficeQuery.customerTaxation",
                "query ($id: ID!) { backoffice { customerTaxation(id: $id) { vatNumber isTaxExempt } } }",
                CustomerTaxAccessRows::customer
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            AccessRows.row(
                "Mutation.shopVatNumberUpdate",
                "mutation { shopVatNumberUpdate(vatNumber: \"DE136695976\") { customer { vatNumber } " + ERRORS + " } }"
            ),
            new Row(
                "Mutation.backofficeCustomerTaxationUpdate",
                "mutation ($id: ID!) { backofficeCustomerTaxationUpdate(id: $id, version: 1, input: { isTaxExempt: true }) {" +
                    " customerTaxation { isTaxExempt } " +
                    ERRORS +
                    " } }",
                (world, at) -> Map.of("id", customer(world, at)),
                Map.of("id", CustomerTaxAccessRows::customer)
            )
        );
    }

    private static String customer(AccessWorld world, Home at) {
        String sql =
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, 'taxed" +
            world.next() +
            "@mirror.example', 'T', '-')";
        return GlobalId.encode("cus", world.insert(at, sql));
    }
}
