package io.quelyos.persistence.checkout;

import java.util.UUID;

/** What is added to the pieces at a place, and to those of them that are kept; below 0 to take away. */
public record LevelChangeRow(UUID variantId, UUID locationId, int quantity, int reserved) {}
