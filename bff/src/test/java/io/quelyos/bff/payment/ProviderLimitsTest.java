package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.payment.StripeAccount.Fault;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A provider that is slow ties nobody up, and nobody is offered what it cannot do. */
@ServerTest
class ProviderLimitsTest {

    private static final int BUYERS = 16;

    @Autowired
    private ApplicationContext server;

    @Test
    void beginsEveryPaymentOnceHoweverSlowTheProviderIs() throws Exception {
        CardShop shop = CardShop.open(server, true);
        UUID article = shop.checkout().shop().article(3000, 100);
        Map<GraphQlClient, String> ready = new LinkedHashMap<>();
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            GraphQlClient guest = shop.checkout().shop().guest();
            ready.put(guest, shop.checkout().ready(guest, article, 1));
        }
        shop.stripe().misbehave(Collections.nCopies(BUYERS * 2, Fault.SLOW).toArray(Fault[]::new));
        List<Callable<Answer>> asked = new ArrayList<>();
        ready.forEach((guest, id) -> asked.add(() -> CheckoutShop.complete(guest, id, "CARD", "30.00")));
        List<UUID> orders = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(asked)) {
                assertThat(answer.get().data("/shopCheckoutComplete/receipt/status").asString())
                    .as(answer.get().body())
                    .isEqualTo("AWAITING_PAYMENT");
                orders.add(idOf(answer.get()));
            }
        }
        shop.stripe().recover();
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() ->
                assertThat(
                    shop
                        .checkout()
                        .shop()
                        .one(
                            Long.class,
                            "select count(*) from payment where tenant_id = ? and state = 'ACTION_REQUIRED'",
                            shop.checkout().shop().id()
                        )
                ).isEqualTo(BUYERS)
            );
        assertThat(orders).doesNotHaveDuplicates();
        assertThat(shop.stripe().intents()).hasSize(BUYERS);
    }

    @Test
    void leavesABrokenAccountAloneForAWhile() {
        CardShop shop = CardShop.open(server, true);
        CardShop twin = CardShop.open(server, true);
        UUID article = shop.checkout().shop().article(3000, 100);
        shop.stripe().misbehave(Collections.nCopies(1_000, Fault.ERROR).toArray(Fault[]::new));
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            Answer ordered = shop.order(shop.checkout().shop().guest(), article, 1, "30.00");
            assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/state").asString()).isEqualTo("UNKNOWN");
        }
        assertThat(shop.stripe().asked()).as("not each of them was asked for").isLessThan(BUYERS);
        Answer beside = twin.order(twin.checkout().shop().guest(), twin.checkout().shop().article(3000, 1), 1, "30.00");
        assertThat(beside.data("/shopCheckoutComplete/receipt/payments/0/state").asString())
            .as("the twin's account is another one")
            .isEqualTo("ACTION_REQUIRED");
        shop.stripe().recover();
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(shop.stripe().intents()).hasSize(BUYERS));
    }

    @Test
    void offersNoCardForAnAmountThatTheProviderCannotTake() {
        CardShop shop = CardShop.open(server, true);
        UUID tenant = shop.checkout().shop().id();
        CheckoutShop kuwait = CheckoutShop.open(server);
        UUID there = kuwait.shop().id();
        shop.checkout().shop().run("update tenant set currency = 'KWD' where id = ?", there);
        shop.checkout()
            .shop()
            .run(
                "insert into payment_method (tenant_id, code, is_active, position, publishable_key, secret_key," +
                    " webhook_secret) select cast(? as uuid), code, true, 3, publishable_key, secret_key, webhook_secret" +
                    " from payment_method where tenant_id = ? and code = 'CARD'",
                there,
                tenant
            );
        assertThat(offered(kuwait, 1230)).containsExactly("BANK_TRANSFER", "CASH_ON_DELIVERY", "CARD");
        assertThat(offered(kuwait, 1234)).containsExactly("BANK_TRANSFER", "CASH_ON_DELIVERY");

        GraphQlClient guest = kuwait.shop().guest();
        String id = kuwait.ready(guest, kuwait.shop().article(1234, 5), 1);
        Answer refused = guest.send(
            CheckoutShop.COMPLETE,
            Map.of(
                "id",
                id,
                "input",
                Map.of(
                    "paymentMethod",
                    "CARD",
                    "acceptsTerms",
                    true,
                    "expectedTotal",
                    Map.of("amount", "1.234", "currency", "KWD")
                )
            )
        );
        assertThat(refused.texts("/shopCheckoutComplete/userErrors", "/blocker")).containsExactly(
            "PAYMENT_METHOD_MISSING"
        );
        assertThat(kuwait.count("shop_order")).isZero();
    }

    private static List<String> offered(CheckoutShop shop, long priceMinor) {
        GraphQlClient guest = shop.shop().guest();
        shop.fill(guest, shop.shop().article(priceMinor, 5), 1);
        Answer started = guest.send(CheckoutShop.START);
        return started.texts("/shopCheckoutStart/checkout/paymentMethods", "/code");
    }
}
