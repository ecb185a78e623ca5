package io.quelyos.bff.market;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.redis.SessionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant with goods for tests of languages and currencies, written below the walls. Its own money is the euro. */
record Stall(TenantFactory tenants, TestTenant tenant, int port) {
    static Stall open(TenantFactory tenants, int port) {
        return new Stall(tenants, tenants.create("GROWTH"), port);
    }

    GraphQlClient visitor() {
        return GraphQlClient.of(port).tenant(tenant.slug());
    }

    UUID id() {
        return tenant.id().value();
    }

    void offerLocale(String locale) {
        run("insert into tenant_locale (tenant_id, locale) values (?, ?)", id(), locale);
    }

    void offerCurrency(String code, String rate, long step, long ending) {
        int shift = Currency.getInstance(code).getDefaultFractionDigits() - 2;
        BigDecimal exact = new BigDecimal(rate);
        run(
            "insert into tenant_currency (tenant_id, currency, rate, minor_rate, step_minor, ending_minor)" +
                " values (?, ?, ?, ?, ?, ?)",
            id(),
            code,
            exact,
            exact.scaleByPowerOfTen(shift),
            step,
            ending
        );
    }

    /** A published product called after its slug, with one article for each price. */
    Good good(String slug, long... pricesMinor) {
        UUID product = newId();
        run(
            "insert into product (tenant_id, id, slug, name, name_key, description_html, status, published_at)" +
                " values (?, ?, ?, ?, ?, '<p>Le produit</p>', 'ACTIVE', now() - interval '1 day')",
            id(),
            product,
            slug,
            "Produit " + slug,
            "produit " + slug
        );
        List<UUID> variants = new ArrayList<>();
        for (int index = 0; index < pricesMinor.length; index++) {
            variants.add(newId());
            run(
                "insert into variant (tenant_id, id, product_id, position, option_values, price_minor)" +
                    " values (?, ?, ?, ?, array[?], ?)",
                id(),
                variants.get(index),
                product,
                index,
                "v" + index,
                pricesMinor[index]
            );
        }
        run(
            "update product p set min_price_minor = s.low, max_price_minor = s.high, variant_count = ?" +
                " from (select min(price_minor) as low, max(price_minor) as high from variant where product_id = ?) s" +
                " where p.id = ?",
            pricesMinor.length,
            product,
            product
        );
        return new Good(slug, product, variants);
    }

    void price(UUID variant, String currency, long priceMinor, @Nullable Long compareAtMinor) {
        run(
            "insert into variant_price (tenant_id, variant_id, currency, price_minor, compare_at_minor)" +
                " values (?, ?, ?, ?, ?)",
            id(),
            variant,
            currency,
            priceMinor,
            compareAtMinor
        );
    }

    void translate(Good good, String locale, @Nullable String name, @Nullable String html, @Nullable String seoTitle) {
        run(
            "insert into product_translation (tenant_id, product_id, locale, name, description_html, seo_title)" +
                " values (?, ?, ?, ?, ?, ?)",
            id(),
            good.product(),
            locale,
            name,
            html,
            seoTitle
        );
    }

    UUID category(String slug, @Nullable UUID parent) {
        UUID category = newId();
        run(
            "insert into category (tenant_id, id, parent_id, slug, name, description) values (?, ?, ?, ?, ?, 'Rayon')",
            id(),
            category,
            parent,
            slug,
            "Rayon " + slug
        );
        return category;
    }

    /** A colleague of a role, signed in. */
    GraphQlClient staff(Sessions sessions, String role) {
        UUID account = UUID.randomUUID();
        run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'Ada', '-')",
            account,
            account + "@staff.example"
        );
        run("insert into staff_member (tenant_id, account_id, role) values (?, ?, ?)", id(), account, role);
        var client = new ClientInfo("127.0.0.1", "test");
        var opened = sessions.open(tenant.id(), SessionKind.STAFF, account, "Ada", client, null);
        return visitor().staff(opened.secret());
    }

    /** How many rows of the tenant a table has. */
    long count(String table) {
        return tenants
            .superuser()
            .sql("select count(*) from " + table + " where tenant_id = ?")
            .param(id())
            .query(Long.class)
            .single();
    }

    /** The deeds in the tenant's trail, in their order. */
    List<String> audited() {
        return tenants
            .superuser()
            .sql("select action from audit_entry where tenant_id = ? order by id")
            .param(id())
            .query(String.class)
            .list();
    }

    /** The code of the first reason for which the only mutation of an answer was refused. */
    static String code(Answer answer) {
        return answer.data("").iterator().next().at("/userErrors/0/code").asString();
    }

    void run(String sql, @Nullable Object... parameters) {
        tenants.superuser().sql(sql).params(parameters).update();
    }

    static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** A product with its articles in their order. */
    record Good(String slug, UUID product, List<UUID> variants) {
        String globalId() {
            return GlobalId.encode("prd", product);
        }

        String variantId(int index) {
            return GlobalId.encode("var", variants.get(index));
        }
    }
}
