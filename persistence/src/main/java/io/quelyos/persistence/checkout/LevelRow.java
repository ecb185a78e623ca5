package io.quelyos.persistence.checkout;

import java.util.UUID;

/**
 * What lies at a place.
 *
 * @param position of the place, by which pieces are taken
 * @param reserved how many of the pieces are kept for somebody
 */
public record LevelRow(UUID variantId, UUID locationId, int position, int quantity, int reserved) {}
