package io.quelyos.bff.address;

/** The schema's enum ShopAddressUse. */
enum AddressUse {
    SHIPPING,
    BILLING,
}
