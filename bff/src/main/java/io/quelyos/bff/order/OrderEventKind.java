package io.quelyos.bff.order;

/** What can happen to an order. */
public enum OrderEventKind {
    /** The buyer asked for it, and its money is awaited. */
    CREATED(true),
    PLACED(true),
    PAYMENT_AUTHORISED(false),
    PAYMENT_RECEIVED(true),
    PAYMENT_FAILED(true),
    PAYMENT_VOIDED(false),
    FULFILLED(true),
    TRACKING_CHANGED(true),
    DELIVERED(true),
    FULFILMENT_CANCELLED(true),
    CANCELLED(true),
    REFUND_REQUESTED(false),
    REFUNDED(true),
    REFUND_FAILED(false),
    PROVIDER_AWAITED(false),
    PROVIDER_GIVEN_UP(false),
    PAYMENT_CHANGED(true),
    DISPUTE_OPENED(false),
    DISPUTE_WITHDRAWN(false),
    DISPUTE_REINSTATED(false),
    DISPUTE_CLOSED(false),
    RESTOCKED(false),
    RETURN_REQUESTED(true),
    RETURN_APPROVED(true),
    RETURN_REJECTED(true),
    RETURN_RECEIVED(true),
    RETURN_CANCELLED(true),
    INVOICE_ISSUED(true),
    COMPLETED(true),
    NOTE_ADDED(false),
    LETTER_SENT(false);

    private final boolean isPublic;

    OrderEventKind(boolean isPublic) {
        this.isPublic = isPublic;
    }

    /** Whether buyers see it in their order's history. */
    public boolean isPublic() {
        return isPublic;
    }
}
