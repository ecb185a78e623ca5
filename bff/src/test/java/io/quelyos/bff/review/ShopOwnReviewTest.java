package io.quelyos.bff.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.redis.CounterStore;
import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.redis.SessionKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Buyers write about products, over HTTP; others see it by the tenant's policy. */
@ServerTest
class ShopOwnReviewTest {

    private static final String SHOWN = "{ id status verified rating title body authorName product { id } }";
    private static final String WRITE =
        "mutation ($id: ID!, $input: ShopReviewInput!) { shopReviewWrite(productId: $id, input: $input) { review " +
        SHOWN +
        " userErrors { code field } } }";
    private static final String REWRITE = WRITE.replace("shopReviewWrite(productId:", "shopReviewRewrite(id:");
    private static final String DELETE =
        "mutation ($id: ID!) { shopReviewDelete(id: $id) { deletedId userErrors { code } } }";
    private static final String OWN =
        "{ shop { me { reviews(first: 2) { nodes " + SHOWN + " pageInfo { endCursor } } } } }";
    private static final String SEEN =
        "query ($id: ID!) { shop { productById(id: $id) { rating { count average } } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private CartShop other;
    private UUID customer;
    private GraphQlClient ada;
    private UUID variant;
    private String product;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        other = CartShop.open(server);
        customer = shop.customer();
        ada = shop.device(customer);
        variant = shop.article(5_000, 3);
        product = GlobalId.encode("prd", shop.product(variant));
    }

    @Test
    void waitsForTheModerationUnlessThePolicySaysOtherwise() {
        Answer written = write(ada, product, 4);
        assertThat(written.data("/shopReviewWrite/review/status").asString()).isEqualTo("PENDING");
        assertThat(written.data("/shopReviewWrite/review/authorName").asString()).isEqualTo("C");
        assertThat(written.data("/shopReviewWrite/review/product/id").asString()).isEqualTo(product);
        assertThat(seen()).isEqualTo(0);
        publish(written.data("/shopReviewWrite/review/id").asString());
        assertThat(seen()).isEqualTo(1);
    }

    @Test
    void readsAPublishedReviewAgainWhenItIsChanged() {
        String id = write(ada, product, 4).data("/shopReviewWrite/review/id").asString();
        publish(id);
        Answer changed = ada.send(REWRITE, Map.of("id", id, "input", Map.of("rating", 1, "body", "No.")));
        assertThat(changed.data("/shopReviewRewrite/review/status").asString()).isEqualTo("PENDING");
        assertThat(changed.data("/shopReviewRewrite/review/title").isNull()).isTrue();
        assertThat(seen()).isEqualTo(0);
    }

    @Test
    void showsTheWordsOfBuyersAtOnceWhereThePolicyTrustsThem() {
        policy("VERIFIED");
        order("OPEN", "PAID", 1, 0, 0);
        Answer bought = write(ada, product, 5);
        assertThat(bought.data("/shopReviewWrite/review/verified").asBoolean()).isTrue();
        assertThat(bought.data("/shopReviewWrite/review/status").asString()).isEqualTo("PUBLISHED");
        GraphQlClient bob = shop.device(shop.customer());
        Answer notBought = write(bob, product, 1);
        assertThat(notBought.data("/shopReviewWrite/review/verified").asBoolean()).isFalse();
        assertThat(notBought.data("/shopReviewWrite/review/status").asString()).isEqualTo("PENDING");
        assertThat(seen()).isEqualTo(1);
    }

    @Test
    void anOrderThatWasCancelledOrSentBackVerifiesNothing() {
        order("CANCELLED", "REFUNDED", 1, 0, 0);
        order("OPEN", "PARTLY_REFUNDED", 1, 1, 1);
        assertThat(write(ada, product, 5).data("/shopReviewWrite/review/verified").asBoolean()).isFalse();
    }

    @Test
    void anOrderVerifiesOnceItIsPaidOrTheArticleWasSent() {
        order("OPEN", "UNPAID", 2, 0, 0);
        order("OPEN", "AUTHORISED", 1, 0, 0);
        Answer unpaid = write(ada, product, 5);
        assertThat(unpaid.data("/shopReviewWrite/review/verified").asBoolean()).isFalse();
        String id = unpaid.data("/shopReviewWrite/review/id").asString();
        // As cash on delivery goes: the parcel is there before the money.
        order("OPEN", "UNPAID", 2, 1, 0);
        Map<String, Object> input = Map.of("rating", 4, "body", "Came.");
        ada.send(REWRITE, Map.of("id", id, "input", input)).data("/shopReviewRewrite/review");
        assertThat(
            shop.one(Boolean.class, "select is_verified from product_review where tenant_id = ?", shop.id())
        ).isTrue();
    }

    @Test
    void hasOneReviewOfAProductAndCanDeleteIt() {
        policy("ALL");
        String id = write(ada, product, 5).data("/shopReviewWrite/review/id").asString();
        assertThat(write(ada, product, 4).texts("/shopReviewWrite/userErrors", "/code")).containsExactly("TAKEN");
        assertThat(seen()).isEqualTo(1);
        assertThat(ada.send(DELETE, Map.of("id", id)).data("/shopReviewDelete/deletedId").asString()).isEqualTo(id);
        assertThat(seen()).isEqualTo(0);
        assertThat(ada.send(DELETE, Map.of("id", id)).texts("/shopReviewDelete/userErrors", "/code")).containsExactly(
            "NOT_FOUND"
        );
    }

    @Test
    void nobodyReachesTheReviewsOfOthers() {
        String id = write(ada, product, 5).data("/shopReviewWrite/review/id").asString();
        String nobodys = GlobalId.encode("rev", UUID.randomUUID());
        for (GraphQlClient stranger : List.of(shop.device(shop.customer()), other.device(other.customer()))) {
            Map<String, Object> input = Map.of("rating", 1);
            assertThat(stranger.send(REWRITE, Map.of("id", id, "input", input)).body()).isEqualTo(
                stranger.send(REWRITE, Map.of("id", nobodys, "input", input)).body()
            );
            assertThat(stranger.send(DELETE, Map.of("id", id)).body()).isEqualTo(
                stranger.send(DELETE, Map.of("id", nobodys)).body()
            );
            assertThat(stranger.send(OWN).data("/shop/me/reviews/nodes")).isEmpty();
        }
        GraphQlClient twin = other.device(other.customer());
        assertThat(write(twin, product, 5).texts("/shopReviewWrite/userErrors", "/code")).containsExactly("NOT_FOUND");
        assertThat(ada.send(OWN).texts("/shop/me/reviews/nodes", "/rating")).containsExactly("5");
    }

    @Test
    void pagesThroughWhatOneWrote() {
        for (int rating = 1; rating <= 3; rating++) {
            write(ada, GlobalId.encode("prd", shop.product(shop.article(100, 1))), rating);
        }
        Answer first = ada.send(OWN);
        assertThat(first.texts("/shop/me/reviews/nodes", "/rating")).containsExactly("3", "2");
        String after = first.data("/shop/me/reviews/pageInfo/endCursor").asString();
        Answer second = ada.send(OWN.replace("first: 2", "first: 2, after: \"" + after + "\""));
        assertThat(second.texts("/shop/me/reviews/nodes", "/rating")).containsExactly("1");
    }

    @Test
    void refusesWhatIsNoReview() {
        Map<String, Object> input = Map.of("rating", 6, "title", "t".repeat(201), "body", "a\0b");
        Answer refused = ada.send(WRITE, Map.of("id", product, "input", input));
        assertThat(refused.texts("/shopReviewWrite/userErrors", "/code")).containsExactly(
            "INVALID",
            "TOO_LONG",
            "INVALID"
        );
        shop.run("update product set status = 'ARCHIVED' where tenant_id = ?", shop.id());
        assertThat(write(ada, product, 5).texts("/shopReviewWrite/userErrors", "/code")).containsExactly("NOT_FOUND");
        assertThat(ada.send(OWN).data("/shop/me/reviews/nodes")).isEmpty();
    }

    @Test
    void countsWhatOneWritesInADayWhateverBecomesOfIt() {
        for (int i = 0; i < 10; i++) {
            String id = write(ada, product, 5).data("/shopReviewWrite/review/id").asString();
            ada.send(DELETE, Map.of("id", id));
        }
        assertThat(write(ada, product, 5).texts("/shopReviewWrite/userErrors", "/code")).containsExactly("THROTTLED");
        assertThat(ada.send(OWN).data("/shop/me/reviews/nodes")).isEmpty();
        GraphQlClient bob = shop.device(shop.customer());
        assertThat(write(bob, product, 5).data("/shopReviewWrite/userErrors")).isEmpty();
    }

    @Test
    void doesNotRepeatThatSomethingCameTooOften() {
        String limit = RedisKeys.counter(shop.tenant().id(), "review:" + customer);
        CounterStore counters = server.getBean(CounterStore.class);
        for (int i = 0; i < 10; i++) {
            counters.admit(List.of(limit), List.of(10L), Duration.ofHours(1));
        }
        String once = WRITE.replaceFirst("(shopReviewWrite\\([^)]*\\))", "$1 @idempotent(key: \"review-0001\")");
        Map<String, Object> variables = Map.of("id", product, "input", Map.of("rating", 5, "body", "As it is."));
        assertThat(ada.send(once, variables).texts("/shopReviewWrite/userErrors", "/code")).containsExactly(
            "THROTTLED"
        );
        counters.reset(limit);
        String id = ada.send(once, variables).data("/shopReviewWrite/review/id").asString();
        assertThat(ada.send(once, variables).data("/shopReviewWrite/review/id").asString())
            .as("what was done is repeated")
            .isEqualTo(id);
    }

    private Answer write(GraphQlClient client, String productId, int rating) {
        Map<String, Object> input = Map.of("rating", rating, "title", "So", "body", "As it is.");
        return client.send(WRITE, Map.of("id", productId, "input", input));
    }

    private int seen() {
        return shop.visitor().send(SEEN, Map.of("id", product)).data("/shop/productById/rating/count").asInt();
    }

    private void policy(String publishing) {
        Answer answer = staff().send(
            "mutation { backofficeShopPolicyUpdate(version: 0, input: { reviewPublishing: " +
                publishing +
                " }) { shopPolicy { reviewPublishing } userErrors { code } } }"
        );
        assertThat(answer.data("/backofficeShopPolicyUpdate/shopPolicy/reviewPublishing").asString()).isEqualTo(
            publishing
        );
    }

    private void publish(String id) {
        int version = shop.one(Integer.class, "select version from product_review where tenant_id = ?", shop.id());
        Answer answer = staff().send(
            "mutation ($id: ID!, $version: Int!) { backofficeReviewPublish(id: $id, version: $version) {" +
                " review { status } userErrors { code } } }",
            Map.of("id", id, "version", version)
        );
        assertThat(answer.data("/backofficeReviewPublish/userErrors")).isEmpty();
    }

    private GraphQlClient staff() {
        UUID account = UuidCreator.getTimeOrderedEpoch();
        shop.run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', '-')",
            account,
            account + "@mail.example"
        );
        shop.run("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')", shop.id(), account);
        var client = new ClientInfo("127.0.0.1", "test");
        return shop
            .visitor()
            .staff(shop.sessions().open(shop.tenant().id(), SessionKind.STAFF, account, "S", client, null).secret());
    }

    /** An order of the product by Ada, as the checkout leaves one. */
    private void order(String status, String paymentStatus, int quantity, int fulfilled, int returned) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        shop.run(
            "insert into checkout (tenant_id, id, customer_id, state, reserved_until) values (?, ?, ?, 'ORDERED', now())",
            shop.id(),
            id,
            customer
        );
        boolean isCancelled = status.equals("CANCELLED");
        shop.run(
            "insert into shop_order (tenant_id, id, number, status, customer_id, email, locale, currency," +
                " prices_include_tax, tax_treatment, requires_shipping, billing_address, subtotal_minor, discount_minor," +
                " delivery_minor, delivery_discount_minor, delivery_net_minor, delivery_tax_minor, net_minor, tax_minor," +
                " gross_minor, placed_at, payment_status, cancelled_at, cancel_reason) values (?, ?," +
                " (select count(*) + 1 from shop_order), ?, ?, 'a@mail.example', 'fr-FR', 'EUR', true, 'DOMESTIC', true," +
                " '{}', 100, 0, 0, 0, 0, 0, 100, 0, 100, now(), ?, " +
                (isCancelled ? "now(), 'BUYER')" : "null, null)"),
            shop.id(),
            id,
            status,
            customer,
            paymentStatus
        );
        shop.run(
            "insert into order_line (tenant_id, id, order_id, position, product_id, variant_id, name, quantity," +
                " unit_price_minor, subtotal_minor, discount_minor, net_minor, tax_minor, gross_minor, requires_shipping," +
                " fulfilled_quantity, returned_quantity) values (?, ?, ?, 1, ?, ?, 'P', ?, 100, 100, 0, 100, 0, 100, true, ?, ?)",
            shop.id(),
            UuidCreator.getTimeOrderedEpoch(),
            id,
            shop.product(variant),
            variant,
            quantity,
            fulfilled,
            returned
        );
    }
}
