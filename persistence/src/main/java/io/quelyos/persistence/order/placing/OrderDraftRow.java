package io.quelyos.persistence.order.placing;

import io.quelyos.persistence.address.PostalAddress;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order that is to be made; amounts are in minor units, as the columns of the table say.
 *
 * @param taxes a JSON array
 * @param promotions a JSON array
 * @param attributes a JSON array
 */
public record OrderDraftRow(
    UUID id,
    @Nullable UUID customerId,
    @Nullable String guestSession,
    String email,
    @Nullable String phone,
    String locale,
    String currency,
    boolean pricesIncludeTax,
    String taxTreatment,
    boolean requiresShipping,
    @Nullable PostalAddress shippingAddress,
    PostalAddress billingAddress,
    @Nullable UUID deliveryRateId,
    @Nullable UUID pickupPointId,
    @Nullable String deliveryName,
    Amounts amounts,
    String taxes,
    String promotions,
    @Nullable String note,
    String attributes,
    @Nullable OffsetDateTime termsAcceptedAt,
    @Nullable OffsetDateTime paymentDueAt
) {
    /** What it comes to. */
    public record Amounts(
        long subtotalMinor,
        long discountMinor,
        long deliveryMinor,
        long deliveryDiscountMinor,
        long deliveryNetMinor,
        long deliveryTaxMinor,
        long netMinor,
        long taxMinor,
        long grossMinor
    ) {}
}
