package io.quelyos.bff.catalog.backoffice;

import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.catalog.listing.ProductLists.Order;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.persistence.catalog.listing.ProductSort;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name; a part that is absent or null says nothing. */
record BackofficeProductFilter(
    @Nullable String query,
    @Nullable List<ProductStatus> status,
    @Nullable String categoryId,
    @Nullable BackofficeBrandFilter brand,
    @Nullable BackofficePriceFilter price,
    @Nullable Boolean available,
    @Nullable BackofficeTimeFilter createdAt,
    @Nullable String sku,
    @Nullable String slug,
    @Nullable List<BackofficeProductFilter> and,
    @Nullable List<BackofficeProductFilter> or,
    @Nullable BackofficeProductFilter not
) {
    /** The schema's input of the same name. */
    record BackofficeBrandFilter(List<String> in) {}

    /** The schema's input of the same name. */
    record BackofficePriceFilter(@Nullable BigDecimal gte, @Nullable BigDecimal lte) {}

    /** The schema's input of the same name. */
    record BackofficeTimeFilter(@Nullable OffsetDateTime gte, @Nullable OffsetDateTime lt) {}

    /** The schema's input of the same name. */
    record BackofficeProductSort(BackofficeProductSortField field, SortDirection direction) {}

    enum BackofficeProductSortField {
        CREATED_AT,
        NAME,
    }

    /** The order that staff ask for; what was created last comes first where they ask for none. */
    static Order order(@Nullable BackofficeProductSort sort) {
        if (sort == null) {
            return new Order(ProductSort.CREATED_AT, SortDirection.DESC);
        }
        ProductSort by = switch (sort.field()) {
            case CREATED_AT -> ProductSort.CREATED_AT;
            case NAME -> ProductSort.NAME;
        };
        return new Order(by, sort.direction());
    }
}
