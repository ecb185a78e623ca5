package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.ProductRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

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
        var sql = new ConditionSql();
        return sql.finish("select count(*)\nfrom product p\nwhere " + sql.render(where));
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
        var text = new StringBuilder("select " + ProductRow.COLUMNS + ", a.score\nfrom product_search_best(");
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
                ProductRow.COLUMNS,
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
