package io.quelyos.bff.account.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.cart.CartShop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Customers of a shop of whom much is known, and what the database says of them. */
record Customers(CartShop shop) {
    /** A customer with an address, a wish, a review, a cart, and two orders of which one is finished. */
    UUID furnish(String passwordHash, String name) {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        UUID tenant = shop.id();
        String email = customer + "@mail.example";
        UUID variant = shop.article(100, 5);
        UUID product = shop.product(variant);
        shop.run(
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, ?, ?, ?)",
            tenant,
            customer,
            email,
            name,
            passwordHash
        );
        shop.run(
            "insert into customer_address (tenant_id, id, customer_id, name, line1, postal_code, city, country_code)" +
                " values (?, gen_random_uuid(), ?, ?, '1 rue', '75002', ?, 'FR')",
            tenant,
            customer,
            name,
            name + "-town"
        );
        UUID list = UuidCreator.getTimeOrderedEpoch();
        shop.run(
            "insert into wishlist (tenant_id, id, customer_id, name) values (?, ?, ?, 'L')",
            tenant,
            list,
            customer
        );
        shop.run(
            "insert into wishlist_item (tenant_id, id, wishlist_id, product_id, name, note, price_minor, currency)" +
                " values (?, gen_random_uuid(), ?, ?, 'P', ?, 1, 'EUR')",
            tenant,
            list,
            product,
            name + "-note"
        );
        shop.run(
            "insert into product_review (tenant_id, id, product_id, customer_id, author_name, rating, body, status)" +
                " values (?, gen_random_uuid(), ?, ?, ?, 4, ?, 'PUBLISHED')",
            tenant,
            product,
            customer,
            name,
            name + "-review"
        );
        shop.run(
            "insert into cart (tenant_id, id, customer_id, currency, note, expires_at)" +
                " values (?, gen_random_uuid(), ?, 'EUR', ?, now() + interval '1 day')",
            tenant,
            customer,
            name + "-cart"
        );
        UUID company = UuidCreator.getTimeOrderedEpoch();
        shop.run("insert into company (tenant_id, id, name) values (?, ?, ?)", tenant, company, name + "-company");
        shop.run(
            "insert into company_member (tenant_id, company_id, customer_id, role) values (?, ?, ?, 'BUYER')",
            tenant,
            company,
            customer
        );
        shop.run(
            "insert into company_invitation (tenant_id, id, company_id, email, role, secret_hash, expires_at)" +
                " values (?, gen_random_uuid(), ?, ?, 'ADMIN', ?, now() + interval '1 day')",
            tenant,
            company,
            email,
            name.getBytes(StandardCharsets.UTF_8)
        );
        order(customer, name, "COMPLETED");
        order(customer, name, "OPEN");
        return customer;
    }

    private void order(UUID customer, String name, String status) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        UUID tenant = shop.id();
        String email = customer + "@mail.example";
        String written =
            "{\"name\": \"" +
            name +
            "\", \"line1\": \"1 rue\", \"postalCode\": \"75002\", \"city\": \"" +
            name +
            "-town\", \"countryCode\": \"FR\", \"phone\": \"+33\"}";
        shop.run(
            "insert into checkout (tenant_id, id, customer_id, state, email, reserved_until)" +
                " values (?, ?, ?, 'ORDERED', ?, now())",
            tenant,
            id,
            customer,
            email
        );
        shop.run(
            "insert into shop_order (tenant_id, id, number, status, customer_id, email, phone, locale, currency," +
                " prices_include_tax, tax_treatment, requires_shipping, shipping_address, billing_address, subtotal_minor," +
                " discount_minor, delivery_minor, delivery_discount_minor, delivery_net_minor, delivery_tax_minor, net_minor," +
                " tax_minor, gross_minor, placed_at) values (?, ?, (select count(*) + 1 from shop_order where tenant_id = ?)," +
                " ?, ?, ?, '+33', 'fr-FR', 'EUR', true, 'DOMESTIC', true, ?::jsonb, ?::jsonb, 100, 0, 0, 0, 0, 0, 100, 0, 100," +
                " now())",
            tenant,
            id,
            tenant,
            status,
            customer,
            email,
            written,
            written
        );
        shop.run(
            "insert into order_line (tenant_id, id, order_id, position, name, quantity, unit_price_minor, subtotal_minor," +
                " discount_minor, net_minor, tax_minor, gross_minor, requires_shipping, note)" +
                " values (?, gen_random_uuid(), ?, 1, 'P', 1, 100, 100, 0, 100, 0, 100, true, 'engrave this')",
            tenant,
            id
        );
        write(id, name, status);
    }

    /** What is written about an order: a return, parcels, words of staff, a letter. */
    private void write(UUID order, String name, String status) {
        UUID tenant = shop.id();
        shop.run(
            "insert into order_return (tenant_id, id, order_id, number, state, note, answer)" +
                " values (?, gen_random_uuid(), ?, (select count(*) + 1 from order_return), 'REJECTED', ?, 'No')",
            tenant,
            order,
            name + "-wish"
        );
        shop.run(
            "insert into fulfilment (tenant_id, id, order_id, position, carrier, tracking_number, tracking_url)" +
                " values (?, gen_random_uuid(), ?, 1, 'Post', 'T1', 'https://post.example/T1')",
            tenant,
            order
        );
        for (String table : List.of(
            "order_event (tenant_id, id, order_id, kind, is_public, actor_kind, actor_id, detail)",
            "audit_entry (tenant_id, id, entity_id, action, entity_type, actor_kind, actor_id, detail)"
        )) {
            shop.run(
                "insert into " +
                    table +
                    " values (?, uuidv7(), ?::" +
                    (table.startsWith("order") ? "uuid" : "text") +
                    ", 'NOTE_ADDED', " +
                    (table.startsWith("order") ? "false" : "'order'") +
                    ", 'STAFF', 's', jsonb_build_object('note', ?::text, 'pieces', 1))",
                tenant,
                order.toString(),
                name + "-words"
            );
        }
        shop.run(
            "insert into mail_message (tenant_id, id, kind, locale, recipient, subject, text_body, html_body, state," +
                " order_id) values (?, gen_random_uuid(), 'order-" +
                status.toLowerCase(Locale.ROOT) +
                "', 'fr', ?, 'S', 'T', 'H', 'SENT', ?)",
            tenant,
            name + "-elsewhere@mail.example",
            order
        );
    }

    /** A letter that was sent some time ago. */
    void letter(String recipient) {
        shop.run(
            "insert into mail_message (tenant_id, id, kind, locale, recipient, subject, text_body, html_body, state)" +
                " values (?, gen_random_uuid(), 'old', 'fr', ?, 'S', 'T', 'H', 'SENT')",
            shop.id(),
            recipient
        );
    }

    /** The open order of a customer ends as one does whose card payment expired: it never had a number. */
    void expireOrder(UUID customer) {
        shop.run(
            "update shop_order set status = 'CANCELLED', number = null, placed_at = null, cancelled_at = now()," +
                " cancel_reason = 'PAYMENT_EXPIRED' where status = 'OPEN' and customer_id = ?",
            customer
        );
    }

    void finishOrders() {
        shop.run("update shop_order set status = 'COMPLETED' where tenant_id = ? and customer_id is null", shop.id());
    }

    /** Makes the jobs of a task due. */
    void runJobs(String task) {
        shop.database()
            .superuser()
            .sql("update scheduled_tasks set execution_time = now() where task_name = ?")
            .param(task)
            .update();
    }

    long jobs(String task) {
        return shop.one(
            Long.class,
            "select count(*) from scheduled_tasks where task_name = ? and convert_from(task_data, 'UTF8') like ?",
            task,
            "%" + shop.id() + "%"
        );
    }

    /** The name of the tenant's only job of a task. */
    String job(String task) {
        return shop.one(
            String.class,
            "select task_instance from scheduled_tasks where task_name = ? and convert_from(task_data, 'UTF8') like ?",
            task,
            "%" + shop.id() + "%"
        );
    }

    /** Jobs of the tenant that were looked at and wait for another day. */
    long postponed(String task) {
        return shop.one(
            Long.class,
            "select count(*) from scheduled_tasks where task_name = ? and convert_from(task_data, 'UTF8') like ?" +
                " and execution_time > now() + interval '1 hour' and not picked",
            task,
            "%" + shop.id() + "%"
        );
    }

    long count(String table) {
        return shop.one(Long.class, "select count(*) from " + table + " where tenant_id = ?", shop.id());
    }

    /** A number about the tenant's rows; the statement has a condition already where it has parameters. */
    long one(String sql, Object... parameters) {
        boolean hasCondition = sql.contains(" where ");
        Object[] all = new Object[parameters.length + 1];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = shop.id();
        return shop.one(Long.class, sql + (hasCondition ? " and" : " where") + " tenant_id = ?", all);
    }

    List<String> texts(String sql) {
        String ofTenant = sql.contains(" where ")
            ? sql.replace(" where ", " where tenant_id = ? and ")
            : sql.replace(" order by", " where tenant_id = ? order by");
        return shop.database().superuser().sql(ofTenant).param(shop.id()).query(String.class).list();
    }

    List<String> audited() {
        return texts("select action from audit_entry order by id");
    }
}
