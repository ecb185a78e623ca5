package io.quelyos.bff.catalog.backoffice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeImage(UUID id, @Nullable UUID variantId, String url, @Nullable String altText) {}
