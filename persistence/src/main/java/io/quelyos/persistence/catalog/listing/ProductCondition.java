package io.quelyos.persistence.catalog.listing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a product must be like to stand in a list. */
public sealed interface ProductCondition {
    /** Whether whatever buyers may see fulfils it. */
    default boolean isHeldByAllPublished() {
        return switch (this) {
            case Published() -> true;
            case All(List<ProductCondition> all) -> all.stream().allMatch(ProductCondition::isHeldByAllPublished);
            default -> false;
        };
    }

    /** Whether the number of those that fulfil it is kept, so that it is read by its key. */
    default boolean isCountKept() {
        return Shelf.of(this).isCounted();
    }

    /** It is active and its time of publication has come: what buyers may see. */
    record Published() implements ProductCondition {}

    /** It stands in a category or in one below it. */
    sealed interface OfCategory extends ProductCondition {}

    /** It stands in a category whose id is known. */
    record InCategory(UUID categoryId) implements OfCategory {}

    /**
     * It stands in the category of a slug; no product does where no category has it. Spares a round trip, but whoever plans
     * it does not know how large the category is: for lists that are asked for nothing else.
     */
    record InCategoryOfSlug(String slug) implements OfCategory {}

    /** It has a variant whose price lies in the span; a null bound is open. */
    record PriceBetween(@Nullable Long minMinor, @Nullable Long maxMinor) implements ProductCondition {}

    /** The same in minor units of another currency than the tenant's own. */
    record PriceBetweenIn(
        String currency,
        @Nullable Long minMinor,
        @Nullable Long maxMinor
    ) implements ProductCondition {}

    /**
     * The same at the prices that were agreed with a buyer.
     *
     * @param open the same for everybody, in the buyer's currency
     */
    record PriceBetweenFor(
        ProductListQuery.Buyer buyer,
        @Nullable Long minMinor,
        @Nullable Long maxMinor,
        ProductCondition open
    ) implements ProductCondition {}

    /** A variant has one of the values of an option. */
    record HasOption(String name, List<String> values) implements ProductCondition {}

    /** It can, or cannot, be bought now. */
    record Available(boolean isAvailable) implements ProductCondition {}

    /** It has one of the states. */
    record StatusIn(List<String> statuses) implements ProductCondition {}

    /** It has this slug. */
    record SlugIs(String slug) implements ProductCondition {}

    /** It has a variant of this article number. */
    record HasSku(String sku) implements ProductCondition {}

    /** It is of one maker. */
    record OfBrand(UUID brandId) implements ProductCondition {}

    /** It has a key word. */
    record HasTag(String tag) implements ProductCondition {}

    /** It is of one kind, in the tenant's own words. */
    record OfType(String productType) implements ProductCondition {}

    /** It was published at a time or later. */
    record PublishedSince(OffsetDateTime since) implements ProductCondition {}

    /** It was published no longer ago than so many days. */
    record PublishedWithin(int days) implements ProductCondition {}

    /** One of its variants cost more before. */
    record OnSale() implements ProductCondition {}

    /** Staff put it into a collection by hand. */
    record PinnedTo(UUID collectionId) implements ProductCondition {}

    /** It is of one of the makers, named by their slugs. */
    record OfBrands(List<String> slugs) implements ProductCondition {}

    /** Its published reviews give it so many hundredths of a star or more, on average. */
    record RatedAtLeast(int hundredths) implements ProductCondition {}

    /** It was created in a span of time, its end left out; a null bound is open. */
    record CreatedBetween(
        @Nullable OffsetDateTime since,
        @Nullable OffsetDateTime before
    ) implements ProductCondition {}

    /** Its texts answer a question. */
    record Answers(ProductQuestion question) implements ProductCondition {}

    /** The tenant puts it forward. */
    record Featured() implements ProductCondition {}

    /** Nothing fulfils it. */
    record Never() implements ProductCondition {}

    /** All parts hold; of no parts that is true. */
    record All(List<ProductCondition> parts) implements ProductCondition {}

    /** One of the parts holds; of no parts that is false. */
    record Any(List<ProductCondition> parts) implements ProductCondition {}

    /** One of the parts holds, each of which is looked up by itself: for parts that few products may fulfil. */
    record Either(List<ProductCondition> parts) implements ProductCondition {}

    /** The part does not hold. */
    record Not(ProductCondition part) implements ProductCondition {}
}
