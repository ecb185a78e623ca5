package io.quelyos.bff.order.backoffice;

import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.bff.order.FulfilmentStatus;
import io.quelyos.bff.order.OrderStatus;
import io.quelyos.bff.order.PaymentStatus;
import io.quelyos.persistence.order.listing.OrderSort;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name; a part that is absent or null says nothing. */
record BackofficeOrderFilter(
    @Nullable String query,
    @Nullable List<OrderStatus> status,
    @Nullable List<PaymentStatus> paymentStatus,
    @Nullable List<FulfilmentStatus> fulfilmentStatus,
    @Nullable Integer number,
    @Nullable String email,
    @Nullable String customerId,
    @Nullable TimeSpan placedAt,
    @Nullable TotalSpan total,
    @Nullable List<BackofficeOrderFilter> and,
    @Nullable List<BackofficeOrderFilter> or,
    @Nullable BackofficeOrderFilter not
) {
    /** The schema's input BackofficeTimeFilter. */
    record TimeSpan(@Nullable OffsetDateTime gte, @Nullable OffsetDateTime lt) {}

    /** The schema's input BackofficeOrderTotalFilter. */
    record TotalSpan(@Nullable BigDecimal gte, @Nullable BigDecimal lte, @Nullable Currency currency) {}

    /** The schema's input BackofficeOrderSort. */
    record Sort(OrderSort field, SortDirection direction) {}
}
