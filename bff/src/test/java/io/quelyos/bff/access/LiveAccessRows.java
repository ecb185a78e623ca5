package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import java.util.List;

/** The matrix' rows of what clients follow. */
final class LiveAccessRows {

    private LiveAccessRows() {}

    static List<Row> subscriptions() {
        return List.of(
            AccessRows.row(
                "Subscription.shopCartChanged",
                "subscription { shopCartChanged { kind cart { totalQuantity } } }"
            ),
            AccessRows.byId(
                "Subscription.shopOrderChanged",
                "subscription ($id: ID) { shopOrderChanged(id: $id) { kind happened order { number } } }",
                OrderAccessRows::order
            ),
            AccessRows.byId(
                "Subscription.backofficeOrderChanged",
                "subscription ($id: ID) { backofficeOrderChanged(id: $id) { kind happened order { number } } }",
                OrderAccessRows::order
            )
        );
    }
}
