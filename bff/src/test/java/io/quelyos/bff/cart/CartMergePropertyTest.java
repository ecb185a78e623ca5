package io.quelyos.bff.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.testing.ServerTest;
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
 * Random carts of a guest and a customer under every policy, on the real database: the lines after a merge are the ones
 * that the specification below says, and no other cart of the tenant or of its twin is touched.
 */
@ServerTest
class CartMergePropertyTest {

    private static final int ROUNDS = 40;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private CartMerge merge;

    @Autowired
    private TenantDirectory tenants;

    private final Map<String, CartShop> shops = new HashMap<>();
    private CartShop twin;

    @BeforeEach
    void open() {
        for (String policy : List.of("COMBINE", "KEEP_GUEST", "KEEP_CUSTOMER")) {
            CartShop shop = CartShop.open(server);
            shop.run("insert into shop_policy (tenant_id, cart_merge) values (?, ?)", shop.id(), policy);
            shops.put(policy, shop);
        }
        twin = CartShop.open(server);
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
        UUID bystander = shop.customer();
        String session = "session-" + random.nextLong();
        String otherSession = "session-" + random.nextLong();
        @Nullable
        Map<String, Integer> theirs = random.nextInt(5) == 0 ? null : lines(random);
        @Nullable
        Map<String, Integer> guests = random.nextInt(5) == 0 ? null : lines(random);
        put(shop, customer, null, theirs);
        put(shop, null, session, guests);
        put(shop, bystander, null, lines(random));
        put(shop, null, otherSession, lines(random));
        put(twin, null, session, lines(random));
        String untouched = others(shop, customer, session) + others(twin, null, "none");

        for (int times = 0; times <= random.nextInt(3); times++) {
            merge.afterSignIn(context(shop, session), customer, null);
        }

        assertThat(stored(shop, customer))
            .as("%s, %s: %s and %s", place, policy, theirs, guests)
            .isEqualTo(expected(policy, theirs, guests));
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

    /** The specification, written a second time and without carts. */
    private static Map<String, Integer> expected(
        String policy,
        @Nullable Map<String, Integer> theirs,
        @Nullable Map<String, Integer> guests
    ) {
        Map<String, Integer> before = theirs == null ? Map.of() : theirs;
        Map<String, Integer> gathered = guests == null ? Map.of() : guests;
        if (before.isEmpty() || gathered.isEmpty()) {
            return new TreeMap<>(before.isEmpty() ? gathered : before);
        }
        return switch (policy) {
            case "KEEP_GUEST" -> new TreeMap<>(gathered);
            case "KEEP_CUSTOMER" -> new TreeMap<>(before);
            default -> {
                Map<String, Integer> both = new TreeMap<>(before);
                gathered.forEach((key, quantity) -> both.merge(key, quantity, Integer::sum));
                yield both;
            }
        };
    }

    private static Map<String, Integer> lines(Random random) {
        Map<String, Integer> lines = new TreeMap<>();
        int count = random.nextInt(7);
        for (int number = 0; number < count; number++) {
            lines.put("k" + random.nextInt(9), 1 + random.nextInt(20));
        }
        return lines;
    }

    private void put(
        CartShop shop,
        @Nullable UUID customer,
        @Nullable String session,
        @Nullable Map<String, Integer> lines
    ) {
        if (lines == null) {
            return;
        }
        UUID cart = UUID.randomUUID();
        shop.run(
            "insert into cart (tenant_id, id, customer_id, guest_session, currency, expires_at)" +
                " values (?, ?, cast(? as uuid), ?, 'EUR', now() + interval '1 day')" +
                " on conflict (tenant_id, guest_session) do nothing",
            shop.id(),
            cart,
            customer,
            session
        );
        lines.forEach((key, quantity) ->
            shop.run(
                "insert into cart_line (tenant_id, id, cart_id, line_key, name, quantity, unit_price_minor)" +
                    " values (?, ?, ?, ?, 'N', ?, 100)",
                shop.id(),
                UUID.randomUUID(),
                cart,
                key,
                quantity
            )
        );
    }

    private static Map<String, Integer> stored(CartShop shop, UUID customer) {
        Map<String, Integer> found = new TreeMap<>();
        shop.database()
            .superuser()
            .sql(
                "select l.line_key, l.quantity from cart_line l join cart c on c.id = l.cart_id" +
                    " where c.tenant_id = ? and c.customer_id = ?"
            )
            .params(shop.id(), customer)
            .query((rows, number) -> found.merge(rows.getString(1), rows.getInt(2), Integer::sum))
            .list();
        return found;
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
