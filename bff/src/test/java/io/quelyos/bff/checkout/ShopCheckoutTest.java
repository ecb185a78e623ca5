package io.quelyos.bff.checkout;

import static io.quelyos.bff.checkout.CheckoutShop.complete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A cart becomes an order, once and for the amount that its buyer agreed to. */
@ServerTest
class ShopCheckoutTest {

    @Autowired
    private ApplicationContext server;

    private CheckoutShop shop;
    private CheckoutShop twin;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CheckoutShop.open(server);
        twin = CheckoutShop.open(server);
        guest = shop.shop().guest();
    }

    @Test
    void keepsPiecesAndSellsThem() {
        UUID article = shop.shop().article(3000, 5);
        UUID mirror = twin.shop().article(3000, 5);
        String id = shop.ready(guest, article, 2);
        assertThat(shop.level(article)).isEqualTo("5/2");

        Answer done = complete(guest, id, "BANK_TRANSFER", "60.00");
        String receipt = "/shopCheckoutComplete/receipt";
        assertThat(done.data("/shopCheckoutComplete/userErrors").size()).as(done.body()).isZero();
        assertThat(done.data(receipt + "/status").asString()).isEqualTo("PLACED");
        assertThat(done.data(receipt + "/orderNumber").asInt()).isEqualTo(1);
        assertThat(done.data(receipt + "/amountDue/amount").asString()).isEqualTo("60.00");
        assertThat(done.data(receipt + "/payments/0/instructions").asString()).isEqualTo("FR76 3000");
        assertThat(done.data(receipt + "/payments/0/state").asString()).isEqualTo("PENDING");

        assertThat(shop.level(article)).isEqualTo("3/0");
        assertThat(guest.send("{ shop { cart { id } checkout { id } } }").data("/shop/cart").isNull()).isTrue();
        assertThat(
            shop
                .shop()
                .one(
                    String.class,
                    "select status || ' ' || payment_status || ' ' || email || ' ' || (shipping_address is null) from" +
                        " shop_order where tenant_id = ?",
                    shop.shop().id()
                )
        ).isEqualTo("OPEN UNPAID ada@mail.example true");
        assertThat(shop.count("order_line_stock")).isEqualTo(1);
        assertThat(
            shop
                .shop()
                .one(
                    Long.class,
                    "select sum(amount_minor) from order_ledger_entry where tenant_id = ?",
                    shop.shop().id()
                )
        ).isEqualTo(6000);
        shop.isSound();
        assertThat(twin.level(mirror)).isEqualTo("5/0");
        assertThat(twin.count("shop_order") + twin.count("checkout")).isZero();
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() ->
                assertThat(
                    shop
                        .shop()
                        .one(
                            Long.class,
                            "select sold_count from product where tenant_id = ? and id = ?",
                            shop.shop().id(),
                            shop.shop().product(article)
                        )
                ).isEqualTo(2)
            );
    }

    @Test
    void makesOneOrderHoweverOftenItIsAsked() {
        UUID article = shop.shop().article(1000, 5);
        String id = shop.ready(guest, article, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> complete(guest, id, "BANK_TRANSFER", "10.00"), threads);
            var second = CompletableFuture.supplyAsync(() -> complete(guest, id, "CASH_ON_DELIVERY", "10.00"), threads);
            String one = first.join().data("/shopCheckoutComplete/receipt/orderId").asString();
            assertThat(second.join().data("/shopCheckoutComplete/receipt/orderId").asString()).isEqualTo(one);
            String document = CheckoutShop.COMPLETE.replace(
                "shopCheckoutComplete(id: $id, input: $input)",
                "shopCheckoutComplete(id: $id, input: $input) @idempotent(key: \"the-same-key\")"
            );
            for (int time = 0; time < 2; time++) {
                Answer again = guest.send(document, CheckoutShop.order(id, "BANK_TRANSFER", "10.00"));
                assertThat(again.data("/shopCheckoutComplete/receipt/orderId").asString()).isEqualTo(one);
            }
        }
        assertThat(shop.count("shop_order")).isEqualTo(1);
        assertThat(shop.count("payment")).isEqualTo(1);
        assertThat(shop.level(article)).isEqualTo("4/0");
        shop.isSound();
    }

    @Test
    void refusesAnotherPriceThanTheBuyerSaw() {
        UUID article = shop.shop().article(1000, 5);
        String id = shop.ready(guest, article, 1);
        shop.shop().run("update variant set price_minor = 1500 where tenant_id = ?", shop.shop().id());
        Answer refused = complete(guest, id, "BANK_TRANSFER", "10.00");
        assertThat(refused.data("/shopCheckoutComplete/receipt").isNull()).isTrue();
        assertThat(refused.texts("/shopCheckoutComplete/userErrors", "/newAmount/amount")).containsExactly("15.00");
        assertThat(refused.texts("/shopCheckoutComplete/userErrors", "/oldAmount/amount")).containsExactly("10.00");
        assertThat(shop.count("shop_order")).isZero();
        assertThat(shop.level(article)).isEqualTo("5/1");
    }

    @Test
    void tellsEverythingThatIsMissing() {
        UUID article = shop.shop().article(1000, 5);
        shop.fill(guest, article, 1);
        String id = shop.start(guest);
        Answer refused = guest.send(
            CheckoutShop.COMPLETE,
            Map.of("id", id, "input", Map.of("expectedTotal", Map.of("amount", "10.00", "currency", "EUR")))
        );
        assertThat(refused.texts("/shopCheckoutComplete/userErrors", "/blocker")).containsExactly(
            "EMAIL_MISSING",
            "SHIPPING_ADDRESS_MISSING",
            "BILLING_ADDRESS_MISSING",
            "DELIVERY_MISSING",
            "TERMS_NOT_ACCEPTED",
            "PAYMENT_METHOD_MISSING"
        );
        assertThat(shop.count("shop_order")).isZero();
    }

    @Test
    void refusesWhatOthersAreBuyingAndGivesItFreeInTheEnd() {
        UUID article = shop.shop().article(1000, 2);
        String first = shop.ready(guest, article, 2);
        GraphQlClient other = shop.shop().guest();
        // What others are buying cannot even be put into a cart; this one was filled before.
        shop.shop().run("update stock_level set quantity = 3 where tenant_id = ?", shop.shop().id());
        shop.fill(other, article, 1);
        shop.shop().run("update stock_level set quantity = 2 where tenant_id = ?", shop.shop().id());
        Answer refused = other.send(CheckoutShop.START);
        assertThat(refused.data("/shopCheckoutStart/checkout").isNull()).isTrue();
        assertThat(refused.texts("/shopCheckoutStart/userErrors", "/available")).containsExactly("0");
        assertThat(shop.count("checkout")).isEqualTo(1);

        expire(first);
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(shop.level(article)).isEqualTo("2/0"));
        String second = shop.start(other);
        shop.say(other, second);
        assertThat(
            complete(guest, first, "BANK_TRANSFER", "20.00").texts("/shopCheckoutComplete/userErrors", "/available")
        ).containsExactly("1");
        assertThat(
            complete(other, second, "CASH_ON_DELIVERY", "10.00").data("/shopCheckoutComplete/receipt/status").asString()
        ).isEqualTo("PLACED");
        assertThat(shop.level(article)).isEqualTo("1/0");
        shop.isSound();
    }

    @Test
    void goesOnAfterItsTimeWhileThereIsSome() {
        UUID article = shop.shop().article(1000, 2);
        String id = shop.ready(guest, article, 2);
        expire(id);
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(shop.level(article)).isEqualTo("2/0"));
        Answer done = complete(guest, id, "BANK_TRANSFER", "20.00");
        assertThat(done.data("/shopCheckoutComplete/receipt/status").asString()).isEqualTo("PLACED");
        assertThat(shop.level(article)).isEqualTo("0/0");
        shop.isSound();
    }

    @Test
    void numbersOrdersWithoutGapsUpToThePlansLimit() {
        UUID article = shop.shop().article(1000, 10);
        for (int number = 1; number <= 2; number++) {
            GraphQlClient buyer = shop.shop().guest();
            Answer done = complete(buyer, shop.ready(buyer, article, 1), "BANK_TRANSFER", "10.00");
            assertThat(done.data("/shopCheckoutComplete/receipt/orderNumber").asInt()).isEqualTo(number);
        }
        // The plan GROWTH allows 20,000.
        shop.shop().run("update order_year set order_count = 20000 where tenant_id = ?", shop.shop().id());
        Answer full = complete(guest, shop.ready(guest, article, 1), "BANK_TRANSFER", "10.00");
        assertThat(full.texts("/shopCheckoutComplete/userErrors", "/metric")).containsExactly("orders");
        assertThat(shop.count("shop_order")).isEqualTo(2);
        assertThat(shop.level(article)).isEqualTo("8/1");
        shop.isSound();
    }

    @Test
    void belongsToItsBuyerAlone() {
        UUID article = shop.shop().article(1000, 10);
        String id = shop.ready(guest, article, 1);
        GraphQlClient other = shop.shop().guest();
        assertThat(
            complete(other, id, "BANK_TRANSFER", "10.00").texts("/shopCheckoutComplete/userErrors", "/code")
        ).containsExactly("NOT_FOUND");
        Answer cancelled = other.send(
            "mutation ($id: ID!) { shopCheckoutCancel(id: $id) { checkout { id } userErrors { code } } }",
            Map.of("id", id)
        );
        assertThat(cancelled.texts("/shopCheckoutCancel/userErrors", "/code")).containsExactly("NOT_FOUND");
        assertThat(shop.level(article)).isEqualTo("10/1");
        guest.send("mutation ($id: ID!) { shopCheckoutCancel(id: $id) { checkout { state } } }", Map.of("id", id));
        assertThat(shop.level(article)).isEqualTo("10/0");
    }

    @Test
    void sellsToCustomersOnlyWhereTheShopSaysSo() {
        shop.shop().run("insert into shop_policy (tenant_id, guest_checkout) values (?, false)", shop.shop().id());
        UUID article = shop.shop().article(1000, 10);
        shop.fill(guest, article, 1);
        assertThat(guest.send(CheckoutShop.START).texts("/shopCheckoutStart/userErrors", "/blocker")).containsExactly(
            "SIGN_IN_REQUIRED"
        );
        UUID customer = shop.shop().customer();
        GraphQlClient signedIn = shop.shop().device(customer);
        String id = shop.ready(signedIn, article, 1);
        Answer done = complete(signedIn, id, "CASH_ON_DELIVERY", "10.00");
        assertThat(done.data("/shopCheckoutComplete/receipt/status").asString()).isEqualTo("PLACED");
        assertThat(shop.shop().one(Integer.class, "select order_count from customer where id = ?", customer)).isEqualTo(
            1
        );
    }

    /** Ends the time of a checkout now, and has its job look. */
    private void expire(String id) {
        UUID uuid = GlobalId.decode("cko", id).orElseThrow();
        shop.shop().run("update checkout set reserved_until = now() - interval '1 second' where id = ?", uuid);
        shop.shop().run(
            "update scheduled_tasks set execution_time = now() where task_name = 'checkout-expiry'" +
                " and task_instance like ?",
            uuid + ":%"
        );
    }
}
