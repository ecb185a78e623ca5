package io.quelyos.bff.catalog.shop;

import static java.util.stream.Collectors.toMap;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.CatalogLimits;
import io.quelyos.bff.catalog.listing.ProductLists;
import io.quelyos.bff.catalog.listing.ProductLists.Order;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.pricelist.PriceLists;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.ProductMapper;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.listing.FacetQuery;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductQuestion;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What buyers may read of a tenant's catalogue. */
@Component
public final class ShopCatalog {

    static final int MAX_CATEGORIES = 100;
    private static final String SURFACE = "shop";
    private static final ProductCondition EVERYWHERE = new ProductCondition.All(List.of());

    private final TenantDb tenantDb;
    private final ProductLists lists;
    private final ProductMapper products;
    private final CategoryMapper categories;
    private final CatalogLimits limits;
    private final PriceLists agreed;

    ShopCatalog(
        TenantDb tenantDb,
        ProductLists lists,
        ProductMapper products,
        CategoryMapper categories,
        CatalogLimits limits,
        PriceLists agreed
    ) {
        this.tenantDb = tenantDb;
        this.lists = lists;
        this.products = products;
        this.categories = categories;
        this.limits = limits;
        this.agreed = agreed;
    }

    /** The categories directly below one, or the top ones. */
    List<CategoryRow> listCategories(TenantContext context, @Nullable String parentSlug) {
        return tenantDb.read(context, () ->
            parentSlug == null
                ? categories.listTop(MAX_CATEGORIES)
                : categories.listBelowSlug(parentSlug, MAX_CATEGORIES)
        );
    }

    @Nullable
    CategoryRow findCategory(TenantContext context, String slug) {
        return tenantDb.<@Nullable CategoryRow>read(context, () -> categories.findBySlug(slug));
    }

    /** A page of published products: one statement, and one more where a filter says more than a category. */
    ShopProductConnection listPublished(
        TenantContext context,
        @Nullable ShopProductFilter filter,
        @Nullable ShopProductSort sort,
        PageRequest page
    ) {
        return listPublished(context, EVERYWHERE, filter, sort, page);
    }

    /** As above, of those products only that fulfil a condition of the caller's. */
    ShopProductConnection listPublished(
        TenantContext context,
        ProductCondition within,
        @Nullable ShopProductFilter filter,
        @Nullable ShopProductSort sort,
        PageRequest page
    ) {
        Order order = ShopProductSort.order(sort).in(context, agreed.buyer(context));
        boolean isAsItStands = within.equals(EVERYWHERE) && page.offset() == 0 && order.isOfShelves();
        if (isAsItStands && filter != null && filter.isOfCategoryAlone()) {
            return listCategory(context, filter, order, page);
        }
        FacetQuery choice = choice(context, within, filter);
        return show(context, () -> choice, lists.list(context, SURFACE, everything(choice), order, page));
    }

    /**
     * A category's products in the order in which they stand there are read without asking for its id before: the size of
     * the category does not matter to the plan, as it does to that of its facets.
     */
    private ShopProductConnection listCategory(
        TenantContext context,
        ShopProductFilter filter,
        Order order,
        PageRequest page
    ) {
        var reader = new ShopFilterReader(limits, context, agreed.buyer(context));
        reader.check(filter);
        FacetQuery unplanned = choice(context, EVERYWHERE, filter, reader, ProductCondition.InCategoryOfSlug::new);
        return show(
            context,
            () -> choice(context, EVERYWHERE, filter),
            lists.list(context, SURFACE, everything(unplanned), order, page)
        );
    }

    /** A page of published products that answer a question: the best first, or in another order. */
    public ShopProductConnection listAnswers(
        TenantContext context,
        ProductQuestion question,
        @Nullable ShopProductFilter filter,
        @Nullable ShopProductSort sort,
        PageRequest page
    ) {
        var answers = new ProductCondition.Answers(question);
        if (!ShopProductSort.isByRelevance(sort)) {
            return listPublished(context, answers, filter, sort, page);
        }
        FacetQuery choice = choice(context, EVERYWHERE, filter);
        var counted = new FacetQuery(
            new ProductCondition.All(List.of(choice.base(), answers)),
            choice.chosen(),
            choice.facets(),
            choice.currency(),
            choice.buyer()
        );
        return show(context, () -> counted, lists.answer(context, SURFACE, question, everything(choice), page));
    }

    /** What the client's filter says of facets, and apart from it what else the list's products must be like. */
    private FacetQuery choice(TenantContext context, ProductCondition within, @Nullable ShopProductFilter filter) {
        var reader = new ShopFilterReader(limits, context, agreed.buyer(context));
        Map<String, UUID> ids = categoryIds(context, reader.check(filter));
        return choice(context, within, filter, reader, slug -> {
            UUID id = ids.get(slug);
            return id == null ? new ProductCondition.Never() : new ProductCondition.InCategory(id);
        });
    }

    private FacetQuery choice(
        TenantContext context,
        ProductCondition within,
        @Nullable ShopProductFilter filter,
        ShopFilterReader reader,
        Function<String, ProductCondition> categories
    ) {
        var base = new ProductCondition.All(
            List.of(new ProductCondition.Published(), within, reader.held(filter, categories))
        );
        return new FacetQuery(
            base,
            reader.chosen(filter, categories),
            Set.of(),
            currency(context),
            agreed.buyer(context)
        );
    }

    private static @Nullable String currency(TenantContext context) {
        return context.isInBaseCurrency() ? null : context.currency().getCurrencyCode();
    }

    private static ProductCondition everything(FacetQuery choice) {
        List<ProductCondition> all = new ArrayList<>(choice.chosen().values());
        all.addFirst(choice.base());
        return new ProductCondition.All(List.copyOf(all));
    }

    private ShopProductConnection show(
        TenantContext context,
        Supplier<FacetQuery> choice,
        Connection<ProductRow> rows
    ) {
        return new ShopProductConnection(rows.map(row -> ShopProduct.of(context, row)), facets ->
            lists.countFacets(context, choice.get().of(facets))
        );
    }

    @Nullable
    ShopProduct findPublishedBySlug(TenantContext context, String slug) {
        return show(
            context,
            tenantDb.<@Nullable ProductRow>readByKeys(context, () -> products.findPublishedBySlug(slug))
        );
    }

    @Nullable
    ShopProduct findPublishedById(TenantContext context, UUID id) {
        return show(context, tenantDb.<@Nullable ProductRow>readByKeys(context, () -> products.findPublishedById(id)));
    }

    private static @Nullable ShopProduct show(TenantContext context, @Nullable ProductRow row) {
        return row == null ? null : ShopProduct.of(context, row);
    }

    private Map<String, UUID> categoryIds(TenantContext context, Set<String> slugs) {
        if (slugs.isEmpty()) {
            return Map.of();
        }
        return tenantDb
            .readByKeys(context, () -> categories.listBySlugs(List.copyOf(slugs)))
            .stream()
            .collect(toMap(CategoryRow::slug, CategoryRow::id));
    }
}
