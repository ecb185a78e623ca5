package io.quelyos.bff.cart;

import io.quelyos.persistence.cart.ArticleRow;
import io.quelyos.persistence.cart.CartRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cart as it is now: what lies in it, and what became of that. */
public final class CartState {

    private final CartRow row;
    private final List<CartLine> lines;
    private final Map<UUID, ArticleRow> articles;
    private final List<CartWarning> warnings;

    CartState(CartRow row, List<CartLine> lines, Map<UUID, ArticleRow> articles, List<CartWarning> warnings) {
        this.row = row;
        this.lines = List.copyOf(lines);
        this.articles = Map.copyOf(articles);
        this.warnings = List.copyOf(warnings);
    }

    public CartRow row() {
        return row;
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
                ArticleRow article = sold(line, articles);
                return new LineState(
                    line.id(),
                    article == null ? null : article.id(),
                    article == null ? null : article.productId(),
                    article == null ? line.name() : article.productName(),
                    line.quantity(),
                    line.unitPriceMinor(),
                    article == null ? line.unitPriceMinor() : article.priceMinor(),
                    line.note(),
                    line.attributes()
                );
            })
            .toList();
    }

    /** The article on a line while it is sold; null where it is not, or not any more. */
    static @Nullable ArticleRow sold(CartLine line, Map<UUID, ArticleRow> articles) {
        ArticleRow article = line.variantId() == null ? null : articles.get(line.variantId());
        return article != null && article.isPublished() ? article : null;
    }

    /**
     * A line as it is now.
     *
     * @param variantId null where it is not sold any more, as the product's id
     * @param name the product's name, as it was when it was sold
     * @param addedPriceMinor what a piece cost when the line was last touched
     * @param unitPriceMinor what a piece costs now
     */
    public record LineState(
        UUID id,
        @Nullable UUID variantId,
        @Nullable UUID productId,
        String name,
        int quantity,
        long addedPriceMinor,
        long unitPriceMinor,
        @Nullable String note,
        List<CartAttribute> attributes
    ) {}
}
