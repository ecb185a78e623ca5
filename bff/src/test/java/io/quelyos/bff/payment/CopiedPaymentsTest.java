package io.quelyos.bff.payment;

import static io.quelyos.bff.payment.CardShop.idOf;
import static io.quelyos.bff.payment.CardShop.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A copy shares the provider's names for payments with its original: whatever happens in the copy, and whoever lets it speak
 * to the outside, the original's buyers are not charged, refunded or let go by it.
 */
@ServerTest
class CopiedPaymentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private ApplicationContext server;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private Sessions sessions;

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
    void neverAsksAboutThePaymentsOfTheOriginal() {
        UUID held = order(0);
        UUID cancelled = order(1);
        UUID waiting = order(2);
        shop.tell(message("evt_0", "payment_intent.amount_capturable_updated", pay(0)));
        shop.tell(message("evt_1", "payment_intent.amount_capturable_updated", pay(1)));
        UUID capture = request(held);
        int asked = shop.stripe().asked();

        UUID copy = copy();
        assertThat(row(copy, capture, "select state || ' ' || failure_code from payment_transaction where id = ?"))
            .as("what the original asked for is not asked for by the copy")
            .isEqualTo("FAILED inherited");
        GraphQlClient owner = takeOver(copy);
        assertThat(step(owner, copy, cancelled, "backofficeOrderCancel", ", input: {}").body()).contains("CANCELLED");
        awaitRow(copy, cancelled, "select state from payment where order_id = ?", "VOIDED");
        assertThat(step(owner, copy, held, "backofficeOrderCapture", "").data("/done/userErrors").size()).isZero();
        awaitRow(
            copy,
            held,
            "select string_agg(t.state || ' ' || t.failure_code, ',') from payment p join payment_transaction t" +
                " on t.tenant_id = p.tenant_id and t.payment_id = p.id and t.kind = 'CAPTURE' where p.order_id = ?",
            "FAILED inherited,FAILED inherited"
        );
        shop.checkout()
            .shop()
            .run("update shop_order set payment_due_at = now() where tenant_id = ? and id = ?", copy, waiting);
        shop.checkout()
            .shop()
            .run(
                "update scheduled_tasks set execution_time = now(), version = version + 1" +
                    " where task_name = 'payment-deadline' and task_instance = ?",
                waiting + ":" + copy
            );
        awaitRow(
            copy,
            waiting,
            "select status || coalesce(' ' || cancel_reason, '') from shop_order where id = ?",
            "CANCELLED PAYMENT_EXPIRED"
        );
        awaitRow(copy, waiting, "select state from payment where order_id = ?", "VOIDED");

        assertThat(shop.stripe().asked()).as("requests at the provider").isEqualTo(asked);
        UUID original = shop.checkout().shop().id();
        String standing = "select status || ' ' || payment_status from shop_order where id = ?";
        assertThat(row(original, held, standing)).isEqualTo("OPEN AUTHORISED");
        assertThat(row(original, cancelled, standing)).isEqualTo("OPEN AUTHORISED");
        assertThat(row(original, waiting, standing)).isEqualTo("AWAITING_PAYMENT UNPAID");
        assertThat(shop.stripe().intent(shop.stripe().intents().get(0)).get("status")).isEqualTo("requires_capture");
        assertThat(shop.stripe().intent(shop.stripe().intents().get(1)).get("status")).isEqualTo("requires_capture");
    }

    @Test
    void letsGoWhatItGivesUpWhileAnotherTenantsJobIsAboutAPaymentOfTheSameId() {
        UUID order = order(0);
        UUID other = CheckoutShop.open(server).shop().id();
        String payment = shop
            .checkout()
            .shop()
            .one(String.class, "select cast(id as text) from payment where order_id = ?", order);
        // As an instance of an older version schedules it for a copy.
        shop.checkout()
            .shop()
            .run(
                "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)" +
                    " values ('payment-let-go', ?, convert_to(cast(? as text), 'UTF8'), now() + interval '1 hour', false, 1)",
                payment,
                other
            );
        assertThat(shop.staff(order, "backofficeOrderPaymentGiveUp", "").body()).contains("CANCELLED");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(shop.stripe().intent(shop.stripe().intents().get(0)).get("status")).isEqualTo("canceled")
            );
        shop.checkout()
            .shop()
            .run("update scheduled_tasks set execution_time = now() where task_instance = ?", payment);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(
                    shop
                        .checkout()
                        .shop()
                        .one(Long.class, "select count(*) from scheduled_tasks where task_instance = ?", payment)
                )
                    .as("jobs of the older form are done as well")
                    .isZero()
            );
    }

    private UUID order(int number) {
        UUID order = idOf(shop.order(shop.checkout().shop().guest(), article, 1, "30.00"));
        assertThat(shop.stripe().intents()).hasSize(number + 1);
        return order;
    }

    private Map<String, Object> pay(int number) {
        return shop.stripe().pay(shop.stripe().intents().get(number));
    }

    /** What is held for an order is to be taken, and nobody has asked yet. */
    private UUID request(UUID order) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        shop.checkout()
            .shop()
            .run(
                "insert into payment_transaction (tenant_id, id, payment_id, kind, state, amount_minor)" +
                    " select tenant_id, ?, id, 'CAPTURE', 'REQUESTED', 3000 from payment where order_id = ?",
                id,
                order
            );
        return id;
    }

    /** Makes a copy of the shop; answers its id once nothing is to be done for it any more. */
    private UUID copy() {
        var console = new BackupConsole(shop.checkout().shop().port(), new Tokens(issuer));
        TestTenant original = shop.checkout().shop().tenant();
        JsonNode made = console.copy(console.make(original).path("id").asString(), "copy-of-" + original.slug());
        assertThat(console.awaitRestore(made.at("/restore/id").asString()).path("state").asString()).isEqualTo(
            "SUCCEEDED"
        );
        UUID copy = GlobalId.decode("ten", made.at("/restore/tenant/id").asString()).orElseThrow();
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    shop
                        .checkout()
                        .shop()
                        .one(
                            Long.class,
                            "select count(*) from payment_transaction where tenant_id = ? and state = 'REQUESTED'",
                            copy
                        ) == 0
            );
        return copy;
    }

    /** The copy gets the keys of the same account, and is let to speak to the outside. */
    private GraphQlClient takeOver(UUID copy) {
        UUID account = shop
            .checkout()
            .shop()
            .one(UUID.class, "select account_id from staff_member where tenant_id = ?", copy);
        var client = new ClientInfo("127.0.0.1", "test");
        var session = sessions.open(new TenantId(copy), SessionKind.STAFF, account, "S", client, null);
        GraphQlClient owner = GraphQlClient.of(shop.checkout().shop().port())
            .tenant("copy-of-" + shop.checkout().shop().tenant().slug())
            .staff(session.secret());
        int version = shop
            .checkout()
            .shop()
            .one(Integer.class, "select version from payment_method where code = 'CARD' and tenant_id = ?", copy);
        Map<String, Object> keys = Map.of(
            "active",
            true,
            "publishableKey",
            "pk_test_1",
            "secretKey",
            shop.secretKey(),
            "webhookSecret",
            shop.webhookSecret()
        );
        Answer answer = owner.send(CardShop.UPDATE, Map.of("version", version, "input", keys));
        assertThat(answer.data("/backofficePaymentMethodUpdate/userErrors").size()).as(answer.body()).isZero();
        shop.speak(operator, copy, "Enable");
        return owner;
    }

    private Answer step(GraphQlClient owner, UUID tenant, UUID order, String mutation, String input) {
        int version = Integer.parseInt(row(tenant, order, "select cast(version as text) from shop_order where id = ?"));
        return owner.send(
            "mutation ($id: ID!, $version: Int!) { done: " +
                mutation +
                "(id: $id, version: $version" +
                input +
                ") { order { status } userErrors { code message } } }",
            Map.of("id", GlobalId.encode("ord", order), "version", version)
        );
    }

    private void awaitRow(UUID tenant, UUID id, String sql, String expected) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(row(tenant, id, sql)).isEqualTo(expected));
    }

    /** A text of a row of one tenant; ids are the same in copies. */
    private String row(UUID tenant, UUID id, String sql) {
        String owner = sql.contains(" p ") ? "p.tenant_id" : "tenant_id";
        return shop
            .checkout()
            .shop()
            .one(String.class, sql + " and " + owner + " = ?", id, tenant);
    }
}
