package io.quelyos.bff.checkout;

import static io.quelyos.bff.checkout.CheckoutShop.complete;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One buyer keeps only so much from the others, and buyers at the same time wait for each other in no circle. */
@ServerTest
class CheckoutLimitsTest {

    private static final int MOST_UNPAID = 3;

    @Autowired
    private ApplicationContext server;

    private CheckoutShop shop;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CheckoutShop.open(server);
        guest = shop.shop().guest();
    }

    @Test
    void keepsPiecesNoLongerThanOneBuyerMay() {
        UUID article = shop.shop().article(1000, 5);
        String id = shop.ready(guest, article, 2);
        // It began almost two hours ago, and has been renewed ever since.
        held("now() - interval '119 minutes'");
        Answer renewed = guest.send(CheckoutShop.START);
        assertThat(renewed.data("/shopCheckoutStart/userErrors").size()).as(renewed.body()).isZero();
        assertThat(
            shop
                .shop()
                .one(
                    Boolean.class,
                    "select reserved_until < now() + interval '2 minutes' from checkout where tenant_id = ?",
                    shop.shop().id()
                )
        ).isTrue();
        held("now() - interval '121 minutes'");
        assertThat(start()).containsExactly("THROTTLED");
        guest.send("mutation ($id: ID!) { shopCheckoutCancel(id: $id) { userErrors { code } } }", Map.of("id", id));
        assertThat(shop.level(article)).isEqualTo("5/0");
        assertThat(start()).as("giving it up is no break").containsExactly("THROTTLED");
        assertThat(shop.level(article)).isEqualTo("5/0");

        shop.shop().run(
            "update checkout set updated_at = now() - interval '11 minutes', reserved_until = now() - interval" +
                " '11 minutes' where tenant_id = ?",
            shop.shop().id()
        );
        assertThat(start()).as("after a break").isEmpty();
        assertThat(shop.level(article)).isEqualTo("5/2");
        shop.isSound();
    }

    @Test
    void letsWhoKeptThemTooLongStillBuy() {
        UUID article = shop.shop().article(1000, 5);
        String id = shop.ready(guest, article, 2);
        held("now() - interval '121 minutes'");
        assertThat(start()).containsExactly("THROTTLED");
        Answer done = complete(guest, id, "BANK_TRANSFER", "20.00");
        assertThat(done.data("/shopCheckoutComplete/receipt/status").asString()).as(done.body()).isEqualTo("PLACED");
    }

    @Test
    void letsOnlySoManyOrdersOfOneBuyerWaitForMoney() {
        shop.shop().run(
            "insert into shop_policy (tenant_id, most_unpaid_orders) values (?, ?)",
            shop.shop().id(),
            MOST_UNPAID
        );
        UUID article = shop.shop().article(1000, 100);
        for (int order = 0; order < MOST_UNPAID; order++) {
            Answer done = complete(guest, shop.ready(guest, article, 1), "BANK_TRANSFER", "10.00");
            assertThat(done.data("/shopCheckoutComplete/userErrors").size()).as(done.body()).isZero();
        }
        String id = shop.ready(guest, article, 1);
        Answer refused = complete(guest, id, "BANK_TRANSFER", "10.00");
        assertThat(refused.texts("/shopCheckoutComplete/userErrors", "/code")).containsExactly("LIMIT_REACHED");
        assertThat(shop.count("shop_order")).isEqualTo(MOST_UNPAID);
        GraphQlClient other = shop.shop().guest();
        assertThat(
            complete(other, shop.ready(other, article, 1), "BANK_TRANSFER", "10.00")
                .data("/shopCheckoutComplete/receipt/status")
                .asString()
        ).isEqualTo("PLACED");
        shop.shop().run(
            "update shop_order set payment_status = 'PAID' where id = (select id from shop_order where tenant_id = ?" +
                " order by number limit 1)",
            shop.shop().id()
        );
        assertThat(
            complete(guest, id, "BANK_TRANSFER", "10.00").data("/shopCheckoutComplete/receipt/status").asString()
        ).isEqualTo("PLACED");
    }

    @Test
    void refusesAnotherOrderUnderTheSameKey() {
        UUID article = shop.shop().article(1000, 5);
        String id = shop.ready(guest, article, 1);
        String document = CheckoutShop.COMPLETE.replace(
            "shopCheckoutComplete(id: $id, input: $input)",
            "shopCheckoutComplete(id: $id, input: $input) @idempotent(key: \"order-0001\")"
        );
        Answer done = guest.send(document, CheckoutShop.order(id, "BANK_TRANSFER", "10.00"));
        String order = done.data("/shopCheckoutComplete/receipt/orderId").asString();
        Answer same = guest.send(document, CheckoutShop.order(id, "BANK_TRANSFER", "10.00"));
        assertThat(same.data("/shopCheckoutComplete/receipt/orderId").asString()).isEqualTo(order);
        Answer other = guest.send(document, CheckoutShop.order(id, "CASH_ON_DELIVERY", "10.00"));
        assertThat(other.errorCodes()).containsExactly("IDEMPOTENCY_KEY_MISMATCH");
        assertThat(
            shop
                .shop()
                .one(
                    Long.class,
                    "select count(*) from idempotency_key where tenant_id = ? and payload <> 'null'::jsonb",
                    shop.shop().id()
                )
        )
            .as("no answer with a secret is kept")
            .isZero();
        assertThat(shop.count("shop_order")).isEqualTo(1);
    }

    @Test
    void startsAtOnceWithoutWaitingInACircle() {
        UUID one = shop.shop().article(1000, 1_000);
        UUID two = shop.shop().article(1000, 1_000);
        for (int round = 0; round < 8; round++) {
            GraphQlClient first = withAnother(one, two);
            GraphQlClient second = withAnother(two, one);
            String document =
                "mutation { shopCheckoutStart @idempotent(key: \"round-000" + round + "\") { userErrors { code } } }";
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var a = CompletableFuture.supplyAsync(() -> first.send(document), threads);
                var b = CompletableFuture.supplyAsync(() -> second.send(document), threads);
                assertThat(a.join().errorCodes()).as(a.join().body()).isEmpty();
                assertThat(b.join().errorCodes()).as(b.join().body()).isEmpty();
            }
        }
        assertThat(shop.level(one)).isEqualTo("1000/8");
        assertThat(shop.level(two)).isEqualTo("1000/8");
        shop.isSound();
    }

    /** A guest who keeps a piece of one article for a cart that is gone, and has a cart with a piece of the next. */
    private GraphQlClient withAnother(UUID kept, UUID next) {
        GraphQlClient buyer = shop.shop().guest();
        shop.fill(buyer, kept, 1);
        String started = shop.start(buyer);
        assertThat(started).isNotEmpty();
        // As after a sign-in that took the cart into another one.
        shop.shop().run(
            "delete from cart where tenant_id = ? and id = (select cart_id from checkout where id = ?)",
            shop.shop().id(),
            GlobalId.decode("cko", started).orElseThrow()
        );
        shop.fill(buyer, next, 1);
        return buyer;
    }

    /** What the buyer is told who starts. */
    private List<String> start() {
        return guest.send(CheckoutShop.START).texts("/shopCheckoutStart/userErrors", "/code");
    }

    private void held(String since) {
        shop.shop().run("update checkout set held_since = " + since + " where tenant_id = ?", shop.shop().id());
    }
}
