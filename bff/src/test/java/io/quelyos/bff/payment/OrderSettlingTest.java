package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whatever happens to its money at the provider, staff can bring an order to its end. */
@ServerTest
class OrderSettlingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ApplicationContext server;

    @Test
    void isPaidOtherwiseWhereTheHoldRanOutUnheard() {
        CardShop shop = CardShop.open(server, false);
        UUID order = order(shop);
        shop.tell(message("evt_h", "payment_intent.amount_capturable_updated", shop.stripe().pay(shop.intent())));
        assertThat(shop.standing(order)).isEqualTo("OPEN AUTHORISED 0-0");
        deliver(shop, order);
        assertThat(code(shop.staff(order, "backofficeOrderMarkPaid", "")))
            .as("what is held is taken")
            .isEqualTo("WRONG_STATE");
        shop.stripe().expire(shop.intent());
        assertThat(code(shop.staff(order, "backofficeOrderCapture", ""))).isEmpty();
        awaitStanding(shop, order, "OPEN UNPAID 0-0");

        Answer paid = shop.staff(order, "backofficeOrderMarkPaid", "");
        assertThat(code(paid)).as(paid.body()).isEmpty();
        assertThat(shop.standing(order)).isEqualTo("COMPLETED PAID 3000-0");
        assertThat(shop.ledger(order)).containsExactly("SALE 3000", "PAYMENT -3000");
        assertThat(code(shop.staff(order, "backofficeOrderMarkPaid", ""))).isEqualTo("WRONG_STATE");
        Answer back = shop.staff(order, "backofficeOrderRefund", ", input: { amount: \"1.00\" }");
        assertThat(code(back)).as(back.body()).isEmpty();
        assertThat(shop.standing(order)).isEqualTo("COMPLETED PARTLY_REFUNDED 3000-100");
        assertThat(shop.stripe().refunds()).as("it was not by card").isZero();
        shop.checkout().isSound();
    }

    @Test
    void isNotOwedAnewWhatWasGivenBackAtTheProvider() {
        CardShop shop = CardShop.open(server, true);
        UUID order = order(shop);
        shop.tell(message("evt_p", "payment_intent.succeeded", shop.stripe().pay(shop.intent())));
        deliver(shop, order);
        assertThat(shop.standing(order)).isEqualTo("COMPLETED PAID 3000-0");

        shop.tell(message("evt_1", "charge.refunded", shop.stripe().refundByHand(shop.intent(), 500)));
        awaitStanding(shop, order, "COMPLETED PARTLY_REFUNDED 3000-500");
        shop.stripe().refundAs("pending");
        shop.tell(message("evt_2", "charge.refunded", shop.stripe().refundByHand(shop.intent(), 200)));
        awaitStanding(shop, order, "OPEN PARTLY_REFUNDED 3000-500");
        shop.tell(message("evt_3", "refund.updated", shop.stripe().settleRefund("succeeded")));
        awaitStanding(shop, order, "COMPLETED PARTLY_REFUNDED 3000-700");
        assertThat(shop.ledger(order)).containsExactly(
            "PAYMENT -3000",
            "SALE 3000",
            "REFUND 500",
            "ADJUSTMENT -500",
            "REFUND 200",
            "ADJUSTMENT -200"
        );
        assertThat(
            shop
                .checkout()
                .shop()
                .one(
                    String.class,
                    "select string_agg(kind || ' ' || gross_minor, ', ' order by kind, number) from invoice where order_id = ?",
                    order
                )
        ).isEqualTo("CREDIT_NOTE 500, CREDIT_NOTE 200, INVOICE 3000");
        shop.checkout().isSound();
    }

    private static UUID order(CardShop shop) {
        UUID article = shop.checkout().shop().article(3000, 5);
        return idOf(shop.order(shop.checkout().shop().guest(), article, 1, "30.00"));
    }

    private static void deliver(CardShop shop, UUID order) {
        assertThat(code(shop.staff(order, "backofficeOrderFulfil", ", input: {}"))).isEmpty();
        UUID parcel = shop.checkout().shop().one(UUID.class, "select id from fulfilment where order_id = ?", order);
        String argument = ", fulfilmentId: \"" + GlobalId.encode("ful", parcel) + "\"";
        assertThat(code(shop.staff(order, "backofficeOrderMarkDelivered", argument))).isEmpty();
    }

    /** Why a step was refused; empty where it was done. */
    private static String code(Answer answer) {
        return answer.data("/done/userErrors").isEmpty() ? "" : answer.data("/done/userErrors/0/code").asString();
    }

    private static void awaitStanding(CardShop shop, UUID order, String standing) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(shop.standing(order)).isEqualTo(standing));
    }
}
