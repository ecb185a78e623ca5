package io.quelyos.bff.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.persistence.approval.ApprovalRuleRow;
import io.quelyos.persistence.company.ApprovalPolicy;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Which orders of a company need an approval. */
@ServerTest
class ApprovalRuleTest {

    @Autowired
    private ApplicationContext server;

    private CheckoutShop shop;
    private Firm firm;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CheckoutShop.open(server);
        firm = Firm.open(shop);
        article = shop.shop().article(3000, 50);
    }

    @Test
    void isTheBuyersOwnLimitOrElseTheCompanys() {
        firm.rule("{ policy: ABOVE_LIMIT, limit: { amount: \"60.00\", currency: \"EUR\" } }");
        GraphQlClient buyer = firm.buyer();
        shop.fill(buyer, article, 2);
        String id = shop.start(buyer);
        CheckoutShop.say(buyer, id, shop.point());
        assertThat(blockers(buyer)).containsExactly("TERMS_NOT_ACCEPTED");
        limit(firm.admin(), "{ limit: { amount: \"59.99\", currency: \"EUR\" } }");
        assertThat(blockers(buyer)).containsExactly("TERMS_NOT_ACCEPTED", "APPROVAL_REQUIRED");
        limit(firm.admin(), "{ limit: { amount: \"500.00\", currency: \"USD\" } }");
        assertThat(blockers(buyer)).as("another currency").contains("APPROVAL_REQUIRED");
        limit(firm.admin(), "{}");
        assertThat(blockers(buyer)).containsExactly("TERMS_NOT_ACCEPTED");
        Answer needless = Firm.request(buyer, id, "60.00");
        assertThat(needless.texts("/shopApprovalRequest/userErrors", "/code")).containsExactly("WRONG_STATE");
        firm.rule("{ policy: ALWAYS }");
        assertThat(blockers(buyer)).contains("APPROVAL_REQUIRED");
        Answer another = Firm.request(buyer, id, "61.00");
        assertThat(another.texts("/shopApprovalRequest/userErrors", "/code")).containsExactly("PRICE_CHANGED");
        firm.rule("{ policy: NEVER }");
        assertThat(
            CheckoutShop.complete(buyer, id, "BANK_TRANSFER", "60.00").data("/shopCheckoutComplete/userErrors")
        ).isEmpty();
    }

    @Test
    void administratorsNeedNoneAndOthersSetNothing() {
        firm.rule("{ policy: ALWAYS }");
        GraphQlClient admin = firm.admin();
        String id = shop.ready(admin, article, 1);
        assertThat(
            CheckoutShop.complete(admin, id, "BANK_TRANSFER", "30.00").data("/shopCheckoutComplete/userErrors")
        ).isEmpty();
        for (GraphQlClient other : new GraphQlClient[] { firm.buyer(), firm.approver() }) {
            assertThat(
                other
                    .send("mutation { shopCompanyApprovalSet(input: { policy: NEVER }) { userErrors { code } } }")
                    .texts("/shopCompanyApprovalSet/userErrors", "/code")
            ).containsExactly("NOT_FOUND");
            assertThat(limit(other, "{}").texts("/shopCompanyMemberLimitSet/userErrors", "/code")).containsExactly(
                "NOT_FOUND"
            );
        }
        Answer without = admin.send(
            "mutation { shopCompanyApprovalSet(input: { policy: ABOVE_LIMIT }) { userErrors { code } } }"
        );
        assertThat(without.texts("/shopCompanyApprovalSet/userErrors", "/code")).containsExactly("REQUIRED");
        assertThat(
            limit(admin, "{ limit: { amount: \"0.001\", currency: \"EUR\" } }").texts(
                "/shopCompanyMemberLimitSet/userErrors",
                "/code"
            )
        ).containsExactly("INVALID");
        assertThat(
            shop.shop().one(String.class, "select approval_policy from company where tenant_id = ?", shop.shop().id())
        ).isEqualTo("ALWAYS");
    }

    @Test
    void isAskedForOnlyWhereSomebodyElseCanDecide() {
        firm.rule("{ policy: ALWAYS }");
        shop.shop().run("update company_member set role = 'BUYER' where tenant_id = ?", shop.shop().id());
        GraphQlClient buyer = firm.buyer();
        shop.fill(buyer, article, 2);
        String id = shop.start(buyer);
        assertThat(Firm.request(buyer, id, "60.00").texts("/shopApprovalRequest/userErrors", "/blocker"))
            .as("first all that can change the amount")
            .contains("BILLING_ADDRESS_MISSING");
        CheckoutShop.say(buyer, id, shop.point());
        assertThat(Firm.request(buyer, id, "60.00").texts("/shopApprovalRequest/userErrors", "/code")).containsExactly(
            "WRONG_STATE"
        );
        assertThat(shop.count("approval_request")).isZero();
    }

    @Test
    void asksTheDatabaseNothingWhereNoCompanyHasARule() {
        GraphQlClient buyer = firm.buyer();
        shop.ready(buyer, article, 2);
        blockers(buyer);
        assertThat(questions(buyer)).isEmpty();
        firm.rule("{ policy: ALWAYS }");
        blockers(buyer);
        assertThat(questions(buyer)).hasSize(2);
    }

    @Test
    void comparesNothingAcrossCurrenciesAndLetsNoLimitGrow() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            long total = random.nextLong(10_000);
            Long own = random.nextBoolean() ? null : random.nextLong(10_000);
            long company = random.nextLong(10_000);
            long limit = own == null ? company : own;
            assertThat(rule("BUYER", ApprovalPolicy.ABOVE_LIMIT, company, own).isNeeded(total, "EUR"))
                .as("seed %d", seed)
                .isEqualTo(total > limit);
            assertThat(rule("APPROVER", ApprovalPolicy.ABOVE_LIMIT, company, own).isNeeded(total, "USD")).isTrue();
            assertThat(rule("ADMIN", ApprovalPolicy.ALWAYS, company, own).isNeeded(total, "EUR")).isFalse();
            assertThat(rule("BUYER", ApprovalPolicy.NEVER, company, own).isNeeded(total, "EUR")).isFalse();
        }
    }

    private static ApprovalRuleRow rule(String role, ApprovalPolicy policy, long company, @Nullable Long own) {
        String currency = own == null ? null : "EUR";
        return new ApprovalRuleRow(new UUID(0, 1), "A", role, policy, company, "EUR", own, currency);
    }

    /** What is asked about the rule and about the request; whether a tenant has a rule at all is remembered. */
    private static List<String> questions(GraphQlClient buyer) {
        SqlStatements.clear();
        blockers(buyer);
        return SqlStatements.seenQueries()
            .stream()
            .filter(sql -> sql.contains("own_limit_minor") || sql.contains("approval_request"))
            .toList();
    }

    private static List<String> blockers(GraphQlClient buyer) {
        return buyer.send("{ shop { checkout { blockers } } }").texts("/shop/checkout/blockers", "");
    }

    private Answer limit(GraphQlClient by, String input) {
        return by.send(
            "mutation ($id: ID!) { shopCompanyMemberLimitSet(customerId: $id, input: " +
                input +
                ") { company { name } userErrors { code } } }",
            Map.of("id", GlobalId.encode("cus", firm.buyerId()))
        );
    }
}
