package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/** What must agree about an order at any time, asked of the tables themselves. */
final class OrderBooks {

    private static final String LINES = "select coalesce(sum(%s), 0) from order_line l where l.order_id = ?";
    private final OrderShop shop;
    private final UUID order;
    private final long shelf;

    OrderBooks(OrderShop shop, UUID order) {
        this.shop = shop;
        this.order = order;
        this.shelf = onShelf();
    }

    void check(String when) {
        ledger(when);
        pieces(when);
        statuses(when);
    }

    private void ledger(String when) {
        long paid = number("select paid_minor from shop_order where id = ?");
        long refunded = number("select refunded_minor from shop_order where id = ?");
        assertThat(entries("PAYMENT")).as("payments of the ledger, %s", when).isEqualTo(-paid);
        assertThat(entries("REFUND") + entries("REFUND_FAILED"))
            .as("refunds of the ledger, %s", when)
            .isEqualTo(refunded);
        assertThat(entries("SALE")).as("sale, %s", when).isEqualTo(gross());
        assertThat(number("select coalesce(sum(captured_minor), 0) from payment where order_id = ?"))
            .as("captured, %s", when)
            .isEqualTo(paid);
        assertThat(number("select coalesce(sum(refunded_minor), 0) from payment where order_id = ?"))
            .as("refunded, %s", when)
            .isEqualTo(refunded);
        assertThat(transactions("CAPTURE")).as("captures, %s", when).isEqualTo(paid);
        assertThat(transactions("REFUND")).as("refunds, %s", when).isEqualTo(refunded);
        long goods = takenBack();
        long delivery = number(
            "select case when delivery_credited then delivery_net_minor + delivery_tax_minor else 0 end" +
                " from shop_order where id = ?"
        );
        long forgiven = -entries("ADJUSTMENT") - goods - delivery;
        assertThat(forgiven).as("forgiven, %s", when).isNotNegative();
        assertThat(gross() + entries("ADJUSTMENT"))
            .as("due, %s", when)
            .isNotNegative();
        long invoiced = number(
            "select coalesce(sum(case kind when 'INVOICE' then gross_minor else -gross_minor end), 0) from invoice" +
                " where order_id = ?"
        );
        if (number("select count(*) from invoice where order_id = ?") > 0) {
            assertThat(invoiced)
                .as("invoiced, %s", when)
                .isEqualTo(gross() + entries("ADJUSTMENT"));
        }
        assertThat(forgiven).as("only what went back is forgiven, %s", when).isLessThanOrEqualTo(refunded);
    }

    /** What the pieces are worth that are not to be paid, each line rounded half-even by itself. */
    private long takenBack() {
        return shop
            .goods()
            .database()
            .superuser()
            .sql(
                "select l.gross_minor, l.cancelled_quantity + l.returned_quantity, l.quantity from order_line l" +
                    " where l.order_id = ?"
            )
            .param(order)
            .query((row, index) ->
                BigDecimal.valueOf(row.getLong(1))
                    .multiply(BigDecimal.valueOf(row.getLong(2)))
                    .divide(BigDecimal.valueOf(row.getLong(3)), 0, RoundingMode.HALF_EVEN)
                    .longValueExact()
            )
            .list()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    }

    private void pieces(String when) {
        assertThat(number(LINES.formatted("l.fulfilled_quantity")))
            .as("pieces in parcels, %s", when)
            .isEqualTo(
                number(
                    "select coalesce(sum(p.quantity), 0) from fulfilment f join fulfilment_line p on p.fulfilment_id = f.id" +
                        " where f.state <> 'CANCELLED' and f.order_id = ?"
                )
            );
        long received = number(
            "select coalesce(sum(p.received_quantity), 0) from order_return r join order_return_line p on p.return_id = r.id" +
                " where r.order_id = ?"
        );
        assertThat(number(LINES.formatted("l.returned_quantity")))
            .as("returned, %s", when)
            .isGreaterThanOrEqualTo(received);
        long restocked = number(
            "select coalesce(sum(s.restocked_quantity), 0) from order_line_stock s join order_line l on l.id = s.order_line_id" +
                " where l.order_id = ?"
        );
        assertThat(onShelf())
            .as("on the shelf, %s", when)
            .isEqualTo(shelf + restocked);
        assertThat(restocked)
            .as("restocked, %s", when)
            .isLessThanOrEqualTo(number(LINES.formatted("l.cancelled_quantity + l.returned_quantity")));
    }

    private void statuses(String when) {
        long open = number(LINES.formatted("l.quantity - l.fulfilled_quantity - l.cancelled_quantity"));
        long sent = number(LINES.formatted("l.fulfilled_quantity"));
        String status = text("status");
        assertThat(status.equals("CANCELLED"))
            .as("cancelled, %s", when)
            .isEqualTo(open == 0 && sent == 0);
        long balance = number("select sum(amount_minor) from order_ledger_entry where order_id = ?");
        long underWay = number("select count(*) from fulfilment where state = 'SHIPPED' and order_id = ?");
        long wishes = number(
            "select count(*) from order_return where state in ('REQUESTED', 'APPROVED') and order_id = ?"
        );
        assertThat(status.equals("COMPLETED"))
            .as("completed, %s", when)
            .isEqualTo(open == 0 && sent > 0 && underWay == 0 && balance == 0 && wishes == 0);
        long refunded = number("select refunded_minor from shop_order where id = ?");
        long paid = number("select paid_minor from shop_order where id = ?");
        assertThat(text("payment_status").equals("REFUNDED"))
            .as("refunded, %s", when)
            .isEqualTo(paid > 0 && refunded == paid);
        assertThat(text("payment_status").equals("UNPAID"))
            .as("unpaid, %s", when)
            .isEqualTo(paid == 0);
    }

    private long onShelf() {
        return number(
            "select coalesce(sum(s.quantity), 0) from stock_level s" +
                " where s.variant_id in (select l.variant_id from order_line l where l.order_id = ?)"
        );
    }

    private long gross() {
        return number("select gross_minor from shop_order where id = ?");
    }

    private long entries(String kind) {
        return number(
            "select coalesce(sum(amount_minor), 0) from order_ledger_entry where kind = '" + kind + "' and order_id = ?"
        );
    }

    private long transactions(String kind) {
        return number(
            "select coalesce(sum(t.amount_minor), 0) from payment p join payment_transaction t on t.payment_id = p.id" +
                " where t.state = 'SUCCEEDED' and t.kind = '" +
                kind +
                "' and p.order_id = ?"
        );
    }

    private long number(String sql) {
        return shop.number(sql, order);
    }

    private String text(String column) {
        return shop.goods().one(String.class, "select " + column + " from shop_order where id = ?", order);
    }
}
