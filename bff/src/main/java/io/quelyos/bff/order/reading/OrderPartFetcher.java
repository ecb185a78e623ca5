package io.quelyos.bff.order.reading;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.order.BuyerStep;
import io.quelyos.bff.order.OrderFacts;
import io.quelyos.bff.order.OrderMachine;
import io.quelyos.bff.order.StaffStep;
import io.quelyos.bff.order.loader.FulfilmentLineLoader;
import io.quelyos.bff.order.loader.FulfilmentLoader;
import io.quelyos.bff.order.loader.OrderEventLoader;
import io.quelyos.bff.order.loader.OrderLedgerLoader;
import io.quelyos.bff.order.loader.OrderLineLoader;
import io.quelyos.bff.order.loader.PublicEventLoader;
import io.quelyos.bff.order.loader.SoldLineLoader;
import io.quelyos.persistence.order.LedgerEntryRow;
import io.quelyos.persistence.order.OrderEventRow;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.fulfilment.FulfilmentLineRow;
import io.quelyos.persistence.order.fulfilment.FulfilmentRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Answers the parts of orders, each of which is read once for all orders of an answer. */
@DgsComponent
final class OrderPartFetcher {

    private static final String SHOP = "ShopOrder";
    private static final String BACKOFFICE = "BackofficeOrder";

    private final OrderSteps steps;

    OrderPartFetcher(OrderSteps steps) {
        this.steps = steps;
    }

    /** The schema's type BackofficeOrderLedgerEntry. */
    public record LedgerEntry(String kind, Money amount, OffsetDateTime createdAt) {}

    @DgsData.List({ @DgsData(parentType = SHOP, field = "lines"), @DgsData(parentType = BACKOFFICE, field = "lines") })
    CompletableFuture<List<OrderLineView>> lines(DataFetchingEnvironment environment) {
        return Loading.<UUID, OrderLineRow>list(environment, OrderLineLoader.NAME, order(environment).id()).thenApply(
            rows -> rows.stream().map(OrderLineView::new).toList()
        );
    }

    @DgsData(parentType = SHOP, field = "allowedSteps")
    CompletableFuture<Set<BuyerStep>> buyerSteps(DataFetchingEnvironment environment) {
        return facts(environment).thenApply(OrderMachine::buyerSteps);
    }

    @DgsData(parentType = BACKOFFICE, field = "allowedSteps")
    CompletableFuture<Set<StaffStep>> staffSteps(DataFetchingEnvironment environment) {
        return facts(environment).thenApply(OrderMachine::staffSteps);
    }

    @DgsData(parentType = BACKOFFICE, field = "ledger")
    CompletableFuture<List<LedgerEntry>> ledger(DataFetchingEnvironment environment) {
        OrderView order = order(environment);
        return Loading.<UUID, LedgerEntryRow>list(environment, OrderLedgerLoader.NAME, order.id()).thenApply(rows ->
            rows
                .stream()
                .map(row -> new LedgerEntry(row.kind(), order.money(row.amountMinor()), row.createdAt()))
                .toList()
        );
    }

    @DgsData(parentType = SHOP, field = "timeline")
    CompletableFuture<List<OrderEventView>> publicTimeline(DataFetchingEnvironment environment) {
        return events(environment, PublicEventLoader.NAME);
    }

    @DgsData(parentType = BACKOFFICE, field = "timeline")
    CompletableFuture<List<OrderEventView>> timeline(DataFetchingEnvironment environment) {
        return events(environment, OrderEventLoader.NAME);
    }

    @DgsData.List({
        @DgsData(parentType = SHOP, field = "fulfilments"),
        @DgsData(parentType = BACKOFFICE, field = "fulfilments"),
    })
    CompletableFuture<List<FulfilmentRow>> fulfilments(DataFetchingEnvironment environment) {
        return Loading.list(environment, FulfilmentLoader.NAME, order(environment).id());
    }

    @DgsData.List({
        @DgsData(parentType = "ShopOrderFulfilment", field = "lines"),
        @DgsData(parentType = "BackofficeOrderFulfilment", field = "lines"),
    })
    CompletableFuture<List<FulfilmentLineRow>> fulfilmentLines(DataFetchingEnvironment environment) {
        FulfilmentRow parcel = Loading.source(environment, FulfilmentRow.class);
        return Loading.list(environment, FulfilmentLineLoader.NAME, parcel.id());
    }

    @DgsData.List({
        @DgsData(parentType = "ShopOrderFulfilmentLine", field = "line"),
        @DgsData(parentType = "BackofficeOrderFulfilmentLine", field = "line"),
    })
    CompletableFuture<OrderLineView> fulfilmentLine(DataFetchingEnvironment environment) {
        FulfilmentLineRow packed = Loading.source(environment, FulfilmentLineRow.class);
        return Loading.<UUID, OrderLineRow>find(environment, SoldLineLoader.NAME, packed.orderLineId()).thenApply(row ->
            new OrderLineView(Objects.requireNonNull(row, "a line is never deleted"))
        );
    }

    private CompletableFuture<OrderFacts> facts(DataFetchingEnvironment environment) {
        return steps.facts(environment, order(environment).row());
    }

    private static CompletableFuture<List<OrderEventView>> events(DataFetchingEnvironment environment, String loader) {
        return Loading.<UUID, OrderEventRow>list(environment, loader, order(environment).id()).thenApply(rows ->
            rows.stream().map(OrderEventView::new).toList()
        );
    }

    private static OrderView order(DataFetchingEnvironment environment) {
        return Loading.source(environment, OrderView.class);
    }
}
