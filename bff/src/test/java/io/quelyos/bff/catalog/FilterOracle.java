package io.quelyos.bff.catalog;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Makes random filters together with what they should keep, said in plain Java over the drafts. */
final class FilterOracle {

    private final Random random;

    FilterOracle(long seed) {
        this.random = new Random(seed);
    }

    /** A filter as a client sends it, and as it should act. */
    record Filter(Map<String, Object> input, BiPredicate<ProductDraft, TestTenant> keeps) {}

    static boolean isPublished(ProductDraft draft) {
        return (
            draft.status() == ProductStatus.ACTIVE &&
            Objects.requireNonNull(draft.publishedAt()).isBefore(OffsetDateTime.now(ZoneOffset.UTC))
        );
    }

    static Comparator<ProductDraft> order(String field) {
        return switch (field) {
            case "PRICE" -> Comparator.comparing(draft ->
                draft.variants().stream().mapToLong(VariantDraft::priceMinor).min().orElseThrow()
            );
            case "NAME" -> Comparator.comparing(draft -> Texts.sortKey(draft.name()));
            default -> Comparator.comparing(draft -> Objects.requireNonNull(draft.publishedAt()));
        };
    }

    Filter next(int depth) {
        Map<String, Object> input = new HashMap<>();
        BiPredicate<ProductDraft, TestTenant> keeps = (draft, tenant) -> true;
        for (int part = 0; part < 1 + random.nextInt(2); part++) {
            Filter more = one(depth);
            if (more.input().keySet().stream().noneMatch(input::containsKey)) {
                input.putAll(more.input());
                keeps = keeps.and(more.keeps());
            }
        }
        return new Filter(input, keeps);
    }

    private Filter one(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> category();
            case 1 -> price();
            case 2 -> options();
            case 3 -> available();
            case 4 -> {
                Filter part = next(depth - 1);
                yield new Filter(Map.of("not", part.input()), part.keeps().negate());
            }
            case 5 -> branches("and", depth);
            default -> branches("or", depth);
        };
    }

    private Filter branches(String name, int depth) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        boolean isAnd = name.equals("and");
        BiPredicate<ProductDraft, TestTenant> keeps = (draft, tenant) -> isAnd;
        for (int branch = 0; branch < 1 + random.nextInt(3); branch++) {
            Filter part = next(depth - 1);
            inputs.add(part.input());
            keeps = isAnd ? keeps.and(part.keeps()) : keeps.or(part.keeps());
        }
        return new Filter(Map.of(name, inputs), keeps);
    }

    private Filter category() {
        String slug = List.of("top", "middle", "leaf").get(random.nextInt(3));
        return new Filter(Map.of("category", Map.of("eq", slug)), (draft, tenant) -> {
            List<UUID> path = List.of(tenant.topCategory(), tenant.middleCategory(), tenant.leafCategory());
            int level = List.of("top", "middle", "leaf").indexOf(slug);
            return draft.categoryId() != null && path.subList(level, path.size()).contains(draft.categoryId());
        });
    }

    private Filter price() {
        long min = 1000L + 50L * random.nextInt(12);
        long max = min + 50L * random.nextInt(6);
        boolean hasMin = random.nextInt(3) > 0;
        boolean hasMax = !hasMin || random.nextInt(3) > 0;
        Map<String, Object> span = new HashMap<>();
        if (hasMin) {
            span.put("gte", BigDecimal.valueOf(min, 2).toPlainString());
        }
        if (hasMax) {
            span.put("lte", BigDecimal.valueOf(max, 2).toPlainString());
        }
        return new Filter(Map.of("price", span), (draft, tenant) ->
            draft
                .variants()
                .stream()
                .anyMatch(
                    variant -> (!hasMin || variant.priceMinor() >= min) && (!hasMax || variant.priceMinor() <= max)
                )
        );
    }

    private Filter options() {
        List<String> colours = Goods.COLOURS.subList(0, 1 + random.nextInt(2));
        List<String> sizes = Goods.SIZES.subList(random.nextInt(3), 3);
        return new Filter(
            Map.of("options", List.of(Map.of("name", "Couleur", "in", colours), Map.of("name", "Taille", "in", sizes))),
            (draft, tenant) ->
                draft
                    .variants()
                    .stream()
                    .anyMatch(variant -> colours.contains(variant.optionValues().get(0))) &&
                draft
                    .variants()
                    .stream()
                    .anyMatch(variant -> sizes.contains(variant.optionValues().get(1)))
        );
    }

    private Filter available() {
        boolean wanted = random.nextBoolean();
        return new Filter(
            Map.of("available", wanted),
            (draft, tenant) ->
                wanted ==
                draft
                    .variants()
                    .stream()
                    .anyMatch(
                        variant ->
                            !variant.isStockTracked() ||
                            variant.continuesWhenOutOfStock() ||
                            variant.stock().values().stream().mapToInt(Integer::intValue).sum() > 0
                    )
        );
    }
}
