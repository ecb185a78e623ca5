package io.quelyos.persistence.order.fulfilment;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of an order.
 *
 * @param position counts the order's parcels from 1
 * @param state SHIPPED, DELIVERED or CANCELLED
 */
public record FulfilmentRow(
    UUID id,
    UUID orderId,
    int position,
    String state,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    @Nullable String trackingUrl,
    OffsetDateTime shippedAt,
    @Nullable OffsetDateTime deliveredAt
) {}
