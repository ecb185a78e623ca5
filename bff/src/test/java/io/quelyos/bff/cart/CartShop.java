package io.quelyos.bff.cart;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.promotion.PromotionReader;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.redis.SessionKind;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** A tenant with goods on its shelves, and clients who walk in. */
public record CartShop(
    TestTenant tenant,
    UUID location,
    TenantFactory database,
    Sessions sessions,
    ShopCookie cookie,
    int port
) {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ClientInfo CLIENT = new ClientInfo("127.0.0.1", "test");

    static final String LINES =
        "lines { id name quantity note available unitPrice { amount } attributes { name value } }";
    static final String ERRORS =
        "userErrors { __typename code message field ... on InsufficientStock { available }" +
        " ... on QuantityNotSold { minimum maximum multiple } ... on LimitReached { limit } }";
    static final String WARNINGS =
        "warnings { __typename lineId code message ... on ShopCartPriceChanged { oldPrice { amount } newPrice { amount } }" +
        " ... on ShopCartLowStock { available } ... on ShopCartQuantityCapped { requested available }" +
        " ... on ShopCartStockShort { available }" +
        " ... on ShopCartQuantityNotSold { minimum maximum multiple } }";
    static final String PAYLOAD =
        "{ cart { id version totalQuantity " + LINES + " " + WARNINGS + " } " + ERRORS + " " + WARNINGS + " }";
    static final String ADD =
        "mutation ($lines: [ShopCartLineInput!]!) { shopCartLinesAdd(lines: $lines) " + PAYLOAD + " }";
    static final String UPDATE =
        "mutation ($lines: [ShopCartLineUpdateInput!]!) { shopCartLinesUpdate(lines: $lines) " + PAYLOAD + " }";
    static final String REMOVE = "mutation ($ids: [ID!]!) { shopCartLinesRemove(ids: $ids) " + PAYLOAD + " }";
    static final String CART = "{ shop { cart { id version totalQuantity " + LINES + " " + WARNINGS + " } } }";

    /** A new tenant with an empty shelf. */
    public static CartShop open(ApplicationContext server) {
        TenantFactory factory = server.getBean(TenantFactory.class);
        TestTenant tenant = factory.create("GROWTH");
        UUID location = UuidCreator.getTimeOrderedEpoch();
        var shop = new CartShop(
            tenant,
            location,
            factory,
            server.getBean(Sessions.class),
            server.getBean(ShopCookie.class),
            server.getEnvironment().getRequiredProperty("local.server.port", Integer.class)
        );
        shop.run("insert into location (tenant_id, id, code, name) values (?, ?, 'here', 'Here')", shop.id(), location);
        return shop;
    }

    public UUID id() {
        return tenant.id().value();
    }

    /** Puts an article on the shelf. */
    public UUID article(long priceMinor, int stock) {
        return article(priceMinor, stock, 100);
    }

    /** Puts an article of a weight on the shelf. */
    public UUID article(long priceMinor, int stock, int grams) {
        UUID product = UuidCreator.getTimeOrderedEpoch();
        UUID variant = UuidCreator.getTimeOrderedEpoch();
        int number = COUNTER.incrementAndGet();
        run(
            "insert into product (tenant_id, id, slug, name, name_key, status, published_at)" +
                " values (?, ?, ?, ?, 'x', 'ACTIVE', now() - interval '1 day')",
            id(),
            product,
            "p-" + number,
            "Product " + number
        );
        run(
            "insert into variant (tenant_id, id, product_id, position, sku, price_minor, weight_grams)" +
                " values (?, ?, ?, 1, ?, ?, ?)",
            id(),
            variant,
            product,
            "S-" + number,
            priceMinor,
            grams
        );
        run(
            "insert into stock_level (tenant_id, variant_id, location_id, quantity) values (?, ?, ?, ?)",
            id(),
            variant,
            location,
            stock
        );
        return variant;
    }

    /** Has a tax of 20 % in France. */
    void tax() {
        UUID usual = UUID.randomUUID();
        run(
            "insert into tax_category (tenant_id, id, code, name, is_usual) values (?, ?, 'USUAL', 'Usual', true)",
            id(),
            usual
        );
        run(
            "insert into tax_rate (tenant_id, id, category_id, country_code, name, rate_millionths)" +
                " values (?, ?, ?, 'FR', 'TVA 20 %', 200000)",
            id(),
            UUID.randomUUID(),
            usual
        );
    }

    /** Opens a point in Paris where goods are fetched for 3.00. */
    UUID pickupPoint() {
        UUID point = UUID.randomUUID();
        run(
            "insert into pickup_point (tenant_id, id, name, line1, postal_code, city, country_code, price_minor," +
                " minimum_days, maximum_days) values (?, ?, 'Boutique', '1 rue', '75001', 'Paris', 'FR', 300, 0, 1)",
            id(),
            point
        );
        return point;
    }

    /**
     * Gives out a code for 10 % off.
     *
     * @param owner whose code it is; null for everybody's
     */
    void coupon(String code, @Nullable UUID owner) {
        UUID promotion = UUID.randomUUID();
        run(
            "insert into promotion (tenant_id, id, name, is_active, needs_coupon, kind, basis_points, targets, currency," +
                " combines_with) values (?, ?, ?, true, true, 'PERCENTAGE', 1000, cast(? as jsonb), 'EUR'," +
                " '{PRODUCT,ORDER,DELIVERY}')",
            id(),
            promotion,
            code,
            PromotionReader.json(Targets.ALL)
        );
        run(
            "insert into coupon (tenant_id, id, promotion_id, code, customer_id) values (?, ?, ?, ?, cast(? as uuid))",
            id(),
            UUID.randomUUID(),
            promotion,
            code,
            owner
        );
    }

    /** The policy on how stock is shown; to be chosen before anybody asks for it. */
    void stockDisplay(String display) {
        run("insert into shop_policy (tenant_id, stock_display) values (?, ?)", id(), display);
    }

    /** The id of an article's product. */
    public UUID product(UUID variant) {
        return one(UUID.class, "select product_id from variant where tenant_id = ? and id = ?", id(), variant);
    }

    /** An account of the shop. */
    public UUID customer() {
        UUID customer = UuidCreator.getTimeOrderedEpoch();
        run(
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, ?, 'C', 'x')",
            id(),
            customer,
            customer + "@mail.example"
        );
        return customer;
    }

    /** Somebody without a cookie. */
    public GraphQlClient visitor() {
        return GraphQlClient.of(port).tenant(tenant.slug());
    }

    /** A guest with a cookie of its own. */
    public GraphQlClient guest() {
        return visitor().cookie(cookie.name() + "=" + sessions.openGuest(tenant.id(), CLIENT).secret());
    }

    /** A customer on one more device. */
    public GraphQlClient device(UUID customer) {
        var opened = sessions.open(tenant.id(), SessionKind.CUSTOMER, customer, "C", CLIENT, null);
        return visitor().cookie(cookie.name() + "=" + opened.secret());
    }

    /** The same visitor with the cookie that an answer set. */
    public GraphQlClient known(Answer answer) {
        String set = answer.headers().allValues("Set-Cookie").getLast();
        return visitor().cookie(set.substring(0, set.indexOf(';')));
    }

    public static String variantId(UUID variant) {
        return GlobalId.encode("var", variant);
    }

    /** A line of a mutation. */
    public static Map<String, Object> line(UUID variant, int quantity) {
        return Map.of("variantId", variantId(variant), "quantity", quantity);
    }

    public void run(String sql, @Nullable Object... parameters) {
        database.superuser().sql(sql).params(Arrays.asList(parameters)).update();
    }

    public <T> T one(Class<T> type, String sql, @Nullable Object... parameters) {
        return database.superuser().sql(sql).params(Arrays.asList(parameters)).query(type).single();
    }

    public long count(String table) {
        return one(Long.class, "select count(*) from " + table + " where tenant_id = ?", id());
    }
}
