package io.quelyos.bff.catalog;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small shop with words to search for. */
final class SearchShop {

    private SearchShop() {}

    /** A product of the leaf category for 20.00, with one article in stock. */
    static ProductDraft product(
        TestTenant tenant,
        String slug,
        String name,
        String brand,
        String html,
        String... tags
    ) {
        return new ProductDraft(
            slug,
            name,
            html,
            brand,
            null,
            ProductStatus.ACTIVE,
            tenant.leafCategory(),
            List.of(tags),
            List.of("Couleur"),
            null,
            null,
            null,
            null,
            List.of(Drafts.variant(tenant, slug.toUpperCase(java.util.Locale.ROOT) + "/1", "Écru", 2000)),
            List.of(),
            Set.of(),
            true
        );
    }

    static List<ProductDraft> goods(TestTenant tenant) {
        return List.of(
            product(
                tenant,
                "run-f",
                "Chaussures de running femme Aubade",
                "Foulmane",
                "<p>Idéale le matin.</p>",
                "running"
            ),
            product(
                tenant,
                "run-h",
                "Chaussures de running homme Cadence",
                "Foulmane",
                "<p>Pour la route.</p>",
                "running"
            ),
            product(tenant, "tee", "T-shirt de running Filante", "Foulmane", "<p>Une maille légère.</p>", "respirant"),
            product(
                tenant,
                "velo",
                "Vélo de ville Mistinguette",
                "Fjelduin",
                "<p>Un panier, deux vitesses.</p>",
                "ville"
            ),
            product(tenant, "antivol", "Antivol pliant", "Vélombre", "<p>Il tient au cadre du vélo.</p>"),
            product(tenant, "sac", "Sac à dos Balade 20 L", "Névastre", "<p>Un compagnon de journée.</p>", "randonnée"),
            product(tenant, "sacoche", "Sacoche de guidon", "Vélombre", "<p>Étanche.</p>", "vélo"),
            product(tenant, "oeuf", "Œuf de yoga Cœur", "Gymaré", "<p>Il renforce le dos.</p>"),
            product(tenant, "ballon", "Ballon de football Lucarne", "Pelotaz", "<p>Cousu main.</p>", "football"),
            product(tenant, "pompe", "Pompe Souffle", "Pelotaz", "<p>Gonfle tout ballon en une minute.</p>")
        );
    }

    /** One that is being worked on, with a word that nobody may learn of. */
    static ProductDraft secret(TestTenant tenant) {
        ProductDraft open = product(tenant, "secret", "Zorbalune confidentielle", "Foulmane", "<p>x</p>");
        return new ProductDraft(
            open.slug(),
            open.name(),
            open.descriptionHtml(),
            open.brand(),
            null,
            ProductStatus.DRAFT,
            open.categoryId(),
            open.tags(),
            open.options(),
            null,
            null,
            null,
            null,
            open.variants(),
            List.of(),
            Set.of(),
            true
        );
    }

    static Map<String, Object> asks(String query) {
        return Map.of("query", query);
    }
}
