package io.quelyos.bff.pricing.tax;

import java.util.List;

/**
 * An amount with its taxes, in minor units. Net and tax sum to gross, and the taxes to the tax.
 *
 * @param netMinor without tax
 * @param grossMinor what is to be paid
 */
public record TaxedAmount(long netMinor, long taxMinor, long grossMinor, List<AppliedTax> taxes) {
    public TaxedAmount {
        taxes = List.copyOf(taxes);
        long parts = taxes.stream().mapToLong(AppliedTax::amountMinor).sum();
        if (netMinor + taxMinor != grossMinor || parts != taxMinor) {
            throw new IllegalArgumentException(
                netMinor + " and " + taxMinor + " of " + parts + " do not make " + grossMinor
            );
        }
    }

    static TaxedAmount untaxed(long amountMinor) {
        return new TaxedAmount(amountMinor, 0, amountMinor, List.of());
    }
}
