package io.quelyos.persistence.payment;

/** The ways to pay. */
public enum PaymentMethodCode {
    BANK_TRANSFER,
    CASH_ON_DELIVERY,
    GIFT_CARD,
    CARD;

    /** Whether the money comes by a way that the product does not see, so that staff tell when it is there. */
    public boolean isOffline() {
        return this == BANK_TRANSFER || this == CASH_ON_DELIVERY;
    }
}
