package io.quelyos.persistence.cart;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a cart must know of an article now.
 *
 * @param priceMinor in minor units of the tenant's currency
 * @param isPublished whether buyers see its product
 * @param availableOn the day before which it is a pre-order; null where it is sold already
 * @param isPreOrder whether that day is to come
 * @param stock the pieces at all places
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
    boolean isStockTracked,
    boolean continuesWhenOutOfStock,
    boolean requiresShipping,
    boolean isTaxable,
    boolean isPublished,
    @Nullable LocalDate availableOn,
    boolean isPreOrder,
    long stock,
    int minimum,
    @Nullable Integer maximum,
    int multiple
) {}
