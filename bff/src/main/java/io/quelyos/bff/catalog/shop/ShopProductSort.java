package io.quelyos.bff.catalog.shop;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.bff.catalog.listing.ProductLists.Order;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.persistence.catalog.listing.ProductSort;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name. */
public record ShopProductSort(ShopProductSortField field, SortDirection direction) {
    /** The schema's enum of the same name. */
    public enum ShopProductSortField {
        PRICE,
        NAME,
        NEWEST,
        BEST_SELLING,
        RATING,
        RELEVANCE,
    }

    /** Whether the answers to a search come by how well they answer; so they do where nobody says otherwise. */
    public static boolean isByRelevance(@Nullable ShopProductSort sort) {
        return sort == null || sort.field() == ShopProductSortField.RELEVANCE;
    }

    /**
     * The order that a client asks for; what was published last comes first where it asks for none.
     *
     * @throws ApiException BAD_USER_INPUT for the order of answers, where nothing was asked
     */
    static Order order(@Nullable ShopProductSort sort) {
        if (sort == null) {
            return new Order(ProductSort.NEWEST, SortDirection.DESC);
        }
        ProductSort by = switch (sort.field()) {
            case PRICE -> ProductSort.PRICE;
            case NAME -> ProductSort.NAME;
            case NEWEST -> ProductSort.NEWEST;
            case BEST_SELLING -> ProductSort.BEST_SELLING;
            case RATING -> ProductSort.RATING;
            case RELEVANCE -> throw new ApiException(
                ApiErrorCode.BAD_USER_INPUT,
                "Only what is searched for can be sorted by RELEVANCE."
            );
        };
        return new Order(by, sort.direction());
    }
}
