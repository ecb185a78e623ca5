package io.quelyos.bff.cart;

import io.quelyos.persistence.cart.ArticleRow;

/**
 * An article as it is now.
 *
 * @param priceMinor what a piece costs, in minor units of the request's currency
 */
public record CartArticle(ArticleRow row, long priceMinor) {
    /** Whether no more can be sold than there are. */
    public boolean isLimitedByStock() {
        return row.sellable() != null && !row.isPreOrder();
    }

    /** How many pieces can be sold, where that is limited. */
    public long stock() {
        return row.sellable() == null ? 0 : Math.max(0, row.sellable());
    }
}
