package io.quelyos.persistence.order.returns;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes returns. */
@Mapper
public interface ReturnMapper {
    @Select(
        "select " +
            ReturnRow.COLUMNS +
            """

            from order_return r
            where r.id = #{id}
            """
    )
    @Nullable
    ReturnRow findById(@Param("id") UUID id);

    /** The returns of some orders, each order's oldest first. */
    @Select(
        "select " +
            ReturnRow.COLUMNS +
            """

            from order_return r
            where r.order_id = any(#{orderIds})
            order by r.order_id, r.id
            """
    )
    List<ReturnRow> findByOrders(@Param("orderIds") List<UUID> orderIds);

    /** What some returns are about, in the lines' positions. */
    @Select(
        """
        select r.return_id, r.order_line_id, r.quantity, r.reason, r.received_quantity
        from order_return_line r
        join order_line l on l.tenant_id = r.tenant_id and l.id = r.order_line_id
        where r.return_id = any(#{ids})
        order by r.return_id, l.position
        """
    )
    List<ReturnLineRow> findLines(@Param("ids") List<UUID> ids);

    @Insert(
        """
        insert into order_return (tenant_id, id, order_id, number, note)
        values (current_tenant(), #{id}, #{orderId}, #{number}, #{note})
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("orderId") UUID orderId,
        @Param("number") long number,
        @Param("note") @Nullable String note
    );

    @Insert(
        """
        insert into order_return_line (tenant_id, return_id, order_line_id, quantity, reason)
        values (current_tenant(), #{row.returnId}, #{row.orderLineId}, #{row.quantity}, #{row.reason})
        """
    )
    int insertLine(@Param("row") ReturnLineRow row);

    /** Answers a request, or withdraws it; goods that were expected and never came can still be rejected. */
    @Update(
        """
        update order_return
        set state = #{state}, answer = #{answer}, decided_at = now()
        where id = #{id}
            and (state = 'REQUESTED' or (state = 'APPROVED' and #{state} = 'REJECTED'))
        """
    )
    int updateDecided(@Param("id") UUID id, @Param("state") String state, @Param("answer") @Nullable String answer);

    @Update("update order_return set state = 'RECEIVED', received_at = now() where id = #{id} and state = 'APPROVED'")
    int updateReceived(@Param("id") UUID id);

    @Update(
        """
        update order_return_line
        set received_quantity = #{quantity}
        where return_id = #{returnId}
            and order_line_id = #{lineId}
        """
    )
    int updateReceivedLine(
        @Param("returnId") UUID returnId,
        @Param("lineId") UUID lineId,
        @Param("quantity") int quantity
    );
}
