package io.quelyos.bff.catalog.backoffice;

import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.catalog.listing.ProductLists.Order;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductSort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name; a part that is absent or null says nothing. */
record BackofficeProductFilter(
    @Nullable List<ProductStatus> status,
    @Nullable String categoryId,
    @Nullable String sku,
    @Nullable String slug
) {
    /** The schema's input of the same name. */
    record BackofficeProductSort(BackofficeProductSortField field, SortDirection direction) {}

    enum BackofficeProductSortField {
        CREATED_AT,
        NAME,
    }

    static ProductCondition condition(@Nullable BackofficeProductFilter filter) {
        List<ProductCondition> all = new ArrayList<>();
        if (filter == null) {
            return new ProductCondition.All(all);
        }
        if (filter.status() != null) {
            all.add(
                new ProductCondition.StatusIn(filter.status().stream().map(ProductStatus::name).distinct().toList())
            );
        }
        if (filter.categoryId() != null) {
            all.add(
                GlobalId.decode("cat", filter.categoryId())
                    .<ProductCondition>map(ProductCondition.InCategory::new)
                    .orElseGet(ProductCondition.Never::new)
            );
        }
        if (filter.sku() != null) {
            all.add(new ProductCondition.HasSku(filter.sku()));
        }
        if (filter.slug() != null) {
            all.add(new ProductCondition.SlugIs(filter.slug()));
        }
        return new ProductCondition.All(List.copyOf(all));
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
