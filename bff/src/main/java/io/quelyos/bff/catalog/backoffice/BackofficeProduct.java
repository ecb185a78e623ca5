package io.quelyos.bff.catalog.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.catalog.listing.MoneyRange;
import io.quelyos.persistence.catalog.ProductRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name; what is missing here is loaded where it is asked for.
 *
 * @param descriptionHtml null where it is still to be loaded
 */
public record BackofficeProduct(
    UUID id,
    int version,
    String slug,
    String name,
    @Nullable String descriptionHtml,
    @Nullable String brand,
    @Nullable String productType,
    ProductStatus status,
    List<String> tags,
    @Nullable OffsetDateTime publishedAt,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt,
    MoneyRange priceRange,
    @Nullable UUID categoryId,
    @Nullable String seoTitle,
    @Nullable String seoDescription
) {
    /** The product of a row. */
    public static BackofficeProduct of(TenantContext context, ProductRow row) {
        return new BackofficeProduct(
            row.id(),
            row.version(),
            row.slug(),
            row.name(),
            row.descriptionHtml(),
            row.brand(),
            row.productType(),
            ProductStatus.valueOf(row.status()),
            row.tags(),
            row.publishedAt(),
            row.createdAt(),
            row.updatedAt(),
            MoneyRange.of(row, context.baseCurrency()),
            row.categoryId(),
            row.seoTitle(),
            row.seoDescription()
        );
    }
}
