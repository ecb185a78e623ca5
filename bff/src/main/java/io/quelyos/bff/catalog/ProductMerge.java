package io.quelyos.bff.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.VariantRow;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares one draft with what is stored and says what to write, or why it cannot be written. */
final class ProductMerge {

    private final ProductDraft draft;
    private final StoredCatalog stored;
    private final OffsetDateTime now;
    private final @Nullable ProductRow before;
    private final VariantMerge variants;
    private final UUID productId;
    private final List<DraftProblem> problems = new ArrayList<>();

    ProductMerge(ProductDraft draft, StoredCatalog stored, OffsetDateTime now) {
        this.draft = draft;
        this.stored = stored;
        this.now = now;
        this.before = stored.product(draft.slug());
        this.productId = before == null ? UuidCreator.getTimeOrderedEpoch() : before.id();
        this.variants = new VariantMerge(draft, productId, stored);
    }

    boolean isNew() {
        return before == null;
    }

    /** What the draft's own rules cannot see; empty when it can be written. */
    List<DraftProblem> problems() {
        return problems;
    }

    ProductChange change() {
        if (draft.categoryId() != null && !stored.isKnown(draft.categoryId())) {
            problems.add(DraftProblem.at(Code.NOT_FOUND, "There is no such category.", "categoryId"));
        }
        variants.run();
        problems.addAll(variants.problems);
        ProductRow wanted = wanted();
        List<ProductOptionRow> options = options();
        List<ProductImageRow> images = images();
        return new ProductChange(
            wanted,
            isNew(),
            !wanted.equals(before),
            !Objects.equals(wanted.categoryId(), before == null ? null : before.categoryId()),
            List.copyOf(variants.inserted),
            List.copyOf(variants.updated),
            List.copyOf(variants.deleted),
            List.copyOf(variants.stock),
            options.equals(stored.options(productId)) ? null : options,
            keeps(DraftField.IMAGES) || isSame(images, stored.images(productId)) ? null : images
        );
    }

    private ProductRow wanted() {
        ProductStatus status = keeps(DraftField.STATUS) ? ProductStatus.valueOf(row().status()) : draft.status();
        return new ProductRow(
            productId,
            draft.slug(),
            draft.name(),
            Texts.sortKey(draft.name()),
            keeps(DraftField.DESCRIPTION) ? row().descriptionHtml() : description(),
            keeps(DraftField.BRAND) ? row().brand() : draft.brand(),
            keeps(DraftField.PRODUCT_TYPE) ? row().productType() : draft.productType(),
            status.name(),
            keeps(DraftField.CATEGORY) ? row().categoryId() : draft.categoryId(),
            keeps(DraftField.TAGS) ? row().tags() : draft.tags(),
            keeps(DraftField.SEO_TITLE) ? row().seoTitle() : draft.seoTitle(),
            keeps(DraftField.SEO_DESCRIPTION) ? row().seoDescription() : draft.seoDescription(),
            keeps(DraftField.FEATURED_POSITION) ? row().featuredPosition() : draft.featuredPosition(),
            publishedAt(status),
            before == null ? 0 : before.minPriceMinor(),
            before == null ? 0 : before.maxPriceMinor(),
            before != null && before.isAvailable(),
            before == null ? 0 : before.variantCount(),
            before == null ? 0 : before.soldCount(),
            before == null ? 0 : before.ratingAverageHundredths(),
            before == null ? 1 : before.version(),
            before == null ? now : before.createdAt(),
            before == null ? now : before.updatedAt(),
            before == null ? ProductRow.Facts.none(productId) : before.facts()
        );
    }

    private String description() {
        return draft.descriptionHtml() == null ? "" : Texts.cleanHtml(draft.descriptionHtml());
    }

    private @Nullable OffsetDateTime publishedAt(ProductStatus status) {
        OffsetDateTime since = before == null ? null : before.publishedAt();
        if (draft.publishedAt() != null && !keeps(DraftField.PUBLISHED_AT)) {
            OffsetDateTime stated = inDatabaseForm(draft.publishedAt());
            // The same instant in the stored form, so that an unchanged time is seen as such.
            since = since != null && since.isEqual(stated) ? since : stated;
        }
        return since == null && status == ProductStatus.ACTIVE ? now : since;
    }

    static OffsetDateTime inDatabaseForm(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    private List<ProductOptionRow> options() {
        List<VariantRow> result = variants.result();
        List<ProductOptionRow> options = new ArrayList<>();
        for (int index = 0; index < draft.options().size(); index++) {
            int place = index;
            List<String> values = result
                .stream()
                .filter(variant -> variant.optionValues().size() > place)
                .map(variant -> variant.optionValues().get(place))
                .distinct()
                .toList();
            options.add(new ProductOptionRow(productId, place + 1, draft.options().get(place), values));
        }
        return options;
    }

    private List<ProductImageRow> images() {
        List<ProductImageRow> images = new ArrayList<>();
        for (int index = 0; index < draft.images().size(); index++) {
            ImageDraft image = draft.images().get(index);
            if (image.fileId() != null && !stored.isKnown(image.fileId())) {
                String place = String.valueOf(index);
                problems.add(DraftProblem.at(Code.NOT_FOUND, "There is no such file.", "images", place, "fileId"));
            }
            UUID variant = image.variantIndex() == null ? null : variants.drafted.get(image.variantIndex()).id();
            images.add(
                new ProductImageRow(
                    UuidCreator.getTimeOrderedEpochPlus1(),
                    productId,
                    variant,
                    image.position(),
                    image.altText(),
                    image.fileId(),
                    image.externalUrl()
                )
            );
        }
        images.sort(Comparator.comparingInt(ProductImageRow::position));
        return images;
    }

    /** Whether two lists of images show the same; their ids do not matter. */
    private static boolean isSame(List<ProductImageRow> wanted, List<ProductImageRow> stored) {
        return withoutIds(wanted).equals(withoutIds(stored));
    }

    private static List<ProductImageRow> withoutIds(List<ProductImageRow> images) {
        return images
            .stream()
            .map(image ->
                new ProductImageRow(
                    image.productId(),
                    image.productId(),
                    image.variantId(),
                    image.position(),
                    image.altText(),
                    image.fileId(),
                    image.externalUrl()
                )
            )
            .toList();
    }

    private boolean keeps(DraftField field) {
        return before != null && draft.keeps(field);
    }

    private ProductRow row() {
        return Objects.requireNonNull(before, "only a stored product keeps anything");
    }
}
