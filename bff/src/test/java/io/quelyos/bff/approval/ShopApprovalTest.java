package io.quelyos.bff.approval;

import static io.quelyos.bff.checkout.CheckoutShop.complete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Mailbox;
import io.quelyos.bff.testing.ServerTest;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a company wants approved is ordered only after somebody else approved exactly that, and once. */
@ServerTest
class ShopApprovalTest {

    private static final String ABOVE_50 = "{ policy: ABOVE_LIMIT, limit: { amount: \"50.00\", currency: \"EUR\" } }";
    private static final String BLOCKERS =
        "{ shop { checkout { blockers approval { status total { amount } lines { quantity } } } } }";
    private static final String REFUSED = "/shopCheckoutComplete/userErrors";

    @Autowired
    private ApplicationContext server;

    private CheckoutShop shop;
    private Firm firm;
    private Firm twin;
    private UUID article;
    private GraphQlClient buyer;

    @BeforeEach
    void open() {
        shop = CheckoutShop.open(server);
        firm = Firm.open(shop);
        twin = Firm.open(CheckoutShop.open(server));
        article = shop.shop().article(3000, 50);
        twin.shop().shop().article(3000, 50);
        buyer = firm.buyer();
        firm.rule(ABOVE_50);
        twin.rule(ABOVE_50);
    }

    @Test
    void ordersAfterSomebodyElseApproved() {
        String id = checkout(buyer, 2);
        Answer refused = complete(buyer, id, "BANK_TRANSFER", "60.00");
        assertThat(refused.texts(REFUSED, "/blocker")).containsExactly("APPROVAL_REQUIRED");
        assertThat(shop.count("shop_order")).isZero();

        Answer asked = Firm.request(buyer, id, "60.00");
        String approval = asked.data("/shopApprovalRequest/approval/id").asString();
        assertThat(asked.data("/shopApprovalRequest/approval/status").asString()).isEqualTo("REQUESTED");
        assertThat(asked.data("/shopApprovalRequest/approval/canDecide").asBoolean()).isFalse();
        assertThat(asked.data("/shopApprovalRequest/approval/lines/0/total/amount").asString()).isEqualTo("60.00");
        assertThat(complete(buyer, id, "BANK_TRANSFER", "60.00").texts(REFUSED, "/blocker")).containsExactly(
            "APPROVAL_AWAITED"
        );
        Mailbox mailbox = new Mailbox(shop.shop().database());
        assertThat(mailbox.text(shop.shop().tenant(), Firm.email(firm.approverId()), "approval-requested")).contains(
            "Analytical",
            "For the engine",
            "60"
        );
        assertThat(mailbox.kinds(shop.shop().tenant(), Firm.email(firm.adminId()))).containsExactly(
            "approval-requested"
        );

        Answer seen = firm.approver().send("{ shop { approvals(status: REQUESTED) { nodes { id canDecide } } } }");
        assertThat(seen.texts("/shop/approvals/nodes", "/id")).containsExactly(approval);
        assertThat(seen.data("/shop/approvals/nodes/0/canDecide").asBoolean()).isTrue();
        Answer approved = Firm.act(firm.approver(), "shopApprovalApprove", approval);
        assertThat(approved.data("/shopApprovalApprove/approval/status").asString()).isEqualTo("APPROVED");
        assertThat(mailbox.text(shop.shop().tenant(), Firm.email(firm.buyerId()), "approval-approved")).contains(
            "Mind the cogs"
        );

        Answer done = complete(buyer, id, "BANK_TRANSFER", "60.00");
        assertThat(done.data(REFUSED)).as(done.body()).isEmpty();
        assertThat(firm.status(approval)).isEqualTo("USED");
        Answer used = buyer.send(
            "query ($id: ID!) { shop { approval(id: $id) { status orderId decidedBy } } }",
            Map.of("id", approval)
        );
        assertThat(used.data("/shop/approval/orderId").asString()).isEqualTo(
            done.data("/shopCheckoutComplete/receipt/orderId").asString()
        );
        assertThat(twin.shop().count("approval_request") + twin.shop().count("shop_order")).isZero();
        shop.isSound();
    }

    @Test
    void isVoidWhereTheCheckoutIsAnother() {
        String id = checkout(buyer, 2);
        String approval = approved(id, "60.00");
        shop.fill(buyer, article, 1);
        assertThat(complete(buyer, id, "BANK_TRANSFER", "90.00").texts(REFUSED, "/blocker")).containsExactly(
            "APPROVAL_REQUIRED"
        );
        Answer looked = buyer.send(BLOCKERS);
        assertThat(looked.texts("/shop/checkout/blockers", "")).contains("APPROVAL_REQUIRED");
        assertThat(looked.data("/shop/checkout/approval/total/amount").asString())
            .as("what was asked for stays as it was")
            .isEqualTo("60.00");

        String second = Firm.requested(buyer, id, "90.00");
        assertThat(firm.status(approval)).isEqualTo("WITHDRAWN");
        assertThat(Firm.requested(buyer, id, "90.00"))
            .as("asked twice")
            .isEqualTo(second);
        Firm.act(firm.admin(), "shopApprovalApprove", second);
        shop.shop().run(
            "update variant set price_minor = 2900 where tenant_id = ? and id = ?",
            shop.shop().id(),
            article
        );
        assertThat(complete(buyer, id, "BANK_TRANSFER", "87.00").texts(REFUSED, "/blocker"))
            .as("cheaper is another amount too")
            .containsExactly("APPROVAL_REQUIRED");
        shop.shop().run(
            "update variant set price_minor = 3000 where tenant_id = ? and id = ?",
            shop.shop().id(),
            article
        );
        buyer.send(
            "mutation ($id: ID!, $a: ShopCheckoutAddressesInput!) { shopCheckoutAddressesSet(id: $id, input: $a) {" +
                " userErrors { code } } }",
            Map.of("id", id, "a", Map.of("billingAddress", elsewhere()))
        );
        assertThat(complete(buyer, id, "BANK_TRANSFER", "90.00").texts(REFUSED, "/blocker"))
            .as("another address")
            .contains("APPROVAL_REQUIRED");
        assertThat(shop.count("shop_order")).isZero();
        assertThat(firm.status(second)).isEqualTo("APPROVED");
    }

    @Test
    void isUsedOnceHoweverManyOrderAtOnce() throws Exception {
        String id = checkout(buyer, 2);
        String approval = approved(id, "60.00");
        Callable<Answer> order = () -> complete(buyer, id, "BANK_TRANSFER", "60.00");
        try (ExecutorService both = Executors.newFixedThreadPool(4)) {
            for (var answer : both.invokeAll(Collections.nCopies(4, order))) {
                assertThat(answer.get().data(REFUSED)).isEmpty();
            }
        }
        assertThat(shop.count("shop_order")).isEqualTo(1);
        assertThat(firm.status(approval)).isEqualTo("USED");
        String again = checkout(buyer, 2);
        assertThat(complete(buyer, again, "BANK_TRANSFER", "60.00").texts(REFUSED, "/blocker")).containsExactly(
            "APPROVAL_REQUIRED"
        );
        assertThat(
            Firm.act(firm.approver(), "shopApprovalApprove", approval).texts("/shopApprovalApprove/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
        assertThat(
            Firm.act(buyer, "shopApprovalWithdraw", approval).texts("/shopApprovalWithdraw/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
    }

    @Test
    void nobodyApprovesTheirOwnNorWhatIsNotTheirs() {
        String own = Firm.requested(firm.approver(), checkout(firm.approver(), 2), "60.00");
        assertThat(
            Firm.act(firm.approver(), "shopApprovalApprove", own).texts("/shopApprovalApprove/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
        for (GraphQlClient stranger : new GraphQlClient[] { buyer, shop.shop().device(shop.shop().customer()) }) {
            Answer answer = Firm.act(stranger, "shopApprovalApprove", own);
            assertThat(answer.body()).isEqualTo(
                Firm.act(stranger, "shopApprovalApprove", GlobalId.encode("apr", UUID.randomUUID())).body()
            );
            assertThat(
                stranger.send("{ shop { approvals { nodes { id } } } }").data("/shop/approvals/nodes")
            ).isEmpty();
        }
        assertThat(
            Firm.act(twin.admin(), "shopApprovalApprove", own).texts("/shopApprovalApprove/userErrors", "/code")
        ).containsExactly("NOT_FOUND");
        assertThat(
            twin.admin().send("{ shop { approvals { nodes { id } } } }").data("/shop/approvals/nodes")
        ).isEmpty();
        assertThat(firm.status(own)).isEqualTo("REQUESTED");
    }

    @Test
    void declinesTakesBackAndExpires() {
        String id = checkout(buyer, 2);
        String declined = Firm.requested(buyer, id, "60.00");
        Firm.act(firm.approver(), "shopApprovalDecline", declined);
        assertThat(firm.status(declined)).isEqualTo("DECLINED");
        new Mailbox(shop.shop().database()).text(shop.shop().tenant(), Firm.email(firm.buyerId()), "approval-declined");
        assertThat(complete(buyer, id, "BANK_TRANSFER", "60.00").texts(REFUSED, "/blocker")).containsExactly(
            "APPROVAL_REQUIRED"
        );
        String withdrawn = approved(id, "60.00");
        Firm.act(buyer, "shopApprovalWithdraw", withdrawn);
        assertThat(firm.status(withdrawn)).isEqualTo("WITHDRAWN");
        String late = approved(id, "60.00");
        shop.shop().run("update approval_request set expires_at = now() where tenant_id = ?", shop.shop().id());
        assertThat(complete(buyer, id, "BANK_TRANSFER", "60.00").texts(REFUSED, "/blocker")).containsExactly(
            "APPROVAL_REQUIRED"
        );
        shop.shop().run(
            "update scheduled_tasks set execution_time = now() where task_name = 'approval-expiry' and" +
                " task_instance like ?",
            GlobalId.decode("apr", late).orElseThrow() + ":%"
        );
        await().untilAsserted(() -> assertThat(firm.status(late)).isEqualTo("EXPIRED"));
    }

    @Test
    void endsWithTheMembershipAndTheCheckout() {
        String id = checkout(buyer, 2);
        String approval = approved(id, "60.00");
        buyer.send("mutation ($id: ID!) { shopCheckoutCancel(id: $id) { userErrors { code } } }", Map.of("id", id));
        assertThat(firm.status(approval)).isEqualTo("WITHDRAWN");
        String second = approved(shop.start(buyer), null);
        firm.admin().send(
            "mutation ($id: ID!) { shopCompanyMemberRemove(customerId: $id) { done } }",
            Map.of("id", GlobalId.encode("cus", firm.buyerId()))
        );
        assertThat(firm.status(second)).isEqualTo("WITHDRAWN");
    }

    private static Map<String, Object> elsewhere() {
        return Map.of("name", "Bob", "line1", "2 rue", "postalCode", "75001", "city", "Paris", "countryCode", "FR");
    }

    private String checkout(GraphQlClient by, int quantity) {
        shop.fill(by, article, quantity);
        String id = shop.start(by);
        CheckoutShop.say(by, id, shop.point());
        return id;
    }

    private String approved(String checkoutId, @Nullable String total) {
        if (total == null) {
            CheckoutShop.say(buyer, checkoutId, shop.point());
        }
        String id = Firm.requested(buyer, checkoutId, total == null ? "60.00" : total);
        assertThat(
            Firm.act(firm.approver(), "shopApprovalApprove", id).data("/shopApprovalApprove/userErrors")
        ).isEmpty();
        return id;
    }
}
