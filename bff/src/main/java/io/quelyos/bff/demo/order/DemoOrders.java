package io.quelyos.bff.demo.order;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who bought what in the demo shops, as {@code demo/orders.json} tells it. */
record DemoOrders(List<Shop> shops) {
    record Shop(String slug, Staff staff, List<Wish> orders, @Nullable Company company) {}

    /** The one who does what staff do about the orders. */
    record Staff(String email, String name, String role) {}

    /**
     * An order.
     *
     * @param email of a customer, or of a guest
     * @param home an address as clients say it
     * @param articles slugs of products, one piece each
     * @param steps what becomes of it
     */
    record Wish(String email, Map<String, String> home, List<String> articles, String payment, List<Step> steps) {}

    /** What becomes of an order. */
    enum Step {
        PAY,
        SEND_FIRST,
        SEND,
        DELIVER,
        CANCEL,
        REFUND,
        ASK_RETURN,
    }

    /**
     * A company with its prices, one who approves and one who has asked for it.
     *
     * @param limit above it an order is approved, in euros
     * @param price of the article, in euros
     */
    record Company(
        String name,
        String approver,
        String buyer,
        String limit,
        String priceList,
        String article,
        String price,
        int quantity,
        String note,
        Map<String, String> home
    ) {}
}
