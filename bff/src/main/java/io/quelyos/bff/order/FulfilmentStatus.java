package io.quelyos.bff.order;

/** The schema's enum OrderFulfilmentStatus: where an order's goods stand. */
public enum FulfilmentStatus {
    UNFULFILLED,
    PARTLY_FULFILLED,
    FULFILLED,
    DELIVERED,
}
