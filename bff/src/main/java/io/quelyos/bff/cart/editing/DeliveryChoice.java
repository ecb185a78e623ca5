package io.quelyos.bff.cart.editing;

import org.jspecify.annotations.Nullable;

/**
 * The schema's input ShopCartDeliveryInput: where the goods go, and by which way or to which point, at most one of the two.
 *
 * @param countryCode by ISO 3166-1
 * @param regionCode by ISO 3166-2
 */
public record DeliveryChoice(
    String countryCode,
    @Nullable String regionCode,
    @Nullable String postalCode,
    @Nullable String rateId,
    @Nullable String pickupPointId
) {}
