package io.quelyos.bff.order;

/** The schema's enum ShopOrderStep: what a buyer may do next with an order. */
public enum BuyerStep {
    PAY,
    CHANGE_PAYMENT,
    CANCEL,
    REQUEST_RETURN,
    CANCEL_RETURN,
    REORDER,
}
