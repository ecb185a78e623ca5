package io.quelyos.bff.demo.pricing;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.PricedLine;
import io.quelyos.bff.pricing.basket.BasketDelivery;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.promotion.BasketPricer;
import io.quelyos.bff.promotion.BasketRequest;
import io.quelyos.bff.promotion.PromotionBench;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.promotion.CouponMapper;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.tax.TaxWriteMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the rules of the demo's sports shop do to believable baskets, reckoned by hand. */
@ServerTest
class DemoPricingTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Autowired
    private BasketPricer pricer;

    @Autowired
    private PromotionBench bench;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private TaxWriteMapper taxes;

    @Autowired
    private PromotionMapper promotions;

    @Autowired
    private CouponMapper coupons;

    @Autowired
    private CategoryMapper categories;

    private TenantContext tenant;
    private UUID flask;
    private UUID shoe;

    @BeforeEach
    void furnish() throws IOException {
        DemoRules rules = DemoPricingConfiguration.read();
        DemoRules.Shop shop = rules
            .shops()
            .stream()
            .filter(each -> each.slug().equals("boutique-sport"))
            .findFirst()
            .orElseThrow();
        tenant = bench.tenant();
        shop.promotions()
            .stream()
            .flatMap(promotion -> promotion.categories().stream())
            .distinct()
            .forEach(slug -> bench.category(tenant, null, slug));
        var demoTaxes = new DemoTaxes(taxes);
        tenantDb.write(tenant, () -> {
            demoTaxes.write(tenant.tenantId().value(), rules);
            new DemoPricing(promotions, coupons, categories).write(tenant.tenantId().value(), shop);
            return null;
        });
        assertThat(tenantDb.read(tenant, demoTaxes::areThere)).isTrue();
        UUID hydration = tenantDb
            .read(tenant, () -> categories.listBySlugs(List.of("hydratation")))
            .getFirst()
            .id();
        flask = bench.article(tenant, 1500, List.of(hydration));
        shoe = bench.article(tenant, 7000, List.of());
    }

    @Test
    void givesThreeForTwoFreeDeliveryAndTheFirstOrdersDiscountTogether() {
        UUID customer = bench.customer(tenant);
        // 3 flasks for 2: 30.00; with shoes 100.00; 10% of that is 10.00, so 90.00 and the delivery for nothing.
        PricedBasket priced = pricer.price(tenant, request(customer, "FR", null, "bienvenue10"));
        assertThat(priced.refusedCoupons()).isEmpty();
        assertThat(priced.promotions()).hasSize(3);
        assertThat(priced.lines()).extracting(PricedLine::discountMinor).containsExactly(1800L, 700L);
        assertThat(priced.totals().deliveryDiscountMinor()).isEqualTo(490);
        assertThat(priced.totals().grossMinor()).isEqualTo(9000);
        // 27.00 / 1.2 = 22.50 and 63.00 / 1.2 = 52.50.
        assertThat(priced.totals().netMinor()).isEqualTo(7500);
    }

    @Test
    void tellsGuestsToSignInAndLateComersThatItIsOver() {
        PricedBasket priced = pricer.price(tenant, request(null, "FR", null, "BIENVENUE10", "ETE2025"));
        assertThat(priced.refusedCoupons())
            .extracting(refused -> refused.refusal().reason())
            .containsExactly(RefusalReason.SIGN_IN_REQUIRED, RefusalReason.EXPIRED);
    }

    @Test
    void taxesByDepartmentAndNeighbour() {
        // 100.00 / 1.085 = 92.1659 line by line: 30.00 gives 27.65 and 70.00 gives 64.52.
        assertThat(
            pricer
                .price(tenant, request(null, "RE", null))
                .totals()
                .netMinor()
        ).isEqualTo(2765 + 6452);
        assertThat(
            pricer
                .price(tenant, request(null, "GF", null))
                .totals()
                .taxMinor()
        ).isZero();
        assertThat(
            pricer
                .price(tenant, request(null, "FR", "FR-20R"))
                .totals()
                .netMinor()
        ).isEqualTo(2500 + 5833);
        assertThat(
            pricer
                .price(tenant, request(null, "DE", null))
                .totals()
                .netMinor()
        ).isEqualTo(2521 + 5882);
    }

    private BasketRequest request(@Nullable UUID customer, String country, @Nullable String region, String... codes) {
        return new BasketRequest(
            EUR,
            List.of(new BasketRequest.Line(id(), flask, 3, 1500), new BasketRequest.Line(id(), shoe, 1, 7000)),
            new BasketDelivery(490, null),
            customer,
            country,
            region,
            null,
            List.of(codes)
        );
    }
}
