package io.quelyos.bff.pricing.promotion;

import org.jspecify.annotations.Nullable;

/** What a promotion does to the lines that it is about. Amounts are in minor units of the promotion's currency. */
public sealed interface Effect {
    /** The whole of a price, in hundredths of a percent. */
    int WHOLE_BASIS_POINTS = 10_000;

    /**
     * A part of the price.
     *
     * @param basisPoints hundredths of a percent, 1 to 10,000
     */
    record Percentage(int basisPoints) implements Effect {
        public Percentage {
            requirePart(basisPoints);
        }
    }

    /**
     * One amount, shared out over the lines by what is left of their prices.
     *
     * @param amountMinor above 0
     */
    record AmountOff(long amountMinor) implements Effect {
        public AmountOff {
            requireAmount(amountMinor, 1);
        }
    }

    /**
     * An amount off the price of each piece.
     *
     * @param amountMinor above 0
     */
    record AmountOffEach(long amountMinor) implements Effect {
        public AmountOffEach {
            requireAmount(amountMinor, 1);
        }
    }

    /**
     * Each piece costs this, unless it costs less anyway.
     *
     * @param unitPriceMinor 0 or more
     */
    record FixedPrice(long unitPriceMinor) implements Effect {
        public FixedPrice {
            requireAmount(unitPriceMinor, 0);
        }
    }

    /** The delivery costs nothing. */
    record FreeDelivery() implements Effect {}

    /**
     * For each {@code buyQuantity} pieces at their price, {@code getQuantity} further ones are cheaper: "3 for 2" is buy 2,
     * get 1, at 10,000. Full sets only; the cheapest pieces are the ones that get cheaper, and no piece counts twice.
     *
     * @param getTargets which pieces get cheaper; null for those that are to be bought
     * @param basisPoints how much cheaper, in hundredths of a percent, 1 to 10,000
     * @param maximumSets how often at the most in one basket; null without a limit
     */
    record BuyXGetY(
        int buyQuantity,
        int getQuantity,
        @Nullable Targets getTargets,
        int basisPoints,
        @Nullable Integer maximumSets
    ) implements Effect {
        public BuyXGetY {
            requirePart(basisPoints);
            if (buyQuantity < 1 || getQuantity < 1 || (maximumSets != null && maximumSets < 1)) {
                throw new IllegalArgumentException(
                    "cannot buy " + buyQuantity + " and get " + getQuantity + ", " + maximumSets + " times"
                );
            }
        }
    }

    private static void requirePart(int basisPoints) {
        if (basisPoints < 1 || basisPoints > WHOLE_BASIS_POINTS) {
            throw new IllegalArgumentException("not a part of a price: " + basisPoints + " basis points");
        }
    }

    private static void requireAmount(long amountMinor, long least) {
        if (amountMinor < least) {
            throw new IllegalArgumentException("not an amount for a promotion: " + amountMinor);
        }
    }
}
