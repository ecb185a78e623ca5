package io.quelyos.bff.order;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes orders into the tables as a finished checkout leaves them, below the walls, for tests that are not about getting
 * there. Every price contains 20% tax.
 */
public final class TestOrders {

    private TestOrders() {}

    /** Runs a statement below the walls. */
    public interface Database {
        void run(String sql, @Nullable Object... parameters);
    }

    /** How an order is paid. */
    public enum Pay {
        /** By bank transfer, and the money is there. */
        PAID,
        /** By bank transfer, and the money is awaited. */
        AWAITED,
    }

    /**
     * A line of an order.
     *
     * @param variant null for an article that is gone
     * @param location where its pieces are taken from; null where they are not counted
     * @param discountMinor what promotions take off all pieces together
     */
    public record Line(
        @Nullable UUID variant,
        @Nullable UUID location,
        long unitMinor,
        int quantity,
        long discountMinor
    ) {
        public Line(@Nullable UUID variant, @Nullable UUID location, long unitMinor, int quantity) {
            this(variant, location, unitMinor, quantity, 0);
        }

        long subtotalMinor() {
            return unitMinor * quantity;
        }

        long grossMinor() {
            return subtotalMinor() - discountMinor;
        }

        long netMinor() {
            return Math.round(grossMinor() / 1.2);
        }
    }

    /** Who bought: a customer, or a guest in a session. */
    public record Buyer(@Nullable UUID customer, @Nullable String guestSession, String email, String locale) {
        public static Buyer guest(String email) {
            return new Buyer(null, null, email, "fr");
        }
    }

    /** Places an order with a delivery of 5.00 and returns its id. */
    public static UUID place(Database database, UUID tenant, Buyer buyer, Pay pay, List<Line> lines) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        long goods = lines.stream().mapToLong(Line::grossMinor).sum();
        long discount = lines.stream().mapToLong(Line::discountMinor).sum();
        long goodsNet = lines.stream().mapToLong(Line::netMinor).sum();
        long gross = goods + 500;
        long net = goodsNet + 417;
        database.run(
            "insert into checkout (tenant_id, id, state, email, reserved_until) values (?, ?, 'ORDERED', ?, now())",
            tenant,
            id,
            buyer.email()
        );
        database.run(
            "insert into order_counter (tenant_id, kind, last_number) values (?, 'ORDER', 1)" +
                " on conflict (tenant_id, kind) do update set last_number = order_counter.last_number + 1",
            tenant
        );
        database.run(
            """
            insert into shop_order (tenant_id, id, number, status, payment_status, fulfilment_status, customer_id,
                guest_session, email, locale, currency, prices_include_tax, tax_treatment, requires_shipping,
                shipping_address, billing_address, delivery_name, subtotal_minor, discount_minor, delivery_minor,
                delivery_discount_minor, delivery_net_minor, delivery_tax_minor, net_minor, tax_minor, gross_minor, taxes,
                paid_minor, placed_at)
            select tenant_id, ?, last_number, 'OPEN', ?, 'UNFULFILLED', ?, ?, ?, ?, 'EUR', true, 'TAXED', true,
                cast(? as jsonb), cast(? as jsonb), 'Colissimo', ?, ?, 500, 0, 417, 83, ?, ?, ?, cast(? as jsonb), ?, now()
            from order_counter
            where tenant_id = ? and kind = 'ORDER'
            """,
            id,
            pay == Pay.PAID ? "PAID" : "UNPAID",
            buyer.customer(),
            buyer.guestSession(),
            buyer.email(),
            buyer.locale(),
            address(),
            address(),
            goods + discount,
            discount,
            net,
            gross - net,
            gross,
            taxes(net, gross - net),
            pay == Pay.PAID ? gross : 0,
            tenant
        );
        for (int i = 0; i < lines.size(); i++) {
            insert(database, tenant, id, i + 1, lines.get(i));
        }
        entry(database, tenant, id, "SALE", gross, null);
        pay(database, tenant, id, pay, gross);
        return id;
    }

    private static void insert(Database database, UUID tenant, UUID order, int position, Line line) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        long tax = line.grossMinor() - line.netMinor();
        database.run(
            """
            insert into order_line (tenant_id, id, order_id, position, product_id, variant_id, name, sku, option_values,
                quantity, unit_price_minor, subtotal_minor, discount_minor, net_minor, tax_minor, gross_minor, taxes,
                requires_shipping)
            values (?, ?, ?, ?, (select product_id from variant where id = cast(? as uuid)), ?, ?, ?, '{M}', ?, ?, ?, ?, ?, ?,
                ?, cast(? as jsonb), true)
            """,
            tenant,
            id,
            order,
            position,
            line.variant(),
            line.variant(),
            "Article " + position,
            "SKU-" + position,
            line.quantity(),
            line.unitMinor(),
            line.subtotalMinor(),
            line.discountMinor(),
            line.netMinor(),
            tax,
            line.grossMinor(),
            taxes(line.netMinor(), tax)
        );
        if (line.variant() != null && line.location() != null) {
            database.run(
                "insert into order_line_stock (tenant_id, order_line_id, variant_id, location_id, quantity)" +
                    " values (?, ?, ?, ?, ?)",
                tenant,
                id,
                line.variant(),
                line.location(),
                line.quantity()
            );
            database.run(
                "update stock_level set quantity = quantity - ? where tenant_id = ? and variant_id = ? and location_id = ?",
                line.quantity(),
                tenant,
                line.variant(),
                line.location()
            );
        }
    }

    private static void pay(Database database, UUID tenant, UUID order, Pay pay, long gross) {
        UUID payment = UuidCreator.getTimeOrderedEpoch();
        boolean isPaid = pay == Pay.PAID;
        database.run(
            "insert into payment (tenant_id, id, order_id, method, state, currency, amount_minor, captured_minor)" +
                " values (?, ?, ?, 'BANK_TRANSFER', ?, 'EUR', ?, ?)",
            tenant,
            payment,
            order,
            isPaid ? "CAPTURED" : "PENDING",
            gross,
            isPaid ? gross : 0
        );
        if (isPaid) {
            UUID transaction = UuidCreator.getTimeOrderedEpoch();
            database.run(
                "insert into payment_transaction (tenant_id, id, payment_id, kind, state, amount_minor, settled_at)" +
                    " values (?, ?, ?, 'CAPTURE', 'SUCCEEDED', ?, now())",
                tenant,
                transaction,
                payment,
                gross
            );
            entry(database, tenant, order, "PAYMENT", -gross, transaction);
        }
    }

    private static void entry(
        Database database,
        UUID tenant,
        UUID order,
        String kind,
        long amount,
        @Nullable UUID transaction
    ) {
        database.run(
            "insert into order_ledger_entry (tenant_id, id, order_id, kind, amount_minor, transaction_id)" +
                " values (?, ?, ?, ?, ?, ?)",
            tenant,
            UuidCreator.getTimeOrderedEpoch(),
            order,
            kind,
            amount,
            transaction
        );
    }

    private static String taxes(long net, long tax) {
        return (
            "[{\"rateId\":\"00000000-0000-7000-8000-000000000001\",\"name\":\"TVA\",\"rateMillionths\":200000,\"basisMinor\":" +
            net +
            ",\"amountMinor\":" +
            tax +
            "}]"
        );
    }

    private static String address() {
        return (
            "{\"name\":\"Ada Lovelace\",\"company\":null,\"line1\":\"1 rue de la Paix\",\"line2\":null," +
            "\"postalCode\":\"75002\",\"city\":\"Paris\",\"regionCode\":null,\"countryCode\":\"FR\",\"phone\":null}"
        );
    }
}
