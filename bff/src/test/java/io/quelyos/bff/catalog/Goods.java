package io.quelyos.bff.catalog;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Believable disorder: products with many ties in every order, in every state, from one seed. */
final class Goods {

    static final List<String> COLOURS = List.of("Rouge", "Bleu", "Vert");
    static final List<String> SIZES = List.of("S", "M", "L");
    private static final List<String> NAMES = List.of("Échelle", "echelle", "Zèbre", "Âne", "Œuf", "ours", "Abricot");
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2024-01-01T08:00:00Z");

    private Goods() {}

    static List<ProductDraft> make(TestTenant tenant, int count, long seed) {
        var random = new Random(seed);
        List<ProductDraft> drafts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            drafts.add(product(tenant, number, random));
        }
        return drafts;
    }

    private static ProductDraft product(TestTenant tenant, int number, Random random) {
        int kind = random.nextInt(10);
        ProductStatus status =
            kind == 0 ? ProductStatus.DRAFT : kind == 1 ? ProductStatus.ARCHIVED : ProductStatus.ACTIVE;
        OffsetDateTime published = kind == 2 ? LONG_AGO.plusYears(50) : LONG_AGO.plusDays(random.nextInt(4));
        return new ProductDraft(
            "p-" + number,
            NAMES.get(random.nextInt(NAMES.size())),
            "<p>x</p>",
            null,
            null,
            status,
            category(tenant, random),
            List.of(),
            List.of("Couleur", "Taille"),
            null,
            null,
            published,
            null,
            variants(tenant, number, random),
            List.of(),
            Set.of(),
            true
        );
    }

    private static @Nullable UUID category(TestTenant tenant, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> tenant.topCategory();
            case 1 -> tenant.middleCategory();
            case 2 -> tenant.leafCategory();
            default -> null;
        };
    }

    private static List<VariantDraft> variants(TestTenant tenant, int number, Random random) {
        Set<List<String>> values = new LinkedHashSet<>();
        int count = 1 + random.nextInt(4);
        while (values.size() < count) {
            values.add(List.of(COLOURS.get(random.nextInt(3)), SIZES.get(random.nextInt(3))));
        }
        List<VariantDraft> variants = new ArrayList<>();
        for (List<String> value : values) {
            variants.add(
                new VariantDraft(
                    "K" + number + "-" + variants.size(),
                    null,
                    value,
                    1000L + 100L * random.nextInt(6),
                    null,
                    500L,
                    1,
                    random.nextInt(5) > 0,
                    random.nextInt(8) == 0,
                    true,
                    true,
                    Map.of(tenant.location(), random.nextInt(3) == 0 ? 3 : 0)
                )
            );
        }
        return variants;
    }
}
