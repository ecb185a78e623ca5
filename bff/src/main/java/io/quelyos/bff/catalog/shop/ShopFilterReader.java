package io.quelyos.bff.catalog.shop;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.CatalogLimits;
import io.quelyos.bff.catalog.listing.FilterBudget;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.listing.FacetQuery;
import io.quelyos.persistence.catalog.listing.FacetQuery.Facet;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductListQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks a client's filter and turns it into conditions. A filter may hold filters; depth, branches and the number of all
 * parts are bounded, because each part costs the database a look-up for each product that it looks at.
 */
final class ShopFilterReader {

    private static final int MOST_STARS = 5;
    private static final List<ShopProductFilter.ShopOptionFilter> NO_OPTIONS = List.of();

    private final CatalogLimits limits;
    private final TenantContext context;
    private final ProductListQuery.@Nullable Buyer buyer;
    private final FilterBudget budget;
    private final Set<String> categorySlugs = new LinkedHashSet<>();

    ShopFilterReader(CatalogLimits limits, TenantContext context, ProductListQuery.@Nullable Buyer buyer) {
        this.limits = limits;
        this.context = context;
        this.buyer = buyer;
        this.budget = new FilterBudget(limits);
    }

    /**
     * Checks the form of a filter before the database is asked anything.
     *
     * @return the slugs of the categories that it names
     * @throws ApiException BAD_USER_INPUT with the limit or the place in its message
     */
    Set<String> check(@Nullable ShopProductFilter filter) {
        if (filter != null) {
            check(filter, 1);
        }
        return categorySlugs;
    }

    private void check(ShopProductFilter filter, int depth) {
        if (depth > limits.filterDepth()) {
            throw FilterBudget.refused("filters hold filters at most " + limits.filterDepth() + " deep");
        }
        budget.takePart();
        if (filter.category() != null) {
            budget.takePart();
            categorySlugs.add(filter.category().eq());
        }
        checkOptions(filter.options());
        if (filter.brand() != null) {
            budget.takeValues(filter.brand().in());
        }
        if (filter.price() != null) {
            budget.takePrice();
        }
        budget.takePart(filter.available() != null);
        budget.takePart(filter.rating() != null);
        if (filter.rating() != null && (filter.rating().gte() < 1 || filter.rating().gte() > MOST_STARS)) {
            throw FilterBudget.refused("a rating is 1 to " + MOST_STARS + " stars; it is " + filter.rating().gte());
        }
        checkBranches("and", filter.and(), depth);
        checkBranches("or", filter.or(), depth);
        if (filter.not() != null) {
            check(filter.not(), depth + 1);
        }
    }

    private void checkOptions(@Nullable List<ShopProductFilter.ShopOptionFilter> options) {
        if (options == null) {
            return;
        }
        if (options.size() > limits.filterOptions()) {
            throw FilterBudget.refused("options holds at most " + limits.filterOptions() + " options");
        }
        for (ShopProductFilter.ShopOptionFilter option : options) {
            budget.takeValues(option.in());
        }
    }

    private void checkBranches(String name, @Nullable List<ShopProductFilter> branches, int depth) {
        if (branches == null) {
            return;
        }
        if (branches.isEmpty() || branches.size() > limits.filterBranches()) {
            throw FilterBudget.refused(
                name + " holds 1 to " + limits.filterBranches() + " filters; it holds " + branches.size()
            );
        }
        branches.forEach(branch -> check(branch, depth + 1));
    }

    /**
     * What a checked filter says of facets at its own level, each under the key of its facet.
     *
     * @param categories what it means to be in the category of a slug
     */
    Map<String, ProductCondition> chosen(
        @Nullable ShopProductFilter filter,
        Function<String, ProductCondition> categories
    ) {
        Map<String, ProductCondition> chosen = new LinkedHashMap<>();
        if (filter == null) {
            return chosen;
        }
        if (filter.category() != null) {
            chosen.put(Facet.CATEGORY.name(), categories.apply(filter.category().eq()));
        }
        if (filter.brand() != null) {
            chosen.put(Facet.BRAND.name(), new ProductCondition.OfBrands(filter.brand().in()));
        }
        if (filter.price() != null) {
            chosen.put(Facet.PRICE.name(), price(filter.price()));
        }
        for (ShopProductFilter.ShopOptionFilter option : Objects.requireNonNullElse(filter.options(), NO_OPTIONS)) {
            chosen.merge(
                FacetQuery.option(option.name()),
                new ProductCondition.HasOption(option.name(), option.in()),
                (one, other) -> new ProductCondition.All(List.of(one, other))
            );
        }
        if (filter.available() != null) {
            chosen.put(Facet.AVAILABILITY.name(), new ProductCondition.Available(filter.available()));
        }
        if (filter.rating() != null) {
            chosen.put(Facet.RATING.name(), new ProductCondition.RatedAtLeast(filter.rating().gte() * 100));
        }
        return chosen;
    }

    /** What a checked filter says by the filters that it holds. */
    ProductCondition held(@Nullable ShopProductFilter filter, Function<String, ProductCondition> categories) {
        List<ProductCondition> all = new ArrayList<>();
        if (filter == null) {
            return new ProductCondition.All(all);
        }
        if (filter.and() != null) {
            filter.and().forEach(branch -> all.add(read(branch, categories)));
        }
        if (filter.or() != null) {
            all.add(
                new ProductCondition.Any(
                    filter
                        .or()
                        .stream()
                        .map(branch -> read(branch, categories))
                        .toList()
                )
            );
        }
        if (filter.not() != null) {
            all.add(new ProductCondition.Not(read(filter.not(), categories)));
        }
        return new ProductCondition.All(List.copyOf(all));
    }

    private ProductCondition read(ShopProductFilter filter, Function<String, ProductCondition> categories) {
        List<ProductCondition> all = new ArrayList<>(chosen(filter, categories).values());
        all.add(held(filter, categories));
        return new ProductCondition.All(List.copyOf(all));
    }

    /** Prices are compared as they are shown: in that currency, and with what was agreed with whoever asks. */
    private ProductCondition price(ShopProductFilter.ShopPriceFilter price) {
        Long min = minor(price.gte());
        Long max = minor(price.lte());
        ProductCondition open = context.isInBaseCurrency()
            ? new ProductCondition.PriceBetween(min, max)
            : new ProductCondition.PriceBetweenIn(context.currency().getCurrencyCode(), min, max);
        return buyer == null ? open : new ProductCondition.PriceBetweenFor(buyer, min, max, open);
    }

    private @Nullable Long minor(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        try {
            return Money.toMinor(amount, context.currency());
        } catch (ArithmeticException exception) {
            ApiException refusal = FilterBudget.refused("a price has at most the decimals of " + context.currency());
            refusal.addSuppressed(exception);
            throw refusal;
        }
    }
}
