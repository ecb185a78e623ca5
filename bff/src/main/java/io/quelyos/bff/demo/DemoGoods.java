package io.quelyos.bff.demo;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.catalog.ImageDraft;
import io.quelyos.bff.catalog.ProductDraft;
import io.quelyos.bff.catalog.ProductOutcome;
import io.quelyos.bff.catalog.VariantDraft;
import io.quelyos.bff.demo.DemoCatalogue.Category;
import io.quelyos.bff.demo.DemoCatalogue.Location;
import io.quelyos.bff.demo.DemoCatalogue.Product;
import io.quelyos.bff.demo.DemoCatalogue.Variant;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.demo.DemoSite;
import io.quelyos.persistence.demo.DemoTenantMapper;
import io.quelyos.persistence.tenant.TenantScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Writes the goods of a demo tenant through the catalogue's own writer, with drawings and pages of each. */
final class DemoGoods {

    private static final Currency EURO = Currency.getInstance("EUR");

    private final DemoFiles files;
    private final DemoTenantMapper tenants;
    private final CatalogWriter writer;
    private final DemoPages pages;
    private final DemoMarkets markets;

    DemoGoods(DemoFiles files, DemoTenantMapper tenants, CatalogWriter writer, DemoPages pages, DemoMarkets markets) {
        this.files = files;
        this.tenants = tenants;
        this.writer = writer;
        this.pages = pages;
        this.markets = markets;
    }

    /** Writes them inside the caller's unit of work; tells the public face that came with them. */
    DemoSite write(TenantScoped scope, String name) {
        DemoCatalogue catalogue = files.catalogue(name);
        UUID tenant = scope.tenantId().value();
        Map<String, UUID> locations = insertLocations(tenant, catalogue);
        Map<String, UUID> categories = insertCategories(tenant, catalogue);
        List<ProductDraft> drafts = new ArrayList<>();
        for (Product product : catalogue.products()) {
            int featured = catalogue.featured().indexOf(product.slug());
            UUID image = insertImage(tenant, product);
            UUID category = Objects.requireNonNull(categories.get(product.category()), product.category());
            drafts.add(draft(product, category, locations, image, featured));
        }
        for (ProductOutcome outcome : writer.upsert(scope, drafts)) {
            if (!(outcome instanceof ProductOutcome.Written)) {
                throw new IllegalStateException("a product of the demo catalogue " + name + " is refused: " + outcome);
            }
        }
        pages.write(scope, name);
        markets.write(tenant, files.market(name));
        return catalogue.site();
    }

    private Map<String, UUID> insertLocations(UUID tenant, DemoCatalogue catalogue) {
        Map<String, UUID> ids = new HashMap<>();
        for (Location location : catalogue.locations()) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            tenants.insertLocation(tenant, id, location.code(), location.name(), ids.size() + 1);
            ids.put(location.code(), id);
        }
        return ids;
    }

    private Map<String, UUID> insertCategories(UUID tenant, DemoCatalogue catalogue) {
        Map<String, UUID> ids = new HashMap<>();
        for (Category category : catalogue.categories()) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            UUID parent = category.parent() == null ? null : ids.get(category.parent());
            tenants.insertCategory(
                tenant,
                id,
                parent,
                category.slug(),
                category.name(),
                category.description(),
                category.position()
            );
            ids.put(category.slug(), id);
        }
        return ids;
    }

    private UUID insertImage(UUID tenant, Product product) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String drawing = files.drawing(product.image());
        tenants.insertImage(tenant, id, product.slug() + ".svg", drawing.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private static ProductDraft draft(
        Product product,
        UUID category,
        Map<String, UUID> locations,
        UUID image,
        int featured
    ) {
        return new ProductDraft(
            product.slug(),
            product.name(),
            product.description(),
            product.brand(),
            null,
            product.status(),
            category,
            product.tags(),
            product.options().stream().map(DemoCatalogue.Option::name).toList(),
            product.seoTitle(),
            product.seoDescription(),
            product.publishedAt(),
            featured < 0 ? null : featured + 1,
            product
                .variants()
                .stream()
                .map(variant -> draft(variant, locations))
                .toList(),
            List.of(new ImageDraft(image, null, product.name(), 1, null)),
            Set.of(),
            false
        );
    }

    private static VariantDraft draft(Variant variant, Map<String, UUID> locations) {
        Map<UUID, Integer> stock = new HashMap<>();
        variant.stock().forEach((code, quantity) -> stock.put(locations.get(code), quantity));
        BigDecimal compareAt = variant.compareAt();
        return new VariantDraft(
            variant.sku(),
            variant.barcode(),
            variant.options(),
            Money.toMinor(variant.price(), EURO),
            compareAt == null ? null : Money.toMinor(compareAt, EURO),
            Money.toMinor(variant.cost(), EURO),
            variant.weightGrams(),
            true,
            false,
            true,
            true,
            stock
        );
    }
}
