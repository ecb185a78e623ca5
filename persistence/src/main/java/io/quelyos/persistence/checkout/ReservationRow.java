package io.quelyos.persistence.checkout;

import java.util.UUID;

/** Pieces at a place that are kept for a checkout. */
public record ReservationRow(UUID variantId, UUID locationId, int quantity) {}
