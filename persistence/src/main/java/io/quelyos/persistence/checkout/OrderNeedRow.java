package io.quelyos.persistence.checkout;

import java.util.UUID;

/**
 * What a line of an order needs from the shelf.
 *
 * @param isLimited whether no more can be sold than there are
 */
public record OrderNeedRow(UUID orderLineId, UUID variantId, int quantity, boolean isLimited) {}
