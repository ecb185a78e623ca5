package io.quelyos.bff.demo;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.collection.CollectionRule;
import io.quelyos.bff.demo.DemoPage.Bundle;
import io.quelyos.bff.demo.DemoPage.Collection;
import io.quelyos.bff.demo.DemoPage.Content;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.collection.CollectionMapper;
import io.quelyos.persistence.collection.CollectionRow;
import io.quelyos.persistence.demo.DemoPageMapper;
import io.quelyos.persistence.search.SynonymMapper;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes reviews, collections, bundles and the like of a demo tenant, once its goods are there. */
final class DemoPages {

    private static final int MAX_CATEGORIES = 1_000;
    private static final int MAX_DEPTH = 20;

    private final DemoFiles files;
    private final DemoPageMapper pages;
    private final CollectionMapper collections;
    private final CategoryMapper categories;
    private final ProductWriteMapper products;
    private final SynonymMapper synonyms;

    DemoPages(
        DemoFiles files,
        DemoPageMapper pages,
        CollectionMapper collections,
        CategoryMapper categories,
        ProductWriteMapper products,
        SynonymMapper synonyms
    ) {
        this.files = files;
        this.pages = pages;
        this.collections = collections;
        this.categories = categories;
        this.products = products;
        this.synonyms = synonyms;
    }

    /** Writes them inside the caller's unit of work. */
    void write(TenantScoped scope, String catalogue) {
        DemoPage page = files.page(catalogue);
        page.contents().forEach(this::writeContent);
        page.preOrders().forEach(each ->
            require(pages.updateAvailableOn(each.product(), each.availableOn()), 1, each.product())
        );
        page.related().forEach(each ->
            require(pages.insertRelated(each.product(), each.related()), each.related().size(), each.product())
        );
        page.bundles().forEach(this::writeBundle);
        for (int position = 0; position < page.collections().size(); position++) {
            writeCollection(scope.tenantId().value(), page.collections().get(position), position);
        }
        page.synonyms().forEach(terms ->
            synonyms.insert(scope.tenantId().value(), UuidCreator.getTimeOrderedEpoch(), "EQUIVALENT", null, terms)
        );
        page.reviews().forEach(each ->
            require(pages.insertReview(UuidCreator.getTimeOrderedEpoch(), each), 1, each.product())
        );
    }

    private void writeContent(Content content) {
        require(pages.updateContent(content.product(), content.unit(), content.amount()), 1, content.product());
        content.articles().forEach((sku, amount) -> require(pages.updateArticleContent(sku, amount), 1, sku));
    }

    private void writeBundle(Bundle bundle) {
        List<String> skus = bundle.items().stream().map(Bundle.Item::sku).toList();
        List<Integer> quantities = bundle.items().stream().map(Bundle.Item::quantity).toList();
        require(pages.insertBundle(bundle.product(), skus, quantities), skus.size(), bundle.product());
        products.summarize(pages.listProductIds(List.of(bundle.product())));
    }

    private void writeCollection(UUID tenant, Collection collection, int position) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        collections.insert(
            tenant,
            new CollectionRow(
                id,
                collection.slug(),
                collection.name(),
                collection.description(),
                null,
                null,
                rule(collection.rule()),
                position,
                1
            )
        );
        List<UUID> pinned = pages.listProductIds(collection.pinned());
        require(collections.insertPinned(tenant, id, pinned), collection.pinned().size(), collection.slug());
    }

    /** The rule with its categories' ids; read once, so that a file with a rule that nobody understands does not start. */
    private @Nullable String rule(@Nullable JsonNode rule) {
        if (rule == null || rule.isNull()) {
            return null;
        }
        String text = rule.toString();
        for (CategoryRow category : categories.listTree(MAX_DEPTH, MAX_CATEGORIES)) {
            text = text.replace("\"category:" + category.slug() + "\"", "\"" + category.id() + "\"");
        }
        return CollectionRule.parse(text).json();
    }

    private static void require(int written, int expected, String what) {
        if (written != expected) {
            throw new IllegalStateException("the demo's page of " + what + " names what is not there");
        }
    }
}
