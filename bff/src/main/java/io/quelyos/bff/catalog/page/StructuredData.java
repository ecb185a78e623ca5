package io.quelyos.bff.catalog.page;

import io.quelyos.bff.catalog.listing.MoneyRange;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.review.ShopRating;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.market.ProductTranslationRow;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A product as search engines read it: JSON-LD of https://schema.org/Product, put together of what several loaders bring.
 * What ends a script element is written as escapes, so that no product's text can.
 *
 * @param texts name, description and maker
 * @param prices in the currency of the request
 */
record StructuredData(Map<String, Object> texts, boolean isAvailable, MoneyRange prices) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "@type";
    private static final String VOCABULARY = "https://schema.org";

    /**
     * The product's texts in the request's language.
     *
     * @param own its description in the tenant's own
     */
    static Map<String, Object> texts(ShopProduct product, @Nullable ProductTranslationRow translation, String own) {
        String name = translation == null || translation.name() == null ? product.name() : translation.name();
        String html =
            translation == null || translation.descriptionHtml() == null ? own : translation.descriptionHtml();
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put("name", name);
        String description = Jsoup.parse(html).text();
        if (!description.isEmpty()) {
            texts.put("description", description);
        }
        if (product.brand() != null) {
            texts.put("brand", Map.of("name", product.brand(), TYPE, "Brand"));
        }
        return texts;
    }

    static StructuredData offered(Map<String, Object> texts, ShopProduct product, MoneyRange prices) {
        return new StructuredData(texts, product.available(), prices);
    }

    /** The whole as text. */
    String with(ProductRow.Facts facts, LocalDate today) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", VOCABULARY);
        data.put(TYPE, "Product");
        data.putAll(texts);
        data.put("offers", offers(facts, today));
        if (facts.ratingCount() > 0) {
            Map<String, Object> rating = new LinkedHashMap<>();
            rating.put(TYPE, "AggregateRating");
            rating.put("ratingValue", String.valueOf(ShopRating.of(facts).average()));
            rating.put("reviewCount", facts.ratingCount());
            data.put("aggregateRating", rating);
        }
        return JSON.writeValueAsString(data)
            .replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029");
    }

    private Map<String, Object> offers(ProductRow.Facts facts, LocalDate today) {
        boolean isAhead = facts.availableOn() != null && facts.availableOn().isAfter(today);
        String availability = isAvailable ? (isAhead ? "PreOrder" : "InStock") : "OutOfStock";
        Map<String, Object> offers = new LinkedHashMap<>();
        if (prices.min().equals(prices.max())) {
            offers.put(TYPE, "Offer");
            offers.put("price", prices.min().amount().toPlainString());
        } else {
            offers.put(TYPE, "AggregateOffer");
            offers.put("lowPrice", prices.min().amount().toPlainString());
            offers.put("highPrice", prices.max().amount().toPlainString());
        }
        offers.put("priceCurrency", prices.min().currency().getCurrencyCode());
        offers.put("availability", VOCABULARY + "/" + availability);
        return offers;
    }
}
