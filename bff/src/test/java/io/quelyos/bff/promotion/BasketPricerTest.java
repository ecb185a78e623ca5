package io.quelyos.bff.promotion;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static io.quelyos.bff.promotion.PromotionBench.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.PricedLine;
import io.quelyos.bff.pricing.basket.BasketDelivery;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.pricing.tax.TaxTreatment;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Prices by what is stored: promotions, coupons, taxes, the buyer; and never by the twin's. */
@ServerTest
class BasketPricerTest {

    @Autowired
    private BasketPricer pricer;

    @Autowired
    private PromotionBench bench;

    private TenantContext tenant;
    private TenantContext twin;
    private UUID shelf;
    private UUID sock;
    private UUID shoe;

    @BeforeEach
    void furnish() {
        tenant = bench.tenant();
        twin = bench.tenant();
        UUID top = bench.category(tenant, null, "clothes");
        shelf = bench.category(tenant, top, "socks");
        sock = bench.article(tenant, 1000, List.of(top, shelf));
        shoe = bench.article(tenant, 9000, List.of());
        bench.tenPercent(twin, false, null, null, Targets.ALL);
        UUID twins = bench.tenPercent(twin, true, null, null, Targets.ALL);
        bench.coupon(twin, twins, "TWIN", null);
    }

    @Test
    void givesAPromotionToTheLinesOfItsCategory() {
        bench.tenPercent(tenant, false, null, null, Targets.ofCategories(Set.of(shelf)));
        PricedBasket priced = pricer.price(
            tenant,
            request(
                null,
                List.of(),
                new BasketRequest.Line(id(), shoe, 1, 9000),
                new BasketRequest.Line(id(), sock, 2, 1000)
            )
        );
        assertThat(priced.lines()).extracting(PricedLine::discountMinor).containsExactly(0L, 200L);
        assertThat(priced.totals().grossMinor()).isEqualTo(10_800);
    }

    @Test
    void noticesAChangedPromotionOnTheNextBasket() {
        UUID promotion = bench.tenPercent(tenant, false, null, null, Targets.ALL);
        var request = request(null, List.of(), new BasketRequest.Line(id(), shoe, 1, 9000));
        assertThat(pricer.price(tenant, request).totals().discountMinor()).isEqualTo(900);
        bench.execute("update promotion set basis_points = 2000 where id = ?", promotion);
        long discount = 900;
        for (int attempt = 0; attempt < 200 && discount == 900; attempt++) {
            discount = pricer.price(tenant, request).totals().discountMinor();
            pause();
        }
        assertThat(discount).isEqualTo(1800);
    }

    @Test
    void opensACouponAndTellsWhyAnotherDoesNothing() {
        UUID promotion = bench.tenPercent(tenant, true, null, null, Targets.ALL);
        bench.coupon(tenant, promotion, "WELCOME", null);
        PricedBasket priced = pricer.price(
            tenant,
            request(null, List.of("welcome", "TWIN"), new BasketRequest.Line(id(), sock, 1, 1000))
        );
        assertThat(priced.totals().discountMinor()).isEqualTo(100);
        assertThat(priced.refusedCoupons())
            .singleElement()
            .satisfies(refused -> {
                assertThat(refused.code()).isEqualTo("TWIN");
                assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.UNKNOWN);
            });
    }

    @Test
    void knowsWhatTheCustomerHasUsed() {
        UUID customer = bench.customer(tenant);
        UUID promotion = bench.tenPercent(tenant, true, null, 1L, Targets.ALL);
        bench.coupon(tenant, promotion, "ONCE", null);
        var line = new BasketRequest.Line(id(), sock, 1, 1000);
        assertThat(reason(pricer.price(tenant, request(null, List.of("ONCE"), line)))).isEqualTo(
            RefusalReason.SIGN_IN_REQUIRED
        );
        assertThat(pricer.price(tenant, request(customer, List.of("ONCE"), line)).refusedCoupons()).isEmpty();
        bench.execute(
            "insert into promotion_customer_usage values (?, ?, ?, 1)",
            tenant.tenantId().value(),
            promotion,
            customer
        );
        assertThat(reason(pricer.price(tenant, request(customer, List.of("ONCE"), line)))).isEqualTo(
            RefusalReason.CUSTOMER_LIMIT_REACHED
        );
    }

    @Test
    void taxesByTheProductsCategoryAndTheBuyersCountry() {
        UUID usual = taxCategory("STANDARD", true);
        UUID reduced = taxCategory("REDUCED", false);
        taxRate(usual, 200_000);
        taxRate(reduced, 55_000);
        bench.execute(
            "update product set tax_category_id = ? where id = (select product_id from variant where id = ?)",
            reduced,
            sock
        );
        var lines = List.of(new BasketRequest.Line(id(), sock, 1, 1055), new BasketRequest.Line(id(), shoe, 1, 12_000));
        PricedBasket home = pricer.price(tenant, to("FR", lines));
        assertThat(home.lines())
            .extracting(line -> line.amount().taxMinor())
            .containsExactly(55L, 2000L);
        assertThat(home.totals().taxMinor()).isEqualTo(55 + 2000 + 82);
        PricedBasket abroad = pricer.price(tenant, to("CH", lines));
        assertThat(abroad.taxTreatment()).isEqualTo(TaxTreatment.OUTSIDE_TERRITORY);
        assertThat(abroad.totals().grossMinor()).isEqualTo(1000 + 10_000 + 408);
    }

    @Test
    void leavesOutWhatExistsNoLonger() {
        var gone = new BasketRequest.Line(id(), id(), 1, 500);
        PricedBasket priced = pricer.price(
            tenant,
            request(null, List.of(), gone, new BasketRequest.Line(id(), sock, 1, 1000))
        );
        assertThat(priced.lines()).singleElement().extracting(PricedLine::subtotalMinor).isEqualTo(1000L);
    }

    @Test
    void asksTheSameNumberOfQuestionsForEverySize() {
        UUID customer = bench.customer(tenant);
        UUID promotion = bench.tenPercent(tenant, true, 5L, 1L, Targets.ALL);
        bench.coupon(tenant, promotion, "WELCOME", 7L);
        bench.tenPercent(tenant, false, 100L, null, Targets.ofCategories(Set.of(shelf)));
        List<BasketRequest.Line> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(new BasketRequest.Line(id(), i % 2 == 0 ? sock : shoe, 1 + i, 1000));
        }
        var one = request(customer, List.of("WELCOME"), new BasketRequest.Line(id(), sock, 1, 1000));
        var all = request(customer, List.of("WELCOME", "A", "B"), many.toArray(new BasketRequest.Line[0]));
        // Notices of what this test wrote may still be under way and make the server forget once more.
        for (int attempt = 0; attempt < 200 && statements(one) != 5; attempt++) {
            pause();
        }
        assertThat(statements(one)).isEqualTo(5);
        assertThat(statements(all)).isEqualTo(5);
        assertThat(statements(request(null, List.of()))).isEqualTo(1);
    }

    private int statements(BasketRequest request) {
        SqlStatements.clear();
        pricer.price(tenant, request);
        return SqlStatements.seenQueries().size();
    }

    private static RefusalReason reason(PricedBasket priced) {
        return priced.refusedCoupons().get(0).refusal().reason();
    }

    private static BasketRequest to(String country, List<BasketRequest.Line> lines) {
        return new BasketRequest(
            PromotionBench.EUR,
            lines,
            new BasketDelivery(490, null),
            null,
            country,
            null,
            null,
            List.of()
        );
    }

    private UUID taxCategory(String code, boolean isUsual) {
        UUID id = id();
        bench.execute(
            "insert into tax_category (tenant_id, id, code, name, is_usual) values (?, ?, ?, ?, ?)",
            tenant.tenantId().value(),
            id,
            code,
            code,
            isUsual
        );
        return id;
    }

    private void taxRate(UUID category, int millionths) {
        bench.execute(
            "insert into tax_rate (tenant_id, id, category_id, country_code, name, rate_millionths)" +
                " values (?, ?, ?, 'FR', 'TVA', ?)",
            tenant.tenantId().value(),
            id(),
            category,
            millionths
        );
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
