package io.quelyos.bff.checkout;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.OpenedSession;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Buyers who all want the same things at once. Each goes on until there is too little left for what lies in its cart. */
final class Crowd {

    private static final ClientInfo CLIENT = new ClientInfo("127.0.0.1", "test");
    private static final int HESITATING_PERCENT = 15;
    private static final int PATIENCE_FACTOR = 10;

    private final CheckoutShop shop;
    private final Random random;
    private final int pieces;
    private final AtomicInteger sold = new AtomicInteger();

    Crowd(CheckoutShop shop, int pieces, long seed) {
        this.shop = shop;
        this.pieces = pieces;
        this.random = new Random(seed);
    }

    /**
     * One of the crowd.
     *
     * @param pieces how many pieces of the scarce article go into what the cart has
     * @param delays how long it waits before each step, in milliseconds
     * @param isHesitating whether it gives its first checkout up
     */
    record Buyer(GraphQlClient client, int pieces, List<Integer> delays, boolean isHesitating) {}

    /** A bundle of some pieces of an article. */
    UUID bundle(UUID article, int quantity) {
        UUID bundle = shop.shop().article(1000, 0);
        shop.shop().run(
            "insert into bundle_item (tenant_id, product_id, position, variant_id, quantity) values (?, ?, 1, ?, ?)",
            shop.shop().id(),
            shop.shop().product(bundle),
            article,
            quantity
        );
        return bundle;
    }

    /** Lets guests in, each with one thing in the cart; the last of the things takes two pieces, the others one. */
    List<Buyer> enter(int count, List<UUID> things) {
        List<Buyer> buyers = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            OpenedSession session = shop.shop().sessions().openGuest(shop.shop().tenant().id(), CLIENT);
            int thing = random.nextInt(things.size());
            rows.add(session.session().hash() + "," + UuidCreator.getTimeOrderedEpoch() + "," + things.get(thing));
            String cookie = shop.shop().cookie().name() + "=" + session.secret();
            List<Integer> delays = random.ints(3, 0, 40).boxed().toList();
            boolean isHesitating = random.nextInt(100) < HESITATING_PERCENT;
            buyers.add(
                new Buyer(
                    shop.shop().visitor().cookie(cookie),
                    thing == things.size() - 1 ? 2 : 1,
                    delays,
                    isHesitating
                )
            );
        }
        fill(rows.stream().collect(Collectors.joining(";")));
        return buyers;
    }

    private void fill(String rows) {
        shop.shop().run(
            """
            with wish as (
                select split_part(w.text, ',', 1) as session, split_part(w.text, ',', 2)::uuid as id,
                    split_part(w.text, ',', 3)::uuid as variant, ?::uuid as tenant
                from string_to_table(?, ';') as w (text)
            ), carts as (
                insert into cart (tenant_id, id, guest_session, currency, expires_at)
                select w.tenant, w.id, w.session, 'EUR', now() + interval '1 day'
                from wish w
            )
            insert into cart_line (tenant_id, id, cart_id, variant_id, line_key, name, quantity, unit_price_minor)
            select w.tenant, gen_random_uuid(), w.id, w.variant, 'k', 'Thing', 1, 1000
            from wish w
            """,
            shop.shop().id(),
            rows
        );
    }

    /** Buys as people do, again and again; answers whether it came to an order. */
    boolean buy(Buyer buyer) {
        boolean isHesitating = buyer.isHesitating();
        while (sold.get() + buyer.pieces() <= pieces) {
            pause(buyer.delays().getFirst());
            Answer started = buyer.client().send(CheckoutShop.START);
            JsonNode id = started.json().at("/data/shopCheckoutStart/checkout/id");
            if (!id.isString()) {
                pause(PATIENCE_FACTOR * buyer.delays().getFirst());
                continue;
            }
            pause(buyer.delays().get(1));
            if (isHesitating) {
                isHesitating = false;
                String document = "mutation ($id: ID!) { shopCheckoutCancel(id: $id) { userErrors { code } } }";
                buyer.client().send(document, Map.of("id", id.asString()));
                continue;
            }
            if (order(buyer, id.asString())) {
                sold.addAndGet(buyer.pieces());
                return true;
            }
        }
        return false;
    }

    /** Asks until the answer is clear: a server that is too busy may be asked again, because there is one order only. */
    private boolean order(Buyer buyer, String id) {
        while (true) {
            shop.say(buyer.client(), id);
            pause(buyer.delays().getLast());
            Answer done = CheckoutShop.complete(buyer.client(), id, "CASH_ON_DELIVERY", "10.00");
            JsonNode payload = done.json().at("/data/shopCheckoutComplete");
            if (payload.path("receipt").isObject()) {
                return true;
            }
            boolean isClear = payload.path("userErrors").isArray() && !done.body().contains("CHECKOUT_INCOMPLETE");
            if (isClear) {
                return false;
            }
        }
    }

    /** Pieces of the scarce article on all orders, by what was taken from the shelf. */
    long sold() {
        return shop
            .shop()
            .one(
                Long.class,
                "select coalesce(sum(quantity), 0) from order_line_stock where tenant_id = ?",
                shop.shop().id()
            );
    }

    /** The last number that was given to an order, where all numbers below it were given too. */
    long numbers() {
        return shop
            .shop()
            .one(
                Long.class,
                "select case when count(*) = coalesce(max(number), 0) then count(*) else -1 end from shop_order" +
                    " where tenant_id = ? and status = 'OPEN'",
                shop.shop().id()
            );
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }
}
