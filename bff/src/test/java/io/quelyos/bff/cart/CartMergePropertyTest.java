package io.quelyos.bff.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Random carts of guests and a customer under every policy, on the real database: what a merge leaves is what {@link
 * CartContent#merged} says, it can be read, and no other cart of the tenant or of its twin is touched.
 */
@ServerTest
class CartMergePropertyTest {

    private static final int ROUNDS = 20;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private CartMerge merge;

    @Autowired
    private TenantDirectory tenants;

    private final Map<String, CartShop> shops = new HashMap<>();
    private final Map<String, CartContent.Written> known = new HashMap<>();
    private final Map<UUID, List<UUID>> articles = new HashMap<>();
    private final Map<UUID, List<UUID>> cards = new HashMap<>();
    private CartShop twin;

    @BeforeEach
    void open() {
        for (String policy : List.of("COMBINE", "KEEP_GUEST", "KEEP_CUSTOMER")) {
            CartShop shop = furnish();
            shop.run("insert into shop_policy (tenant_id, cart_merge) values (?, ?)", shop.id(), policy);
            shops.put(policy, shop);
        }
        twin = furnish();
    }

    private CartShop furnish() {
        CartShop shop = CartShop.open(server);
        shop.run(
            "insert into tenant_currency (tenant_id, currency, rate, minor_rate) values (?, 'USD', 2, 2)",
            shop.id()
        );
        List<UUID> sold = new ArrayList<>();
        List<UUID> issued = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            sold.add(shop.article(100, 10_000));
        }
        for (int number = 0; number < 12; number++) {
            UUID card = UUID.randomUUID();
            shop.run(
                "insert into gift_card (tenant_id, id, code_hash, last_four, currency, initial_minor, balance_minor)" +
                    " values (?, ?, sha256(cast(? as bytea)), 'ABCD', 'EUR', 10, 10)",
                shop.id(),
                card,
                card.toString()
            );
            issued.add(card);
        }
        articles.put(shop.id(), sold);
        cards.put(shop.id(), issued);
        return shop;
    }

    private CartContent random(CartShop shop, Random random) {
        return CartContent.random(
            random,
            known,
            Objects.requireNonNull(articles.get(shop.id())),
            Objects.requireNonNull(cards.get(shop.id()))
        );
    }

    @Test
    void isWhatTheSpecificationSays() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            for (String policy : List.of("COMBINE", "KEEP_GUEST", "KEEP_CUSTOMER")) {
                check(policy, Objects.requireNonNull(shops.get(policy)), random, "seed " + seed + ", round " + round);
            }
        }
    }

    private void check(String policy, CartShop shop, Random random, String place) {
        UUID customer = shop.customer();
        String otherSession = "session-" + random.nextLong();
        CartContent expected = CartContent.NOTHING;
        if (random.nextInt(5) > 0) {
            expected = random(shop, random);
            expected.store(shop, customer, null, known);
        }
        random(shop, random).store(shop, shop.customer(), null, known);
        random(shop, random).store(shop, null, otherSession, known);
        for (int guest = 0; guest <= random.nextInt(3); guest++) {
            String session = "session-" + random.nextLong();
            if (random.nextInt(5) > 0) {
                CartContent gathered = random(shop, random);
                gathered.store(shop, null, session, known);
                expected = expected.merged(policy, gathered);
            }
            random(twin, random).store(twin, null, session, known);
            String untouched = others(shop, customer, session) + others(twin, null, "none");

            for (int times = 0; times <= random.nextInt(3); times++) {
                merge.afterSignIn(context(shop, session), customer, null);
            }

            assertThat(stored(shop, customer).text()).as("%s, %s", place, policy).isEqualTo(expected.text());
            assertThat(others(shop, customer, session) + others(twin, null, "none"))
                .as(place)
                .isEqualTo(untouched);
            assertThat(
                shop.one(
                    Long.class,
                    "select count(*) from cart where tenant_id = ? and guest_session = ?",
                    shop.id(),
                    session
                )
            )
                .as(place)
                .isZero();
        }
        Answer read = shop.device(customer).send(CartShop.CART);
        assertThat(read.errorCodes()).as(place).isEmpty();
        boolean hasCart = !read.data("/shop/cart").isNull();
        assertThat(hasCart ? read.data("/shop/cart/lines").size() : 0)
            .as(place)
            .isEqualTo(expected.lines().size());
    }

    private static CartContent stored(CartShop shop, UUID customer) {
        Map<String, Integer> lines = new TreeMap<>();
        shop.database()
            .superuser()
            .sql(
                "select l.line_key, l.quantity from cart_line l join cart c on c.id = l.cart_id" +
                    " where c.tenant_id = ? and c.customer_id = ?"
            )
            .params(shop.id(), customer)
            .query((rows, number) -> lines.merge(rows.getString(1), rows.getInt(2), Integer::sum))
            .list();
        Map<String, String> attributes = new TreeMap<>();
        list(shop, customer, String.class, "select cast(c.attributes as text) from cart c").forEach(json ->
            CartAttribute.read(json).forEach(each -> attributes.put(each.name(), each.value()))
        );
        return new CartContent(
            lines,
            list(shop, customer, String.class, "select k.code from cart c join cart_coupon k on k.cart_id = c.id"),
            list(
                shop,
                customer,
                UUID.class,
                "select k.gift_card_id from cart c join cart_gift_card k on k.cart_id = c.id"
            ),
            attributes,
            "EUR"
        );
    }

    private static <T> List<T> list(CartShop shop, UUID customer, Class<T> type, String sql) {
        String order = sql.contains("join") ? " order by k.position" : "";
        return shop
            .database()
            .superuser()
            .sql(sql + " where c.tenant_id = ? and c.customer_id = ?" + order)
            .params(shop.id(), customer)
            .query(type)
            .list();
    }

    /** A checksum over all carts of a tenant but those of the customer and of the guest. */
    private static String others(CartShop shop, @Nullable UUID customer, String session) {
        return shop.one(
            String.class,
            "select coalesce(md5(string_agg(c::text || coalesce(l::text, ''), '' order by c.id, l.id)), '') from cart c" +
                " left join cart_line l on l.cart_id = c.id where c.tenant_id = ?" +
                " and c.customer_id is distinct from cast(? as uuid) and c.guest_session is distinct from ?",
            shop.id(),
            customer,
            session
        );
    }

    private TenantContext context(CartShop shop, String session) {
        return Objects.requireNonNull(tenants.findById(shop.tenant().id())).context(
            new Actor.Visitor(session),
            Set.of()
        );
    }
}
