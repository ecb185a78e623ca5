package io.quelyos.bff.collection;

import io.quelyos.bff.graphql.type.Money;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name: a rule as it was put in, with its prices in major units. */
public record BackofficeCollectionRule(
    @Nullable List<BackofficeCollectionRule> all,
    @Nullable List<BackofficeCollectionRule> any,
    @Nullable BackofficeCollectionRule not,
    @Nullable String tag,
    @Nullable UUID brandId,
    @Nullable UUID categoryId,
    @Nullable PriceSpan price,
    @Nullable Boolean available,
    @Nullable String productType,
    @Nullable OffsetDateTime publishedSince,
    @Nullable Integer publishedWithinDays,
    @Nullable Boolean onSale
) {
    /** The schema's type BackofficeCollectionPriceSpan. */
    public record PriceSpan(@Nullable BigDecimal gte, @Nullable BigDecimal lte) {}

    static BackofficeCollectionRule of(CollectionRule rule, Currency currency) {
        return new BackofficeCollectionRule(
            list(rule.all(), currency),
            list(rule.any(), currency),
            rule.not() == null ? null : of(rule.not(), currency),
            rule.tag(),
            rule.brandId(),
            rule.categoryId(),
            rule.priceFromMinor() == null && rule.priceToMinor() == null
                ? null
                : new PriceSpan(major(rule.priceFromMinor(), currency), major(rule.priceToMinor(), currency)),
            rule.available(),
            rule.productType(),
            rule.publishedSince(),
            rule.publishedWithinDays(),
            rule.onSale()
        );
    }

    private static @Nullable List<BackofficeCollectionRule> list(
        @Nullable List<CollectionRule> rules,
        Currency currency
    ) {
        return rules == null
            ? null
            : rules
                  .stream()
                  .map(each -> of(each, currency))
                  .toList();
    }

    private static @Nullable BigDecimal major(@Nullable Long minor, Currency currency) {
        return minor == null ? null : Money.ofMinor(minor, currency).amount();
    }
}
