package io.quelyos.bff.cart.reading;

import io.quelyos.bff.cart.CartArticle;
import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.CartLine;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.cart.CartRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart as it is now: what lies in it, what became of that, and what it comes to.
 *
 * @param lines the oldest first
 * @param warnings what buyers should know of the lines
 * @param sums what it comes to
 */
public record CartState(CartRow row, List<LineState> lines, List<CartWarning> warnings, CartSums sums) {
    public CartState {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    /** The attributes of the whole cart. */
    public List<CartAttribute> attributes() {
        return CartAttribute.read(row.attributes());
    }

    /** The article on a line while it is sold; null where it is not, or not any more. */
    static @Nullable CartArticle sold(CartLine line, Map<UUID, CartArticle> articles) {
        CartArticle article = line.variantId() == null ? null : articles.get(line.variantId());
        return article != null && article.row().isPublished() ? article : null;
    }

    /**
     * A line as it is now.
     *
     * @param variantId null where it is not sold any more, as the product's id
     * @param name the product's name, as it was when it was sold
     * @param unitPrice what a piece costs now; where it is not sold any more, what it cost last
     */
    public record LineState(
        UUID id,
        @Nullable UUID variantId,
        @Nullable UUID productId,
        String name,
        int quantity,
        Money unitPrice,
        @Nullable String note,
        List<CartAttribute> attributes
    ) {
        static LineState of(CartLine line, @Nullable CartArticle article, Money unitPrice) {
            return new LineState(
                line.id(),
                article == null ? null : article.row().id(),
                article == null ? null : article.row().productId(),
                article == null ? line.name() : article.row().productName(),
                line.quantity(),
                unitPrice,
                line.note(),
                line.attributes()
            );
        }
    }
}
