package io.quelyos.bff.catalog.page;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.page.VariantFactsRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record ShopUnitPrice(Money price, int perAmount, ShopUnit perUnit) {
    /** The schema's enum of the same name. */
    public enum ShopUnit {
        KILOGRAM,
        LITRE,
        METRE,
        SQUARE_METRE,
        PIECE,
    }

    /** The unit that a tenant measures in, with the one that prices are told by and how many make one of those. */
    private enum Measure {
        G(ShopUnit.KILOGRAM, 1_000),
        ML(ShopUnit.LITRE, 1_000),
        MM(ShopUnit.METRE, 1_000),
        CM2(ShopUnit.SQUARE_METRE, 10_000),
        PIECE(ShopUnit.PIECE, 1);

        private final ShopUnit shown;
        private final BigDecimal count;

        Measure(ShopUnit shown, int count) {
            this.shown = shown;
            this.count = BigDecimal.valueOf(count);
        }
    }

    /** What a usual amount of an article costs, rounded half-even to the currency's decimals. */
    static @Nullable ShopUnitPrice of(Money price, VariantFactsRow facts) {
        if (facts.unitAmount() == null || facts.unit() == null) {
            return null;
        }
        Measure measure = Measure.valueOf(facts.unit());
        BigDecimal each = price
            .amount()
            .multiply(measure.count)
            .divide(BigDecimal.valueOf(facts.unitAmount()), price.amount().scale(), RoundingMode.HALF_EVEN);
        return new ShopUnitPrice(new Money(each, price.currency()), 1, measure.shown);
    }
}
