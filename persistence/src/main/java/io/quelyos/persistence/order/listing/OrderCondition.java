package io.quelyos.persistence.order.listing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an order must be like to stand in a list. */
public sealed interface OrderCondition {
    /** Its money is there, or was not to be awaited: it has a number. */
    record Placed() implements OrderCondition {}

    /** A column holds one of the texts. */
    record OneOf(Column column, List<String> values) implements OrderCondition {}

    /** It has this number. */
    record NumberIs(long number) implements OrderCondition {}

    /** It is a customer's. */
    record OfCustomer(UUID customerId) implements OrderCondition {}

    /** It was placed in a span of time, its end left out; a null bound is open. */
    record PlacedBetween(@Nullable OffsetDateTime since, @Nullable OffsetDateTime before) implements OrderCondition {}

    /** Its total lies in a span of minor units of a currency; a null bound is open. */
    record TotalBetween(String currency, @Nullable Long minMinor, @Nullable Long maxMinor) implements OrderCondition {}

    /** A line is of an article with this number. */
    record HasSku(String sku) implements OrderCondition {}

    /** A parcel has this number. */
    record HasTracking(String trackingNumber) implements OrderCondition {}

    /** Nothing fulfils it. */
    record Never() implements OrderCondition {}

    /** All parts hold; of no parts that is true. */
    record All(List<OrderCondition> parts) implements OrderCondition {}

    /** One of the parts holds; of no parts that is false. */
    record Any(List<OrderCondition> parts) implements OrderCondition {}

    /** One of the parts holds, each of which is looked up by its own index. */
    record Either(List<OrderCondition> parts) implements OrderCondition {}

    /** The part does not hold. */
    record Not(OrderCondition part) implements OrderCondition {}

    /** The columns that are compared with texts. */
    enum Column {
        STATUS("o.status"),
        PAYMENT_STATUS("o.payment_status"),
        FULFILMENT_STATUS("o.fulfilment_status"),
        EMAIL("o.email");

        private final String sql;

        Column(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }
}
