package io.quelyos.bff.cart.editing;

import io.quelyos.bff.cart.CartArticle;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.cart.ArticleRow;
import java.util.List;

/** How many pieces of an article a line can have. */
sealed interface Portion {
    /** So many; fewer than were asked for where it is capped. */
    record Given(int quantity, boolean isCapped) implements Portion {}

    /** None, or none more. */
    record Refused(UserError reason) implements Portion {}

    /**
     * What is asked for.
     *
     * @param wanted how many pieces the line shall have then
     * @param present how many it keeps in any case; a cap that gives no more than these is a refusal
     * @param elsewhere how many of the article lie on other lines
     * @param most how many pieces any line may have
     */
    record Wish(long wanted, int present, long elsewhere, int most) {}

    /**
     * Judges a wish. Where buyers may not know the stock, nothing is capped by it: the cap itself would tell.
     *
     * @param isStockTold whether they may
     * @param field where the wish stands in the input
     */
    static Portion of(CartArticle sold, Wish wish, boolean isStockTold, List<String> field) {
        long wanted = wish.wanted();
        ArticleRow article = sold.row();
        UserError notSold = new UserError.QuantityNotSold(
            article.minimum(),
            article.maximum(),
            article.multiple(),
            field
        );
        if (wanted < article.minimum() || wanted % article.multiple() != 0) {
            return new Refused(notSold);
        }
        long cap = wish.most();
        if (article.maximum() != null) {
            cap = Math.min(cap, article.maximum() - wish.elsewhere());
        }
        long left = Math.max(0, sold.stock() - wish.elsewhere());
        boolean isStockTheCap = sold.isLimitedByStock() && left < cap;
        if (isStockTheCap) {
            cap = left;
        }
        if (wanted <= cap) {
            return new Given((int) wanted, false);
        }
        if (isStockTheCap && !isStockTold) {
            return new Refused(new UserError.StockNotEnough(field));
        }
        long given = Math.max(0, cap) - (Math.max(0, cap) % article.multiple());
        if (given < article.minimum() || given <= wish.present()) {
            return new Refused(
                isStockTheCap ? new UserError.InsufficientStock(Math.max(0, left - wish.present()), field) : notSold
            );
        }
        return new Given((int) given, true);
    }
}
