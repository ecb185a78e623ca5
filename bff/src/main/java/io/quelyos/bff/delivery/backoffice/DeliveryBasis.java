package io.quelyos.bff.delivery.backoffice;

/** What the price of a delivery depends on: the schema's enum BackofficeDeliveryBasis. */
enum DeliveryBasis {
    /** The weight in grams. */
    WEIGHT,
    /** The amount of the goods in the tenant's currency. */
    AMOUNT,
}
