package io.quelyos.bff.catalog.shop;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.MoneyRange;
import io.quelyos.persistence.catalog.ProductRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name; what is missing here is loaded where it is asked for. Texts are in the tenant's own
 * language and prices in its own currency; the room {@code market} shows them in the request's.
 *
 * @param descriptionHtml null where it is still to be loaded
 * @param facts what its page and its rating are told by
 */
public record ShopProduct(
    UUID id,
    String slug,
    String name,
    @Nullable String descriptionHtml,
    @Nullable String brand,
    List<String> tags,
    OffsetDateTime publishedAt,
    MoneyRange priceRange,
    boolean available,
    @Nullable UUID categoryId,
    ShopSeo seo,
    ProductRow.Facts facts
) {
    /** What search engines show; the product's name where the tenant chose no title. */
    public record ShopSeo(String title, @Nullable String description) {}

    /** The product of a row, which must be published. */
    public static ShopProduct of(TenantContext context, ProductRow row) {
        return new ShopProduct(
            row.id(),
            row.slug(),
            row.name(),
            row.descriptionHtml(),
            row.brand(),
            row.tags(),
            Objects.requireNonNull(row.publishedAt(), "a published product has a time of publication"),
            MoneyRange.of(row, context.baseCurrency()),
            row.isAvailable(),
            row.categoryId(),
            new ShopSeo(row.seoTitle() == null ? row.name() : row.seoTitle(), row.seoDescription()),
            row.facts()
        );
    }
}
