package io.quelyos.persistence.catalog;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One product.
 *
 * @param nameKey the name without case and accents, which lists are sorted by
 * @param descriptionHtml null in a row of a list, which is read without it
 * @param status DRAFT, ACTIVE or ARCHIVED
 * @param minPriceMinor the lowest price of its variants; like the three that follow, kept by
 *     {@link ProductWriteMapper#summarize}
 * @param soldCount how many pieces were sold; like the rating, kept by the database
 * @param ratingAverageHundredths of published reviews; 0 without any
 */
public record ProductRow(
    UUID id,
    String slug,
    String name,
    String nameKey,
    @Nullable String descriptionHtml,
    @Nullable String brand,
    @Nullable String productType,
    String status,
    @Nullable UUID categoryId,
    List<String> tags,
    @Nullable String seoTitle,
    @Nullable String seoDescription,
    @Nullable Integer featuredPosition,
    @Nullable OffsetDateTime publishedAt,
    long minPriceMinor,
    long maxPriceMinor,
    boolean isAvailable,
    int variantCount,
    long soldCount,
    int ratingAverageHundredths,
    int version,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt,
    Facts facts
) {
    /**
     * What the page of a product tells beside its texts.
     *
     * @param availableOn bought before this day, it is a pre-order
     * @param unitAmount how much one piece holds, in {@code unit}
     * @param unit G, ML, MM, CM2 or PIECE
     * @param ratingSum the published ratings together, each 1 to 5
     */
    public record Facts(
        UUID id,
        @Nullable UUID brandId,
        @Nullable LocalDate availableOn,
        @Nullable Integer unitAmount,
        @Nullable String unit,
        int ratingCount,
        int ratingSum
    ) {
        /** Of a product of which nothing is known yet. */
        public static Facts none(UUID id) {
            return new Facts(id, null, null, null, null, 0, 0);
        }
    }

    private static final String NAMES = "p.id, p.slug, p.name, p.name_key, ";
    private static final String OTHERS =
        ", p.brand, p.product_type, p.status, p.category_id, p.tags, p.seo_title, p.seo_description," +
        " p.featured_position, p.published_at, p.min_price_minor, p.max_price_minor, p.is_available, p.variant_count," +
        " p.sold_count, p.rating_average_hundredths, p.version, p.created_at, p.updated_at, p.brand_id, p.available_on," +
        " p.unit_amount, p.unit, p.rating_count, p.rating_sum";

    /** The columns of this record, of a table called p. */
    public static final String COLUMNS = NAMES + "p.description_html" + OTHERS;

    /** The same for lists: descriptions are long, and few lists show them. */
    public static final String LISTED_COLUMNS = NAMES + "cast(null as text) as description_html" + OTHERS;
}
