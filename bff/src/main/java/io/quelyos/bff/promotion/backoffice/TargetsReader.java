package io.quelyos.bff.promotion.backoffice;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.promotion.backoffice.PromotionInput.TargetsInput;
import io.quelyos.persistence.promotion.TargetMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads which lines a promotion is about, and asks whether the things exist that it names. */
final class TargetsReader {

    private static final int MAXIMUM_IDS = 200;

    private final List<UserError> errors;
    private final Set<UUID> products = new HashSet<>();
    private final Set<UUID> variants = new HashSet<>();
    private final Set<UUID> categories = new HashSet<>();
    private final Set<UUID> collections = new HashSet<>();
    private final Set<UUID> brands = new HashSet<>();

    TargetsReader(List<UserError> errors) {
        this.errors = errors;
    }

    /** The targets of one part of the input. */
    Targets read(@Nullable TargetsInput input, String field) {
        if (input == null) {
            return Targets.ALL;
        }
        return new Targets(
            ids("prd", input.productIds(), products, field, "productIds"),
            ids("var", input.variantIds(), variants, field, "variantIds"),
            ids("cat", input.categoryIds(), categories, field, "categoryIds"),
            ids("col", input.collectionIds(), collections, field, "collectionIds"),
            ids("brd", input.brandIds(), brands, field, "brandIds"),
            ids("prd", input.excludedProductIds(), products, field, "excludedProductIds"),
            ids("cat", input.excludedCategoryIds(), categories, field, "excludedCategoryIds")
        );
    }

    /** Adds an error where a thing that was read does not exist. */
    void checkExistence(TargetMapper mapper) {
        List<String> unknown = mapper.listUnknown(
            List.copyOf(products),
            List.copyOf(variants),
            List.copyOf(categories),
            List.copyOf(collections),
            List.copyOf(brands)
        );
        if (!unknown.isEmpty()) {
            String kind = unknown.getFirst().split(":", 2)[0];
            errors.add(UserError.of(Code.NOT_FOUND, "There is no such " + kind + ".", "input", "targets"));
        }
    }

    private Set<UUID> ids(String prefix, @Nullable List<String> texts, Set<UUID> named, String field, String part) {
        if (texts == null) {
            return Set.of();
        }
        if (texts.size() > MAXIMUM_IDS) {
            errors.add(UserError.of(Code.INVALID, "Name 200 at the most.", "input", field, part));
            return Set.of();
        }
        Set<UUID> ids = new HashSet<>();
        for (String text : texts) {
            GlobalId.decode(prefix, text).ifPresentOrElse(ids::add, () ->
                errors.add(UserError.of(Code.NOT_FOUND, "There is no such thing.", "input", field, part))
            );
        }
        named.addAll(ids);
        return ids;
    }
}
