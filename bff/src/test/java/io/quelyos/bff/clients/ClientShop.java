package io.quelyos.bff.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.catalog.ProductDraft;
import io.quelyos.bff.catalog.ProductOutcome;
import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.catalog.VariantDraft;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** A tenant with products that clients read: `product-01` and so on, in the order of their names. */
record ClientShop(TestTenant tenant) {
    static final int PRODUCT_COUNT = 25;

    /** Makes a tenant, and a twin whose products must never show. */
    static ClientShop open(TenantFactory tenants, TenantDb tenantDb, CatalogWriter writer) {
        List<TestTenant> twins = tenants.createTwins();
        for (TestTenant tenant : twins) {
            UUID location = UuidCreator.getTimeOrderedEpoch();
            tenants
                .superuser()
                .sql("insert into location (tenant_id, id, code, name) values (?, ?, 'here', 'Here')")
                .params(tenant.id().value(), location)
                .update();
            String prefix = tenant.equals(twins.getFirst()) ? "Product" : "Twin";
            List<ProductDraft> drafts = IntStream.rangeClosed(1, PRODUCT_COUNT)
                .mapToObj(number -> draft(prefix, number, location))
                .toList();
            TenantScoped scope = TenantScoped.of(tenant.id());
            List<ProductOutcome> outcomes = tenantDb.write(scope, () -> writer.upsert(scope, drafts));
            assertThat(outcomes).hasSize(PRODUCT_COUNT).hasOnlyElementsOfType(ProductOutcome.Written.class);
        }
        return new ClientShop(twins.getFirst());
    }

    /** The settings that every script reads. */
    Map<String, String> settings(int port) {
        return Map.of(
            "BASE_URL",
            "http://127.0.0.1:" + port,
            "TENANT",
            tenant.slug(),
            "PRODUCT_COUNT",
            String.valueOf(PRODUCT_COUNT)
        );
    }

    /** The settings that every script reads, and more. */
    Map<String, String> settings(int port, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(settings(port));
        settings.putAll(more);
        return settings;
    }

    private static ProductDraft draft(String prefix, int number, UUID location) {
        String name = "%s %02d".formatted(prefix, number);
        String slug = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        var variant = new VariantDraft(
            "SKU-" + number,
            null,
            List.of("M"),
            1000L + number,
            null,
            null,
            100,
            true,
            false,
            true,
            true,
            Map.of(location, 5)
        );
        return new ProductDraft(
            slug,
            name,
            "<p>Described</p>",
            "Brand",
            "Type",
            ProductStatus.ACTIVE,
            null,
            List.of("new"),
            List.of("Size"),
            null,
            null,
            null,
            null,
            List.of(variant),
            List.of(),
            Set.of(),
            false
        );
    }
}
