package io.quelyos.bff.demo;

import io.quelyos.persistence.demo.DemoPageMapper.DemoReview;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the pages of a demo tenant's products tell beside the products, as its file tells it; products by slug,
 * synonyms as groups of words that find each other. */
record DemoPage(
    List<Content> contents,
    List<PreOrder> preOrders,
    List<Related> related,
    List<Bundle> bundles,
    List<Collection> collections,
    List<List<String>> synonyms,
    List<DemoReview> reviews
) {
    /** How much a product's articles hold; some, by article number, hold another amount. */
    record Content(String product, String unit, int amount, Map<String, Integer> articles) {}

    record PreOrder(String product, LocalDate availableOn) {}

    record Related(String product, List<String> related) {}

    record Bundle(String product, List<Item> items) {
        record Item(String sku, int quantity) {}
    }

    /**
     * A collection.
     *
     * @param rule as it is stored, but for categories, which stand in it as {@code category:slug}
     */
    record Collection(String slug, String name, String description, @Nullable JsonNode rule, List<String> pinned) {}
}
