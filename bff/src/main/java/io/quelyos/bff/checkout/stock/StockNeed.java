package io.quelyos.bff.checkout.stock;

import java.util.UUID;

/**
 * What one line needs from the shelf: of an article, or of a bundle's part.
 *
 * @param lineId the line
 * @param variantId what lies on the shelf; a bundle's part that is no more has an id that nothing has
 * @param quantity pieces
 * @param perPiece how many of them make one piece on the line
 * @param isLimited whether no more can be sold than there are
 */
public record StockNeed(UUID lineId, UUID variantId, long quantity, int perPiece, boolean isLimited) {}
