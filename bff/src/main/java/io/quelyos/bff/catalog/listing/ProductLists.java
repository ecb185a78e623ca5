package io.quelyos.bff.catalog.listing;

import static java.util.stream.Collectors.toMap;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.pricelist.PriceLists;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.listing.AnswerQuery;
import io.quelyos.persistence.catalog.listing.AnswerQuery.Answer;
import io.quelyos.persistence.catalog.listing.FacetQuery;
import io.quelyos.persistence.catalog.listing.FacetRow;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductListMapper;
import io.quelyos.persistence.catalog.listing.ProductListQuery;
import io.quelyos.persistence.catalog.listing.ProductQuestion;
import io.quelyos.persistence.catalog.listing.ProductSort;
import io.quelyos.persistence.market.PriceMapper;
import io.quelyos.persistence.market.ProductPriceRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pages of products. A cursor is bound to its surface, sort and direction; another list refuses it. */
@Component
public final class ProductLists {

    private final TenantDb tenantDb;
    private final ProductListMapper products;
    private final PriceMapper prices;
    private final PriceLists agreed;
    private final CursorCodec cursors;

    ProductLists(
        TenantDb tenantDb,
        ProductListMapper products,
        PriceMapper prices,
        PriceLists agreed,
        CursorCodec cursors
    ) {
        this.tenantDb = tenantDb;
        this.products = products;
        this.prices = prices;
        this.agreed = agreed;
        this.cursors = cursors;
    }

    /**
     * By what and in which direction a list is ordered.
     *
     * @param currency whose prices count where the order is by price; null for the tenant's own
     * @param buyer whose agreed prices count where the order is by price; null for everybody's
     */
    public record Order(
        ProductSort sort,
        SortDirection direction,
        @Nullable String currency,
        ProductListQuery.@Nullable Buyer buyer
    ) {
        public Order(ProductSort sort, SortDirection direction) {
            this(sort, direction, null, null);
        }

        /** Whether the products of a category stand there in this order. */
        public boolean isOfShelves() {
            return sort.isOfShelves() && currency == null && buyer == null;
        }

        /** The same order by the prices that a request shows to somebody; null for everybody. */
        public Order in(TenantContext context, ProductListQuery.@Nullable Buyer buyer) {
            if (sort != ProductSort.PRICE) {
                return this;
            }
            String foreign = context.isInBaseCurrency() ? null : context.currency().getCurrencyCode();
            return new Order(sort, direction, foreign, buyer);
        }
    }

    /**
     * Reads a page in one statement; a second one counts, only where the total is asked for, and another tells the prices
     * that a list is sorted by where they are not in the rows.
     *
     * @param surface names the surface, for its cursors
     * @param where which products; carries the surface's rule of what may be seen
     */
    public Connection<ProductRow> list(
        TenantScoped scope,
        String surface,
        ProductCondition where,
        Order order,
        PageRequest page
    ) {
        String list = nameOf(surface, order);
        var query = new ProductListQuery(
            where,
            order.sort(),
            order.direction() == SortDirection.DESC,
            order.currency(),
            order.buyer(),
            place(list, order.sort(), page.after()),
            page.offset(),
            page.limit()
        );
        List<ProductRow> rows = query.isReadAsItStands()
            ? tenantDb.readByKeys(scope, () -> products.list(query))
            : tenantDb.read(scope, () -> products.list(query));
        Map<UUID, String> shownPrices = shownPrices(scope, order, rows);
        return Connection.of(
            rows,
            page,
            row -> cursors.encode(list, List.of(key(order, row, shownPrices), row.id().toString())),
            () -> count(scope, counted(where, order))
        );
    }

    /** How many there are: told by what is kept of a shelf, or counted, which is planned with the values. */
    private long count(TenantScoped scope, ProductCondition where) {
        return where.isCountKept()
            ? tenantDb.readByKeys(scope, () -> products.count(where))
            : tenantDb.read(scope, () -> products.count(where));
    }

    /** A list by foreign prices leaves out what has none, and so does its total. */
    private static ProductCondition counted(ProductCondition where, Order order) {
        return order.currency() == null
            ? where
            : new ProductCondition.All(
                  List.of(where, new ProductCondition.PriceBetweenIn(order.currency(), null, null))
              );
    }

    private static String nameOf(String surface, Order order) {
        String list = surface + ".products." + order.sort() + "." + order.direction();
        String priced = order.currency() == null ? list : list + "." + order.currency();
        return order.buyer() == null ? priced : priced + ".agreed";
    }

    private static String key(Order order, ProductRow row, Map<UUID, String> shownPrices) {
        // A price that went missing between the two statements leaves the product where its own price would.
        return shownPrices.getOrDefault(row.id(), order.sort().key(row));
    }

    private Map<UUID, String> shownPrices(TenantScoped scope, Order order, List<ProductRow> rows) {
        List<UUID> ids = rows.stream().map(ProductRow::id).toList();
        String currency = order.currency();
        List<ProductPriceRow> spans = List.of();
        if (order.buyer() != null && !ids.isEmpty()) {
            spans = agreed.spans(scope, order.buyer(), ids);
        } else if (currency != null && !ids.isEmpty()) {
            spans = tenantDb.read(scope, () -> prices.listProductPrices(ids, currency));
        }
        return spans.stream().collect(toMap(ProductPriceRow::productId, row -> Long.toString(row.minPriceMinor())));
    }

    /**
     * Reads a page of the answers to a question, the best first, in one statement; where names alone do not tell the best, in
     * a second one.
     *
     * @param where which products may answer; carries the surface's rule of what may be seen
     */
    public Connection<ProductRow> answer(
        TenantScoped scope,
        String surface,
        ProductQuestion question,
        ProductCondition where,
        PageRequest page
    ) {
        String list = surface + ".products.RELEVANCE";
        var query = new AnswerQuery(question, where, answer(list, page.after()), page.offset(), page.limit());
        List<AnswerQuery.Row> best = query.isOfTheBest()
            ? tenantDb.readByKeys(scope, () -> products.answerBest(query))
            : List.of();
        List<AnswerQuery.Row> rows =
            best.size() < page.limit() ? tenantDb.read(scope, () -> products.answer(query)) : best;
        var all = new ProductCondition.All(List.of(where, new ProductCondition.Answers(question)));
        return Connection.of(
            rows,
            page,
            each -> cursors.encode(list, List.of(Long.toString(each.score()), each.product().id().toString())),
            () -> count(scope, all)
        ).map(AnswerQuery.Row::product);
    }

    /** Counts the facets of a list in one statement. */
    public List<FacetRow> countFacets(TenantScoped scope, FacetQuery query) {
        return query.facets().isEmpty() ? List.of() : tenantDb.read(scope, () -> products.countFacets(query));
    }

    private @Nullable Answer answer(String list, @Nullable String after) {
        if (after == null) {
            return null;
        }
        List<String> key = cursors.decode(list, after);
        return new Answer(UUID.fromString(key.getLast()), Long.parseLong(key.getFirst()));
    }

    private ProductListQuery.@Nullable Place place(String list, ProductSort sort, @Nullable String after) {
        if (after == null) {
            return null;
        }
        List<String> key = cursors.decode(list, after);
        return new ProductListQuery.Place(sort.parse(key.getFirst()), UUID.fromString(key.getLast()));
    }
}
