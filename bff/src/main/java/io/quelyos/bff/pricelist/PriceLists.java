package io.quelyos.bff.pricelist;

import static java.util.stream.Collectors.groupingBy;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.persistence.catalog.listing.ProductListQuery;
import io.quelyos.persistence.market.ProductPriceRow;
import io.quelyos.persistence.pricelist.AgreedPriceRow;
import io.quelyos.persistence.pricelist.PriceListMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what was agreed with a customer. Of visitors, and where a tenant has no list, the database is asked nothing; else
 * it is one statement for any number of articles.
 */
@Component
public final class PriceLists {

    private final TenantDb tenantDb;
    private final PriceListMapper mapper;
    private final TenantCache<Boolean> known;

    PriceLists(TenantDb tenantDb, PriceListMapper mapper, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.known = caches.create();
    }

    /** Whether anything can have been agreed with whoever asks. */
    public boolean isPossible(TenantContext context) {
        return (
            context.actor() instanceof Actor.Customer && known.get(context, () -> tenantDb.read(context, mapper::isAny))
        );
    }

    /** Whoever asks, where anything can have been agreed with them; else null. */
    public ProductListQuery.@Nullable Buyer buyer(TenantContext context) {
        return isPossible(context) && context.actor() instanceof Actor.Customer customer
            ? new ProductListQuery.Buyer(
                  customer.customerId(),
                  context.currency().getCurrencyCode(),
                  !context.isInBaseCurrency()
              )
            : null;
    }

    /** The spans of what some products cost a buyer; a product without articles is absent. */
    public List<ProductPriceRow> spans(TenantScoped scope, ProductListQuery.Buyer buyer, List<UUID> productIds) {
        return tenantDb.read(scope, () ->
            buyer.isForeign()
                ? mapper.listForeignProductPrices(buyer.customerId(), productIds, buyer.currency())
                : mapper.listProductPrices(buyer.customerId(), productIds, buyer.currency())
        );
    }

    /** What was agreed with whoever asks, in the request's currency; an article without an agreement is absent. */
    public Map<UUID, AgreedPrices> of(TenantContext context, List<UUID> variantIds) {
        if (variantIds.isEmpty() || !isPossible(context) || !(context.actor() instanceof Actor.Customer customer)) {
            return Map.of();
        }
        List<AgreedPriceRow> rows = tenantDb.read(context, () ->
            mapper.findOfCustomer(customer.customerId(), variantIds, context.currency().getCurrencyCode())
        );
        Map<UUID, AgreedPrices> agreed = new HashMap<>();
        rows.stream()
            .collect(groupingBy(AgreedPriceRow::variantId))
            .forEach((variant, steps) -> agreed.put(variant, new AgreedPrices(steps)));
        return agreed;
    }

    /** Forgets whether a tenant has lists; for whoever has just made or deleted one, after the change is committed. */
    public void forget(TenantScoped scope) {
        known.forget(scope.tenantId());
    }
}
