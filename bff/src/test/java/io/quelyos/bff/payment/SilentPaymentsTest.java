package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.Tokens;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A tenant that speaks to nobody outside asks no provider, and offers no way to pay that needs one. */
@ServerTest
class SilentPaymentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ApplicationContext server;

    @Autowired
    private OwnIssuer issuer;

    private CardShop shop;
    private GraphQlClient operator;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CardShop.open(server, false);
        article = shop.checkout().shop().article(3000, 9);
        operator = GraphQlClient.of(shop.checkout().shop().port()).bearer(
            new Tokens(issuer).operator("TENANT_READ", "TENANT_WRITE")
        );
    }

    @Test
    void offersNoCardsWhileTheTenantIsSilent() {
        CardShop twin = CardShop.open(server, false);
        GraphQlClient twins = twin.checkout().shop().guest();
        String twinCheckout = twin.checkout().ready(twins, twin.checkout().shop().article(3000, 9), 1);
        GraphQlClient guest = shop.checkout().shop().guest();
        String checkout = shop.checkout().ready(guest, article, 1);
        UUID tenant = shop.checkout().shop().id();
        awaitOffers(shop, guest, checkout, "BANK_TRANSFER", "CASH_ON_DELIVERY", "CARD");

        shop.speak(operator, tenant, "Disable");
        awaitOffers(shop, guest, checkout, "BANK_TRANSFER", "CASH_ON_DELIVERY");
        awaitOffers(twin, twins, twinCheckout, "BANK_TRANSFER", "CASH_ON_DELIVERY", "CARD");
        Answer refused = CheckoutShop.complete(guest, checkout, "CARD", "30.00");
        assertThat(refused.texts("/shopCheckoutComplete/userErrors", "/blocker")).containsExactly(
            "PAYMENT_METHOD_MISSING"
        );
        assertThat(shop.checkout().count("shop_order")).isZero();

        shop.speak(operator, tenant, "Enable");
        awaitOffers(shop, guest, checkout, "BANK_TRANSFER", "CASH_ON_DELIVERY", "CARD");
        Answer ordered = CheckoutShop.complete(guest, checkout, "CARD", "30.00");
        assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/clientSecret").asString()).isEqualTo(
            shop.intent() + "_secret"
        );
    }

    @Test
    void asksNothingWhileTheTenantIsSilentAndGoesOnAfterwards() {
        UUID held = idOf(shop.order(shop.checkout().shop().guest(), article, 1, "30.00"));
        shop.tell(message("evt_0", "payment_intent.amount_capturable_updated", shop.stripe().pay(shop.intent())));
        UUID tenant = shop.checkout().shop().id();
        // A server that has not heard of it yet offers cards still.
        shop.checkout()
            .shop()
            .database()
            .superuser()
            .sql(
                "set session_replication_role = replica; update tenant set is_outgoing_off = true where id = '" +
                    tenant +
                    "'; reset session_replication_role"
            )
            .update();
        int asked = shop.stripe().asked();

        GraphQlClient guest = shop.checkout().shop().guest();
        String checkout = shop.checkout().ready(guest, article, 1);
        Answer ordered = CheckoutShop.complete(guest, checkout, "CARD", "30.00");
        assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/state").asString()).isEqualTo("CREATED");
        assertThat(ordered.data("/shopCheckoutComplete/receipt/payments/0/clientSecret").isNull()).isTrue();
        assertThat(shop.staff(held, "backofficeOrderCancel", ", input: {}").body()).contains("CANCELLED");
        String job =
            "select count(*) from scheduled_tasks where task_name = 'payment-request' and not picked" +
            " and task_data = convert_to(cast(? as text) || ' 0', 'UTF8')";
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.checkout().shop().one(Long.class, job, tenant)).isOne());
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    shop
                        .checkout()
                        .shop()
                        .database()
                        .superuser()
                        .sql(
                            "update scheduled_tasks set execution_time = now() + interval '1 hour', version = version + 1" +
                                " where task_name = 'payment-request' and not picked" +
                                " and task_data = convert_to(cast(? as text) || ' 0', 'UTF8')"
                        )
                        .param(tenant)
                        .update() == 1
            );
        assertThat(shop.stripe().asked()).as("requests at the provider").isEqualTo(asked);
        assertThat(shop.events(held)).as("nobody is to blame").doesNotContain("PROVIDER_AWAITED");

        shop.speak(operator, tenant, "Enable");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(shop.stripe().intent(shop.stripe().intents().get(0)).get("status")).isEqualTo("canceled")
            );
        Answer again = CheckoutShop.complete(guest, checkout, "CARD", "30.00");
        assertThat(again.data("/shopCheckoutComplete/receipt/payments/0/clientSecret").asString()).isEqualTo(
            shop.stripe().intents().get(1) + "_secret"
        );
    }

    private static void awaitOffers(CardShop shop, GraphQlClient buyer, String checkout, String... methods) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(
                    shop
                        .checkout()
                        .say(buyer, checkout)
                        .texts("/shopCheckoutDeliveryChoose/checkout/paymentMethods", "/code")
                ).containsExactly(methods)
            );
    }
}
