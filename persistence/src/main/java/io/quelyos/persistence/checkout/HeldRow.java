package io.quelyos.persistence.checkout;

import java.time.OffsetDateTime;

/**
 * How long a buyer has kept pieces without a break.
 *
 * @param heldUntil until when, or so far
 */
public record HeldRow(OffsetDateTime heldSince, OffsetDateTime heldUntil) {}
