package io.quelyos.bff.catalog;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as a source describes it, found by its slug. It says everything: null means that there is none. What the
 * source does not know is listed in {@code kept}: an update leaves it as it is, a creation takes the draft's value.
 *
 * @param descriptionHtml any HTML; what is not allowed is taken out when it is written
 * @param options the names of what a buyer chooses between, at most 3
 * @param publishedAt the time since which it is sold; null keeps the stored time, or takes now when it becomes active
 * @param variants at least one for a new product; found by article number, else by option values
 * @param kept the parts that an update does not touch
 * @param replacesVariants whether stored variants that the draft does not have are deleted; else they stay untouched
 */
public record ProductDraft(
    String slug,
    String name,
    @Nullable String descriptionHtml,
    @Nullable String brand,
    @Nullable String productType,
    ProductStatus status,
    @Nullable UUID categoryId,
    List<String> tags,
    List<String> options,
    @Nullable String seoTitle,
    @Nullable String seoDescription,
    @Nullable OffsetDateTime publishedAt,
    @Nullable Integer featuredPosition,
    List<VariantDraft> variants,
    List<ImageDraft> images,
    Set<DraftField> kept,
    boolean replacesVariants
) {
    public ProductDraft {
        tags = List.copyOf(tags);
        options = List.copyOf(options);
        variants = List.copyOf(variants);
        images = List.copyOf(images);
        kept = Set.copyOf(kept);
    }

    boolean keeps(DraftField field) {
        return kept.contains(field);
    }
}
