package io.quelyos.bff.promotion;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static io.quelyos.bff.promotion.PromotionBench.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** Uses are counted exactly, whoever comes at the same time. */
@ServerTest
class RedemptionsTest {

    private static final int ORDERS = 200;

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

    @BeforeEach
    void furnish() {
        tenant = bench.tenant();
        article = bench.article(tenant, 1000, List.of());
    }

    @Test
    void letsExactlyTheLimitOfACouponThrough() throws InterruptedException {
        UUID promotion = bench.tenPercent(tenant, true, null, null, Targets.ALL);
        UUID coupon = bench.coupon(tenant, promotion, "SEVENTEEN", 17L);
        PricedBasket priced = priced(null, "SEVENTEEN");
        List<RedemptionOutcome> outcomes = atOnce(() -> redemptions.redeem(tenant, id(), null, priced));
        assertThat(outcomes).filteredOn(RedemptionOutcome.Redeemed.class::isInstance).hasSize(17);
        assertThat(outcomes)
            .filteredOn(RedemptionOutcome.Refused.class::isInstance)
            .hasSize(ORDERS - 17)
            .allMatch(outcome -> reason(outcome) == RefusalReason.LIMIT_REACHED);
        assertThat(bench.count("select used_count from coupon where id = ?", coupon)).isEqualTo(17);
        assertThat(uses(promotion)).isEqualTo(17);
    }

    @Test
    void letsExactlyTheLimitOfACustomerThrough() throws InterruptedException {
        UUID promotion = bench.tenPercent(tenant, true, 150L, 3L, Targets.ALL);
        bench.coupon(tenant, promotion, "THREE", null);
        UUID customer = bench.customer(tenant);
        PricedBasket priced = priced(customer, "THREE");
        List<RedemptionOutcome> outcomes = atOnce(() -> redemptions.redeem(tenant, id(), customer, priced));
        assertThat(outcomes).filteredOn(RedemptionOutcome.Redeemed.class::isInstance).hasSize(3);
        assertThat(bench.count("select used_count from promotion_usage where promotion_id = ?", promotion)).isEqualTo(
            3
        );
        assertThat(
            bench.count("select used_count from promotion_customer_usage where promotion_id = ?", promotion)
        ).isEqualTo(3);
        assertThat(uses(promotion)).isEqualTo(3);
    }

    @Test
    void letsOneOrderOfSeveralPromotionsThroughOrNone() throws InterruptedException {
        UUID wide = bench.tenPercent(tenant, false, null, null, Targets.ALL);
        UUID narrow = bench.tenPercent(tenant, true, 5L, null, Targets.ALL);
        bench.coupon(tenant, narrow, "FIVE", null);
        PricedBasket priced = priced(null, "FIVE");
        assertThat(priced.promotions()).hasSize(2);
        List<RedemptionOutcome> outcomes = atOnce(() -> redemptions.redeem(tenant, id(), null, priced));
        assertThat(outcomes).filteredOn(RedemptionOutcome.Redeemed.class::isInstance).hasSize(5);
        assertThat(bench.count("select used_count from promotion_usage where promotion_id = ?", narrow)).isEqualTo(5);
        assertThat(uses(wide)).isEqualTo(5);
        assertThat(uses(narrow)).isEqualTo(5);
    }

    @Test
    void givesBackOnceAndToTheNext() {
        UUID promotion = bench.tenPercent(tenant, true, null, 1L, Targets.ALL);
        UUID coupon = bench.coupon(tenant, promotion, "LAST", 1L);
        UUID customer = bench.customer(tenant);
        PricedBasket priced = priced(customer, "LAST");
        UUID order = id();
        assertThat(redemptions.redeem(tenant, order, customer, priced)).isInstanceOf(RedemptionOutcome.Redeemed.class);
        assertThat(reason(redemptions.redeem(tenant, id(), customer, priced))).isEqualTo(
            RefusalReason.CUSTOMER_LIMIT_REACHED
        );
        assertThat(redemptions.release(bench.tenant(), order)).isZero();
        assertThat(redemptions.release(tenant, order)).isOne();
        assertThat(redemptions.release(tenant, order)).isZero();
        assertThat(bench.count("select used_count from coupon where id = ?", coupon)).isZero();
        assertThat(redemptions.redeem(tenant, id(), customer, priced)).isInstanceOf(RedemptionOutcome.Redeemed.class);
    }

    @Test
    void countsNothingWhereTheCallersTransactionFails() {
        UUID promotion = bench.tenPercent(tenant, true, 1L, null, Targets.ALL);
        bench.coupon(tenant, promotion, "ONE", null);
        PricedBasket priced = priced(null, "ONE");
        assertThatIllegalStateException().isThrownBy(() ->
            tenantDb.write(tenant, () -> {
                redemptions.redeem(tenant, id(), null, priced);
                throw new IllegalStateException("the payment failed");
            })
        );
        assertThat(uses(promotion)).isZero();
        assertThat(redemptions.redeem(tenant, id(), null, priced)).isInstanceOf(RedemptionOutcome.Redeemed.class);
    }

    @Test
    void countsAnOrderOnce() {
        UUID promotion = bench.tenPercent(tenant, true, null, null, Targets.ALL);
        bench.coupon(tenant, promotion, "MANY", null);
        PricedBasket priced = priced(null, "MANY");
        UUID order = id();
        redemptions.redeem(tenant, order, null, priced);
        assertThatThrownBy(() -> redemptions.redeem(tenant, order, null, priced)).isInstanceOf(
            DuplicateKeyException.class
        );
        assertThat(uses(promotion)).isOne();
    }

    @Test
    void refusesWhatWasSwitchedOffMeanwhile() {
        UUID promotion = bench.tenPercent(tenant, true, null, null, Targets.ALL);
        bench.coupon(tenant, promotion, "OFF", null);
        PricedBasket priced = priced(null, "OFF");
        bench.execute("update promotion set is_active = false where id = ?", promotion);
        assertThat(reason(redemptions.redeem(tenant, id(), null, priced))).isEqualTo(RefusalReason.INACTIVE);
        assertThat(uses(promotion)).isZero();
    }

    private PricedBasket priced(@Nullable UUID customer, String code) {
        PricedBasket priced = pricer.price(
            tenant,
            request(customer, List.of(code), new BasketRequest.Line(id(), article, 1, 1000))
        );
        assertThat(priced.refusedCoupons()).isEmpty();
        return priced;
    }

    private long uses(UUID promotion) {
        return bench.count("select count(*) from promotion_redemption where promotion_id = ?", promotion);
    }

    private static RefusalReason reason(RedemptionOutcome outcome) {
        return ((RedemptionOutcome.Refused) outcome).reason();
    }

    private static List<RedemptionOutcome> atOnce(Callable<RedemptionOutcome> order) throws InterruptedException {
        List<RedemptionOutcome> outcomes = new ArrayList<>();
        try (ExecutorService crowd = Executors.newFixedThreadPool(16)) {
            List<Callable<RedemptionOutcome>> orders = Collections.nCopies(ORDERS, order);
            for (Future<RedemptionOutcome> future : crowd.invokeAll(orders)) {
                outcomes.add(future.get());
            }
        } catch (ExecutionException exception) {
            throw new IllegalStateException(exception);
        }
        return outcomes;
    }
}
