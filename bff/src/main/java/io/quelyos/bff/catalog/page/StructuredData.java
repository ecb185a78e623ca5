package io.quelyos.bff.catalog.page;

import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.review.ShopRating;
import io.quelyos.persistence.catalog.page.ProductFactsRow;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import tools.jackson.databind.json.JsonMapper;

/**
 * A product as search engines read it: JSON-LD of https://schema.org/Product. What ends a script element is written as
 * escapes, so that no product's text can.
 */
final class StructuredData {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "@type";
    private static final String VOCABULARY = "https://schema.org";

    private StructuredData() {}

    static String of(ShopProduct product, ProductFactsRow facts, LocalDate today) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", VOCABULARY);
        data.put(TYPE, "Product");
        data.put("name", product.name());
        String description = Jsoup.parse(product.descriptionHtml()).text();
        if (!description.isEmpty()) {
            data.put("description", description);
        }
        if (product.brand() != null) {
            data.put("brand", Map.of("name", product.brand(), TYPE, "Brand"));
        }
        data.put("offers", offers(product, facts, today));
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

    private static Map<String, Object> offers(ShopProduct product, ProductFactsRow facts, LocalDate today) {
        boolean isAhead = facts.availableOn() != null && facts.availableOn().isAfter(today);
        String availability = product.available() ? (isAhead ? "PreOrder" : "InStock") : "OutOfStock";
        Map<String, Object> offers = new LinkedHashMap<>();
        var min = product.priceRange().min();
        var max = product.priceRange().max();
        if (min.equals(max)) {
            offers.put(TYPE, "Offer");
            offers.put("price", min.amount().toPlainString());
        } else {
            offers.put(TYPE, "AggregateOffer");
            offers.put("lowPrice", min.amount().toPlainString());
            offers.put("highPrice", max.amount().toPlainString());
        }
        offers.put("priceCurrency", min.currency().getCurrencyCode());
        offers.put("availability", VOCABULARY + "/" + availability);
        return offers;
    }
}
