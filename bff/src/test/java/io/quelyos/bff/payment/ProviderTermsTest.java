package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.payment.StripeAccount.Fault;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Money that is held and taken later, given back in parts or let go: once each, though answers are lost on the way. */
@ServerTest
class ProviderTermsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Payments payments;

    @Autowired
    private TenantDirectory tenants;

    private CardShop shop;
    private GraphQlClient guest;
    private UUID order;

    @BeforeEach
    void hold() {
        shop = CardShop.open(server, false);
        guest = shop.checkout().shop().guest();
        order = idOf(shop.order(guest, shop.checkout().shop().article(3000, 5), 2, "60.00"));
        Map<String, Object> held = shop.stripe().pay(shop.intent());
        assertThat(shop.tell(message("evt_1", "payment_intent.amount_capturable_updated", held))).isEqualTo(200);
        assertThat(shop.standing(order)).isEqualTo("OPEN AUTHORISED 0-0");
    }

    @Test
    void takesWhatIsHeldOnceAndGivesItBackInParts() {
        shop.stripe().misbehave(Fault.RESET, Fault.RESET);
        assertThat(payments.capture(context(), order, 6000)).isEqualTo(6000);
        assertThat(payments.capture(context(), order, 6000))
            .as("it is asked for already")
            .isZero();
        awaitStanding("OPEN PAID 6000-0");
        assertThat(
            shop.tell(message("evt_2", "payment_intent.succeeded", shop.stripe().intent(shop.intent())))
        ).isEqualTo(200);
        assertThat(shop.standing(order)).isEqualTo("OPEN PAID 6000-0");

        shop.stripe().misbehave(Fault.ERROR, Fault.RESET, Fault.RESET);
        assertThat(payments.refund(context(), order, 2500, "a scratch")).isEqualTo(new RefundOutcome.Accepted(0, 2500));
        assertThat(payments.refund(context(), order, 3501, null)).isEqualTo(new RefundOutcome.Exceeded(3500));
        awaitStanding("OPEN PARTLY_REFUNDED 6000-2500");
        payments.refund(context(), order, 3500, null);
        awaitStanding("OPEN REFUNDED 6000-6000");
        assertThat(shop.stripe().refunded(shop.intent())).isEqualTo(6000);
        assertThat(shop.stripe().refunds()).isEqualTo(2);
        shop.checkout().isSound();
    }

    @Test
    void takesNoMoreThanIsOwed() {
        assertThat(payments.capture(context(), order, 2500)).isEqualTo(2500);
        awaitStanding("OPEN PARTLY_PAID 2500-0");
        assertThat(shop.stripe().intent(shop.intent()).get("amount_received")).isEqualTo(2500L);
    }

    @Test
    void givesBackWhatIsTakenWhileTheOrderIsCancelled() {
        shop.stripe().misbehave(Fault.RESET, Fault.RESET);
        payments.capture(context(), order, 6000);
        Answer cancelled = guest.send(
            "mutation ($id: ID!) { shopOrderCancel(id: $id) { order { status } userErrors { message } } }",
            Map.of("id", GlobalId.encode("ord", order))
        );
        assertThat(cancelled.data("/shopOrderCancel/order/status").asString()).isEqualTo("CANCELLED");
        awaitStanding("CANCELLED REFUNDED 6000-6000 BUYER");
        assertThat(shop.stripe().refunded(shop.intent())).isEqualTo(6000);
    }

    @Test
    void givesBackWhatIsTakenAfterTheOrderWasCancelled() {
        shop.stripe().misbehave(Fault.RESET, Fault.RESET, Fault.RESET, Fault.RESET);
        payments.capture(context(), order, 6000);
        guest.send(
            "mutation ($id: ID!) { shopOrderCancel(id: $id) { order { status } } }",
            Map.of("id", GlobalId.encode("ord", order))
        );
        // Only the capture is left to be answered, as where the wish to let go comes too late.
        shop.checkout()
            .shop()
            .run(
                "update payment_transaction set state = 'FAILED', settled_at = now()" +
                    " where kind = 'VOID' and state = 'REQUESTED' and tenant_id = ?",
                shop.checkout().shop().id()
            );
        awaitStanding("CANCELLED REFUNDED 6000-6000 BUYER");
    }

    @Test
    void letsGoWhatIsHeld() {
        payments.voidAll(context(), order);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.stripe().intent(shop.intent()).get("status")).isEqualTo("canceled"));
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(
                    shop.checkout().shop().one(String.class, "select state from payment where order_id = ?", order)
                ).isEqualTo("VOIDED")
            );
        assertThat(shop.standing(order)).as("nothing is held any more").isEqualTo("OPEN UNPAID 0-0");
        assertThat(payments.capture(context(), order, 6000)).isZero();
        assertThat(shop.stripe().refunds()).isZero();
    }

    private void awaitStanding(String standing) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo(standing));
    }

    private TenantContext context() {
        var tenant = shop.checkout().shop().tenant();
        return Objects.requireNonNull(tenants.findBySlug(tenant.slug())).context(new Actor.Visitor(null), Set.of());
    }
}
