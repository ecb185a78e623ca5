package io.quelyos.bff.order;

/** The schema's enum BackofficeOrderStep: what staff may do next with an order. */
public enum StaffStep {
    MARK_PAID,
    CAPTURE,
    FULFIL,
    CHANGE_TRACKING,
    MARK_DELIVERED,
    CANCEL_FULFILMENT,
    CANCEL,
    REFUND,
    APPROVE_RETURN,
    REJECT_RETURN,
    RECEIVE_RETURN,
    ISSUE_INVOICE,
    GIVE_UP_PAYMENT,
    ADD_NOTE,
}
