package io.quelyos.bff.backup;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.util.List;
import java.util.UUID;

/** Rows of a tenant whose time is over and that wait for their jobs, which nobody scheduled. Written below the walls. */
record WaitingRows(TenantFactory tenants, UUID checkout, UUID company, UUID customer, UUID order, UUID cardOrder) {
    private static final List<String> TABLES = List.of("payment", "shop_order", "checkout", "company", "customer");

    /** Adds them to a tenant. */
    static WaitingRows add(TenantFactory tenants, TestTenant tenant) {
        UUID id = tenant.id().value();
        var rows = new WaitingRows(tenants, newId(), newId(), newId(), newId(), newId());
        rows.run(
            "insert into checkout (tenant_id, id, state, email, reserved_until)" +
                " values (?, ?, 'OPEN', 'a@mail.example', now() - interval '1 minute')",
            id,
            rows.checkout
        );
        rows.run("insert into company (tenant_id, id, name) values (?, ?, 'Company')", id, rows.company);
        rows.run(
            "insert into company_invitation (tenant_id, id, company_id, email, role, secret_hash, expires_at)" +
                " values (?, ?, ?, 'b@mail.example', 'BUYER', '\\x01', now() - interval '1 minute')",
            id,
            newId(),
            rows.company
        );
        rows.run(
            "insert into customer (tenant_id, id, email, display_name, password_hash, deletion_due_at)" +
                " values (?, ?, 'gone@mail.example', 'G', 'x', now() - interval '1 minute')",
            id,
            rows.customer
        );
        rows.addOrder(id, rows.order);
        rows.addOrder(id, rows.cardOrder);
        rows.run(
            "insert into payment (tenant_id, id, order_id, method, state, currency, amount_minor)" +
                " values (?, ?, ?, 'CARD', 'UNKNOWN', 'EUR', 100)",
            id,
            newId(),
            rows.cardOrder
        );
        return rows;
    }

    /** Takes the tenant all rows of these kinds. */
    void delete(UUID tenant) {
        TABLES.forEach(table -> run("delete from " + table + " where tenant_id = ?", tenant));
    }

    /** What became of them in a tenant: of the checkout, the invitation, the customer, the order and the one by card. */
    String standing(UUID tenant) {
        return String.join(
            " ",
            text("select state from checkout where tenant_id = ? and id = ?", tenant, checkout),
            text("select count(*) from company_invitation where tenant_id = ? and company_id = ?", tenant, company),
            text("select count(*) from customer where tenant_id = ? and id = ?", tenant, customer),
            text("select status from shop_order where tenant_id = ? and id = ?", tenant, order),
            text("select status from shop_order where tenant_id = ? and id = ?", tenant, cardOrder)
        );
    }

    /** The names of the jobs that a tenant waits for. */
    List<String> jobs(UUID tenant) {
        return tenants
            .superuser()
            .sql(
                "select task_name from scheduled_tasks where convert_from(task_data, 'UTF8') like ? || '%' order by task_name"
            )
            .param(tenant.toString())
            .query(String.class)
            .list();
    }

    private void addOrder(UUID tenant, UUID order) {
        run(
            "insert into checkout (tenant_id, id, state, email, reserved_until) values (?, ?, 'ORDERED', 'a@mail.example', now())",
            tenant,
            order
        );
        run(
            "insert into shop_order (tenant_id, id, status, email, locale, currency, prices_include_tax, tax_treatment," +
                " requires_shipping, billing_address, subtotal_minor, discount_minor, delivery_minor," +
                " delivery_discount_minor, delivery_net_minor, delivery_tax_minor, net_minor, tax_minor, gross_minor," +
                " payment_due_at) values (?, ?, 'AWAITING_PAYMENT', 'a@mail.example', 'fr-FR', 'EUR', true, 'TAXED', true," +
                " '{}', 100, 0, 0, 0, 0, 0, 100, 0, 100, now() - interval '1 minute')",
            tenant,
            order
        );
    }

    private void run(String sql, Object... parameters) {
        tenants.superuser().sql(sql).params(parameters).update();
    }

    private String text(String sql, Object... parameters) {
        return String.valueOf(tenants.superuser().sql(sql).params(parameters).query().singleValue());
    }

    private static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
