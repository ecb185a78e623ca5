package io.quelyos.persistence.promotion;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What promotions and taxes depend on of an article.
 *
 * @param categoryIds its product's categories with all above them
 */
public record ArticleRow(
    UUID variantId,
    UUID productId,
    @Nullable UUID brandId,
    @Nullable UUID taxCategoryId,
    boolean isTaxable,
    int weightGrams,
    List<UUID> categoryIds
) {}
