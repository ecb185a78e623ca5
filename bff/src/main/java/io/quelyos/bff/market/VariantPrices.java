package io.quelyos.bff.market;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.market.PriceMapper;
import io.quelyos.persistence.market.VariantPriceRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What articles cost in a currency that the tenant offers: by the tenant's own word where there is one for the article,
 * else converted from the tenant's own currency by rate and rounding. In the tenant's own currency nothing is asked of the
 * database; in another, one statement for any number of articles.
 */
@Component
public final class VariantPrices {

    private final TenantDb tenantDb;
    private final PriceMapper prices;
    private final Markets markets;

    VariantPrices(TenantDb tenantDb, PriceMapper prices, Markets markets) {
        this.tenantDb = tenantDb;
        this.prices = prices;
        this.markets = markets;
    }

    /** Whether prices are told in a currency; the tenant can have ceased to offer it since it was asked last. */
    public boolean isOffered(TenantContext context, Currency currency) {
        return context.baseCurrency().equals(currency) || markets.of(context).isOffered(currency);
    }

    /**
     * The prices of articles, by their ids.
     *
     * @param currency one that is offered
     * @throws IllegalArgumentException when it is not offered
     */
    public Map<UUID, VariantPrice> of(TenantContext context, Currency currency, Collection<BasePrice> articles) {
        Map<UUID, VariantPrice> found = new HashMap<>();
        if (context.baseCurrency().equals(currency)) {
            articles.forEach(article -> found.put(article.variantId(), VariantPrice.of(article, currency)));
            return found;
        }
        CurrencyRule rule = rule(context, currency);
        Map<UUID, VariantPriceRow> explicit = explicit(context, currency, articles);
        for (BasePrice article : articles) {
            UUID id = article.variantId();
            found.put(id, VariantPrice.of(article, rule, explicit.get(id)));
        }
        return found;
    }

    /**
     * An amount that is no price, such as what delivery costs, in another currency: to the minor unit, without step and
     * ending.
     *
     * @param currency one that is offered
     * @param baseMinor minor units of the tenant's own currency
     * @throws IllegalArgumentException when it is not offered
     */
    public long convertAmount(TenantContext context, Currency currency, long baseMinor) {
        return context.baseCurrency().equals(currency) ? baseMinor : rule(context, currency).convertAmount(baseMinor);
    }

    /**
     * An amount of one currency in another, by way of the tenant's own and to the minor unit.
     *
     * @param to one that is offered
     * @return null where the first currency is not offered any more, so that nobody knows what it is worth
     */
    public @Nullable Long exchange(TenantContext context, Currency from, Currency to, long minor) {
        if (from.equals(to)) {
            return minor;
        }
        if (!isOffered(context, from)) {
            return null;
        }
        boolean isBase = context.baseCurrency().equals(from);
        long base = isBase ? minor : rule(context, from).baseOf(minor);
        return convertAmount(context, to, base);
    }

    /**
     * How to convert into a currency.
     *
     * @param currency one that is offered, other than the tenant's own
     * @throws IllegalArgumentException when it is not offered
     */
    public CurrencyRule rule(TenantContext context, Currency currency) {
        CurrencyRule rule = markets.of(context).rules().get(currency.getCurrencyCode());
        if (rule == null) {
            throw new IllegalArgumentException("the tenant does not offer " + currency);
        }
        return rule;
    }

    private Map<UUID, VariantPriceRow> explicit(
        TenantContext context,
        Currency currency,
        Collection<BasePrice> articles
    ) {
        if (articles.isEmpty()) {
            return Map.of();
        }
        var ids = articles.stream().map(BasePrice::variantId).toList();
        return tenantDb
            .read(context, () -> prices.listInCurrency(ids, currency.getCurrencyCode()))
            .stream()
            .collect(Collectors.toMap(VariantPriceRow::variantId, row -> row));
    }
}
