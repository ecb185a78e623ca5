package io.quelyos.bff.promotion;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static io.quelyos.bff.promotion.PromotionBench.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What has no limit makes nobody wait, and is counted from its uses when it gets one. */
@ServerTest
class UnlimitedRedemptionsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Redemptions redemptions;

    @Autowired
    private BasketPricer pricer;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private PromotionBench bench;

    private TenantContext tenant;
    private UUID article;
    private UUID promotion;
    private UUID customer;

    @BeforeEach
    void furnish() {
        tenant = bench.tenant();
        article = bench.article(tenant, 1000, List.of());
        promotion = bench.tenPercent(tenant, true, null, null, Targets.ALL);
        bench.coupon(tenant, promotion, "ALWAYS", null);
        customer = bench.customer(tenant);
    }

    @Test
    void letsAnOrderThroughWhileAnotherIsUnderWay() {
        PricedBasket priced = priced(customer);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            tenantDb.write(tenant, () -> {
                assertRedeemed(redemptions.redeem(tenant, id(), customer, priced));
                // A lock on a count would be held until this transaction ends, which waits for the other order.
                Future<RedemptionOutcome> second = other.submit(() ->
                    redemptions.redeem(tenant, id(), customer, priced)
                );
                assertRedeemed(finished(second));
                return null;
            });
        }
        assertThat(uses()).isEqualTo(2);
        assertThat(bench.count("select count(*) from promotion_usage where promotion_id = ?", promotion)).isZero();
    }

    @Test
    void countsWhatWasUsedBeforeTheLimitWasSet() {
        UUID first = id();
        assertRedeemed(redemptions.redeem(tenant, first, customer, priced(customer)));
        assertRedeemed(redemptions.redeem(tenant, id(), null, priced(null)));
        limit(1, Map.of("usageLimit", 3));
        assertThat(counted()).isEqualTo(2);

        UUID third = id();
        PricedBasket priced = priced(customer);
        assertRedeemed(redemptions.redeem(tenant, third, customer, priced));
        assertThat(reason(redemptions.redeem(tenant, id(), customer, priced))).isEqualTo(RefusalReason.LIMIT_REACHED);
        // One from before the limit and one from after it; neither is taken off twice.
        assertThat(redemptions.release(tenant, first)).isOne();
        assertThat(redemptions.release(tenant, third)).isOne();
        assertThat(redemptions.release(tenant, first)).isZero();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void countsACustomersUsesBeforeTheLimitWasSet() {
        UUID first = id();
        assertRedeemed(redemptions.redeem(tenant, first, customer, priced(customer)));
        PricedBasket priced = priced(customer);
        limit(1, Map.of("customerUsageLimit", 1));
        assertThat(reason(redemptions.redeem(tenant, id(), customer, priced))).isEqualTo(
            RefusalReason.CUSTOMER_LIMIT_REACHED
        );
        redemptions.release(tenant, first);
        assertRedeemed(redemptions.redeem(tenant, id(), customer, priced));
    }

    @Test
    void givesBackWhatWasNeverCountedWithoutGoingBelowZero() {
        UUID order = id();
        assertRedeemed(redemptions.redeem(tenant, order, customer, priced(customer)));
        limit(1, Map.of("usageLimit", 5));
        limit(2, Map.of());
        UUID later = id();
        assertRedeemed(redemptions.redeem(tenant, later, customer, priced(customer)));
        assertThat(redemptions.release(tenant, later)).isOne();
        assertThat(redemptions.release(tenant, order)).isOne();
        assertThat(counted()).isZero();
        limit(3, Map.of("usageLimit", 1));
        assertRedeemed(redemptions.redeem(tenant, id(), customer, priced(customer)));
        assertThat(counted()).isOne();
    }

    @Test
    void letsACustomerGoWhoUsedAPersonalCoupon() {
        UUID coupon = bench.coupon(tenant, promotion, "PERSONAL", 1L);
        bench.execute("update coupon set customer_id = ? where id = ?", customer, coupon);
        UUID order = id();
        var line = new BasketRequest.Line(id(), article, 1, 1000);
        PricedBasket priced = pricer.price(tenant, request(customer, List.of("PERSONAL"), line));
        assertRedeemed(redemptions.redeem(tenant, order, customer, priced));
        bench.execute("delete from customer where id = ?", customer);
        assertThat(bench.count("select count(*) from coupon where id = ?", coupon)).isZero();
        assertThat(uses()).isOne();
        assertThat(redemptions.release(tenant, order)).isOne();
    }

    private void limit(int version, Map<String, Integer> limits) {
        GraphQlClient owner = GraphQlClient.of(port).tenant(tenant.slug()).staff(bench.signIn(tenant, "OWNER"));
        Map<String, Object> input = new HashMap<>(limits);
        input.putAll(Map.of("name", "Ten", "kind", "PERCENTAGE", "percentage", "10", "needsCoupon", true));
        Answer done = owner.send(
            "mutation ($id: ID!, $version: Int!, $input: BackofficePromotionInput!) {" +
                " backofficePromotionUpdate(id: $id, version: $version, input: $input) {" +
                " promotion { usedCount } userErrors { code } } }",
            Map.of("id", GlobalId.encode("prm", promotion), "version", version, "input", input)
        );
        assertThat(done.data("/backofficePromotionUpdate/userErrors")).isEmpty();
        assertThat(done.data("/backofficePromotionUpdate/promotion/usedCount").asLong()).isEqualTo(uses());
    }

    private PricedBasket priced(@Nullable UUID buyer) {
        var line = new BasketRequest.Line(id(), article, 1, 1000);
        PricedBasket priced = pricer.price(tenant, request(buyer, List.of("ALWAYS"), line));
        assertThat(priced.refusedCoupons()).isEmpty();
        return priced;
    }

    private long uses() {
        return bench.count("select count(*) from promotion_redemption where promotion_id = ?", promotion);
    }

    private long counted() {
        return bench.count("select used_count from promotion_usage where promotion_id = ?", promotion);
    }

    private static void assertRedeemed(RedemptionOutcome outcome) {
        assertThat(outcome).isInstanceOf(RedemptionOutcome.Redeemed.class);
    }

    private static RefusalReason reason(RedemptionOutcome outcome) {
        return ((RedemptionOutcome.Refused) outcome).reason();
    }

    private static RedemptionOutcome finished(Future<RedemptionOutcome> order) {
        try {
            return order.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException exception) {
            throw new IllegalStateException("the other order waits", exception);
        }
    }
}
