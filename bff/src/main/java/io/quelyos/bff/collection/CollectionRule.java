package io.quelyos.bff.collection;

import io.quelyos.persistence.catalog.listing.ProductCondition;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the products of a collection are like, as it is stored. One part of it is there, the others are null; {@code all},
 * {@code any} and {@code not} hold further rules.
 *
 * @param priceFromMinor in minor units of the tenant's currency; together with {@code priceToMinor} one part, of which one
 *     bound may be open
 * @param publishedWithinDays counted back from the moment at which somebody asks
 */
public record CollectionRule(
    @Nullable List<CollectionRule> all,
    @Nullable List<CollectionRule> any,
    @Nullable CollectionRule not,
    @Nullable String tag,
    @Nullable UUID brandId,
    @Nullable UUID categoryId,
    @Nullable Long priceFromMinor,
    @Nullable Long priceToMinor,
    @Nullable Boolean available,
    @Nullable String productType,
    @Nullable OffsetDateTime publishedSince,
    @Nullable Integer publishedWithinDays,
    @Nullable Boolean onSale
) {
    private static final JsonMapper JSON = JsonMapper.builder()
        .changeDefaultPropertyInclusion(inclusion ->
            inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
        )
        .build();

    /** The rule of its stored form. */
    public static CollectionRule parse(String json) {
        return JSON.readValue(json, CollectionRule.class);
    }

    /** The form that is stored. */
    public String json() {
        return JSON.writeValueAsString(this);
    }

    /** The rule for lists of products. */
    ProductCondition condition() {
        if (all != null) {
            return new ProductCondition.All(all.stream().map(CollectionRule::condition).toList());
        }
        if (any != null) {
            return new ProductCondition.Any(any.stream().map(CollectionRule::condition).toList());
        }
        if (not != null) {
            return new ProductCondition.Not(not.condition());
        }
        if (tag != null) {
            return new ProductCondition.HasTag(tag);
        }
        if (brandId != null) {
            return new ProductCondition.OfBrand(brandId);
        }
        if (categoryId != null) {
            return new ProductCondition.InCategory(categoryId);
        }
        if (priceFromMinor != null || priceToMinor != null) {
            return new ProductCondition.PriceBetween(priceFromMinor, priceToMinor);
        }
        return stateCondition();
    }

    private ProductCondition stateCondition() {
        if (available != null) {
            return new ProductCondition.Available(available);
        }
        if (productType != null) {
            return new ProductCondition.OfType(productType);
        }
        if (publishedSince != null) {
            return new ProductCondition.PublishedSince(publishedSince);
        }
        if (publishedWithinDays != null) {
            return new ProductCondition.PublishedWithin(publishedWithinDays);
        }
        if (onSale != null) {
            var onSaleNow = new ProductCondition.OnSale();
            return onSale ? onSaleNow : new ProductCondition.Not(onSaleNow);
        }
        return new ProductCondition.Never();
    }
}
