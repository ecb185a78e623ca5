package io.quelyos.persistence.order;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Writes and reads the histories of orders. */
@Mapper
public interface OrderEventMapper {
    @Insert(
        """
        insert into order_event (tenant_id, id, order_id, kind, is_public, actor_kind, actor_id, detail)
        values (#{tenantId}, #{id}, #{orderId}, #{kind}, #{isPublic}, #{actorKind}, #{actorId},
            cast(#{detail} as jsonb))
        """
    )
    int insert(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("orderId") UUID orderId,
        @Param("kind") String kind,
        @Param("isPublic") boolean isPublic,
        @Param("actorKind") String actorKind,
        @Param("actorId") String actorId,
        @Param("detail") String detail
    );

    /** What happened to some orders, each one's oldest first. */
    @Select(
        """
        select e.id, e.order_id, e.kind, e.is_public, e.actor_kind, e.actor_id, cast(e.detail as text) as detail,
            e.created_at
        from unnest(#{orderIds}) asked (id)
        cross join lateral (
            select o.id, o.order_id, o.kind, o.is_public, o.actor_kind, o.actor_id, o.detail, o.created_at
            from order_event o
            where o.order_id = asked.id
                and (o.is_public or not #{isPublicOnly})
            order by o.id
            limit #{limit}
        ) e
        order by e.order_id, e.id
        """
    )
    List<OrderEventRow> listByOrders(
        @Param("orderIds") List<UUID> orderIds,
        @Param("isPublicOnly") boolean isPublicOnly,
        @Param("limit") int limit
    );
}
