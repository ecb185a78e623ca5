package io.quelyos.bff.promotion;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static io.quelyos.bff.promotion.PromotionBench.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Promotions, coupons and groups as staff work on them, through HTTP. */
@ServerTest
class BackofficePromotionTest {

    private static final String CREATE =
        "mutation ($input: BackofficePromotionInput!) { backofficePromotionCreate(input: $input) {" +
        " promotion { id version isActive promotionClass percentage amount { amount currency } targets { productIds }" +
        " usedCount } userErrors { code field } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private PromotionBench bench;

    @Autowired
    private BasketPricer pricer;

    private TenantContext tenant;
    private GraphQlClient owner;
    private UUID article;

    @BeforeEach
    void furnish() {
        tenant = bench.tenant();
        owner = GraphQlClient.of(port).tenant(tenant.slug()).staff(bench.signIn(tenant, "OWNER"));
        article = bench.article(tenant, 1000, List.of());
    }

    @Test
    void runsFromCreationToDeletionAndIsPricedWhileItIsOn() {
        Answer created = owner.send(CREATE, Map.of("input", percentage("12.5")));
        String id = created.data("/backofficePromotionCreate/promotion/id").asString();
        assertThat(created.data("/backofficePromotionCreate/promotion/percentage").asString()).isEqualTo("12.50");
        assertThat(created.data("/backofficePromotionCreate/promotion/promotionClass").asString()).isEqualTo("ORDER");
        assertThat(discount()).isZero();

        assertThat(change("Activate", id, 1).data("/done/promotion/isActive").asBoolean()).isTrue();
        assertThat(discount()).isEqualTo(125);
        assertThat(change("Activate", id, 2).data("/done/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
        assertThat(change("Deactivate", id, 1).data("/done/userErrors/0/code").asString()).isEqualTo("CONFLICT");
        assertThat(discount()).isEqualTo(125);

        Map<String, Object> amount = new HashMap<>(Map.of("name", "Two", "kind", "AMOUNT", "amount", "2.00"));
        Answer updated = owner.send(
            "mutation ($id: ID!, $input: BackofficePromotionInput!) {" +
                " done: backofficePromotionUpdate(id: $id, version: 2, input: $input) {" +
                " promotion { version amount { amount } } userErrors { code } } }",
            Map.of("id", id, "input", amount)
        );
        assertThat(updated.data("/done/promotion/version").asInt()).isEqualTo(3);
        assertThat(discount()).isEqualTo(200);

        assertThat(change("Deactivate", id, 3).data("/done/promotion/isActive").asBoolean()).isFalse();
        assertThat(discount()).isZero();
        Answer deleted = owner.send(
            "mutation ($id: ID!) { backofficePromotionDelete(id: $id, version: 4) { deletedId userErrors { code } } }",
            Map.of("id", id)
        );
        assertThat(deleted.data("/backofficePromotionDelete/deletedId").asString()).isEqualTo(id);
        assertThat(
            bench.count("select count(*) from audit_entry where tenant_id = ?", tenant.tenantId().value())
        ).isEqualTo(5);
    }

    @Test
    void namesEverythingThatIsWrong() {
        Map<String, Object> input = new HashMap<>(percentage("100.01"));
        input.put("name", " ");
        input.put("priority", 1001);
        input.put("amount", "1");
        input.put("startsAt", "2026-12-02T00:00:00Z");
        input.put("endsAt", "2026-12-01T00:00:00Z");
        input.put("minimumAmount", "-1");
        input.put("minimumQuantity", 0);
        input.put("usageLimit", 0);
        input.put("customerGroupIds", List.of(GlobalId.encode("cgr", id())));
        input.put("targets", Map.of("productIds", List.of(GlobalId.encode("prd", id()))));
        Answer answer = owner.send(CREATE, Map.of("input", input));
        assertThat(answer.data("/backofficePromotionCreate/promotion").isNull()).isTrue();
        assertThat(answer.texts("/backofficePromotionCreate/userErrors", "/field/1")).containsExactlyInAnyOrder(
            "name",
            "priority",
            "amount",
            "endsAt",
            "percentage",
            "minimumAmount",
            "minimumQuantity",
            "usageLimit",
            "customerGroupIds",
            "targets"
        );
        assertThat(
            bench.count("select count(*) from promotion where tenant_id = ?", tenant.tenantId().value())
        ).isZero();
    }

    @Test
    void asksForWhatTheKindNeeds() {
        Answer answer = owner.send(CREATE, Map.of("input", Map.of("name", "3 for 2", "kind", "BUY_X_GET_Y")));
        assertThat(answer.texts("/backofficePromotionCreate/userErrors", "/field/1")).containsExactly(
            "percentage",
            "buyQuantity",
            "rewardQuantity"
        );
        assertThat(answer.texts("/backofficePromotionCreate/userErrors", "/code")).containsOnly("REQUIRED");
    }

    @Test
    void makesCouponsByHandAndInBulk() {
        UUID promotion = bench.tenPercent(tenant, true, null, null, Targets.ALL);
        String id = GlobalId.encode("prm", promotion);
        String create =
            "mutation ($id: ID!, $code: String!) { backofficeCouponCreate(promotionId: $id, input: { code: $code }) {" +
            " coupon { id code usedCount isActive } userErrors { code field } } }";
        Answer made = owner.send(create, Map.of("id", id, "code", "welcome-10"));
        assertThat(made.data("/backofficeCouponCreate/coupon/code").asString()).isEqualTo("WELCOME-10");
        assertThat(
            owner
                .send(create, Map.of("id", id, "code", "Welcome-10"))
                .data("/backofficeCouponCreate/userErrors/0/code")
                .asString()
        ).isEqualTo("TAKEN");
        assertThat(
            owner
                .send(create, Map.of("id", id, "code", "no spaces"))
                .data("/backofficeCouponCreate/userErrors/0/code")
                .asString()
        ).isEqualTo("INVALID");
        String generate =
            "mutation ($id: ID!, $count: Int!) { backofficeCouponsGenerate(promotionId: $id, input: { count: $count," +
            " prefix: \"vip-\" }) { codes userErrors { code field } } }";
        List<String> codes = owner
            .send(generate, Map.of("id", id, "count", 1000))
            .texts("/backofficeCouponsGenerate/codes", "");
        assertThat(codes)
            .hasSize(1000)
            .doesNotHaveDuplicates()
            .allMatch(code -> code.startsWith("VIP-"));
        assertThat(
            owner
                .send(generate, Map.of("id", id, "count", 1001))
                .data("/backofficeCouponsGenerate/userErrors/0/field/1")
                .asString()
        ).isEqualTo("count");
        assertThat(bench.count("select count(*) from coupon where promotion_id = ?", promotion)).isEqualTo(1001);
        Answer listed = owner.send(
            "query ($id: ID!) { backoffice { coupons(first: 2, where: { promotionId: $id, code: \"WELCOME-10\" }) {" +
                " totalCount nodes { code } } } }",
            Map.of("id", id)
        );
        assertThat(listed.data("/backoffice/coupons/totalCount").asInt()).isEqualTo(1);
        assertThat(pricedWith(codes.get(0))).isEqualTo(100);
    }

    @Test
    void refusesACouponForAPromotionWithoutAny() {
        UUID promotion = bench.tenPercent(tenant, false, null, null, Targets.ALL);
        Answer answer = owner.send(
            "mutation ($id: ID!) { backofficeCouponCreate(promotionId: $id, input: { code: \"ABC\" }) {" +
                " userErrors { code field } } }",
            Map.of("id", GlobalId.encode("prm", promotion))
        );
        assertThat(answer.data("/backofficeCouponCreate/userErrors/0/code").asString()).isEqualTo("WRONG_STATE");
    }

    @Test
    void keepsGroupsAndTheirMembers() {
        String group = owner
            .send("mutation { backofficeCustomerGroupCreate(name: \"Club\") { customerGroup { id } } }")
            .data("/backofficeCustomerGroupCreate/customerGroup/id")
            .asString();
        assertThat(
            owner
                .send("mutation { backofficeCustomerGroupCreate(name: \"Club\") { userErrors { code } } }")
                .data("/backofficeCustomerGroupCreate/userErrors/0/code")
                .asString()
        ).isEqualTo("TAKEN");
        String add =
            "mutation ($id: ID!, $ids: [ID!]!) { backofficeCustomerGroupMembersAdd(id: $id, customerIds: $ids) {" +
            " customerGroup { memberCount } userErrors { code } } }";
        String customer = GlobalId.encode("cus", bench.customer(tenant));
        String foreign = GlobalId.encode("cus", bench.customer(bench.tenant()));
        assertThat(
            owner
                .send(add, Map.of("id", group, "ids", List.of(customer, foreign)))
                .data("/backofficeCustomerGroupMembersAdd/userErrors/0/code")
                .asString()
        ).isEqualTo("NOT_FOUND");
        for (int i = 0; i < 2; i++) {
            assertThat(
                owner
                    .send(add, Map.of("id", group, "ids", List.of(customer)))
                    .data("/backofficeCustomerGroupMembersAdd/customerGroup/memberCount")
                    .asInt()
            ).isEqualTo(1);
        }
        Map<String, Object> input = new HashMap<>(percentage("10"));
        input.put("customerGroupIds", List.of(group));
        assertThat(owner.send(CREATE, Map.of("input", input)).data("/backofficePromotionCreate/userErrors")).isEmpty();
        assertThat(
            owner
                .send(
                    "mutation ($id: ID!) { backofficeCustomerGroupDelete(id: $id, version: 1) { userErrors { code } } }",
                    Map.of("id", group)
                )
                .data("/backofficeCustomerGroupDelete/userErrors/0/code")
                .asString()
        ).isEqualTo("WRONG_STATE");
    }

    private Answer change(String verb, String id, int version) {
        return owner.send(
            "mutation ($id: ID!, $version: Int!) { done: backofficePromotion" +
                verb +
                "(id: $id, version: $version) { promotion { isActive version } userErrors { code } } }",
            Map.of("id", id, "version", version)
        );
    }

    private long discount() {
        return pricer
            .price(tenant, request(null, List.of(), new BasketRequest.Line(id(), article, 1, 1000)))
            .totals()
            .discountMinor();
    }

    private long pricedWith(String code) {
        return pricer
            .price(tenant, request(null, List.of(code), new BasketRequest.Line(id(), article, 1, 1000)))
            .totals()
            .discountMinor();
    }

    private static Map<String, Object> percentage(String percentage) {
        return Map.of("name", "Sale", "kind", "PERCENTAGE", "percentage", percentage);
    }
}
