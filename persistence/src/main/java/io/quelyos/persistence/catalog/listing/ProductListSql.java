package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.listing.ProductListQuery.Place;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the statements of a list together. */
public final class ProductListSql {

    private ProductListSql() {}

    /** Called by MyBatis: the text that was put together for the values. */
    public static String statement(Map<String, Object> statement) {
        return String.valueOf(statement.get(ConditionSql.TEXT));
    }

    static Map<String, Object> page(ProductListQuery query) {
        var sql = new ConditionSql();
        if (query.buyer() != null) {
            return sql.finish(AgreedPriceSql.page(query, query.buyer(), sql));
        }
        String direction = query.isDescending() ? "desc" : "asc";
        Walk walk = Walk.of(query, query.isSortedByForeignPrice() ? query.currency() : null, sql);
        var text = new StringBuilder("select " + ProductRow.LISTED_COLUMNS + "\nfrom " + walk.from());
        text.append("\nwhere " + walk.where());
        if (query.place() != null) {
            text.append("\n    and " + place(query, query.place(), walk.key(), walk.id(), sql));
        }
        text.append("\norder by " + walk.key() + " " + direction + ", " + walk.id() + " " + direction);
        // Whoever plans without the values must see that few rows are asked for, or sorts all of a shelf for its first page.
        text.append(
            query.isReadAsItStands()
                ? "\nlimit " + query.limit()
                : "\nlimit " + sql.bind(query.limit()) + "\noffset " + sql.bind(query.offset())
        );
        return sql.finish(text.toString());
    }

    /**
     * Along which rows a page is read.
     *
     * @param key what the rows are sorted by
     * @param id of the product, the last part of the order
     */
    record Walk(String from, String where, String key, String id) {
        /**
         * The rows that stand in the order of the list: prices in a currency, places on a shelf, or all products.
         *
         * @param currency another one than the tenant's own, whose prices the list is sorted by; else null
         */
        static Walk of(ProductListQuery query, @Nullable String currency, ConditionSql sql) {
            String column = query.sort().column();
            Shelf shelf = Shelf.of(query.where());
            if (currency != null) {
                return new Walk(
                    "product p" + ForeignPriceSql.join(sql.bind(currency)),
                    sql.render(query.where()),
                    ForeignPriceSql.SORT_COLUMN,
                    ForeignPriceSql.ID_COLUMN
                );
            }
            if (shelf.isSortedBy(query.sort())) {
                String places =
                    "category_product m\njoin product p on p.tenant_id = m.tenant_id and p.id = m.product_id";
                return new Walk(places, shelf.where(sql), "m." + column, "m.product_id");
            }
            return new Walk("product p", sql.render(query.where()), "p." + column, "p.id");
        }
    }

    /** What lies behind a place in the order of a list. */
    static String place(ProductListQuery query, Place place, String key, String id, ConditionSql sql) {
        String behind = query.isDescending() ? "<" : ">";
        return "(%s, %s) %s (%s, %s)".formatted(key, id, behind, sql.bind(place.key()), sql.bind(place.id()));
    }

    static Map<String, Object> count(ProductCondition where) {
        var sql = new ConditionSql();
        Shelf shelf = Shelf.of(where);
        return sql.finish(
            shelf.isCounted() ? shelf.count(sql) : "select count(*)\nfrom product p\nwhere " + sql.render(where)
        );
    }

    /** Which of some products fulfil which of some conditions: one statement for all. */
    static Map<String, Object> matches(Map<UUID, ProductCondition> conditions, List<UUID> productIds) {
        var sql = new ConditionSql();
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
        var sql = new ConditionSql();
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

    /** The best of all answers, or fewer than the limit: then {@link #answers} tells them. */
    static Map<String, Object> best(AnswerQuery query) {
        var sql = new ConditionSql();
        ProductQuestion question = query.question();
        int most = query.offset() + query.limit();
        var text = new StringBuilder("select " + ProductRow.LISTED_COLUMNS + ", a.score\nfrom product_search_best(");
        text.append(sql.bind(question.language()) + ", cast(" + sql.bind(question.parts()) + " as text[]), ");
        text.append(sql.bind(question.phrase()) + ", " + sql.bind(most) + ") a\njoin product p on p.id = a.product_id");
        text.append("\nwhere " + sql.render(query.where()));
        text.append("\norder by a.score desc, p.id desc");
        text.append("\nlimit " + sql.bind(query.limit()) + "\noffset " + sql.bind(query.offset()));
        return sql.finish(text.toString());
    }

    /** The products that answer a question, with their scores, the best first. */
    static Map<String, Object> answers(AnswerQuery query) {
        var sql = new ConditionSql();
        ProductQuestion question = query.question();
        var text = new StringBuilder(
            """
            select %s, a.score
            from (
                select p.id, h.score
                from product_search_scores(%s, cast(%s as text[]), %s, %s) h
                join product p on p.id = h.product_id
                where %s
            """.formatted(
                ProductRow.LISTED_COLUMNS,
                sql.bind(question.language()),
                sql.bind(question.parts()),
                sql.bind(question.isAny()),
                sql.bind(question.phrase()),
                sql.render(query.where())
            )
        );
        if (query.place() != null) {
            text.append("    and (h.score, p.id) < (" + sql.bind(query.place().score()) + ", ").append(
                sql.bind(query.place().id()) + ")\n"
            );
        }
        text.append("    order by h.score desc, p.id desc");
        text.append("\n    limit " + sql.bind(query.limit()) + "\n    offset " + sql.bind(query.offset()));
        text.append("\n) a\njoin product p on p.id = a.id\norder by a.score desc, a.id desc");
        return sql.finish(text.toString());
    }
}
