package io.quelyos.bff.pricing.basket;

import io.quelyos.bff.pricing.vat.VatNumber;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who buys, as far as prices depend on it.
 *
 * @param customerId null for a guest, to whom nothing is given that is counted per customer
 * @param groupIds the customer groups that the buyer is in
 * @param isFirstOrder whether this customer has not ordered anything yet
 * @param countryCode where the goods go, ISO 3166-1 alpha-2
 * @param regionCode ISO 3166-2, such as FR-20R; null where unknown
 * @param isTaxExempt whether this buyer owes no tax at all, such as an embassy
 * @param vatNumber the buyer's registration for VAT; null for a consumer
 */
public record Buyer(
    @Nullable UUID customerId,
    Set<UUID> groupIds,
    boolean isFirstOrder,
    String countryCode,
    @Nullable String regionCode,
    boolean isTaxExempt,
    @Nullable VatNumber vatNumber
) {
    public Buyer {
        groupIds = Set.copyOf(groupIds);
        if (!countryCode.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("not a country's code: " + countryCode);
        }
    }

    /** A guest and consumer of whom nothing is known but the country. */
    public static Buyer guest(String countryCode) {
        return new Buyer(null, Set.of(), false, countryCode, null, false, null);
    }
}
