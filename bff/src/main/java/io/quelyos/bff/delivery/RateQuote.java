package io.quelyos.bff.delivery;

import io.quelyos.persistence.delivery.DeliveryRateRow;

/**
 * What one way to deliver costs for one parcel.
 *
 * @param priceMinor in minor units of the tenant's currency, as prices are entered: with their tax or without
 * @param isFreeByAmount whether it costs nothing because the goods cost enough
 */
public record RateQuote(DeliveryRateRow rate, long priceMinor, boolean isFreeByAmount) {}
