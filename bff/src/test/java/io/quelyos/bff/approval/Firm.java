package io.quelyos.bff.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import java.util.Map;
import java.util.UUID;

/** A company of a shop: somebody who administers it, somebody who approves, and somebody who buys. */
record Firm(CheckoutShop shop, UUID id, UUID adminId, UUID approverId, UUID buyerId) {
    static final String APPROVAL =
        "{ approval { id status isOwn canDecide requestedBy total { amount } lines { name quantity total { amount } }" +
        " note decidedBy decisionNote orderId } " +
        CheckoutShop.ERRORS +
        " }";
    private static final String REQUEST =
        "mutation ($id: ID!, $input: ShopApprovalRequestInput!) { shopApprovalRequest(checkoutId: $id, input: $input) " +
        APPROVAL +
        " }";

    static Firm open(CheckoutShop shop) {
        var firm = new Firm(
            shop,
            UuidCreator.getTimeOrderedEpoch(),
            shop.shop().customer(),
            shop.shop().customer(),
            shop.shop().customer()
        );
        shop.shop().run(
            "insert into company (tenant_id, id, name) values (?, ?, 'Analytical')",
            shop.shop().id(),
            firm.id()
        );
        firm.join(firm.adminId(), "ADMIN");
        firm.join(firm.approverId(), "APPROVER");
        firm.join(firm.buyerId(), "BUYER");
        return firm;
    }

    void join(UUID customer, String role) {
        shop.shop().run(
            "insert into company_member (tenant_id, company_id, customer_id, role) values (?, ?, ?, ?)",
            shop.shop().id(),
            id,
            customer,
            role
        );
    }

    GraphQlClient admin() {
        return shop.shop().device(adminId);
    }

    GraphQlClient approver() {
        return shop.shop().device(approverId);
    }

    GraphQlClient buyer() {
        return shop.shop().device(buyerId);
    }

    /** Sets the rule as the company's administrator does. */
    void rule(String input) {
        Answer answer = admin().send(
            "mutation { shopCompanyApprovalSet(input: " +
                input +
                ") { company { approvalPolicy } userErrors { code message } } }"
        );
        assertThat(answer.data("/shopCompanyApprovalSet/userErrors")).as(answer.body()).isEmpty();
    }

    static Answer request(GraphQlClient by, String checkoutId, String total) {
        return by.send(
            REQUEST,
            Map.of(
                "id",
                checkoutId,
                "input",
                Map.of("expectedTotal", Map.of("amount", total, "currency", "EUR"), "note", "For the engine")
            )
        );
    }

    /** Asks with success; answers the request's id. */
    static String requested(GraphQlClient by, String checkoutId, String total) {
        Answer answer = request(by, checkoutId, total);
        assertThat(answer.data("/shopApprovalRequest/userErrors")).as(answer.body()).isEmpty();
        return answer.data("/shopApprovalRequest/approval/id").asString();
    }

    /**
     * Approves, declines or withdraws.
     *
     * @param mutation as shopApprovalApprove
     */
    static Answer act(GraphQlClient by, String mutation, String id) {
        String note = mutation.equals("shopApprovalWithdraw") ? "" : ", note: \"Mind the cogs\"";
        return by.send(
            "mutation ($id: ID!) { " + mutation + "(id: $id" + note + ") " + APPROVAL + " }",
            Map.of("id", id)
        );
    }

    String status(String approvalId) {
        return shop
            .shop()
            .one(
                String.class,
                "select status from approval_request where tenant_id = ? and id = ?",
                shop.shop().id(),
                GlobalId.decode(ApprovalReading.PREFIX, approvalId).orElseThrow()
            );
    }

    static String email(UUID customer) {
        return customer + "@mail.example";
    }
}
