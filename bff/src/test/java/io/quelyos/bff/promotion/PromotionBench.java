package io.quelyos.bff.promotion;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.Plan;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.redis.SessionKind;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the tests of promotions do again and again. It writes to the tables as the superuser, past all walls. */
@Lazy
@Component
public final class PromotionBench {

    static final Currency EUR = Currency.getInstance("EUR");
    private final TenantFactory tenants;
    private final Sessions sessions;

    PromotionBench(TenantFactory tenants, Sessions sessions) {
        this.tenants = tenants;
        this.sessions = sessions;
    }

    /** Opens a session for a member of the tenant's staff. */
    public String signIn(TenantContext context, String role) {
        UUID account = id();
        execute(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'Ada', '-')",
            account,
            account + "@example.com"
        );
        execute(
            "insert into staff_member (tenant_id, account_id, role) values (?, ?, ?)",
            context.tenantId().value(),
            account,
            role
        );
        var client = new ClientInfo("127.0.0.1", "test");
        return sessions.open(context.tenantId(), SessionKind.STAFF, account, "Ada", client, null).secret();
    }

    /** A tenant with nothing. */
    public TenantContext tenant() {
        TestTenant tenant = tenants.create("GROWTH");
        return new TenantContext(
            tenant.id(),
            tenant.slug(),
            "Test",
            new Actor.Visitor(null),
            Set.of(),
            Plan.GROWTH,
            Locale.FRANCE,
            EUR,
            null,
            Locale.FRANCE,
            EUR,
            1_000_000
        );
    }

    public UUID customer(TenantContext context) {
        UUID id = id();
        execute(
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, ?, 'Ada', '-')",
            context.tenantId().value(),
            id,
            id + "@example.com"
        );
        return id;
    }

    public UUID category(TenantContext context, @Nullable UUID parent, String slug) {
        UUID id = id();
        execute(
            "insert into category (tenant_id, id, parent_id, slug, name) values (?, ?, ?, ?, ?)",
            context.tenantId().value(),
            id,
            parent,
            slug,
            slug
        );
        return id;
    }

    /** An article of a new product that stands in some categories; returns the article's id. */
    public UUID article(TenantContext context, long priceMinor, List<UUID> categories) {
        UUID tenant = context.tenantId().value();
        UUID product = id();
        UUID variant = id();
        execute(
            "insert into product (tenant_id, id, slug, name, name_key, status) values (?, ?, ?, 'P', 'p', 'ACTIVE')",
            tenant,
            product,
            "p-" + product
        );
        for (UUID category : categories) {
            execute(
                "insert into category_product (tenant_id, category_id, product_id) values (?, ?, ?)",
                tenant,
                category,
                product
            );
        }
        execute(
            "insert into variant (tenant_id, id, product_id, position, price_minor) values (?, ?, ?, 1, ?)",
            tenant,
            variant,
            product,
            priceMinor
        );
        return variant;
    }

    /** The product of an article. */
    public UUID productOf(UUID variant) {
        return tenants
            .superuser()
            .sql("select product_id from variant where id = ?")
            .param(variant)
            .query(UUID.class)
            .single();
    }

    /** An active promotion of ten percent. */
    UUID tenPercent(
        TenantContext context,
        boolean needsCoupon,
        @Nullable Long limit,
        @Nullable Long customerLimit,
        Targets targets
    ) {
        UUID id = id();
        execute(
            "insert into promotion (tenant_id, id, name, is_active, needs_coupon, combines_with, kind, basis_points," +
                " targets, usage_limit, customer_usage_limit) values (?, ?, 'Ten', true, ?, '{PRODUCT,ORDER,DELIVERY}'," +
                " 'PERCENTAGE', 1000, cast(? as jsonb), ?, ?)",
            context.tenantId().value(),
            id,
            needsCoupon,
            PromotionReader.json(targets),
            limit,
            customerLimit
        );
        return id;
    }

    UUID coupon(TenantContext context, UUID promotion, String code, @Nullable Long limit) {
        UUID id = id();
        execute(
            "insert into coupon (tenant_id, id, promotion_id, code, usage_limit) values (?, ?, ?, ?, ?)",
            context.tenantId().value(),
            id,
            promotion,
            code,
            limit
        );
        return id;
    }

    public long count(String sql, Object... parameters) {
        return tenants.superuser().sql(sql).params(parameters).query(Long.class).single();
    }

    public void execute(String sql, @Nullable Object... parameters) {
        var statement = tenants.superuser().sql(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement = statement.param(i + 1, parameters[i]);
        }
        statement.update();
    }

    public static UUID id() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    static BasketRequest request(@Nullable UUID customer, List<String> codes, BasketRequest.Line... lines) {
        return new BasketRequest(EUR, List.of(lines), null, customer, null, null, null, codes);
    }
}
