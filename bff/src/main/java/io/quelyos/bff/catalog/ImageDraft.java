package io.quelyos.bff.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image as a source describes it: a stored file or an address elsewhere, never both.
 *
 * @param variantIndex the place in the draft's list of the variant that it shows; null when it shows the product
 */
public record ImageDraft(
    @Nullable UUID fileId,
    @Nullable String externalUrl,
    @Nullable String altText,
    int position,
    @Nullable Integer variantIndex
) {}
