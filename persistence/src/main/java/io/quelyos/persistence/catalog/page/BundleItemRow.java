package io.quelyos.persistence.catalog.page;

import java.util.UUID;

/**
 * One part of a bundle: so many pieces of an article of another product.
 *
 * @param name of the other product
 */
public record BundleItemRow(UUID productId, UUID variantId, UUID variantProductId, String name, int quantity) {}
