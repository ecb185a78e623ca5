package io.quelyos.bff.cart;

import io.quelyos.bff.pricelist.AgreedPrices;
import io.quelyos.persistence.cart.ArticleRow;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;

/**
 * An article as it is now.
 *
 * @param priceMinor what a piece costs, in minor units of the request's currency
 * @param publicMinor what a piece costs everybody, whatever was agreed with the buyer
 * @param agreed what was agreed with the buyer, by numbers of pieces
 */
public record CartArticle(ArticleRow row, long priceMinor, long publicMinor, AgreedPrices agreed) {
    /** The article at the price that holds where so many pieces are bought together. */
    public CartArticle forPieces(long pieces) {
        return new CartArticle(row, agreed.at(pieces, publicMinor), publicMinor, agreed);
    }

    /** Whether no more can be sold than there are. */
    public boolean isLimitedByStock() {
        return row.sellable() != null && !row.isPreOrder();
    }

    /**
     * Whether it is sold in such numbers: a line has the fewest and a multiple, and all lines together no more than the most.
     *
     * @param together how many pieces lie on all lines
     */
    public boolean isSoldIn(int onLine, long together) {
        boolean isTooMany = row.maximum() != null && together > row.maximum();
        return !isTooMany && onLine >= row.minimum() && onLine % row.multiple() == 0;
    }

    /** Whether buyers may know how many pieces there are, by the tenant's policy; that there are none, everybody may. */
    public boolean isStockTold(ShopPolicyRow policy) {
        return (
            stock() == 0 ||
            switch (policy.stockDisplay()) {
                case "EXACT" -> true;
                case "LOW" -> stock() <= policy.lowStockThreshold();
                default -> false;
            }
        );
    }

    /** How many pieces can be sold, where that is limited. */
    public long stock() {
        return row.sellable() == null ? 0 : Math.max(0, row.sellable());
    }
}
