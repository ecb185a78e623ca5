package io.quelyos.bff.catalog.backoffice;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.catalog.backoffice.BackofficeProductFilter.BackofficePriceFilter;
import io.quelyos.bff.catalog.listing.CatalogLimits;
import io.quelyos.bff.catalog.listing.FilterBudget;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.search.Questions;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns staff's filter into a condition; filters in filters are bounded as the shop's are. */
final class BackofficeFilterReader {

    private final TenantContext context;
    private final Questions questions;
    private final CatalogLimits limits;
    private final FilterBudget budget;
    private int searches;

    BackofficeFilterReader(TenantContext context, Questions questions, CatalogLimits limits) {
        this.context = context;
        this.questions = questions;
        this.limits = limits;
        this.budget = new FilterBudget(limits);
    }

    /**
     * The condition of a filter.
     *
     * @throws ApiException BAD_USER_INPUT with the limit or the place in its message
     */
    ProductCondition read(@Nullable BackofficeProductFilter filter) {
        return filter == null ? new ProductCondition.All(List.of()) : read(filter, 1);
    }

    private ProductCondition read(BackofficeProductFilter filter, int depth) {
        if (depth > limits.filterDepth()) {
            throw FilterBudget.refused("filters hold filters at most " + limits.filterDepth() + " deep");
        }
        budget.takePart();
        List<ProductCondition> all = new ArrayList<>();
        readWords(filter, all);
        readPlace(filter, all);
        if (filter.price() != null) {
            budget.takePrice();
            all.add(price(filter.price()));
        }
        if (filter.available() != null) {
            budget.takePart();
            all.add(new ProductCondition.Available(filter.available()));
        }
        if (filter.createdAt() != null) {
            budget.takePart();
            all.add(new ProductCondition.CreatedBetween(filter.createdAt().gte(), filter.createdAt().lt()));
        }
        if (filter.and() != null) {
            all.addAll(branches("and", filter.and(), depth));
        }
        if (filter.or() != null) {
            all.add(new ProductCondition.Any(branches("or", filter.or(), depth)));
        }
        if (filter.not() != null) {
            all.add(new ProductCondition.Not(read(filter.not(), depth + 1)));
        }
        return new ProductCondition.All(List.copyOf(all));
    }

    private void readWords(BackofficeProductFilter filter, List<ProductCondition> all) {
        if (filter.query() != null) {
            takeSearch();
            ProductQuestion question = questions.read(context, filter.query());
            all.add(question == null ? new ProductCondition.Never() : new ProductCondition.Answers(question));
        }
        if (filter.sku() != null) {
            budget.takePart();
            all.add(new ProductCondition.HasSku(filter.sku()));
        }
        if (filter.slug() != null) {
            budget.takePart();
            all.add(new ProductCondition.SlugIs(filter.slug()));
        }
    }

    private void takeSearch() {
        budget.takePart();
        searches++;
        if (searches > limits.filterQueries()) {
            throw FilterBudget.refused("a list has at most " + limits.filterQueries() + " searches in all");
        }
    }

    private void readPlace(BackofficeProductFilter filter, List<ProductCondition> all) {
        if (filter.status() != null) {
            budget.takePart();
            all.add(
                new ProductCondition.StatusIn(filter.status().stream().map(ProductStatus::name).distinct().toList())
            );
        }
        if (filter.categoryId() != null) {
            budget.takePart();
            all.add(
                GlobalId.decode("cat", filter.categoryId())
                    .<ProductCondition>map(ProductCondition.InCategory::new)
                    .orElseGet(ProductCondition.Never::new)
            );
        }
        if (filter.brand() != null) {
            List<String> slugs = filter.brand().in();
            budget.takeValues(slugs);
            all.add(new ProductCondition.OfBrands(slugs));
        }
    }

    private ProductCondition price(BackofficePriceFilter span) {
        return new ProductCondition.PriceBetween(minor(span.gte()), minor(span.lte()));
    }

    private List<ProductCondition> branches(String name, List<BackofficeProductFilter> branches, int depth) {
        if (branches.isEmpty() || branches.size() > limits.filterBranches()) {
            throw FilterBudget.refused(
                name + " holds 1 to " + limits.filterBranches() + " filters; it holds " + branches.size()
            );
        }
        return branches
            .stream()
            .map(branch -> read(branch, depth + 1))
            .toList();
    }

    private @Nullable Long minor(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        try {
            return Money.toMinor(amount, context.baseCurrency());
        } catch (ArithmeticException exception) {
            ApiException refusal = FilterBudget.refused(
                "a price has at most the decimals of " + context.baseCurrency()
            );
            refusal.addSuppressed(exception);
            throw refusal;
        }
    }
}
