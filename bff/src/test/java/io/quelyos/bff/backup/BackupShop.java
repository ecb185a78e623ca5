package io.quelyos.bff.backup;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A shop that has a little of everything, written below the walls. The twin has the same with another word in it. */
public record BackupShop(
    TestTenant tenant,
    UUID product,
    UUID variant,
    UUID customer,
    UUID image,
    UUID location,
    UUID category
) {
    /** Furnishes a tenant that has nothing yet. */
    public static BackupShop furnish(TenantFactory tenants, TestTenant tenant, String word) {
        var shop = new BackupShop(tenant, newId(), newId(), newId(), newId(), newId(), newId());
        UUID id = tenant.id().value();
        run(tenants, "insert into site (tenant_id, name) values (?, ?)", id, "Site " + word);
        run(
            tenants,
            "insert into location (tenant_id, id, code, name) values (?, ?, 'here', 'Here')",
            id,
            shop.location
        );
        run(
            tenants,
            "insert into category (tenant_id, id, slug, name) values (?, ?, 'shoes', 'Shoes')",
            id,
            shop.category
        );
        // Made later and with an older id: its parent comes behind it in the order of ids.
        run(
            tenants,
            "insert into category (tenant_id, id, slug, name, parent_id)" +
                " values (?, '00000000-0000-7000-8000-000000000001', 'boots', 'Boots', ?)",
            id,
            shop.category
        );
        run(
            tenants,
            "insert into product (tenant_id, id, slug, name, name_key, status, category_id, published_at, min_price_minor," +
                " max_price_minor, variant_count, is_available) values" +
                " (?, ?, 'shoe', ?, 'shoe', 'ACTIVE', ?, now() - interval '1 day', 1000, 1000, 1, true)",
            id,
            shop.product,
            "Shoe \"" + word + "\"\nline two \\ é €",
            shop.category
        );
        run(tenants, "insert into category_product values (?, ?, ?)", id, shop.category, shop.product);
        run(
            tenants,
            "insert into variant (tenant_id, id, product_id, position, sku, price_minor) values (?, ?, ?, 1, 'S-1', 1000)",
            id,
            shop.variant,
            shop.product
        );
        run(
            tenants,
            "insert into stock_level (tenant_id, variant_id, location_id, quantity, reserved) values (?, ?, ?, 7, 2)",
            id,
            shop.variant,
            shop.location
        );
        run(
            tenants,
            "insert into stored_file (tenant_id, id, file_name, media_type, byte_size, sha256, content, purpose)" +
                " values (?, ?, 'shoe.png', 'image/png', ?, sha256(?), ?, 'IMAGE')",
            id,
            shop.image,
            picture(word).length,
            picture(word),
            picture(word)
        );
        run(
            tenants,
            "insert into product_image (tenant_id, id, product_id, position, file_id) values (?, ?, ?, 1, ?)",
            id,
            newId(),
            shop.product,
            shop.image
        );
        run(
            tenants,
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, ?, 'A', 'x')",
            id,
            shop.customer,
            word + "@buyer.example"
        );
        run(
            tenants,
            "insert into product_review (tenant_id, id, product_id, customer_id, author_name, rating, status)" +
                " values (?, ?, ?, ?, 'A', 4, 'PUBLISHED')",
            id,
            newId(),
            shop.product,
            shop.customer
        );
        run(tenants, "insert into order_counter (tenant_id, kind, last_number) values (?, 'ORDER', 41)", id);
        run(
            tenants,
            "insert into cart (tenant_id, id, customer_id, currency, expires_at) values (?, ?, ?, 'EUR', now() + interval '9 days')",
            id,
            newId(),
            shop.customer
        );
        return shop;
    }

    /** A checksum over all that tenants have, but for what empties itself and for audits. */
    public static String fingerprint(TenantFactory tenants, UUID tenant) {
        List<String> tables = tenants
            .superuser()
            .sql(
                """
                select c.relname
                from pg_class c
                join pg_policy p on p.polrelid = c.oid and p.polname = 'tenant_isolation'
                where c.relname not in ('live_event', 'audit_entry')
                order by c.relname
                """
            )
            .query(String.class)
            .list();
        String sums = tables
            .stream()
            .map(
                table ->
                    "select '" +
                    table +
                    "' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as s from " +
                    table +
                    " t where tenant_id = '" +
                    tenant +
                    "'"
            )
            .collect(Collectors.joining(" union all "));
        return tenants
            .superuser()
            .sql("select string_agg(s, ' ' order by s) from (" + sums + ") x")
            .query(String.class)
            .single();
    }

    static byte[] picture(String word) {
        return ("picture of " + word + " ").repeat(20_000).getBytes(StandardCharsets.UTF_8);
    }

    private static void run(TenantFactory tenants, String sql, Object... parameters) {
        tenants.superuser().sql(sql).params(parameters).update();
    }

    private static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
