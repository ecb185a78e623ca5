package io.quelyos.persistence.order.listing;

import io.quelyos.persistence.order.OrderRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the statements of a list together. Only the fixed texts of this package become SQL; every value is bound. */
public final class OrderListSql {

    private static final String TEXT = "text";

    private final Map<String, Object> values = new HashMap<>();

    private OrderListSql() {}

    /** Called by MyBatis: the text that was put together for the values. */
    public static String statement(Map<String, Object> statement) {
        return String.valueOf(statement.get(TEXT));
    }

    static Map<String, Object> page(OrderListQuery query) {
        var sql = new OrderListSql();
        String direction = query.isDescending() ? "desc" : "asc";
        String column = query.sort().column();
        var text = new StringBuilder("select " + OrderRow.COLUMNS + "\nfrom shop_order o\nwhere ");
        text.append(sql.render(query.where()));
        if (query.place() != null) {
            text.append("\n    and (" + column + ", o.id) " + (query.isDescending() ? "<" : ">")).append(
                " (" + sql.bind(query.place().key()) + ", " + sql.bind(query.place().id()) + ")"
            );
        }
        text.append("\norder by " + column + " " + direction + ", o.id " + direction);
        text.append("\nlimit " + sql.bind(query.limit()));
        return sql.finish(text.toString());
    }

    static Map<String, Object> count(OrderCondition where) {
        var sql = new OrderListSql();
        return sql.finish("select count(*)\nfrom shop_order o\nwhere " + sql.render(where));
    }

    private Map<String, Object> finish(String text) {
        values.put(TEXT, text);
        return values;
    }

    private String render(OrderCondition condition) {
        return switch (condition) {
            case OrderCondition.Placed() -> "o.placed_at is not null";
            case OrderCondition.OneOf in -> in.column().sql() + " = any(" + bind(in.values()) + ")";
            case OrderCondition.NumberIs is -> "o.number = " + bind(is.number());
            case OrderCondition.OfCustomer of -> "o.customer_id = " + bind(of.customerId());
            case OrderCondition.PlacedBetween span -> placed(span);
            case OrderCondition.TotalBetween span -> total(span);
            case OrderCondition.HasSku has -> """
            o.id in (
                select l.order_id
                from order_line l
                where l.sku = %s)""".formatted(bind(has.sku()));
            case OrderCondition.HasTracking has -> """
            o.id in (
                select f.order_id
                from fulfilment f
                where f.tracking_number = %s)""".formatted(bind(has.trackingNumber()));
            case OrderCondition.Never() -> "false";
            case OrderCondition.All all -> all.parts().isEmpty() ? "true" : join(all.parts(), " and ");
            case OrderCondition.Any any -> any.parts().isEmpty() ? "false" : join(any.parts(), " or ");
            case OrderCondition.Either either -> either(either.parts());
            case OrderCondition.Not not -> "not coalesce(" + render(not.part()) + ", false)";
        };
    }

    private String placed(OrderCondition.PlacedBetween span) {
        String since = span.since() == null ? "o.placed_at is not null" : "o.placed_at >= " + bind(span.since());
        return span.before() == null ? since : since + " and o.placed_at < " + bind(span.before());
    }

    private String total(OrderCondition.TotalBetween span) {
        String text = "o.currency = " + bind(span.currency());
        if (span.minMinor() != null) {
            text += " and o.gross_minor >= " + bind(span.minMinor());
        }
        return span.maxMinor() == null ? text : text + " and o.gross_minor <= " + bind(span.maxMinor());
    }

    /** No alternative of an "or" can choose an index, each branch of a union can. */
    private String either(List<OrderCondition> parts) {
        return parts
            .stream()
            .map(part -> "select o.id\nfrom shop_order o\nwhere " + render(part))
            .collect(Collectors.joining("\nunion all\n", "o.id in (\n", ")"));
    }

    private String join(List<OrderCondition> parts, String operator) {
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
