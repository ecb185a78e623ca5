package io.quelyos.bff.demo;

import static java.util.stream.Collectors.toMap;

import io.quelyos.bff.catalog.Texts;
import io.quelyos.bff.demo.DemoMarket.CategoryText;
import io.quelyos.bff.demo.DemoMarket.Language;
import io.quelyos.bff.demo.DemoMarket.Offer;
import io.quelyos.bff.demo.DemoMarket.Price;
import io.quelyos.bff.demo.DemoMarket.ProductText;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.VariantRow;
import io.quelyos.persistence.market.CategoryTranslationRow;
import io.quelyos.persistence.market.MarketMapper;
import io.quelyos.persistence.market.PriceMapper;
import io.quelyos.persistence.market.ProductTranslationRow;
import io.quelyos.persistence.market.TenantCurrencyRow;
import io.quelyos.persistence.market.TranslationMapper;
import io.quelyos.persistence.market.VariantPriceRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens the markets of a demo tenant, whose own currency is the euro, once its goods are there. */
final class DemoMarkets {

    private static final Currency EURO = Currency.getInstance("EUR");

    private final MarketMapper market;
    private final TranslationMapper translations;
    private final PriceMapper prices;
    private final CatalogStateMapper products;
    private final CategoryMapper categories;

    DemoMarkets(
        MarketMapper market,
        TranslationMapper translations,
        PriceMapper prices,
        CatalogStateMapper products,
        CategoryMapper categories
    ) {
        this.market = market;
        this.translations = translations;
        this.prices = prices;
        this.products = products;
        this.categories = categories;
    }

    /** Writes them inside the caller's unit of work. */
    void write(UUID tenant, DemoMarket offered) {
        offered.currencies().forEach(offer -> market.insertCurrency(tenant, row(offer)));
        writePrices(tenant, offered.prices());
        for (Language language : offered.languages()) {
            market.insertLocale(tenant, language.locale());
            writeCategories(tenant, language);
            writeProducts(tenant, language);
        }
    }

    private static TenantCurrencyRow row(Offer offer) {
        Currency currency = Currency.getInstance(offer.currency());
        int shift = currency.getDefaultFractionDigits() - EURO.getDefaultFractionDigits();
        return new TenantCurrencyRow(
            offer.currency(),
            offer.rate(),
            offer.rate().scaleByPowerOfTen(shift),
            minor(offer.step(), currency),
            minor(offer.ending(), currency),
            1
        );
    }

    private void writePrices(UUID tenant, List<Price> set) {
        List<VariantPriceRow> rows = new ArrayList<>();
        for (Price price : set) {
            VariantRow variant = products.listVariants(List.of(), List.of(price.sku())).getFirst();
            Currency currency = Currency.getInstance(price.currency());
            BigDecimal compareAt = price.compareAt();
            rows.add(
                new VariantPriceRow(
                    variant.id(),
                    price.currency(),
                    minor(price.price(), currency),
                    compareAt == null ? null : Long.valueOf(minor(compareAt, currency))
                )
            );
        }
        prices.setPrices(tenant, rows);
    }

    private void writeCategories(UUID tenant, Language language) {
        List<String> slugs = language.categories().stream().map(CategoryText::slug).toList();
        Map<String, UUID> ids = categories
            .listBySlugs(slugs)
            .stream()
            .collect(toMap(CategoryRow::slug, CategoryRow::id));
        for (CategoryText text : language.categories()) {
            UUID id = found(ids.get(text.slug()), text.slug());
            translations.insertCategory(
                tenant,
                new CategoryTranslationRow(id, language.locale(), text.name(), text.description(), null, null, 1)
            );
        }
    }

    private void writeProducts(UUID tenant, Language language) {
        List<String> slugs = language.products().stream().map(ProductText::slug).toList();
        Map<String, UUID> ids = products
            .listProductsBySlugs(slugs)
            .stream()
            .collect(toMap(ProductRow::slug, ProductRow::id));
        for (ProductText text : language.products()) {
            translations.insertProduct(
                tenant,
                new ProductTranslationRow(
                    found(ids.get(text.slug()), text.slug()),
                    language.locale(),
                    text.name(),
                    Texts.cleanHtml(text.description()),
                    text.seoTitle(),
                    text.seoDescription(),
                    1
                )
            );
        }
    }

    private static UUID found(@Nullable UUID id, String slug) {
        return Objects.requireNonNull(id, slug);
    }

    private static long minor(BigDecimal amount, Currency currency) {
        return Money.toMinor(amount, currency);
    }
}
