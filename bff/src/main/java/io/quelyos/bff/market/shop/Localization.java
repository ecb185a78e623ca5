package io.quelyos.bff.market.shop;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.market.Market;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** The schema's types ShopLocalization and VitrineLocalization. */
record Localization(
    String locale,
    Currency currency,
    String country,
    List<String> availableLocales,
    List<Currency> availableCurrencies
) {
    static Localization of(TenantContext context, Market market, String country) {
        return new Localization(
            context.locale().toLanguageTag(),
            context.currency(),
            country,
            market.locales().stream().map(Locale::toLanguageTag).toList(),
            market.currencies()
        );
    }
}
