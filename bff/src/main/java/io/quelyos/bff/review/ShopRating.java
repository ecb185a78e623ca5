package io.quelyos.bff.review;

import io.quelyos.persistence.catalog.ProductRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name, with the product that its spread is loaded by. */
public record ShopRating(UUID productId, @Nullable BigDecimal average, int count) {
    private static final int DECIMALS = 2;

    /** The schema's type of the same name. */
    public record ShopRatingShare(int rating, int count) {}

    /** What the published reviews of a product come to, rounded as the column that lists sort by. */
    public static ShopRating of(ProductRow.Facts facts) {
        int count = facts.ratingCount();
        BigDecimal average =
            count == 0
                ? null
                : BigDecimal.valueOf(facts.ratingSum()).divide(
                      BigDecimal.valueOf(count),
                      DECIMALS,
                      RoundingMode.HALF_UP
                  );
        return new ShopRating(facts.id(), average, count);
    }
}
