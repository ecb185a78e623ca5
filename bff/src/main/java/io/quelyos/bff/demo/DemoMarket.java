package io.quelyos.bff.demo;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The languages and currencies that a demo tenant sells in beside its own, as its file tells them. */
record DemoMarket(List<Offer> currencies, List<Price> prices, List<Language> languages) {
    /** A currency with how prices become prices in it. */
    record Offer(String currency, BigDecimal rate, BigDecimal step, BigDecimal ending) {}

    /** What an article costs where it is not converted. */
    record Price(String sku, String currency, BigDecimal price, @Nullable BigDecimal compareAt) {}

    /** A language with what is translated into it. */
    record Language(String locale, List<CategoryText> categories, List<ProductText> products) {}

    record CategoryText(String slug, String name, String description) {}

    record ProductText(String slug, String name, String description, String seoTitle, String seoDescription) {}
}
