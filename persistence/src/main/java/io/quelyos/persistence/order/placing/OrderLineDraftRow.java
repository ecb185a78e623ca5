package io.quelyos.persistence.order.placing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order that is to be made; what is not said here is copied from the article. Amounts are in minor
 * units.
 *
 * @param taxes a JSON array
 * @param discounts a JSON array
 * @param attributes a JSON array
 */
public record OrderLineDraftRow(
    UUID id,
    int position,
    UUID variantId,
    String name,
    int quantity,
    long unitPriceMinor,
    long subtotalMinor,
    long discountMinor,
    long netMinor,
    long taxMinor,
    long grossMinor,
    String taxes,
    String discounts,
    @Nullable String note,
    String attributes
) {}
