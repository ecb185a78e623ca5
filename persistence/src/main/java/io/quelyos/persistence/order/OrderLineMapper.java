package io.quelyos.persistence.order;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Reads orders' lines and where their pieces came from, and counts what becomes of the pieces. */
@Mapper
public interface OrderLineMapper {
    /** The lines of some orders, each order's in their positions. */
    @Select(
        "select " +
            OrderLineRow.COLUMNS +
            """

            from order_line l
            where l.order_id = any(#{orderIds})
            order by l.order_id, l.position
            """
    )
    List<OrderLineRow> findByOrders(@Param("orderIds") List<UUID> orderIds);

    /** Some lines in no order. */
    @Select(
        "select " +
            OrderLineRow.COLUMNS +
            """

            from order_line l
            where l.id = any(#{ids})
            """
    )
    List<OrderLineRow> findByIds(@Param("ids") List<UUID> ids);

    /** Counts pieces that were sent, or with a number below 0 that were not sent after all. */
    @Update("update order_line set fulfilled_quantity = fulfilled_quantity + #{delta} where id = #{id}")
    int addFulfilled(@Param("id") UUID id, @Param("delta") int delta);

    /** Counts pieces that are not to be sent. */
    @Update("update order_line set cancelled_quantity = cancelled_quantity + #{delta} where id = #{id}")
    int addCancelled(@Param("id") UUID id, @Param("delta") int delta);

    /** Counts pieces that were taken back. */
    @Update("update order_line set returned_quantity = returned_quantity + #{delta} where id = #{id}")
    int addReturned(@Param("id") UUID id, @Param("delta") int delta);

    /** Where the pieces of some lines were taken from, in an order that is the same for everybody who locks them. */
    @Select(
        """
        select s.order_line_id, s.variant_id, s.location_id, s.quantity, s.restocked_quantity, v.product_id
        from order_line_stock s
        join variant v on v.tenant_id = s.tenant_id and v.id = s.variant_id
        where s.order_line_id = any(#{lineIds})
        order by s.variant_id, s.location_id, s.order_line_id
        """
    )
    List<OrderLineStockRow> findStock(@Param("lineIds") List<UUID> lineIds);

    /** Counts pieces that were put back. */
    @Update(
        """
        update order_line_stock
        set restocked_quantity = restocked_quantity + #{delta}
        where order_line_id = #{row.orderLineId}
            and variant_id = #{row.variantId}
            and location_id = #{row.locationId}
        """
    )
    int addRestocked(@Param("row") OrderLineStockRow row, @Param("delta") int delta);

    /** Puts pieces back where they lay; a place that holds none of them any more begins anew. */
    @Insert(
        """
        insert into stock_level (tenant_id, variant_id, location_id, quantity)
        values (current_tenant(), #{row.variantId}, #{row.locationId}, #{delta})
        on conflict (tenant_id, variant_id, location_id)
        do update set quantity = stock_level.quantity + excluded.quantity, updated_at = now()
        """
    )
    int putBack(@Param("row") OrderLineStockRow row, @Param("delta") int delta);

    /** The products of the articles that were taken from shelves for some orders. */
    @Select(
        """
        select distinct v.product_id
        from order_line l
        join order_line_stock s on s.tenant_id = l.tenant_id and s.order_line_id = l.id
        join variant v on v.tenant_id = s.tenant_id and v.id = s.variant_id
        where l.order_id = any(#{orderIds})
        """
    )
    List<UUID> findStockedProducts(@Param("orderIds") List<UUID> orderIds);
}
