package io.quelyos.bff.order.returns;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.order.loader.ReturnLineLoader;
import io.quelyos.bff.order.loader.ReturnLoader;
import io.quelyos.bff.order.loader.SoldLineLoader;
import io.quelyos.bff.order.reading.OrderLineView;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.returns.ReturnLineRow;
import io.quelyos.persistence.order.returns.ReturnRow;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Answers the returns of orders, each part of which is read once for all orders of an answer. */
@DgsComponent
final class ReturnPartFetcher {

    @DgsData.List({
        @DgsData(parentType = "ShopOrder", field = "returns"),
        @DgsData(parentType = "BackofficeOrder", field = "returns"),
    })
    CompletableFuture<List<ReturnRow>> returns(DataFetchingEnvironment environment) {
        OrderView order = Loading.source(environment, OrderView.class);
        return Loading.list(environment, ReturnLoader.NAME, order.id());
    }

    @DgsData.List({
        @DgsData(parentType = "ShopOrderReturn", field = "lines"),
        @DgsData(parentType = "BackofficeOrderReturn", field = "lines"),
    })
    CompletableFuture<List<ReturnLineRow>> lines(DataFetchingEnvironment environment) {
        ReturnRow row = Loading.source(environment, ReturnRow.class);
        return Loading.list(environment, ReturnLineLoader.NAME, row.id());
    }

    @DgsData.List({
        @DgsData(parentType = "ShopOrderReturnLine", field = "line"),
        @DgsData(parentType = "BackofficeOrderReturnLine", field = "line"),
    })
    CompletableFuture<OrderLineView> line(DataFetchingEnvironment environment) {
        ReturnLineRow line = Loading.source(environment, ReturnLineRow.class);
        return Loading.<UUID, OrderLineRow>find(environment, SoldLineLoader.NAME, line.orderLineId()).thenApply(row ->
            new OrderLineView(Objects.requireNonNull(row, "a line is never deleted"))
        );
    }
}
