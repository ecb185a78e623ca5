package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Parcels from their sending to their arrival. */
@ServerTest
class BackofficeFulfilmentTest {

    private static final String MAIL = "ada@mail.example";

    @Autowired
    private ApplicationContext server;

    private OrderShop shop;
    private GraphQlClient owner;
    private UUID order;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
        owner = shop.staff("OWNER");
        order = shop.order(Buyer.guest(MAIL), Pay.PAID, 3, 1);
        OrderShop twin = OrderShop.open(server);
        twin.order(Buyer.guest(MAIL), Pay.PAID, 3, 1);
    }

    @Test
    void sendsInSeveralParcelsUntilEverythingHasArrived() {
        List<String> lines = shop.lines(order);
        Answer first = fulfil(
            Map.of("lines", List.of(line(lines.get(0), 2)), "carrier", "Colissimo", "trackingNumber", "6A01")
        );
        assertThat(first.data("/done/order/fulfilmentStatus").asString()).isEqualTo("PARTLY_FULFILLED");
        assertThat(first.data("/done/order/lines/0/openQuantity").asInt()).isEqualTo(1);
        assertThat(first.data("/done/order/fulfilments/0/lines/0/line/name").asString()).isEqualTo("Article 1");
        Answer second = fulfil(Map.of());
        assertThat(second.data("/done/order/fulfilmentStatus").asString()).isEqualTo("FULFILLED");
        assertThat(second.texts("/done/order/fulfilments/1/lines", "/quantity")).containsExactly("1", "1");
        assertThat(second.texts("/done/order/allowedSteps", ""))
            .doesNotContain("FULFIL", "CANCEL")
            .contains("MARK_DELIVERED");
        String parcel = first.data("/done/order/fulfilments/0/id").asString();
        Answer arrived = parcel("backofficeOrderMarkDelivered", parcel);
        assertThat(arrived.data("/done/order/status").asString()).isEqualTo("OPEN");
        Answer all = parcel("backofficeOrderMarkDelivered", second.data("/done/order/fulfilments/1/id").asString());
        assertThat(all.data("/done/order/fulfilmentStatus").asString()).isEqualTo("DELIVERED");
        assertThat(all.data("/done/order/status").asString()).isEqualTo("COMPLETED");
        assertThat(shop.events(order)).containsExactly(
            "FULFILLED",
            "INVOICE_ISSUED",
            "FULFILLED",
            "DELIVERED",
            "DELIVERED",
            "COMPLETED"
        );
        assertThat(shop.deeds(order)).containsExactly("order.fulfil", "order.fulfil", "order.deliver", "order.deliver");
        assertThat(shop.letters(MAIL)).containsExactly(
            "order-shipped",
            "order-shipped",
            "order-delivered",
            "order-delivered"
        );
    }

    @Test
    void tellsTheWayOfAParcelInTheOrdersLanguage() {
        Answer sent = fulfil(Map.of());
        String parcel = sent.data("/done/order/fulfilments/0/id").asString();
        Answer tracked = shop.change(
            owner,
            "backofficeOrderTrackingSet",
            order,
            Map.of(
                "fulfilmentId",
                Map.entry("ID!", parcel),
                "input",
                Map.entry(
                    "BackofficeOrderTrackingInput!",
                    Map.of("carrier", "La Poste", "trackingNumber", "8R22", "trackingUrl", "https://track.example/8R22")
                )
            )
        );
        assertThat(tracked.data("/done/order/fulfilments/0/trackingUrl").asString()).isEqualTo(
            "https://track.example/8R22"
        );
        String text = shop
            .goods()
            .one(
                String.class,
                "select text_body from mail_message where tenant_id = ? and kind = 'order-shipped' order by id desc limit 1",
                shop.tenant()
            );
        assertThat(text)
            .contains("Bonjour Ada Lovelace,")
            .contains("3 × Article 1 (M)\n1 × Article 2 (M)")
            .contains("La Poste 8R22 https://track.example/8R22");
    }

    @Test
    void takesBackAParcelThatWasNotSent() {
        String parcel = fulfil(Map.of()).data("/done/order/fulfilments/0/id").asString();
        Answer cancelled = parcel("backofficeOrderFulfilmentCancel", parcel);
        assertThat(cancelled.data("/done/order/fulfilmentStatus").asString()).isEqualTo("UNFULFILLED");
        assertThat(cancelled.data("/done/order/lines/0/openQuantity").asInt()).isEqualTo(3);
        Answer again = parcel("backofficeOrderMarkDelivered", parcel);
        assertThat(again.data("/done/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(again.data("/done/userErrors/0/message").asString()).contains("FULFIL");
    }

    @Test
    void refusesPiecesThatAreNotThereAndOldVersions() {
        List<String> lines = shop.lines(order);
        String other = shop.lines(shop.order(Pay.PAID, 1)).getFirst();
        assertThat(refusal(fulfil(Map.of("lines", List.of(line(lines.get(0), 4)))))).isEqualTo("INVALID");
        assertThat(refusal(fulfil(Map.of("lines", List.of(line(lines.get(0), 0)))))).isEqualTo("INVALID");
        assertThat(refusal(fulfil(Map.of("lines", List.of())))).isEqualTo("REQUIRED");
        assertThat(refusal(fulfil(Map.of("lines", List.of(line(other, 1)))))).isEqualTo("NOT_FOUND");
        assertThat(refusal(fulfil(Map.of("trackingUrl", "ftp://files.example/x")))).isEqualTo("INVALID");
        Answer stale = owner.send(
            "mutation ($id: ID!) { done: backofficeOrderFulfil(id: $id, version: 77, input: {}) { userErrors { code } } }",
            Map.of("id", OrderShop.id(order))
        );
        assertThat(refusal(stale)).isEqualTo("CONFLICT");
        assertThat(shop.events(order)).isEmpty();
        assertThat(shop.number("select count(*) from fulfilment where order_id = ?", order)).isZero();
    }

    @Test
    void doesItOnceForOneKey() {
        String document =
            "mutation ($id: ID!) { done: backofficeOrderFulfil(id: $id, version: 1, input: {}) @idempotent(key: \"fulfil-0001\") {" +
            OrderShop.ORDER +
            " } }";
        Answer first = owner.send(document, Map.of("id", OrderShop.id(order)));
        Answer again = owner.send(document, Map.of("id", OrderShop.id(order)));
        assertThat(again.data("/done")).isEqualTo(first.data("/done"));
        assertThat(shop.number("select count(*) from fulfilment where order_id = ?", order)).isOne();
    }

    @Test
    void keepsNotesFromBuyers() {
        Answer noted = owner.send(
            "mutation ($id: ID!) { done: backofficeOrderNoteAdd(id: $id, note: \"Called twice\") {" +
                " order { timeline { kind isPublic actorKind details { name value } } } userErrors { code } } }",
            Map.of("id", OrderShop.id(order))
        );
        assertThat(noted.data("/done/order/timeline/0/kind").asString()).isEqualTo("NOTE_ADDED");
        assertThat(noted.data("/done/order/timeline/0/isPublic").asBoolean()).isFalse();
        assertThat(noted.data("/done/order/timeline/0/details/0/value").asString()).isEqualTo("Called twice");
        assertThat(shop.deeds(order)).containsExactly("order.addNote");
    }

    private static Map<String, Object> line(String id, int quantity) {
        return Map.of("lineId", id, "quantity", quantity);
    }

    private static String refusal(Answer answer) {
        return answer.data("/done/userErrors/0/code").asString();
    }

    private Answer fulfil(Map<String, Object> input) {
        return shop.change(
            owner,
            "backofficeOrderFulfil",
            order,
            Map.of("input", Map.entry("BackofficeOrderFulfilInput!", input))
        );
    }

    private Answer parcel(String mutation, String parcel) {
        return shop.change(owner, mutation, order, Map.of("fulfilmentId", Map.entry("ID!", parcel)));
    }
}
