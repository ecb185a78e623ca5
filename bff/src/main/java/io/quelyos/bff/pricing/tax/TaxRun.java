package io.quelyos.bff.pricing.tax;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.Buyer;
import io.quelyos.bff.pricing.money.Allocation;
import io.quelyos.bff.pricing.money.Rounding;
import io.quelyos.bff.pricing.vat.VatArea;
import io.quelyos.bff.pricing.vat.VatNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Taxes a basket's amounts, each line by itself: what is rounded, half-even, is a line's amount after its discounts.
 *
 * <p>Entered without tax, each tax is its rate of the net amount, rounded. Entered with tax, the net amount is {@code
 * gross / (1 + sum of rates)}, rounded; the tax is the rest, shared out over the rates by largest remainder. A price with
 * tax stays what it is in whichever country it is taxed. A place in the Union's VAT area for which a seller there has
 * no rates is taxed as home is, which is right below the threshold of distance sales. Where nothing is taxed, the
 * seller's own country's tax is taken out of it.
 */
public final class TaxRun {

    private final TaxTable table;
    private final Buyer buyer;
    private final boolean pricesIncludeTax;
    private final TaxTreatment treatment;

    /** Sets out to tax the amounts of one basket. */
    public TaxRun(TaxTable table, Basket basket) {
        this.table = table;
        this.buyer = basket.buyer();
        this.pricesIncludeTax = basket.pricesIncludeTax();
        this.treatment = treatment(table, basket.buyer());
    }

    /** How the basket is taxed. */
    public TaxTreatment treatment() {
        return treatment;
    }

    /**
     * Taxes one amount.
     *
     * @param amountMinor as entered, after discounts, in minor units
     * @param isTaxable whether any tax is due on it; if not, there is none in it either
     */
    public TaxedAmount tax(long amountMinor, @Nullable UUID categoryId, boolean isTaxable) {
        if (!isTaxable) {
            return TaxedAmount.untaxed(amountMinor);
        }
        if (treatment == TaxTreatment.TAXED) {
            List<TaxRate> rates = table.isTaxed(buyer.countryCode(), buyer.regionCode())
                ? table.rates(buyer.countryCode(), buyer.regionCode(), categoryId)
                : table.rates(table.homeCountryCode(), null, categoryId);
            return pricesIncludeTax ? taxWithin(amountMinor, rates) : taxOnTop(amountMinor, rates);
        }
        List<TaxRate> own = table.rates(table.homeCountryCode(), null, categoryId);
        return TaxedAmount.untaxed(pricesIncludeTax ? net(amountMinor, own) : amountMinor);
    }

    private static TaxTreatment treatment(TaxTable table, Buyer buyer) {
        if (buyer.isTaxExempt()) {
            return TaxTreatment.EXEMPT_BUYER;
        }
        VatNumber number = buyer.vatNumber();
        String home = table.homeCountryCode();
        boolean isWithinUnion =
            VatArea.contains(buyer.countryCode(), buyer.regionCode()) && VatArea.contains(home, null);
        boolean isReversed =
            number != null && !number.countryCode().equals(home) && !buyer.countryCode().equals(home) && isWithinUnion;
        if (isReversed) {
            return TaxTreatment.REVERSE_CHARGE;
        }
        boolean isTaxed =
            table.isTaxed(buyer.countryCode(), buyer.regionCode()) || (isWithinUnion && table.isTaxed(home, null));
        return isTaxed ? TaxTreatment.TAXED : TaxTreatment.OUTSIDE_TERRITORY;
    }

    private static TaxedAmount taxOnTop(long net, List<TaxRate> rates) {
        List<AppliedTax> taxes = rates
            .stream()
            .map(rate -> applied(rate, net, Rounding.part(net, rate.rateMillionths(), TaxRate.WHOLE_MILLIONTHS)))
            .toList();
        long tax = taxes.stream().mapToLong(AppliedTax::amountMinor).sum();
        return new TaxedAmount(net, tax, net + tax, taxes);
    }

    private static TaxedAmount taxWithin(long gross, List<TaxRate> rates) {
        long net = net(gross, rates);
        List<Long> shares = Allocation.allocate(
            gross - net,
            rates
                .stream()
                .map(rate -> (long) rate.rateMillionths())
                .toList()
        );
        List<AppliedTax> taxes = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            taxes.add(applied(rates.get(i), net, shares.get(i)));
        }
        return new TaxedAmount(net, gross - net, gross, taxes);
    }

    private static long net(long gross, List<TaxRate> rates) {
        long sum = rates.stream().mapToLong(TaxRate::rateMillionths).sum();
        return Rounding.part(gross, TaxRate.WHOLE_MILLIONTHS, TaxRate.WHOLE_MILLIONTHS + sum);
    }

    private static AppliedTax applied(TaxRate rate, long net, long amount) {
        return new AppliedTax(rate.id(), rate.name(), rate.rateMillionths(), net, amount);
    }
}
