package io.quelyos.persistence.order.fulfilment;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes parcels. */
@Mapper
public interface FulfilmentMapper {
    @Select(
        """
        select f.id, f.order_id, f.position, f.state, f.carrier, f.tracking_number, f.tracking_url, f.shipped_at,
            f.delivered_at
        from fulfilment f
        where f.id = #{id}
        """
    )
    @Nullable
    FulfilmentRow findById(@Param("id") UUID id);

    /** The parcels of some orders, each order's in their positions. */
    @Select(
        """
        select f.id, f.order_id, f.position, f.state, f.carrier, f.tracking_number, f.tracking_url, f.shipped_at,
            f.delivered_at
        from fulfilment f
        where f.order_id = any(#{orderIds})
        order by f.order_id, f.position
        """
    )
    List<FulfilmentRow> findByOrders(@Param("orderIds") List<UUID> orderIds);

    /** What is in some parcels, in the lines' positions. */
    @Select(
        """
        select f.fulfilment_id, f.order_line_id, f.quantity
        from fulfilment_line f
        join order_line l on l.tenant_id = f.tenant_id and l.id = f.order_line_id
        where f.fulfilment_id = any(#{ids})
        order by f.fulfilment_id, l.position
        """
    )
    List<FulfilmentLineRow> findLines(@Param("ids") List<UUID> ids);

    /** Begins an order's next parcel; the order must be locked. */
    @Insert(
        """
        insert into fulfilment (tenant_id, id, order_id, position, carrier, tracking_number, tracking_url)
        select current_tenant(), #{id}, #{orderId}, coalesce(max(f.position), 0) + 1, #{carrier}, #{trackingNumber},
            #{trackingUrl}
        from fulfilment f
        where f.order_id = #{orderId}
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("orderId") UUID orderId,
        @Param("carrier") @Nullable String carrier,
        @Param("trackingNumber") @Nullable String trackingNumber,
        @Param("trackingUrl") @Nullable String trackingUrl
    );

    @Insert(
        """
        insert into fulfilment_line (tenant_id, fulfilment_id, order_line_id, quantity)
        values (current_tenant(), #{row.fulfilmentId}, #{row.orderLineId}, #{row.quantity})
        """
    )
    int insertLine(@Param("row") FulfilmentLineRow row);

    @Update(
        """
        update fulfilment
        set carrier = #{carrier}, tracking_number = #{trackingNumber}, tracking_url = #{trackingUrl}
        where id = #{id}
            and state = 'SHIPPED'
        """
    )
    int updateTracking(
        @Param("id") UUID id,
        @Param("carrier") @Nullable String carrier,
        @Param("trackingNumber") @Nullable String trackingNumber,
        @Param("trackingUrl") @Nullable String trackingUrl
    );

    @Update("update fulfilment set state = 'DELIVERED', delivered_at = now() where id = #{id} and state = 'SHIPPED'")
    int updateDelivered(@Param("id") UUID id);

    @Update("update fulfilment set state = 'CANCELLED', cancelled_at = now() where id = #{id} and state = 'SHIPPED'")
    int updateCancelled(@Param("id") UUID id);
}
