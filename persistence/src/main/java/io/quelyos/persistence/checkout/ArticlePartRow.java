package io.quelyos.persistence.checkout;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is taken from the shelf for a piece of an article: itself, or of a bundle each part.
 *
 * @param partId null where the part is no more
 * @param quantity how many of it go into one piece
 * @param isLimited whether no more can be sold than there are
 */
public record ArticlePartRow(
    UUID articleId,
    @Nullable UUID partId,
    int quantity,
    boolean isStockTracked,
    boolean isLimited
) {}
