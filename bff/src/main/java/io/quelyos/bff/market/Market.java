package io.quelyos.bff.market;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.market.TenantCurrencyRow;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tenant offers.
 *
 * @param locales the tenant's own first, then the others by their tags
 * @param rules how to convert into each currency beside the tenant's own, by its code
 */
public record Market(List<Locale> locales, Currency baseCurrency, Map<String, CurrencyRule> rules) {
    static Market of(TenantContext context, List<String> locales, List<TenantCurrencyRow> currencies) {
        List<Locale> offered = new ArrayList<>();
        offered.add(context.baseLocale());
        locales
            .stream()
            .map(Locale::forLanguageTag)
            .filter(one -> !one.equals(context.baseLocale()))
            .forEach(offered::add);
        Map<String, CurrencyRule> rules = new TreeMap<>();
        currencies
            .stream()
            .filter(row -> !row.currency().equals(context.baseCurrency().getCurrencyCode()))
            .forEach(row -> rules.put(row.currency(), CurrencyRule.of(row)));
        return new Market(List.copyOf(offered), context.baseCurrency(), Map.copyOf(rules));
    }

    /** Whether prices are told in a currency. */
    public boolean isOffered(Currency currency) {
        return currency.equals(baseCurrency) || rules.containsKey(currency.getCurrencyCode());
    }

    /** The tenant's own currency first, then the others by their codes. */
    public List<Currency> currencies() {
        List<Currency> offered = new ArrayList<>();
        offered.add(baseCurrency);
        rules.keySet().stream().sorted().map(Currency::getInstance).forEach(offered::add);
        return List.copyOf(offered);
    }
}
