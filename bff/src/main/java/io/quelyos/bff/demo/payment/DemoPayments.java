package io.quelyos.bff.demo.payment;

import java.util.List;

/** The demo's file of how shops are paid. */
record DemoPayments(List<Shop> shops) {
    /**
     * A shop.
     *
     * @param account where transfers go
     */
    record Shop(String slug, String account) {}
}
