package io.quelyos.bff.promotion;

import io.quelyos.bff.pricing.basket.BasketDelivery;
import io.quelyos.bff.pricing.vat.VatNumber;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced, without what the server knows by itself: the products' categories, brands and tax categories, the
 * customer's groups and orders, the tenant's promotions and taxes, and whether prices are entered with tax.
 *
 * @param currency the money of every amount in here
 * @param lines with distinct ids, at most 500
 * @param delivery null until one is chosen
 * @param customerId whose basket it is; null for a guest, to whom nothing is given that is counted per customer
 * @param countryCode where the goods go, ISO 3166-1 alpha-2; null for the request's, or
 *     else the tenant's own
 * @param regionCode ISO 3166-2, such as FR-20R; null where unknown
 * @param vatNumber one that the buyer gives for this basket; null for the one of the customer, if there is one
 * @param couponCodes as the buyer typed them, at most 10 count
 */
public record BasketRequest(
    Currency currency,
    List<Line> lines,
    @Nullable BasketDelivery delivery,
    @Nullable UUID customerId,
    @Nullable String countryCode,
    @Nullable String regionCode,
    @Nullable VatNumber vatNumber,
    List<String> couponCodes
) {
    /** The most lines of a basket. */
    public static final int MAXIMUM_LINES = 500;

    /**
     * Pieces of one variant.
     *
     * @param id distinct within the basket; ties in sharing out cents go to the smaller id
     * @param quantity pieces, 1 to 20,000
     * @param unitPriceMinor the price of one piece in minor units, 0 to 10^11, with or without tax as the tenant enters
     *     prices
     */
    public record Line(UUID id, UUID variantId, int quantity, long unitPriceMinor) {}

    public BasketRequest {
        lines = List.copyOf(lines);
        couponCodes = List.copyOf(couponCodes);
        if (lines.size() > MAXIMUM_LINES) {
            throw new IllegalArgumentException("a basket cannot have " + lines.size() + " lines");
        }
    }
}
