package io.quelyos.persistence.cart;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a cart must know of an article now.
 *
 * @param priceMinor in minor units of the tenant's currency
 * @param isPublished whether buyers see its product
 * @param isPreOrder whether it is sold before there is any
 * @param sellable the pieces that can be sold, of a bundle those that its parts allow; null where any number can
 * @param minimum the fewest pieces that are sold at once
 * @param maximum the most; null without a limit
 * @param multiple what the number of pieces must be a multiple of
 */
public record ArticleRow(
    UUID id,
    UUID productId,
    String productName,
    @Nullable UUID brandId,
    long priceMinor,
    int weightGrams,
    boolean requiresShipping,
    boolean isTaxable,
    boolean isPublished,
    boolean isPreOrder,
    @Nullable Long sellable,
    int minimum,
    @Nullable Integer maximum,
    int multiple
) {}
