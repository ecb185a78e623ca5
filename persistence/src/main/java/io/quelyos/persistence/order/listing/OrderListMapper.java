package io.quelyos.persistence.order.listing;

import io.quelyos.persistence.order.OrderRow;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.SelectProvider;

/** Reads pages of orders. */
@Mapper
public interface OrderListMapper {
    /** Runs the statement of {@link OrderListSql#page}. */
    @SelectProvider(type = OrderListSql.class, method = "statement")
    List<OrderRow> listPage(Map<String, Object> statement);

    /** Runs the statement of {@link OrderListSql#count}. */
    @SelectProvider(type = OrderListSql.class, method = "statement")
    long countAll(Map<String, Object> statement);

    /** The page that a query asks for. */
    default List<OrderRow> list(OrderListQuery query) {
        return listPage(OrderListSql.page(query));
    }

    /** How many orders fulfil a condition. */
    default long count(OrderCondition where) {
        return countAll(OrderListSql.count(where));
    }
}
