package io.quelyos.persistence.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One image of a product: a file of ours or an address elsewhere, never both.
 *
 * @param variantId the variant that it shows; null when it shows the product
 */
public record ProductImageRow(
    UUID id,
    UUID productId,
    @Nullable UUID variantId,
    int position,
    @Nullable String altText,
    @Nullable UUID fileId,
    @Nullable String externalUrl
) {}
