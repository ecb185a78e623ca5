package io.quelyos.bff.cart.reading;

import io.quelyos.bff.cart.CartArticle;
import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.CartLine;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.persistence.cart.CartRow;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cart as it is now: what lies in it, and what became of that. */
public final class CartState {

    private final CartRow row;
    private final Currency currency;
    private final List<CartLine> lines;
    private final Map<UUID, CartArticle> articles;
    private final List<CartWarning> warnings;

    CartState(
        CartRow row,
        Currency currency,
        List<CartLine> lines,
        Map<UUID, CartArticle> articles,
        List<CartWarning> warnings
    ) {
        this.currency = currency;
        this.row = row;
        this.lines = List.copyOf(lines);
        this.articles = Map.copyOf(articles);
        this.warnings = List.copyOf(warnings);
    }

    public CartRow row() {
        return row;
    }

    /** The money of all amounts: the request's. */
    public Currency currency() {
        return currency;
    }

    /** What buyers should know of the lines. */
    public List<CartWarning> warnings() {
        return warnings;
    }

    /** The attributes of the whole cart. */
    public List<CartAttribute> attributes() {
        return CartAttribute.read(row.attributes());
    }

    /** The lines, the oldest first. */
    public List<LineState> lines() {
        return lines
            .stream()
            .map(line -> {
                CartArticle article = sold(line, articles);
                return new LineState(
                    line.id(),
                    article == null ? null : article.row().id(),
                    article == null ? null : article.row().productId(),
                    article == null ? line.name() : article.row().productName(),
                    line.quantity(),
                    article == null ? line.unitPriceMinor() : article.priceMinor(),
                    line.note(),
                    line.attributes()
                );
            })
            .toList();
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
     * @param unitPriceMinor what a piece costs now; where it is not sold any more, what it cost last
     */
    public record LineState(
        UUID id,
        @Nullable UUID variantId,
        @Nullable UUID productId,
        String name,
        int quantity,
        long unitPriceMinor,
        @Nullable String note,
        List<CartAttribute> attributes
    ) {}
}
