package io.quelyos.bff.promotion;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.pricing.BasketEngine;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.Buyer;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.tax.TaxTable;
import io.quelyos.bff.pricing.vat.VatNumber;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.bff.tax.TaxTables;
import io.quelyos.persistence.promotion.BuyerRow;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prices baskets by their tenant's promotions and taxes. Rules come from memory; what depends on the basket is read in at
 * most six statements, whatever its size.
 */
@Component
public final class BasketPricer {

    private final TenantDb tenantDb;
    private final BasketFacts facts;
    private final AutomaticPromotions automatic;
    private final TaxTables taxTables;
    private final ShopPolicies policies;
    private final Clock clock;

    BasketPricer(
        TenantDb tenantDb,
        BasketFacts facts,
        AutomaticPromotions automatic,
        TaxTables taxTables,
        ShopPolicies policies,
        Clock clock
    ) {
        this.tenantDb = tenantDb;
        this.facts = facts;
        this.automatic = automatic;
        this.taxTables = taxTables;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Prices a basket as of now. Not to be called inside a unit of work that changes promotions, taxes, policies or
     * currencies, because these are remembered as they are read; one that changes a cart may, so that a code is judged
     * against the very cart that it is written to. Uses are counted by {@link Redemptions} when the basket becomes an order.
     *
     * @return every line of the request, except those whose article exists no longer, with the explanation of its price;
     *     codes that do nothing stand in {@link PricedBasket#refusedCoupons} with their reason
     */
    public PricedBasket price(TenantContext context, BasketRequest request) {
        List<Promotion> promotions = automatic.of(context);
        TaxTable taxes = taxTables.of(context);
        ShopPolicyRow policy = policies.of(context);
        String country = Stream.of(Optional.ofNullable(request.countryCode()), Optional.ofNullable(context.country()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(policy.countryCode());
        return tenantDb.read(context, () -> {
            BuyerRow customer = facts.buyer(request.customerId());
            var book = facts.book(promotions, request.couponCodes(), request.customerId());
            var basket = new Basket(
                request.currency(),
                policy.pricesIncludeTax(),
                facts.lines(context, request.lines(), book.namesCollections()),
                request.delivery(),
                buyer(request, customer, country),
                request.couponCodes(),
                clock.instant()
            );
            return BasketEngine.price(basket, book, taxes);
        });
    }

    private static Buyer buyer(BasketRequest request, @Nullable BuyerRow customer, String country) {
        VatNumber given = request.vatNumber();
        if (customer == null) {
            return new Buyer(null, Set.of(), false, country, request.regionCode(), false, given);
        }
        String stored = customer.vatNumber();
        VatNumber own = stored == null ? null : VatNumber.parse(stored).orElse(null);
        return new Buyer(
            request.customerId(),
            Set.copyOf(customer.groupIds()),
            customer.orderCount() == 0,
            country,
            request.regionCode(),
            customer.isTaxExempt(),
            given == null ? own : given
        );
    }
}
