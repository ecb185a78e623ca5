package io.quelyos.persistence.checkout;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Keeps pieces for checkouts. Levels are always locked in the order of their keys, so that nobody waits in a circle. */
@Mapper
public interface ReservationMapper {
    /** What articles are made of; a bundle has 50 parts at the most. */
    @Select(
        """
        select v.id as article_id, c.id as part_id, coalesce(i.quantity, 1) as quantity,
            coalesce(c.is_stock_tracked, true) as is_stock_tracked,
            not coalesce(c.continues_when_out_of_stock, false)
                and not coalesce(p.available_on > current_date, false) as is_limited
        from variant v
        join product p on p.tenant_id = v.tenant_id and p.id = v.product_id
        left join bundle_item i on i.tenant_id = v.tenant_id and i.product_id = v.product_id
        left join variant c on c.tenant_id = v.tenant_id
            and c.id = case when i.product_id is null then v.id else i.variant_id end
        where v.id = any(#{articleIds})
        order by v.id, c.id
        """
    )
    List<ArticlePartRow> findParts(@Param("articleIds") List<UUID> articleIds);

    /** What lies where of some articles, locked until the transaction ends. */
    @Select(
        """
        select s.variant_id, s.location_id, l.position, s.quantity, s.reserved
        from stock_level s
        join location l on l.tenant_id = s.tenant_id and l.id = s.location_id
        where s.variant_id = any(#{variantIds})
        order by s.variant_id, s.location_id
        for update of s
        """
    )
    List<LevelRow> findAndLockLevels(@Param("variantIds") List<UUID> variantIds);

    /** What is kept for a checkout. */
    @Select(
        """
        select r.variant_id, r.location_id, r.quantity
        from stock_reservation r
        where r.checkout_id = #{checkoutId}
        order by r.variant_id, r.location_id
        limit 100000
        """
    )
    List<ReservationRow> list(@Param("checkoutId") UUID checkoutId);

    /** Changes levels that are locked. */
    @Update(
        """
        update stock_level s
        set quantity = s.quantity + r.quantity, reserved = s.reserved + r.reserved, updated_at = now()
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            variant_id uuid, location_id uuid, quantity int, reserved int)
        where s.variant_id = r.variant_id
            and s.location_id = r.location_id
        """
    )
    int updateLevels(@Param("rows") List<LevelChangeRow> rows);

    @Delete("delete from stock_reservation where checkout_id = #{checkoutId}")
    int delete(@Param("checkoutId") UUID checkoutId);

    @Insert(
        """
        insert into stock_reservation (tenant_id, checkout_id, variant_id, location_id, quantity)
        select current_tenant(), #{checkoutId}, r.variant_id, r.location_id, r.quantity
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            variant_id uuid, location_id uuid, quantity int)
        """
    )
    int insert(@Param("checkoutId") UUID checkoutId, @Param("rows") List<ReservationRow> rows);

    /** What the lines of an order need, as it was when the order was made. */
    @Select(
        """
        select l.id as order_line_id, s.variant_id, sum(s.quantity) as quantity,
            bool_and(v.is_stock_tracked and not v.continues_when_out_of_stock
                and not coalesce(p.available_on > current_date, false)) as is_limited
        from order_line l
        join order_line_stock s on s.tenant_id = l.tenant_id and s.order_line_id = l.id
        join variant v on v.tenant_id = s.tenant_id and v.id = s.variant_id
        left join product p on p.tenant_id = l.tenant_id and p.id = l.product_id
        where l.order_id = #{orderId}
        group by l.id, s.variant_id
        order by l.id, s.variant_id
        limit 100000
        """
    )
    List<OrderNeedRow> listNeeds(@Param("orderId") UUID orderId);

    /** The lines of an order whose article, or a part of it, is no more: of those nothing can be sent. */
    @Select(
        """
        select l.id
        from order_line l
        where l.order_id = #{orderId}
            and (l.variant_id is null
                or exists (
                    select from bundle_item i
                    where i.tenant_id = l.tenant_id
                        and i.product_id = l.product_id
                        and i.variant_id is null))
        order by l.id
        limit 1000
        """
    )
    List<UUID> listGoneLines(@Param("orderId") UUID orderId);

    @Insert(
        """
        insert into order_line_stock (tenant_id, order_line_id, variant_id, location_id, quantity)
        select current_tenant(), r.order_line_id, r.variant_id, r.location_id, r.quantity
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            order_line_id uuid, variant_id uuid, location_id uuid, quantity int)
        """
    )
    int insertLineStock(@Param("rows") List<LineStockRow> rows);

    @Delete(
        """
        delete from order_line_stock s
        using order_line l
        where l.order_id = #{orderId}
            and s.tenant_id = l.tenant_id
            and s.order_line_id = l.id
        """
    )
    int deleteLineStock(@Param("orderId") UUID orderId);
}
