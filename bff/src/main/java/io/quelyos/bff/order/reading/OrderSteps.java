package io.quelyos.bff.order.reading;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.OrderFacts;
import io.quelyos.bff.order.loader.OrderLineLoader;
import io.quelyos.bff.order.loader.OrderStandingLoader;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.order.OrderStandingRow;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Puts the facts of orders together for those who read them, from the same parts as for those who change them. */
@Component
final class OrderSteps {

    private final OrderDesk desk;

    OrderSteps(OrderDesk desk) {
        this.desk = desk;
    }

    CompletableFuture<OrderFacts> facts(DataFetchingEnvironment environment, OrderRow row) {
        // Both loaders are asked before either answers, so that their keys are those of the whole answer.
        var lines = Loading.<UUID, OrderLineRow>list(environment, OrderLineLoader.NAME, row.id());
        var standing = Loading.<UUID, OrderStandingRow>find(environment, OrderStandingLoader.NAME, row.id());
        return lines.thenCombine(standing, (ofLines, found) ->
            desk.facts(new OpenOrder(row, ofLines, Objects.requireNonNull(found, "an order has a standing")))
        );
    }
}
