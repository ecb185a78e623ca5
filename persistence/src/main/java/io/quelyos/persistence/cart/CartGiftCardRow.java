package io.quelyos.persistence.cart;

import java.util.UUID;

/**
 * A gift card that a buyer means to pay with.
 *
 * @param lastFour the end of its code
 */
public record CartGiftCardRow(UUID giftCardId, String lastFour) {}
