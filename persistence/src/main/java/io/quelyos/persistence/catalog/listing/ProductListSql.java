package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.ProductRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Puts the statement of a list together. Only the fixed texts of this class become SQL; every value is bound. The status is
 * written out and not bound, because the planner uses the shop's partial indexes only where it can read it.
 */
public final class ProductListSql {

    private static final String TEXT = "text";

    private final Map<String, Object> values = new HashMap<>();

    private ProductListSql() {}

    /** Called by MyBatis: the text that was put together for the values. */
    public static String statement(Map<String, Object> statement) {
        return String.valueOf(statement.get(TEXT));
    }

    static Map<String, Object> page(ProductListQuery query) {
        var sql = new ProductListSql();
        String direction = query.isDescending() ? "desc" : "asc";
        boolean isForeign = query.isSortedByForeignPrice();
        String column = isForeign ? ForeignPriceSql.SORT_COLUMN : query.sort().column();
        String id = isForeign ? ForeignPriceSql.ID_COLUMN : "p.id";
        var text = new StringBuilder("select " + ProductRow.COLUMNS + "\nfrom product p");
        if (query.currency() != null && isForeign) {
            text.append(ForeignPriceSql.join(sql.bind(query.currency())));
        }
        text.append("\nwhere " + sql.render(query.where()));
        if (query.place() != null) {
            text.append("\n    and (" + column + ", " + id + ") " + (query.isDescending() ? "<" : ">")).append(
                " (" + sql.bind(query.place().key()) + ", " + sql.bind(query.place().id()) + ")"
            );
        }
        text.append("\norder by " + column + " " + direction + ", " + id + " " + direction);
        text.append("\nlimit " + sql.bind(query.limit()) + "\noffset " + sql.bind(query.offset()));
        return sql.finish(text.toString());
    }

    static Map<String, Object> count(ProductCondition where) {
        var sql = new ProductListSql();
        return sql.finish("select count(*)\nfrom product p\nwhere " + sql.render(where));
    }

    /** Which of some products fulfil which of some conditions: one statement for all. */
    static Map<String, Object> matches(Map<UUID, ProductCondition> conditions, List<UUID> productIds) {
        var sql = new ProductListSql();
        String ids = sql.bind(productIds);
        return sql.finish(
            conditions
                .entrySet()
                .stream()
                .map(
                    each ->
                        "select cast(" +
                        sql.bind(each.getKey()) +
                        " as uuid) as condition_id, p.id as product_id\nfrom product p\nwhere p.id = any(cast(" +
                        ids +
                        " as uuid[]))\n    and (" +
                        sql.render(each.getValue()) +
                        ")"
                )
                .collect(Collectors.joining("\nunion all\n"))
        );
    }

    /** How many products of every state fulfil each of some conditions: one statement for all. */
    static Map<String, Object> counts(Map<UUID, ProductCondition> conditions) {
        var sql = new ProductListSql();
        return sql.finish(
            conditions
                .entrySet()
                .stream()
                .map(
                    each ->
                        "select cast(" +
                        sql.bind(each.getKey()) +
                        " as uuid) as condition_id, count(*) as count\nfrom product p\nwhere " +
                        sql.render(each.getValue())
                )
                .collect(Collectors.joining("\nunion all\n"))
        );
    }

    private Map<String, Object> finish(String text) {
        values.put(TEXT, text);
        return values;
    }

    private String render(ProductCondition condition) {
        return switch (condition) {
            case ProductCondition.Published() -> "p.status = 'ACTIVE' and p.published_at <= now()";
            case ProductCondition.Available available -> "p.is_available = " + bind(available.isAvailable());
            case ProductCondition.StatusIn in -> "p.status = any(" + bind(in.statuses()) + ")";
            case ProductCondition.SlugIs is -> "p.slug = " + bind(is.slug());
            case ProductCondition.Featured() -> "p.featured_position is not null";
            case ProductCondition.Never() -> "false";
            case ProductCondition.OfBrand of -> "p.brand_id = " + bind(of.brandId());
            case ProductCondition.HasTag has -> bind(has.tag()) + " = any(p.tags)";
            case ProductCondition.OfType of -> "p.product_type = " + bind(of.productType());
            case ProductCondition.PublishedSince published -> "p.published_at >= " + bind(published.since());
            case ProductCondition.PublishedWithin within -> "p.published_at >= now() - make_interval(days => " +
                bind(within.days()) +
                ")";
            case ProductCondition.OnSale() -> """
            exists (
                select from variant v
                where v.product_id = p.id
                    and v.compare_at_minor > v.price_minor)""";
            case ProductCondition.PinnedTo pinned -> """
            exists (
                select from collection_product c
                where c.product_id = p.id
                    and c.collection_id = %s)""".formatted(bind(pinned.collectionId()));
            case ProductCondition.PriceBetween span -> price(span);
            case ProductCondition.PriceBetweenIn span -> ForeignPriceSql.between(span, this::bind);
            case ProductCondition.InCategory in -> """
            exists (
                select from category_product c
                where c.product_id = p.id
                    and c.category_id = %s)""".formatted(bind(in.categoryId()));
            case ProductCondition.HasOption has -> """
            exists (
                select from product_option_value o
                where o.product_id = p.id
                    and o.name = %s
                    and o.value = any(%s))""".formatted(bind(has.name()), bind(has.values()));
            case ProductCondition.HasSku has -> """
            exists (
                select from variant v
                where v.product_id = p.id
                    and v.sku = %s)""".formatted(bind(has.sku()));
            case ProductCondition.All all -> all.parts().isEmpty() ? "true" : join(all.parts(), " and ");
            case ProductCondition.Any any -> any.parts().isEmpty() ? "false" : join(any.parts(), " or ");
            case ProductCondition.Not not -> "not (" + render(not.part()) + ")";
        };
    }

    /** One open bound is answered by the summary alone; two need a variant between them, not one on either side. */
    private String price(ProductCondition.PriceBetween span) {
        if (span.minMinor() == null) {
            return span.maxMinor() == null ? "true" : "p.min_price_minor <= " + bind(span.maxMinor());
        }
        if (span.maxMinor() == null) {
            return "p.max_price_minor >= " + bind(span.minMinor());
        }
        String min = bind(span.minMinor());
        String max = bind(span.maxMinor());
        return """
        p.min_price_minor <= %2$s
            and p.max_price_minor >= %1$s
            and exists (
                select from variant v
                where v.product_id = p.id
                    and v.price_minor between %1$s and %2$s)""".formatted(min, max);
    }

    private String join(List<ProductCondition> parts, String operator) {
        return parts
            .stream()
            .map(part -> "(" + render(part) + ")")
            .collect(Collectors.joining(operator));
    }

    private String bind(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return "#{" + name + "}";
    }
}
