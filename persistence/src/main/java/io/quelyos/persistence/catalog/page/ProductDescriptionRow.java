package io.quelyos.persistence.catalog.page;

import java.util.UUID;

/** What describes a product, in the tenant's own language. */
public record ProductDescriptionRow(UUID productId, String descriptionHtml) {}
